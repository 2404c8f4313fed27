import type { Found } from '../plan/address.ts'
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

/** As `lookUp`, for many references: each spelling is read once, an address without a search. */
function finder(plan: Plan): (reference: string) => Item | null {
  const addressed = addressIndex(plan)
  const known = new Map<string, Item | null>()
  return (reference) => {
    const seen = known.get(reference)
    if (seen !== undefined) return seen
    const item = addressed(reference) ?? searched(plan, reference)
    known.set(reference, item)
    return item
  }
}

function searched(plan: Plan, reference: string): Item | null {
  const lookup = lookUp(plan, reference)
  return lookup.kind === 'found' ? lookup.item : null
}

/**
 * Finds the item that a code names; and of a handle or a pair, by asking `lookUp` about the
 * few items that come into question. Null for whatever else is written.
 */
function addressIndex(plan: Plan): (reference: string) => Item | null {
  const byCode = once(() => new Map(plan.items.map((item) => [item.code, item])))
  const byHandle = once(() => groupByHandle(plan.items))
  return (reference) => {
    const address = reference.trim()
    const coded = byCode().get(address.toUpperCase())
    if (coded !== undefined) return coded
    const letters = HANDLE.exec(address)?.[1]?.toLowerCase()
    const items = letters && byHandle().get(letters)
    if (!items) return null
    // Inherits everything else: a copy would compute the plan's diagnostics.
    const few: Plan = Object.create(plan, { items: { value: items } })
    const lookup = lookUp(few, address)
    return lookup.kind === 'found' && BY_HANDLE.has(lookup.by) ? lookup.item : null
  }
}

/** A handle, also behind a code; its first letters. */
const HANDLE = /^(?:\p{L}+\d+:)?([k-z]{4})[k-z]{0,12}(?:\.\d+)?$/iu
const BY_HANDLE: ReadonlySet<Found['by']> = new Set(['handle', 'pair'])

function groupByHandle(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const letters = item.handle.slice(0, 4)
    const group = groups.get(letters)
    if (group) group.push(item)
    else groups.set(letters, [item])
  }
  return groups
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}
