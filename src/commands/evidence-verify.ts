import { EXIT } from '../diagnostics/diagnostic.ts'
import type { State } from '../evidence/kind.ts'
import { STATES } from '../evidence/kind.ts'
import { findItem } from '../plan/address.ts'
import type { Item, Plan } from '../plan/model.ts'
import { mayHaveRecords } from '../plan/read/unread.ts'
import { anyArguments, defineCommand, toggle } from './command.ts'
import { networkForRecords, ONLINE_OPTIONS } from './online-options.ts'
import { recordProbes } from './record-probes.ts'
import type { ResultOf } from './schema.ts'
import { shownEvidence } from './shown-evidence.ts'
import { item } from './values.ts'

export const evidenceVerify = defineCommand({
  name: 'evidence verify',
  summary: 'Check every record against the repository as it is now',
  description:
    'Records that are as they were are counted; the others are shown, and `harden evidence list` shows all. Ends with 1 when one is missing, expired or refused. What has drifted or moved does not fail; what cannot be verified fails only with --strict.',
  examples: [
    'harden evidence verify',
    'harden evidence verify I5 --strict',
    'harden evidence verify --online',
  ],
  writes: false,
  words: {
    arguments: { items: anyArguments('the items; else all with evidence', item) },
    options: {
      strict: toggle('--strict', 'fail on whatever is not intact'),
      ...ONLINE_OPTIONS,
    },
  },
  probes: (plan, { items }, facts) => recordProbes(chosen(plan, items), facts),
  network: (plan, { items, ...input }, facts) =>
    networkForRecords(chosen(plan, items), input, facts),
  past: () => 'nothing',
  decide: (plan, { items: references, strict }, facts) => {
    const shown = shownEvidence(plan, chosen(plan, references), facts)
    const states = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>
    for (const { state } of shown.records) if (state !== null) states[state] += 1
    const failing = strict ? STATES.filter((state) => state !== 'intact') : FAILING
    return {
      exit: failing.some((state) => states[state] > 0) ? EXIT.refused : EXIT.done,
      result: (): ResultOf<'evidence verify'> => ({ ...shown, states }),
    }
  },
})

/** Drifted and moved evidence is still in the history; the unverifiable may be right. */
const FAILING: readonly State[] = ['missing', 'expired', 'refused']

function chosen(plan: Plan, references: readonly string[]): readonly Item[] {
  if (references.length > 0) {
    return [...new Set(references.map((each) => findItem(plan, each).item))]
  }
  return plan.items.filter((each) => mayHaveRecords(each) && each.evidence.records.length > 0)
}
