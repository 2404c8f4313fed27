import { matchItems } from '../compare/match.ts'
import { normaliseTitle } from '../handle.ts'
import type { Item, Plan } from '../model.ts'
import type { Sides } from './sides.ts'
import { SIDES } from './sides.ts'

/** One item as it stands in each text; null where it is not there. */
export type ItemTrio = Sides<Item | null>

/**
 * Finds each item in all three texts: by its title, else, against the base, by
 * a similar title in the same place.
 *
 * An item whose title another one of its text has too is left out, and so is
 * whatever it might be elsewhere: which one is meant is not ours to guess.
 */
export function matchTrios(plans: Sides<Plan>): ItemTrio[] {
  const ours = likesIn(plans.base, plans.ours)
  const theirs = likesIn(plans.base, plans.theirs)
  const known = plans.base.items.map(
    (base): ItemTrio => ({ base, ours: ours.get(base) ?? null, theirs: theirs.get(base) ?? null }),
  )
  const trios = [...known, ...newTrios(plans, new Set([...ours.values(), ...theirs.values()]))]
  const twins = twinTitles(plans)
  return trios.filter((trio) =>
    SIDES.every((side) => {
      const item = trio[side]
      return item === null || !twins.has(normaliseTitle(item.title.value))
    }),
  )
}

function likesIn(base: Plan, branch: Plan): Map<Item, Item> {
  return new Map(matchItems(base, branch).pairs.map(({ before, after }) => [before, after]))
}

/** Items that the base lacks; the same title on both branches is one item. */
function newTrios(plans: Sides<Plan>, known: ReadonlySet<Item>): ItemTrio[] {
  const newIn = ({ items }: Plan) => items.filter((item) => !known.has(item))
  const free = new Map(newIn(plans.theirs).map((item) => [normaliseTitle(item.title.value), item]))
  const trios = newIn(plans.ours).map((item): ItemTrio => {
    const title = normaliseTitle(item.title.value)
    const like = free.get(title) ?? null
    free.delete(title)
    return { base: null, ours: item, theirs: like }
  })
  const alone = [...free.values()].map(
    (item): ItemTrio => ({ base: null, ours: null, theirs: item }),
  )
  return [...trios, ...alone]
}

/** Titles that stand twice in one of the texts, and titles without a word. */
function twinTitles(plans: Sides<Plan>): Set<string> {
  const twins = new Set([''])
  for (const side of SIDES) {
    const seen = new Set<string>()
    for (const { title } of plans[side].items) {
      const name = normaliseTitle(title.value)
      if (seen.has(name)) twins.add(name)
      seen.add(name)
    }
  }
  return twins
}
