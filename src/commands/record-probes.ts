import { recordedProbes } from '../evidence/index.ts'
import type { Probe } from '../evidence/probe.ts'
import type { Item, Plan } from '../plan/model.ts'

/** What must be asked of git to know whether the records of these items still hold. */
export function recordProbes(items: readonly Item[]): Probe[] {
  return items.flatMap(({ evidence }) => evidence.records.flatMap(recordedProbes))
}

/** The same for completed items alone: theirs is the evidence whose loss opens them again. */
export function completedProbes({ items }: Plan): Probe[] {
  return recordProbes(items.filter(({ status }) => status === 'completed'))
}
