import type { ResultOf } from '../../commands/schema.ts'
import { costText, outageText } from '../../risk/reliability.ts'
import type { Block, Cell, Content } from '../block.ts'
import { columns, pairs, paragraph, spaced, stack, together } from '../compose.ts'
import { address, horizonOf, mark } from './item.ts'
import { riskLine } from './risk-line.ts'

type Result = ResultOf<'risk'>

/** How one item comes by its band and its place. */
export function riskReport(result: Result): Block {
  const { item } = result
  return spaced([
    stack([
      paragraph(
        together(mark(item), ' ', address(item), '  ', { text: item.title, style: 'strong' }),
        { hang: 4 },
      ),
      pairs([...rows(result)]),
    ]),
  ])
}

/** The items whose risk was stated or taken back, as they are now. */
export function riskChangeReport({ items, changed }: ResultOf<'risk set'>): Block {
  return stack([
    columns(
      items.map((item) => [
        mark(item),
        address(item),
        stack([paragraph(item.title), paragraph(riskLine(item))]),
      ]),
      { columns: [{}, {}, { width: 'fill' }] },
    ),
    ...(changed ? [] : [paragraph({ text: 'Nothing to change.', style: 'muted' })]),
  ])
}

function* rows(result: Result): Iterable<readonly [string, Cell]> {
  const { account } = result
  const { band, ownBand, note, inheritedFrom, changes, remarks } = account
  yield ['band', { text: band, style: band }]
  yield* basis(result)
  if (inheritedFrom !== null) {
    yield ['own', { text: ownBand, style: ownBand }]
    yield ['inherits', `${inheritedFrom.band} from ${inheritedFrom.code}, which waits for it`]
  }
  if (note !== null) yield ['why', note]
  yield ['due', dueText(result)]
  yield* standing(account)
  if (changes.length > 0) {
    const name = inheritedFrom === null ? 'would be' : 'own would be'
    yield [name, stack(changes.map((change) => paragraph(changeText(change))))]
  }
  for (const remark of remarks) yield ['note', remark]
}

/** The numbers of an outage, or the three inputs and the cell of the table they lead to. */
function* basis({ item, account }: Result): Iterable<readonly [string, Cell]> {
  const { reliability } = item.risk
  if (reliability !== null) {
    yield ['outage', outageText(reliability)]
    yield ['costs', costText(reliability)]
    return
  }
  const { impact, likelihood, detection, ownBand } = account
  yield ['impact', `${impact.value} (${sourceText(impact.source, null)})`]
  const raised =
    likelihood.raised === likelihood.value
      ? ''
      : `, read as ${likelihood.raised} because nobody would notice`
  yield [
    'likelihood',
    `${likelihood.value} (${sourceText(likelihood.source, likelihood.horizon)})${raised}`,
  ]
  yield ['detection', detection.value === null ? 'not stated' : `${detection.value} (stated)`]
  yield [
    'table',
    together(`likelihood ${likelihood.raised}, impact ${impact.value}: `, {
      text: ownBand,
      style: ownBand,
    }),
  ]
}

function sourceText(source: 'stated' | 'default' | 'horizon place', horizon: string | null) {
  return source === 'horizon place' ? `default of ${horizon}` : source
}

function dueText({ item }: Result): string {
  const { due } = item
  if (due === null) return 'never: its horizon has no end'
  const late = due.daysLate > 0 ? `, ${due.daysLate} d late` : ''
  return `${due.date}${late}, ${SOURCES[due.source](horizonOf(item))}`
}

const SOURCES = {
  field: () => 'its own day',
  window: (horizon: string) => `the end of ${horizon}`,
  'first-seen': (horizon: string) => `the end of ${horizon} from the day it appeared`,
  'last-updated': (horizon: string) => `the end of ${horizon} from the plan’s last update`,
} as const

function* standing({ place, of, why, above, below }: Result['account']) {
  if (place === null) {
    yield ['place', `none: it ${why}`] as const
    return
  }
  yield ['place', `${place} of ${of}`] as const
  if (above !== null) yield ['below', `${above.code}: ${above.because}`] as const
  if (below !== null) yield ['above', `${below.code}: ${below.because}`] as const
}

/** `high, place 3, with impact high`. */
function changeText({ input, to, band, place }: Result['account']['changes'][number]): Content {
  const where = place === null ? '' : `, place ${place}`
  return together({ text: band, style: band }, `${where}, with ${input} ${to}`)
}
