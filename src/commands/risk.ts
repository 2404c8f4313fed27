import { findItem } from '../plan/address.ts'
import type { Item, Plan } from '../plan/model.ts'
import type { Neighbour, RiskAccount } from '../risk/account.ts'
import { accountFor } from '../risk/account.ts'
import type { Input } from '../risk/assess.ts'
import { statedness } from '../risk/assess.ts'
import { differenceText } from '../risk/difference.ts'
import { rankItems } from '../risk/rank.ts'
import { levelOrder } from '../risk/table.ts'
import type { Facts } from './command.ts'
import { argument, defineCommand } from './command.ts'
import { lapsedItems } from './lapsed.ts'
import { completedProbes, recordProbes } from './record-probes.ts'
import type { ResultOf } from './schema.ts'
import { item } from './values.ts'
import { viewerOf } from './view.ts'

export const risk = defineCommand({
  name: 'risk',
  summary: 'Show how an item comes by its band and its place in the ranking',
  description:
    'Impact and likelihood meet in a table; what is not stated comes from the defaults. Each input is shown with where it is from, and with the nearest single change that would move the item to another band.',
  examples: ['harden risk I3', 'harden risk set I3 --impact very-high --detection none'],
  writes: false,
  words: { arguments: { item: argument('the item to look at', item) } },
  probes: (plan, { item: reference }, facts) => [
    ...completedProbes(plan, {}, facts),
    ...recordProbes([findItem(plan, reference).item], facts),
  ],
  decide: (plan, { item: reference }, facts) => {
    const { item: shown } = findItem(plan, reference)
    return { result: (): ResultOf<'risk'> => riskOf(plan, shown, facts) }
  },
})

function riskOf(plan: Plan, shown: Item, facts: Facts): ResultOf<'risk'> {
  const ranking = rankItems(plan, { ...facts, lapsed: lapsedItems(plan, facts) })
  const account = accountFor(plan, shown, ranking, facts)
  const { assessment, band, lift, standing, changes } = account
  const { impact, likelihood, detection, raisedLikelihood } = assessment
  const isPlaced = standing.place !== null
  return {
    item: viewerOf(plan, facts).item(shown),
    account: {
      band,
      ownBand: assessment.band,
      impact: { value: impact.value, source: impact.source },
      likelihood: {
        value: likelihood.value,
        source: likelihood.source,
        horizon: horizonIn(likelihood),
        raised: raisedLikelihood,
      },
      detection: { value: detection.value, source: detection.source },
      note: shown.risk?.value.note ?? null,
      inheritedFrom: lift && { item: lift.from.handle, code: lift.from.code, band: lift.band },
      place: standing.place,
      of: ranking.ranked.length,
      why: isPlaced ? null : standing.why,
      above: isPlaced ? viewNeighbour(standing.above) : null,
      below: isPlaced ? viewNeighbour(standing.below) : null,
      changes: changes.map(({ input, from, to, band: then, place }) => ({
        input,
        from,
        to,
        band: then,
        place,
      })),
      remarks: [...remarksOn(account)],
    },
  }
}

function horizonIn(input: Input<unknown>): string | null {
  return input.source === 'horizon place' ? input.horizon : null
}

function viewNeighbour(neighbour: Neighbour | null) {
  if (neighbour === null) return null
  const { item: beside, because } = neighbour
  return { item: beside.handle, code: beside.code, because: differenceText(because) }
}

function* remarksOn({ band, lift, assessment, standing }: RiskAccount): Iterable<string> {
  if (standing.place !== null) {
    const { pin, back } = standing
    if (pin !== null) yield `first by hand until ${pin.until}: ${pin.reason}`
    if (back === 'evidence-expired') yield 'it is open again: its evidence no longer holds'
    if (back === 'deferral-expired') yield 'it is open again: its deferral has ended'
  }
  const isHigh = lift === null && levelOrder(band) >= levelOrder('high')
  if (isHigh && statedness(assessment) !== 'stated') {
    yield 'the band rests on a default: `harden risk set` states it'
  }
}
