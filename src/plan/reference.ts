import { lettered } from '../text/lettered.ts'
import { once } from '../text/once.ts'
import type { Found, Lookup } from './address.ts'
import { lookUp } from './address.ts'
import type { Item, Plan } from './model.ts'

/** As `lookUp`, for many references: each spelling is read once, an address without a search. */
export function referenceReader(plan: Plan): (reference: string) => Lookup {
  const addressed = addressIndex(plan)
  const known = new Map<string, Lookup>()
  return (reference) => {
    const lookup = known.get(reference) ?? addressed(reference) ?? lookUp(plan, reference)
    known.set(reference, lookup)
    return lookup
  }
}

/**
 * For each item the others that its `Blocked by:` names, each once; references that name no
 * item, several, or the item itself are left out.
 */
export function blockerReader(plan: Plan): (item: Item) => readonly Item[] {
  const read = referenceReader(plan)
  return (item) => {
    if (item.blockedBy.length === 0) return NO_ITEMS
    const found = item.blockedBy.map(({ value }) => read(value))
    const items = found.flatMap((lookup) => (lookup.kind === 'found' ? [lookup.item] : []))
    return [...new Set(items)].filter((each) => each !== item)
  }
}

const NO_ITEMS: readonly Item[] = []

/**
 * Finds the item that a code names; and of a handle or a pair, by asking `lookUp` about the
 * few items that come into question. Null for whatever else is written.
 */
function addressIndex(plan: Plan): (reference: string) => Lookup | null {
  const byCode = once(() => new Map(plan.items.map((item) => [item.code, item])))
  const byHandle = once(() => groupByHandle(plan.items))
  return (reference) => {
    const address = reference.trim()
    const coded = byCode().get(address.toUpperCase())
    if (coded !== undefined) return { kind: 'found', item: coded, by: 'code' }
    const letters = HANDLE(address).exec(address)?.[1]?.toLowerCase()
    const items = letters && byHandle().get(letters)
    if (!items) return null
    // Inherits everything else: a copy would compute the plan's diagnostics.
    const few: Plan = Object.create(plan, { items: { value: items } })
    const lookup = lookUp(few, address)
    return lookup.kind === 'found' && BY_HANDLE.has(lookup.by) ? lookup : null
  }
}

/** A handle, also behind a code; its first letters. */
const HANDLE = lettered(
  ({ letter }) => `^(?:[${letter}]+\\d+:)?([k-z]{4})[k-z]{0,12}(?:\\.\\d+)?$`,
  'i',
)
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
