import { lookUp } from '../plan/address.ts'
import type { Item, Plan } from '../plan/model.ts'
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
  const find = finder(plan)
  for (const item of plan.items) {
    if (item.blockedBy.length === 0 || isFinished(item)) continue
    const named = item.blockedBy.map(({ value }) => find(value)).filter((each) => each !== null)
    const open = [...new Set(named)].filter((each) => each !== item && !isFinished(each))
    if (open.length > 0) blockers.set(item, open)
  }
  return { blockers, cycles: cyclesOf(blockers) }
}

/** Codes are looked up at once, whatever else people write is read once a spelling. */
function finder(plan: Plan): (reference: string) => Item | null {
  let byCode: Map<string, Item> | null = null
  const known = new Map<string, Item | null>()
  return (reference) => {
    byCode ??= new Map(plan.items.map((item) => [item.code, item]))
    const found = byCode.get(reference.trim().toUpperCase()) ?? known.get(reference)
    if (found !== undefined) return found
    const lookup = lookUp(plan, reference)
    const item = lookup.kind === 'found' ? lookup.item : null
    known.set(reference, item)
    return item
  }
}
