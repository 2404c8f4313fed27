import type { Item, Plan } from '../plan/model.ts'
import { demandedGrade } from '../plan/proof.ts'
import type { Facts } from './command.ts'
import type { ResultOf } from './schema.ts'
import { viewerOf } from './view.ts'

/** What items have to show, and the records of them all, each told once. */
export function shownEvidence(
  plan: Plan,
  items: readonly Item[],
  facts: Facts,
): ResultOf<'evidence list'> {
  const viewer = viewerOf(plan, facts)
  return {
    records: items.flatMap(({ handle, evidence }) =>
      evidence.records.map((record) => ({ item: handle, ...viewer.record(record) })),
    ),
    items: items.map((item) => ({
      code: item.code,
      handle: item.handle,
      short: viewer.short(item),
      title: item.title.value,
      status: item.status,
      mark: item.mark.value,
      required: item.evidence.required?.value ?? null,
      minimumGrade: demandedGrade(plan, item, facts.policy),
    })),
  }
}
