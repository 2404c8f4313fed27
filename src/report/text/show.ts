import type { EntryView, ItemView, ResultOf } from '../../commands/schema.ts'
import type { Plan } from '../../plan/model.ts'
import type { Block, Cell } from '../block.ts'
import { joined, pairs, paragraph, section, spaced, stack, together } from '../compose.ts'
import { entryBlocks } from './entries.ts'
import type { ReportContext } from './index.ts'
import { address, dueText, horizonOf, mark, ownersOf } from './item.ts'
import { recordRows } from './record.ts'
import { riskLine } from './risk-line.ts'

/** One item, whole. */
export function showReport({ items, history }: ResultOf<'show'>, { plan }: ReportContext): Block {
  return spaced([
    ...items.map(oneItem),
    ...(history === null ? [] : [section('History', ...historyBlocks(history, plan))]),
  ])
}

function historyBlocks(history: readonly EntryView[], plan: Plan | null): readonly Block[] {
  return history.length === 0 ? [paragraph('none yet')] : entryBlocks(history, plan, 'item')
}

function oneItem(item: ItemView): Block {
  return stack([
    paragraph(
      together(mark(item), ' ', address(item), '  ', { text: item.title, style: 'strong' }),
      {
        hang: 4,
      },
    ),
    pairs([...rows(item)]),
  ])
}

function* rows(item: ItemView): Iterable<readonly [string, Cell]> {
  const { evidence, deferral, details, steps, blockedBy, fields } = item
  yield ['status', { text: item.meaning, style: item.status }]
  yield ['owner', ownersOf(item)]
  yield ['horizon', joined([horizonOf(item), dueText(item)])]
  yield ['risk', riskLine(item)]
  if (deferral !== null) yield ['deferred', deferralText(deferral)]
  if (blockedBy.length > 0) yield ['waits for', blockedBy.join(', ')]
  if (details.length > 0) yield ['details', stack(details.map((each) => paragraph(each)))]
  if (steps.length > 0) yield ['steps', stack(steps.map(step))]
  for (const [key, value] of Object.entries(fields)) yield [key.toLowerCase(), value]
  yield ['prove', evidence.required ?? { text: 'nothing is demanded', style: 'warning' }]
  yield [
    'shown',
    evidence.records.length === 0
      ? { text: 'nothing yet', style: 'muted' }
      : recordRows(evidence.records),
  ]
  yield ['lines', item.line === item.endLine ? `${item.line}` : `${item.line}-${item.endLine}`]
}

function deferralText({
  until,
  approver,
  reason,
  expired,
}: NonNullable<ItemView['deferral']>): Cell {
  return together(
    `until ${until ?? 'no day'}`,
    expired ? { text: ' (ended)', style: 'late' } : '',
    `, approved by ${approver ?? 'nobody'}: ${reason ?? 'no reason'}`,
  )
}

function step({ text, done }: ItemView['steps'][number]): Block {
  return paragraph(
    [{ text: done ? '[x]' : '[ ]', style: done ? 'completed' : 'not-started' }, ` ${text}`],
    {
      hang: 4,
    },
  )
}
