import type { Horizon, Item, Plan } from '../model.ts'

/** Which horizon of a later plan each of an earlier one is. */
export type HorizonMatch = ReadonlyMap<Horizon, Horizon>

/**
 * Finds each horizon again: by its name, and where several have one name in
 * the one that holds most of its items; one whose heading is gone, in the new
 * heading that took more than half of them.
 */
export function matchHorizons(
  before: Plan,
  after: Plan,
  found: ReadonlyMap<Item, Item>,
): HorizonMatch {
  const match = new Map<Horizon, Horizon>()
  const free = new Set(after.horizons)
  const named = groupByName(after.horizons)
  const pair = (old: Horizon, horizon: Horizon | undefined) => {
    if (!horizon) return
    match.set(old, horizon)
    free.delete(horizon)
    named.get(horizon.name)?.delete(horizon)
  }
  for (const old of before.horizons) {
    const namesakes = [...(named.get(old.name) ?? [])]
    const heir =
      namesakes.length > 1
        ? heirsOf(old, after, found).find(([each]) => namesakes.includes(each))
        : undefined
    pair(old, heir?.[0] ?? namesakes[0])
  }
  const isNamed = (plan: Plan, name: string) => plan.vacancies.some((each) => each.name === name)
  for (const old of before.horizons) {
    if (match.has(old) || isNamed(after, old.name)) continue
    const heir = heirsOf(old, after, found).find(
      ([each, share]) =>
        share * 2 > old.items.length && free.has(each) && !isNamed(before, each.name),
    )
    pair(old, heir?.[0])
  }
  return match
}

function groupByName(horizons: readonly Horizon[]): Map<string, Set<Horizon>> {
  const named = new Map<string, Set<Horizon>>()
  for (const horizon of horizons) {
    const group = named.get(horizon.name)
    if (group) group.add(horizon)
    else named.set(horizon.name, new Set([horizon]))
  }
  return named
}

/** The horizons that hold items of an earlier one, and how many; the largest share first. */
function heirsOf(
  { items }: Horizon,
  after: Plan,
  found: ReadonlyMap<Item, Item>,
): [Horizon, number][] {
  const shares = new Map<Horizon, number>()
  for (const item of items) {
    const like = found.get(item)
    const heir = like && after.horizons[like.horizon]
    if (heir) shares.set(heir, (shares.get(heir) ?? 0) + 1)
  }
  return [...shares].sort(([, a], [, b]) => b - a)
}
