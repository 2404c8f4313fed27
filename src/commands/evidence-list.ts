import { findItem } from '../plan/address.ts'
import type { Item, Plan } from '../plan/model.ts'
import { mayHaveRecords } from '../plan/read/unread.ts'
import { defineCommand, optionalArgument } from './command.ts'
import { recordProbes } from './record-probes.ts'
import type { ResultOf } from './schema.ts'
import { shownEvidence } from './shown-evidence.ts'
import { item } from './values.ts'

export const evidenceList = defineCommand({
  name: 'evidence list',
  summary: 'List what was shown, and whether it still holds',
  examples: ['harden evidence list', 'harden evidence list I2'],
  writes: false,
  words: { arguments: { item: optionalArgument('the item; else all with evidence', item) } },
  probes: (plan, { item: reference }, facts) => recordProbes(chosen(plan, reference), facts),
  past: () => 'nothing',
  decide: (plan, { item: reference }, facts) => {
    const items = chosen(plan, reference)
    return { result: (): ResultOf<'evidence list'> => shownEvidence(plan, items, facts) }
  },
})

function chosen(plan: Plan, reference: string | null): readonly Item[] {
  if (reference !== null) return [findItem(plan, reference).item]
  return plan.items.filter((each) => mayHaveRecords(each) && each.evidence.records.length > 0)
}
