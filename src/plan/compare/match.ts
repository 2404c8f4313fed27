import { slice } from '../../text/source.ts'
import { normaliseTitle } from '../handle.ts'
import type { Item, Plan } from '../model.ts'
import type { HorizonMatch } from './horizons.ts'
import { matchHorizons } from './horizons.ts'
import { matchRenamed } from './renamed.ts'

/** One item in two plans. */
export interface Pair {
  readonly before: Item
  readonly after: Item
}

export interface Matching {
  readonly pairs: readonly Pair[]
  readonly removed: readonly Item[]
  readonly horizons: HorizonMatch
}

/** Finds each item of one plan in another: by its title, then by a similar title in the same place. */
export function matchItems(before: Plan, after: Plan): Matching {
  const found = new Map<Item, Item>()
  matchTitles(before, after, found, ({ title }) => title.value)
  matchTitles(before, after, found, ({ title }) => normaliseTitle(title.value))
  const horizons = matchHorizons(before, after, found)
  matchRenamed(before, { found, horizons })
  return {
    pairs: [...found].map(([old, item]) => ({ before: old, after: item })),
    removed: before.items.filter((item) => !found.has(item)),
    horizons,
  }
}

/** @param found items of `before` that are found already, with their likes; more are added. */
function matchTitles(
  before: Plan,
  after: Plan,
  found: Map<Item, Item>,
  keyOf: (item: Item) => string,
): void {
  const taken = new Set(found.values())
  const olds = groupBy(
    before.items.filter((item) => !found.has(item)),
    keyOf,
  )
  const news = groupBy(
    after.items.filter((item) => !taken.has(item)),
    keyOf,
  )
  for (const [key, group] of olds)
    matchTwins(before, after, { olds: group, news: news.get(key) ?? [] }, found)
}

function groupBy(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Twins beyond this number are told apart by their order alone, which costs no square. */
const MANY = 64

/** Tells items of one title apart: by all that is written in them, then by their horizon, then by their order. */
function matchTwins(
  before: Plan,
  after: Plan,
  { olds, news }: { readonly olds: readonly Item[]; readonly news: readonly Item[] },
  found: Map<Item, Item>,
): void {
  const textOf = (plan: Plan, item: Item) => slice(plan.source.text, item.bullet.span)
  const homeOf = (plan: Plan, item: Item) => plan.horizons[item.horizon]?.name
  const sameText = (a: Item, b: Item) => textOf(before, a) === textOf(after, b)
  const sameHome = (a: Item, b: Item) => homeOf(before, a) === homeOf(after, b)
  const inOrder = () => true
  const isClear = olds.length * news.length === 1 || olds.length + news.length > MANY
  const rounds: readonly ((a: Item, b: Item) => boolean)[] = isClear
    ? [inOrder]
    : [
        (a, b) => olds.indexOf(a) === news.indexOf(b) && sameHome(a, b) && sameText(a, b),
        (a, b) => sameHome(a, b) && sameText(a, b),
        sameText,
        sameHome,
        inOrder,
      ]
  const free = new Set(news)
  for (const isSame of rounds) {
    for (const old of olds) {
      if (found.has(old)) continue
      for (const item of free) {
        if (!isSame(old, item)) continue
        found.set(old, item)
        free.delete(item)
        break
      }
    }
  }
}
