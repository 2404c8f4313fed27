import { isAscii, lettered } from '../text/lettered.ts'

/**
 * The words of a text that say what it is about, each once: lower case, without
 * English endings (`checks`, `scheduled`) and without the words that join
 * others. Names are split at their punctuation: `comms_service` is two words.
 */
export function wordsOf(text: string): Set<string> {
  return new Set(split(text).flatMap((word) => (JOINING.has(word) ? [] : [stemOf(word)])))
}

/** Finds which of some words, spelled as `wordsOf` does, a text holds: for many texts. */
export function wordFinder(wanted: ReadonlySet<string>): (text: string) => Set<string> {
  const known = new Map<string, string | null>()
  const learn = (word: string) => {
    const stem = stemOf(word)
    const found = wanted.has(stem) && !JOINING.has(word) ? stem : null
    known.set(word, found)
    return found
  }
  return (text) => {
    const found = new Set<string>()
    for (const word of split(text)) {
      const stem = known.get(word) ?? (known.has(word) ? null : learn(word))
      if (stem !== null) found.add(stem)
    }
    return found
  }
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

/** Takes off the commonest endings where enough of a word stays. */
function stemOf(word: string): string {
  return ENDINGS.reduce((stem, [ending, instead]) => stem.replace(ending(word), instead), word)
}

const ENDINGS = [
  [lettered(({ letter }) => `(?<=[${letter}]{2})ies$`), 'y'],
  [lettered(({ letter }) => `(?<=[${letter}]{2}[^s])s$`), ''],
  [lettered(({ letter }) => `(?<=[${letter}]{4})(?:ing|ed)$`), ''],
  [lettered(({ letter }) => `(?<=[${letter}]{3})e$`), ''],
] as const
