import { recordedProbes } from '../evidence/index.ts'
import type { Probe } from '../evidence/probe.ts'
import type { Item, Plan } from '../plan/model.ts'
import { mayHaveRecords } from '../plan/read/unread.ts'
import type { Circumstances } from './command.ts'

type Allowing = Pick<Circumstances, 'policy'>

/** What must be asked of git to know whether the records of these items still hold. */
export function recordProbes(items: readonly Item[], { policy }: Allowing): Probe[] {
  return items
    .filter(mayHaveRecords)
    .flatMap(({ evidence }) =>
      evidence.records.flatMap((record) => recordedProbes(record, policy.allowances)),
    )
}

/** The same for completed items alone: theirs is the evidence whose loss opens them again. */
export function completedProbes({ items }: Plan, _input: unknown, facts: Allowing): Probe[] {
  return recordProbes(
    items.filter(({ status }) => status === 'completed'),
    facts,
  )
}
