import { lookUp, normaliseTitle } from './address.ts'
import { titlesOf } from './handle.ts'
import type { Item, Plan, QueueEntry } from './model.ts'
import { weighWords, wordsOf } from './words.ts'

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
 * the words. Words are weighed by their rarity in the plan (inverse document
 * frequency), so that "runtime" says more than "add". An item's score is the
 * share of the entry's weight that its own words cover; those of its evidence
 * requirement and its details count half. The best item is taken only when
 *
 * - it covers a quarter of the entry's weight,
 * - with two words at least, or with the entry whole,
 * - and half as much again as the next best item.
 *
 * Anything less clear is `none`: a wrong item behind an entry does harm, and a
 * missing one is a question somebody can answer with a link.
 */
export function matchQueue(plan: Plan): Match[] {
  const entries = plan.queue?.entries ?? []
  const firm = entries.map((entry) => matchFirmly(plan, entry))
  if (firm.every((match) => match !== null)) return firm
  const byWords = wordMatcher(plan)
  return entries.map((entry, index) => firm[index] ?? byWords(entry))
}

/** By link or by title; null when neither says anything. */
function matchFirmly(plan: Plan, entry: QueueEntry): Match | null {
  const linked = entry.link ? lookUp(plan, entry.link.value) : null
  if (linked?.kind === 'found') return { entry, item: linked.item, how: 'linked' }
  const title = normaliseTitle(entry.text.value)
  const titles = titlesOf(plan)
  const [first, ...others] = plan.items.filter((_, index) => titles[index] === title)
  if (title === '' || first === undefined) return null
  return others.length === 0 ? { entry, item: first, how: 'title' } : unclear(entry)
}

function unclear(entry: QueueEntry): Match {
  return { entry, item: null, how: 'none' }
}

const COVERED = 0.25
const AHEAD = 1.5
const WHOLE = 0.95

function wordMatcher(plan: Plan): (entry: QueueEntry) => Match {
  const bags = plan.items.map(bagOf)
  const weigh = weighWords(bags)
  return (entry) => {
    const words = [...wordsOf(entry.text.value)]
    const total = words.reduce((sum, word) => sum + weigh(word), 0)
    let best = { score: 0, shared: 0, index: -1 }
    let second = 0
    for (const [index, bag] of bags.entries()) {
      const known = words.filter((word) => bag.has(word))
      const score = known.reduce((sum, word) => sum + weigh(word) * (bag.get(word) ?? 0), 0) / total
      if (score > best.score) {
        second = best.score
        best = { score, shared: known.length, index }
      } else if (score > second) {
        second = score
      }
    }
    const item = plan.items[best.index]
    const enough = best.score >= COVERED && (best.shared >= 2 || best.score >= WHOLE)
    if (item === undefined || !enough || best.score < second * AHEAD) return unclear(entry)
    return { entry, item, how: 'words' }
  }
}

const BESIDE = 0.5

/** The words of an item and how much each counts. */
function bagOf({ title, evidence, details }: Item): Map<string, number> {
  const bag = new Map<string, number>()
  const beside = [evidence.required, ...details].map((text) => text?.value ?? '')
  for (const text of beside) for (const word of wordsOf(text)) bag.set(word, BESIDE)
  for (const word of wordsOf(title.value)) bag.set(word, 1)
  return bag
}
