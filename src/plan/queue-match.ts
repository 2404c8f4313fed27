import { isAscii } from '../text/lettered.ts'
import { onceEach } from '../text/once.ts'
import { slice } from '../text/source.ts'
import { lookUp } from './address.ts'
import { itemsTitled } from './handles.ts'
import type { Item, Plan, QueueEntry } from './model.ts'
import { spanOf } from './read/unread.ts'
import type { Titled } from './title-hashes.ts'
import type { Sharing } from './word-index.ts'
import { WordIndex } from './word-index.ts'
import type { WordFinder } from './words.ts'
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
  const [first, ...others] = itemsTitled(plan, entry.text.value)
  if (first === undefined) return null
  return others.length === 0 ? { entry, item: first, how: 'title' } : unclear(entry)
}

function unclear(entry: QueueEntry): Match {
  return { entry, item: null, how: 'none' }
}

function wordMatcher(plan: Plan, entries: readonly QueueEntry[]): (entry: QueueEntry) => Match {
  const { items } = plan
  const positions = new Map<string, number>()
  const positionOf = (word: string) => {
    const position = positions.get(word) ?? positions.size
    positions.set(word, position)
    return position
  }
  const wantedBy = new Map(
    entries.map((entry) => [entry, Array.from(wordsOf(entry.text.value), positionOf)]),
  )
  const words = [...positions.keys()]
  const find = wordFinder(words)
  const held = wordsHeld(plan, words.length, find)
  const weights = words.map((_, word) => rarity(held.count(word), items.length))
  const onDemand = (textOf: (item: Item) => string): Words => {
    const wordsIn = onceEach((at: number) => foundIn(textOf(items[at] as Item), find))
    return { has: (at, word) => wordsIn(at).has(word) }
  }
  const inTitle = onDemand((item) => plainTitle(item) ?? item.title.value)
  const beside = onDemand(textBeside)
  const isPlain = onceEach((at: number) => plainTitle(items[at] as Item) !== null)
  return (entry) => {
    const wanted = wantedBy.get(entry) as readonly number[]
    const total = wanted.reduce((sum, word) => sum + (weights[word] as number), 0)
    const score = (at: number, full: Words, half: Words) => {
      let sum = 0
      for (const word of wanted) {
        const share = full.has(at, word) ? 1 : half.has(at, word) ? BESIDE : 0
        sum += share * (weights[word] as number)
      }
      return sum / total
    }
    const least = Math.max(1, Math.min(2, wanted.length))
    const rivals = held.sharing(wanted, least, weights).map(({ text, weight }: Sharing): Rival => {
      return { at: text, most: isPlain(text) ? weight / total : score(text, inTitle, held) }
    })
    const isInTitle = (at: number) =>
      wanted.every((word) => inTitle.has(at, word) || !held.has(at, word))
    const best = clearBest(rivals, (at) => score(at, inTitle, isInTitle(at) ? inTitle : beside))
    return best === null ? unclear(entry) : { entry, item: items[best] as Item, how: 'words' }
  }
}

function foundIn(text: string, find: WordFinder): ReadonlySet<number> {
  const words = new Set<number>()
  find(text, (word) => words.add(word))
  return words
}

/** Which words each item holds anywhere. */
function wordsHeld({ items, source }: Plan, words: number, find: WordFinder): WordIndex {
  const held = new WordIndex(items.length, words)
  let at = 0
  const found = (word: number) => held.add(at, word)
  for (; at < items.length; at += 1) find(slice(source.text, spanOf(items[at] as Item)), found)
  return held
}

const BESIDE = 0.5

interface Words {
  has(text: number, word: number): boolean
}

/** The position of an item that shares words with an entry, and a score above which its own is not. */
interface Rival {
  readonly at: number
  readonly most: number
}

/** The rival that is clearly the best. Scores are worked out only until that, or that there is none, is certain. */
function clearBest(rivals: readonly Rival[], score: (at: number) => number): number | null {
  const first = highest(rivals)
  if (first === null) return null
  let best = { at: first.at, score: score(first.at) }
  let second = 0
  // Whoever could not even be too near to the best one counts for nothing.
  const least = Math.max(best.score, COVERED)
  const near = rivals.filter((rival) => rival.most * AHEAD >= least && rival !== first)
  for (const rival of near.sort((a, b) => b.most - a.most)) {
    if (isSettled(best.score, second, rival.most)) break
    const own = score(rival.at)
    second = Math.max(second, Math.min(best.score, own))
    if (own > best.score) best = { at: rival.at, score: own }
  }
  return best.score >= COVERED && best.score >= second * AHEAD ? best.at : null
}

function highest(rivals: readonly Rival[]): Rival | null {
  let first: Rival | null = null
  for (const rival of rivals) if (first === null || rival.most > first.most) first = rival
  return first
}

/** True where the others, of whom none has a higher score than `most`, change nothing. */
function isSettled(best: number, second: number, most: number): boolean {
  const isTooNear = Math.max(best, most) < second * AHEAD
  const isFarAhead = best >= Math.max(second, most) * AHEAD
  return isTooNear || isFarAhead || most <= second
}

const COVERED = 0.25
const AHEAD = 1.5

/** A title whose words are all among those its item is written with, and need not be read to be found; or null. */
function plainTitle(item: Titled): string | null {
  const written = item.writtenTitle ?? null
  return written !== null && isAscii(written) ? written : null
}

/** What an item must show, and its details. */
function textBeside({ evidence, details }: Item): string {
  return [evidence.required, ...details].map((each) => each?.value).join(' ')
}
