import { findItem } from '../plan/address.ts'
import type { Item, Plan, RiskStatement } from '../plan/model.ts'
import type { Lapsed } from '../plan/status.ts'
import { isOpen } from '../plan/status.ts'
import { assessAs, assessRisk } from '../risk/assess.ts'
import { outlookByBand } from '../risk/moves.ts'
import { rankItems } from '../risk/rank.ts'
import { spellRisk } from '../risk/statement.ts'
import type { Suggestion } from '../risk/suggest.ts'
import { suggestRisk } from '../risk/suggest.ts'
import type { Facts } from './command.ts'
import { anyArguments, defineCommand } from './command.ts'
import { lapsedItems } from './lapsed.ts'
import { completedProbes } from './record-probes.ts'
import type { ResultOf } from './schema.ts'
import { item } from './values.ts'
import { viewerOf } from './view.ts'

export const riskSuggest = defineCommand({
  name: 'risk suggest',
  summary: 'Propose risks from the words of titles and requirements, and say why',
  description:
    'Writes nothing, and nothing is ever ranked by such words: each proposal comes with the command that states it. Without items those are looked at that are open and state no risk.',
  examples: ['harden risk suggest', 'harden risk suggest I3 M5'],
  writes: false,
  words: { arguments: { items: anyArguments('the items to look at', item) } },
  probes: completedProbes,
  decide: (plan, { items: references }, facts) => {
    const lapsed = lapsedItems(plan, facts)
    const items = references.length > 0 ? named(plan, references) : unstated(plan, facts, lapsed)
    return { result: (): ResultOf<'risk suggest'> => suggestionsFor(plan, items, facts, lapsed) }
  },
})

function named(plan: Plan, references: readonly string[]): Item[] {
  return [...new Set(references.map((each) => findItem(plan, each).item))]
}

function unstated({ items }: Plan, { today }: Facts, lapsed: Lapsed): Item[] {
  return items.filter((each) => each.risk === null && isOpen(each, today, lapsed))
}

type Proposal = ResultOf<'risk suggest'>['suggestions'][number]

function suggestionsFor(
  plan: Plan,
  items: readonly Item[],
  facts: Facts,
  lapsed: Lapsed,
): ResultOf<'risk suggest'> {
  const { ranked } = rankItems(plan, { ...facts, lapsed })
  const places = new Map(ranked.map((each) => [each.item, each]))
  const { short } = viewerOf(plan, facts)
  const view = (each: Item, { statement, hints }: Suggestion): Proposal => {
    const own = places.get(each)
    const { band } = assessRisk(plan, each, facts.availability)
    const stated = assessAs(plan, each, statement).band
    return {
      item: each.handle,
      code: each.code,
      short: short(each),
      title: each.title.value,
      risk: spellRisk(statement),
      hints: hints.map((hint) => ({ ...hint, words: [...hint.words] })),
      now: { band: own?.band ?? band, place: own?.place ?? null },
      stated: own ? outlookByBand(ranked, own)(stated) : { band: stated, place: null },
      command: commandFor(short(each), statement),
    }
  }
  const looked = items.map((each) => ({ each, suggestion: suggestRisk(each) }))
  return {
    suggestions: looked.flatMap(({ each, suggestion }) =>
      suggestion === null ? [] : [view(each, suggestion)],
    ),
    silent: looked.flatMap(({ each, suggestion }) => (suggestion === null ? [each.handle] : [])),
  }
}

/** The command that states it. */
function commandFor(address: string, { impact, likelihood, detection }: RiskStatement): string {
  const flags = Object.entries({ impact, likelihood, detection }).flatMap(([name, value]) =>
    value === null ? [] : [`--${name} ${value}`],
  )
  return ['harden risk set', address, ...flags].join(' ')
}
