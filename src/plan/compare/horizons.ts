import type { Horizon, Item, Plan } from '../model.ts'

/** Which horizon of a later plan each of an earlier one is. */
export type HorizonMatch = ReadonlyMap<Horizon, Horizon>

/**
 * Finds each horizon again: by its name, the first of a name first; one whose
 * heading is gone, in the new heading that took most of its items.
 */
export function matchHorizons(
  before: Plan,
  after: Plan,
  found: ReadonlyMap<Item, Item>,
): HorizonMatch {
  const match = new Map<Horizon, Horizon>()
  const free = new Set(after.horizons)
  const pair = (old: Horizon, horizon: Horizon | undefined) => {
    if (!horizon) return
    match.set(old, horizon)
    free.delete(horizon)
  }
  for (const old of before.horizons)
    pair(
      old,
      [...free].find(({ name }) => name === old.name),
    )
  const isNamed = (plan: Plan, name: string) => plan.vacancies.some((each) => each.name === name)
  for (const old of before.horizons) {
    if (match.has(old) || isNamed(after, old.name)) continue
    pair(
      old,
      heirOf(old, after, found, (heir) => free.has(heir) && !isNamed(before, heir.name)),
    )
  }
  return match
}

/** The horizon that holds most of an earlier one's items, when that is more than half of them. */
function heirOf(
  { items }: Horizon,
  after: Plan,
  found: ReadonlyMap<Item, Item>,
  mayInherit: (heir: Horizon) => boolean,
): Horizon | undefined {
  const shares = new Map<Horizon, number>()
  for (const item of items) {
    const heir = after.horizons[found.get(item)?.horizon ?? -1]
    if (heir) shares.set(heir, (shares.get(heir) ?? 0) + 1)
  }
  for (const [heir, share] of shares) {
    if (share * 2 > items.length && mayInherit(heir)) return heir
  }
  return undefined
}
