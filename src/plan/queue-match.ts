import { onceEach } from '../text/once.ts'
import { slice } from '../text/source.ts'
import { lookUp } from './address.ts'
import { itemsTitled } from './handles.ts'
import type { Item, Plan, QueueEntry } from './model.ts'
import { WordTable } from './word-table.ts'
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

const COVERED = 0.25
const AHEAD = 1.5

function wordMatcher(
  { items, source }: Plan,
  entries: readonly QueueEntry[],
): (entry: QueueEntry) => Match {
  const words = [...new Set(entries.flatMap(({ text }) => [...wordsOf(text.value)]))]
  const positions = new Map(words.map((word, position) => [word, position]))
  const find = wordFinder(words)
  const held = new WordTable(items.length, words.length)
  for (const [at, { bullet }] of items.entries()) {
    find(slice(source.text, bullet.span), (word) => held.add(at, word))
  }
  const weights = words.map((_, word) => rarity(held.count(word), items.length))
  const foundIn = (text: string): ReadonlySet<number> => {
    const found = new Set<number>()
    find(text, (word) => found.add(word))
    return found
  }
  const inTitle = onceEach((item: Item) => foundIn(item.title.value))
  const beside = onceEach((item: Item) => foundIn(textBeside(item)))
  return (entry) => {
    const wanted = [...wordsOf(entry.text.value)].map((word) => positions.get(word) as number)
    const total = wanted.reduce((sum, word) => sum + (weights[word] as number), 0)
    const score = (item: Item, isBeside: (word: number) => boolean) => {
      const own = inTitle(item)
      const share = (word: number) => (own.has(word) ? 1 : isBeside(word) ? BESIDE : 0)
      return wanted.reduce((sum, word) => sum + share(word) * (weights[word] as number), 0) / total
    }
    const least = Math.max(1, Math.min(2, wanted.length))
    const rivals = held.sharing(wanted, least).map((at): Rival => {
      const item = items[at] as Item
      const elsewhere = wanted.some((word) => held.has(at, word) && !inTitle(item).has(word))
      return { item, elsewhere, most: score(item, (word) => held.has(at, word)) }
    })
    const [best, second] = bestTwo(rivals, ({ item, elsewhere, most }) =>
      elsewhere ? score(item, (word) => beside(item).has(word)) : most,
    )
    if (best === undefined || best.score < COVERED) return unclear(entry)
    if (second !== undefined && best.score < second.score * AHEAD) return unclear(entry)
    return { entry, item: best.item, how: 'words' }
  }
}

const BESIDE = 0.5

/** An item that shares words with an entry. */
interface Rival {
  readonly item: Item
  /** Whether some of them stand in other places than its title. */
  readonly elsewhere: boolean
  /** The score it would have if all of these counted. */
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

/** What an item must show, and its details. */
function textBeside({ evidence, details }: Item): string {
  return [evidence.required, ...details].map((each) => each?.value).join(' ')
}
