import type { ItemView, ResultOf } from '../../commands/schema.ts'
import { itemOfHandle } from '../../plan/address.ts'
import { holdingRecords, LAPSED_STATES, shortfallOf } from '../../plan/proof.ts'
import type { Block, Content } from '../block.ts'
import { columns, joined, pairs, paragraph, section, spaced, stack } from '../compose.ts'
import type { ReportContext } from './index.ts'
import { address, ageText, dueText, horizonOf, ownersOf, riskText } from './item.ts'
import { queueRows } from './queue.ts'

/** What is in progress, what comes next and how to prove it, and the queue. */
export function nextReport(result: ResultOf<'next'>, context: ReportContext): Block {
  const { plan, facts } = context
  const { inProgress, upcoming, queue, because } = result
  return spaced([
    ...(inProgress.length === 0 ? [] : [section('In progress', working(inProgress, facts.today))]),
    section(
      'Next',
      upcoming.length === 0
        ? nothing(result)
        : spaced(upcoming.map((item) => pending(item, context))),
    ),
    ...(because.length === 0 ? [] : [section('Why', ...because.map((each) => paragraph(each)))]),
    ...(queue.length === 0 ? [] : [section('Queue', queueRows(queue, plan))]),
  ])
}

function working(items: readonly ItemView[], today: string): Block {
  return columns(
    items.map((item) => [address(item), item.title, ageText(item, today), ownersOf(item)]),
    { columns: [{}, { width: 'fill' }, { align: 'right' }, { max: 28 }] },
  )
}

function pending(item: ItemView, context: ReportContext): Block {
  const rows = [paragraph(item.title), paragraph(factsOf(item)), proof(item, context)]
  return columns([[address(item), stack(rows)]], {
    columns: [{}, { width: 'fill' }],
  })
}

function factsOf(item: ItemView): Content {
  return joined([ownersOf(item), horizonOf(item), dueText(item), riskText(item)])
}

/** What must be shown, and the command that takes the item up. */
function proof(item: ItemView, context: ReportContext): Block {
  return pairs([
    ...(item.evidence.required === null ? [] : [['prove', item.evidence.required] as const]),
    ...item.evidence.records
      .filter(({ state }) => state !== null && LAPSED_STATES.has(state))
      .map(({ label, state }) => ['lapsed', `${label}: ${state}`] as const),
    ...(item.status === 'completed' ? short(item, context) : []).map(
      (words) => ['lacks', words] as const,
    ),
    ...(item.deferral?.expired
      ? [['lapsed', `deferral ended ${item.deferral.until}`] as const]
      : []),
    ['then', { text: stepFor(item), style: 'code' }],
  ])
}

/** What the configuration demands of a completed item, and its evidence does not give. */
function short({ handle }: ItemView, { plan, facts }: ReportContext): string[] {
  const item = plan ? itemOfHandle(plan, handle) : undefined
  if (!plan || item === undefined) return []
  const holding = holdingRecords(item, facts)
  const { grade, parts } = shortfallOf(plan, item, holding, facts.policy)
  return [
    ...(grade === null
      ? []
      : [`evidence of grade ${grade.demanded}; the best is ${grade.best ?? 'none'}`]),
    ...parts.map(({ text, wants }) => `${text} (${wants})`),
  ]
}

/** The command that takes an item up; a completed one wants its proof anew. */
function stepFor({ status, short }: ItemView): string {
  if (status === 'completed') return `harden done ${short} -e <ref>`
  return `harden ${status === 'deferred' ? 'reopen' : 'start'} ${short}`
}

function nothing({ blocked }: ResultOf<'next'>): Block {
  if (blocked.length === 0) return paragraph('Nothing is pending.')
  return stack([
    paragraph('Nothing can be taken up: what is pending waits for other items.'),
    columns(
      blocked.map(({ item, by }) => [address(item), item.title, `waits for ${by.join(', ')}`]),
      { columns: [{}, { width: 'fill' }, { max: 28 }] },
    ),
  ])
}
