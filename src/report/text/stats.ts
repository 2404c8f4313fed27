import type { ItemView, ResultOf } from '../../commands/schema.ts'
import type { Block, Content } from '../block.ts'
import { bar, columns, counted, pairs, section, spaced } from '../compose.ts'
import type { ReportContext } from './index.ts'
import { address, ageText, ownersOf } from './item.ts'

/** How work flows through the plan. */
export function statsReport(result: ResultOf<'stats'>, { facts }: ReportContext): Block {
  const { inProgress, weeks } = result
  return spaced([
    pairs([
      ['cycle time', cycleText(result)],
      ['throughput', throughputText(result)],
    ]),
    ...(inProgress.length === 0 ? [] : [section('In progress', working(inProgress, facts.today))]),
    ...(weeks.length === 0 ? [] : [section('Burn-up', burnUp(result))]),
  ])
}

function cycleText({ cycle: { count, median, p85, unstarted } }: ResultOf<'stats'>): string {
  const never = unstarted === 0 ? '' : `; ${counted(unstarted, 'completion')} without a start`
  if (median === null || p85 === null) return `nothing was started and completed yet${never}`
  return `median ${median} d, 85 % within ${p85} d, from ${counted(count, 'completion')}${never}`
}

function throughputText({ throughput, weeks }: ResultOf<'stats'>): string {
  if (throughput === null) return 'no full week yet'
  return `${throughput} a week, over ${counted(weeks.length - 1, 'full week')}`
}

function working(items: readonly ItemView[], today: string): Block {
  return columns(
    items.map((item) => [address(item), item.title, ageText(item, today), ownersOf(item)]),
    { columns: [{}, { width: 'fill' }, { align: 'right' }, { max: 28 }] },
  )
}

const HEADINGS = ['week of', 'added', 'removed', 'started', 'completed', 'reopened', '', 'done']

function burnUp({ weeks }: ResultOf<'stats'>): Block {
  const widest = Math.max(...weeks.map(({ scope }) => scope), 1)
  const rows = weeks.map(
    ({ begins, added, removed, started, completed, reopened, scope, done }) => [
      begins,
      dash(added),
      dash(removed),
      dash(started),
      dash(completed),
      dash(reopened),
      bar(done, scope, Math.max(1, Math.round((scope / widest) * WIDTH))),
      `${done}/${scope}`,
    ],
  )
  return columns([HEADINGS.map((text): Content => ({ text, style: 'muted' })), ...rows], {
    columns: [
      {},
      { align: 'right' },
      { align: 'right' },
      { align: 'right' },
      { align: 'right' },
      { align: 'right' },
      {},
      { align: 'right' },
    ],
  })
}

/** Columns of the longest bar. */
const WIDTH = 30

function dash(count: number): string {
  return count === 0 ? '-' : String(count)
}
