import { itemsTitled } from '../handles.ts'
import type { Horizon, Item, Plan } from '../model.ts'
import type { HorizonMatch } from './horizons.ts'
import type { Pair } from './match.ts'

/** Where a plan took nearly all items over from the one before it: what it did not take over. */
export interface InPlace {
  /** The items that are others now, each where it was. */
  readonly pairs: readonly Pair[]
  readonly horizons: HorizonMatch
}

/**
 * Pairs two plans of which the later took its items over from the earlier, save
 * a few; null where they have to be matched. Nothing moved, and nothing is called
 * something else.
 *
 * Twins are told apart by what is written in them, so none of them may be another.
 */
export function pairInPlace(before: Plan, after: Plan): InPlace | null {
  const pairs = otherItems(before.items, after.items)
  if (pairs === null || !pairs.every((pair) => isAlone(before, pair))) return null
  const horizons = new Map<Horizon, Horizon>()
  for (const [index, old] of before.horizons.entries()) {
    const now = after.horizons[index]
    if (now?.name === old.name) horizons.set(old, now)
  }
  const isSame = [before, after].every((plan) => plan.horizons.length === horizons.size)
  return isSame ? { pairs, horizons } : null
}

/** More are sooner matched. */
const FEW = 8

function otherItems(olds: Plan['items'], items: Plan['items']): Pair[] | null {
  if (olds.length !== items.length) return null
  const pairs: Pair[] = []
  for (const [index, before] of olds.entries()) {
    const after = items[index] as Item
    if (before === after) continue
    if (pairs.length === FEW) return null
    pairs.push({ before, after })
  }
  return pairs.length < items.length ? pairs : null
}

function isAlone(plan: Plan, { before, after }: Pair): boolean {
  const title = before.title.value
  return (
    before.horizon === after.horizon &&
    title === after.title.value &&
    itemsTitled(plan, title).length === 1
  )
}
