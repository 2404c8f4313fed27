import type { Item, Plan } from '../plan/model.ts'
import { blockerReader } from '../plan/reference.ts'
import { cyclesOf } from './cycles.ts'

/** Who waits for whom, among the items that are not finished. */
export interface Waiting {
  /** For each item that waits, what it waits for, as its `Blocked by:` names them. */
  readonly blockers: ReadonlyMap<Item, readonly Item[]>
  /** Items that wait for each other, each circle in the order of its waiting. */
  readonly cycles: readonly (readonly Item[])[]
}

/**
 * Follows every `Blocked by:` to the items it names.
 *
 * A finished item blocks nothing and waits for nothing. A reference that names no item,
 * several, or the item itself blocks nothing either, since nobody could ever lift it.
 *
 * @param isFinished true for what is completed with evidence that still counts.
 */
export function waitingOf(plan: Plan, isFinished: (item: Item) => boolean): Waiting {
  const blockers = new Map<Item, readonly Item[]>()
  const blockersOf = blockerReader(plan)
  for (const item of plan.items) {
    if (item.blockedBy.length === 0 || isFinished(item)) continue
    const open = blockersOf(item).filter((each) => !isFinished(each))
    if (open.length > 0) blockers.set(item, open)
  }
  return { blockers, cycles: cyclesOf(blockers) }
}
