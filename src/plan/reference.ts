import { onceEach } from '../text/once.ts'
import type { Lookup } from './address.ts'
import { lookUp } from './address.ts'
import type { Item, Plan } from './model.ts'

/** As `lookUp`, for many references: each spelling is read once. */
export function referenceReader(plan: Plan): (reference: string) => Lookup {
  return onceEach((reference) => lookUp(plan, reference))
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
