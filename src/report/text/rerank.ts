import type { ResultOf } from '../../commands/schema.ts'
import type { Block } from '../block.ts'
import { columns, paragraph, section, spaced, stack, together } from '../compose.ts'
import type { ReportContext } from './index.ts'
import { droppedRows, queueRows } from './queue.ts'

/** The queue as it is now, what moved and why, and with `--why` every place of the ranking. */
export function rerankReport(result: ResultOf<'rerank'>, { plan }: ReportContext): Block {
  const { queue, dropped, moves, why, changed } = result
  return spaced([
    section('Queue', queueRows(queue, plan)),
    ...(moves.length === 0 ? [] : [section('Moved', droppedRows(moves))]),
    ...(dropped.length === 0 ? [] : [section('Dropped', droppedRows(dropped))]),
    ...(why.length === 0 ? [] : [section('Ranking', ranking(result))]),
    ...(why.length === 0 ? [] : [stack(why.map((each) => paragraph(each)))]),
    ...(changed ? [] : [paragraph({ text: 'The queue is in order already.', style: 'muted' })]),
  ])
}

function ranking({ ranking }: ResultOf<'rerank'>): Block {
  return columns(
    ranking.map((each) => [
      String(each.place),
      { text: `${each.code}:${each.short}`, style: 'handle' },
      stack([
        paragraph(each.title),
        paragraph(together({ text: each.band, style: each.band }, `: ${basisOf(each.basis)}`)),
        ...each.because.map((reason, at) =>
          paragraph({ text: at === 0 ? `above the next: ${reason}` : reason, style: 'muted' }),
        ),
        paragraph({ text: `would move: ${each.wouldMove}`, style: 'muted' }),
      ]),
    ]),
    { columns: [{ align: 'right' }, {}, { width: 'fill' }] },
  )
}

/** The basis repeats the band first. */
function basisOf(basis: string): string {
  return basis.replace(/^[a-z-]+: /, '')
}
