import { placeOf } from '../change.ts'
import type { Item, Plan } from '../model.ts'
import { longestIncreasing } from '../sequence.ts'
import type { Matching, Pair } from './match.ts'

/** The pairs that left their horizon, and in each horizon the fewest that explain its new order. */
export function movedPairs(
  before: Plan,
  after: Plan,
  { pairs, horizons }: Matching,
): ReadonlySet<Pair> {
  const moved = new Set<Pair>(pairs)
  const stayed = after.horizons.map((): Pair[] => [])
  for (const pair of pairs) {
    const old = before.horizons[pair.before.horizon]
    const home = after.horizons[pair.after.horizon]
    if (old && horizons.get(old) === home) stayed[pair.after.horizon]?.push(pair)
  }
  for (const group of stayed) {
    const inOrder = group.sort((a, b) => place(before, a.before) - place(before, b.before))
    for (const at of longestIncreasing(inOrder.map((pair) => place(after, pair.after)))) {
      moved.delete(inOrder[at] as Pair)
    }
  }
  return moved
}

function place(plan: Plan, item: Item): number {
  return placeOf(plan, item).index
}
