import { slice } from '../text/source.ts'
import { lookUp, normaliseTitle } from './address.ts'
import { itemsTitled } from './handle.ts'
import type { Item, Plan, QueueEntry } from './model.ts'
import { rarity, wordFinder, wordsOf } from './words.ts'

/** A queue entry and the item it means, as far as that is clear. */
export interface Match {
  readonly entry: QueueEntry
  /** Null when `how` is `none`. */
  readonly item: Item | null
  /** By an explicit link, an equal title, or words. */
  readonly how: 'linked' | 'title' | 'words' | 'none'
}

/**
 * Finds the item behind each entry of the queue.
 *
 * An explicit link decides where it names an item; then an equal title; then
 * the words. A word weighs by its rarity among the items (inverse document
 * frequency), so that "runtime" says more than "add". An item's score is the
 * share of the entry's weight that it covers: with its title in full, with the
 * words of its evidence requirement and its details by half. Only items that
 * share two words with the entry, or all of them, compete. The best is taken
 * when it covers a quarter of the entry's weight, and half as much again as
 * the next best.
 *
 * Anything less clear is `none`: a wrong item behind an entry does harm, and a
 * missing one is a question somebody can answer with a link.
 */
export function matchQueue(plan: Plan): Match[] {
  const entries = plan.queue?.entries ?? []
  const firm = entries.map((entry) => matchFirmly(plan, entry))
  const open = entries.filter((_, index) => firm[index] === null)
  const byWords = open.length > 0 ? wordMatcher(plan, open) : unclear
  return entries.map((entry, index) => firm[index] ?? byWords(entry))
}

/** By link or by title; null when neither says anything. */
function matchFirmly(plan: Plan, entry: QueueEntry): Match | null {
  const linked = entry.link ? lookUp(plan, entry.link.value) : null
  if (linked?.kind === 'found') return { entry, item: linked.item, how: 'linked' }
  const { value } = entry.text
  const [first, ...others] = normaliseTitle(value) === '' ? [] : itemsTitled(plan, value)
  if (first === undefined) return null
  return others.length === 0 ? { entry, item: first, how: 'title' } : unclear(entry)
}

function unclear(entry: QueueEntry): Match {
  return { entry, item: null, how: 'none' }
}

const COVERED = 0.25
const AHEAD = 1.5

function wordMatcher(plan: Plan, entries: readonly QueueEntry[]): (entry: QueueEntry) => Match {
  const find = wordFinder(new Set(entries.flatMap(({ text }) => [...wordsOf(text.value)])))
  const held = plan.items.map((item): Held => {
    return { item, words: find(slice(plan.source.text, item.bullet.span)) }
  })
  const weigh = weigher(held)
  return (entry) => {
    const wanted = [...wordsOf(entry.text.value)]
    const total = wanted.reduce((sum, word) => sum + weigh(word), 0)
    const enough = Math.min(2, wanted.length)
    const rivals: Rival[] = []
    for (const { item, words } of held) {
      if (!sharesWords(words, wanted, enough)) continue
      const own = find(item.title.value)
      const share = (word: string) => (own.has(word) ? 1 : words.has(word) ? BESIDE : 0)
      rivals.push({ item, own, most: scoreOf(wanted, share, weigh) / total })
    }
    const [best, second] = bestTwo(rivals, ({ item, own }) => {
      const beside = wordsBeside(item)
      const share = (word: string) => (own.has(word) ? 1 : beside.has(word) ? BESIDE : 0)
      return scoreOf(wanted, share, weigh) / total
    })
    if (best === undefined || best.score < COVERED) return unclear(entry)
    if (second !== undefined && best.score < second.score * AHEAD) return unclear(entry)
    return { entry, item: best.item, how: 'words' }
  }
}

function weigher(held: readonly Held[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const { words } of held) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const weights = new Map([...counts].map(([word, count]) => [word, rarity(count, held.length)]))
  const unheld = rarity(0, held.length)
  return (word) => weights.get(word) ?? unheld
}

/** True when an item's own text holds at least so many of the words, and one at any rate. */
function sharesWords(held: ReadonlySet<string>, words: readonly string[], enough: number): boolean {
  let shared = 0
  for (const word of words) if (held.has(word)) shared += 1
  return shared > 0 && shared >= enough
}

const BESIDE = 0.5

/** An item, and the words of all entries that stand in its own text. */
interface Held {
  readonly item: Item
  readonly words: ReadonlySet<string>
}

/** An item that shares words with an entry. */
interface Rival {
  readonly item: Item
  /** The entry's words that stand in its title. */
  readonly own: ReadonlySet<string>
  /** The score it would have if all its other words counted. */
  readonly most: number
}

interface Scored {
  readonly item: Item
  readonly score: number
}

/** The two with the highest scores, highest first: a score is worked out only where it might be one of them. */
function bestTwo(rivals: readonly Rival[], score: (rival: Rival) => number): Scored[] {
  let best: Scored[] = []
  for (const rival of [...rivals].sort((a, b) => b.most - a.most)) {
    if (best[1] !== undefined && rival.most <= best[1].score) break
    const scored = { item: rival.item, score: score(rival) }
    best = [...best, scored].sort((a, b) => b.score - a.score).slice(0, 2)
  }
  return best
}

function scoreOf(
  wanted: readonly string[],
  share: (word: string) => number,
  weigh: (word: string) => number,
): number {
  return wanted.reduce((sum, word) => sum + share(word) * weigh(word), 0)
}

/** The words of what an item must show, and of its details. */
function wordsBeside({ evidence, details }: Item): Set<string> {
  return wordsOf([evidence.required, ...details].map((each) => each?.value).join(' '))
}
