import type { Item, Level } from '../plan/model.ts'
import { LEVELS } from '../plan/model.ts'
import type { Lift } from './difference.ts'

/**
 * What items inherit from those that wait for them: the highest band, over any number of
 * steps, and the item it comes from.
 *
 * Bands spread from the highest down, so that each item passes on the best it has, and
 * only once; a circle ends where it comes round. O(items + references).
 *
 * @param bandOf null for items whose own risk lifts nobody, because they rest today; they
 * still pass on what they inherit.
 */
export function liftsOf(
  blockers: ReadonlyMap<Item, readonly Item[]>,
  bandOf: (waiting: Item) => Level | null,
): ReadonlyMap<Item, Lift> {
  const lifts = new Map<Item, Lift>()
  const spent = new Set<Item>()
  const waiting = [...blockers.keys()].map((item) => ({ item, band: bandOf(item) }))
  for (const band of [...LEVELS].reverse()) {
    for (const { item: from } of waiting.filter((each) => each.band === band)) {
      spread({ blockers, lifts, spent }, { band, from })
    }
  }
  return lifts
}

interface Spreading {
  readonly blockers: ReadonlyMap<Item, readonly Item[]>
  readonly lifts: Map<Item, Lift>
  /** Items that have passed on a band. */
  readonly spent: Set<Item>
}

function spread({ blockers, lifts, spent }: Spreading, lift: Lift): void {
  const reached = [lift.from]
  for (const item of reached) {
    if (spent.has(item)) continue
    spent.add(item)
    for (const blocker of blockers.get(item) ?? []) {
      if (!lifts.has(blocker)) lifts.set(blocker, lift)
      reached.push(blocker)
    }
  }
}
