import { normaliseTitle } from '../handle.ts'
import type { Horizon, Item, Plan } from '../model.ts'
import type { HorizonMatch } from './horizons.ts'

/** Items left alone that stand behind the same neighbour. */
interface Gap {
  readonly olds: Item[]
  readonly news: Item[]
}

/**
 * Pairs items whose titles changed: those that stand behind the same neighbour
 * in the same horizon and share most of their words.
 *
 * @param found items of `before` that are found already, with their likes; more are added.
 */
export function matchRenamed(
  before: Plan,
  { found, horizons }: { readonly found: Map<Item, Item>; readonly horizons: HorizonMatch },
): void {
  const taken = new Set(found.values())
  for (const old of before.horizons) {
    const horizon = horizons.get(old)
    if (!horizon) continue
    for (const gap of gapsBetween(old, horizon, found, taken)) matchGap(gap, found)
  }
}

/** Runs of items left alone that follow one item, or the heading, in both horizons. */
function gapsBetween(
  old: Horizon,
  horizon: Horizon,
  found: ReadonlyMap<Item, Item>,
  taken: ReadonlySet<Item>,
): Gap[] {
  const gaps = new Map<Item | null, Gap>()
  const gapBehind = (neighbour: Item | null) => {
    const gap = gaps.get(neighbour) ?? { olds: [], news: [] }
    gaps.set(neighbour, gap)
    return gap
  }
  let neighbour: Item | null = null
  for (const item of old.items) {
    const like = found.get(item)
    if (like) neighbour = like
    else gapBehind(neighbour).olds.push(item)
  }
  neighbour = null
  for (const item of horizon.items) {
    if (taken.has(item)) neighbour = item
    else gapBehind(neighbour).news.push(item)
  }
  return [...gaps.values()]
}

/** How far apart, in a gap, two items may stand to be compared: keeps a rewritten plan from costing a square. */
const REACH = 8

function matchGap({ olds, news }: Gap, found: Map<Item, Item>): void {
  const words = news.map(wordsOf)
  const candidates = olds.flatMap((old, index) => {
    const own = wordsOf(old)
    const start = Math.max(0, index - REACH)
    return words.slice(start, index + REACH + 1).map((others, at) => ({
      old,
      item: news[start + at] as Item,
      likeness: likenessOf(own, others),
    }))
  })
  const taken = new Set<Item>()
  for (const { old, item, likeness } of candidates.sort((a, b) => b.likeness - a.likeness)) {
    if (likeness < ALIKE || found.has(old) || taken.has(item)) continue
    found.set(old, item)
    taken.add(item)
  }
}

/** At least this share of all their words is common to titles that are alike. */
const ALIKE = 0.5

function wordsOf({ title }: Item): ReadonlySet<string> {
  return new Set(normaliseTitle(title.value).split(' '))
}

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  return common / (a.size + b.size - common)
}
