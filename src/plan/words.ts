import { isAscii, lettered } from '../text/lettered.ts'

/**
 * The words of a text that say what it is about, each once: lower case, without
 * English endings (`checks`, `scheduled`) and without the words that join
 * others. Names are split at their punctuation: `comms_service` is two words.
 */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>()
  for (const word of split(text)) if (!JOINING.has(word)) words.add(stemOf(word))
  return words
}

/** Tells `found` the position of each wanted word that a text holds, perhaps more than once. */
export type WordFinder = (text: string, found: (word: number) => void) => void

/** Finds some words, spelled as `wordsOf` does, in many texts. */
export function wordFinder(wanted: readonly string[]): WordFinder {
  const likely = likelyWord(wanted)
  const positions = new Map(wanted.map((word, position) => [word, position]))
  const known = new Map<string, number>()
  const learn = (spelled: string) => {
    const word = spelled.toLowerCase()
    const position = (JOINING.has(word) ? undefined : positions.get(stemOf(word))) ?? NOT_WANTED
    known.set(spelled, position)
    return position
  }
  return (text, found) => {
    const words = isAscii(text) ? text.match(likely) : split(text)
    if (words === null) return
    for (const word of words) {
      const position = known.get(word) ?? learn(word)
      if (position !== NOT_WANTED) found(position)
    }
  }
}

const NOT_WANTED = -1

/** A word of ASCII that may be wanted: it begins as one of those, a final `y` being an `i` in the plural. */
function likelyWord(wanted: readonly string[]): RegExp {
  const starts = wanted.filter(isAscii).map((stem) => stem.replace(/y$/, '[yi]'))
  return new RegExp(`(?<![a-z0-9])(?:${starts.join('|') || '(?!)'})[a-z0-9]*`, 'gi')
}

/**
 * How much a word says among texts, by its rarity: the logarithm of how many
 * texts there are for each that holds it (inverse document frequency). One is
 * added to both counts, so that a word no text holds has a weight too.
 */
export function rarity(holding: number, all: number): number {
  return Math.log(1 + (all + 1) / (holding + 1))
}

function split(text: string): readonly string[] {
  return spelledAlike(text).match(WORD(text)) ?? []
}

/** ASCII is normal as it stands. */
function spelledAlike(text: string): string {
  return isAscii(text) ? text.toLowerCase() : text.normalize('NFKC').toLowerCase()
}

const WORD = lettered(({ letter, mark, number }) => `[${letter}${mark}${number}]+`, 'g')

const JOINING: ReadonlySet<string> = new Set(
  (
    'a an and any are as at all be been before but by each every for from has have if in into is it its ' +
    'no not of on only or our over per so than that the their then these they this those to under until ' +
    'up via vs was we were when where which will with within without'
  ).split(' '),
)

/** Takes off the commonest endings where enough letters of a word stay: keeps the `s` of `access`, and `is`. */
function stemOf(word: string): string {
  const singular = without(PLURAL, without(PLURAL_OF_Y, word, 'y'))
  return without(LAST_E, without(OF_VERBS, singular))
}

function without(ending: (word: string) => RegExp, word: string, instead = ''): string {
  const at = word.search(ending(word))
  return at < 0 ? word : word.slice(0, at) + instead
}

const PLURAL_OF_Y = lettered(({ letter }) => `(?<=[${letter}]{2})ies$`)
const PLURAL = lettered(({ letter }) => `(?<=[${letter}]{2}[^s])s$`)
const OF_VERBS = lettered(({ letter }) => `(?<=[${letter}]{4})(?:ing|ed)$`)
const LAST_E = lettered(({ letter }) => `(?<=[${letter}]{3})e$`)
