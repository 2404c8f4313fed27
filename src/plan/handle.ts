import { isAscii, unicodePattern } from '../text/lettered.ts'
import { onceEach } from '../text/once.ts'
import { sha256Into } from '../text/sha256.ts'
import type { Plan } from './model.ts'

/**
 * A title as its handle sees it: NFKC, case folded, punctuation and symbols
 * dropped, white space collapsed.
 *
 * JavaScript has no case fold; lower case, upper case, lower case again, and one
 * sigma are the same for all but a handful of letters. The first is for the
 * capital sharp s, which is its own upper case and folds to two letters.
 *
 * @param title plain text, without Markdown.
 */
export function normaliseTitle(title: string): string {
  if (isAscii(title)) return spaced(title.toLowerCase().replace(UNSPOKEN_ASCII, ''))
  const lower = title.normalize('NFKC').toLowerCase()
  const folded = lower.toUpperCase().toLowerCase().replaceAll('ς', 'σ')
  return spaced(folded.normalize('NFKC').replace(UNSPOKEN(), '')).normalize('NFKC')
}

function spaced(words: string): string {
  return UNEVEN.test(words) ? words.replace(/\s+/g, ' ').trim() : words
}

/** White space that is no single space between words. */
const UNEVEN = /\s{2}|[^\S ]|^ | $/

const UNSPOKEN_ASCII = /[^a-z0-9\s]+/g
/** Punctuation, symbols, and what has no width: joiners, variation selectors, control characters. */
const UNSPOKEN = unicodePattern(
  String.raw`[\p{P}\p{S}\p{Default_Ignorable_Code_Point}]|(?!\s)\p{Cc}`,
  'g',
)

/**
 * Sixteen letters that name a title wherever it stands: its SHA-256, each
 * hexadecimal digit spelled as a letter from k (0) to z (f), so that it never
 * looks like a commit or a code.
 */
export function handleOf(title: string): string {
  const words = new Int32Array(2)
  hashInto(words, 0, normaliseTitle(title))
  return spelled(words, 0)
}

/** Writes the first two words of the SHA-256 of a title, as `normaliseTitle` spells it. @param at where they go. */
export function hashInto(words: Int32Array, at: number, title: string): void {
  const { length } = title
  if (length > BYTES.length || !isAscii(title)) {
    const bytes = UTF_8.encode(title)
    sha256Into(HASH, bytes, bytes.length)
  } else {
    for (let index = 0; index < length; index += 1) BYTES[index] = title.charCodeAt(index)
    sha256Into(HASH, BYTES, length)
  }
  words[at] = HASH[0] as number
  words[at + 1] = HASH[1] as number
}

const UTF_8 = new TextEncoder()
/** Of the name that is being hashed: titles are short and mostly ASCII, and new ones cost as much as hashing. */
const BYTES = new Uint8Array(512)
const HASH = new Int32Array(8)

/** The sixteen letters of a hash. @param at where its two words stand. */
export function spelled(words: Int32Array, at: number): string {
  return eightLetters(words[at] as number) + eightLetters(words[at + 1] as number)
}

/** At once, not letter by letter: whoever lists a plan spells all of its handles. */
function eightLetters(word: number): string {
  return String.fromCharCode(
    ZERO + (word >>> 28),
    ZERO + ((word >>> 24) & 15),
    ZERO + ((word >>> 20) & 15),
    ZERO + ((word >>> 16) & 15),
    ZERO + ((word >>> 12) & 15),
    ZERO + ((word >>> 8) & 15),
    ZERO + ((word >>> 4) & 15),
    ZERO + (word & 15),
  )
}

/** The bits that up to eight letters spell, four each; null where one of them is no letter of a handle. @param from where they begin. */
export function bitsSpelled(handle: string, from: number, letters: number): number | null {
  let bits = 0
  for (let at = from; at < from + letters; at += 1) {
    const digit = handle.charCodeAt(at) - ZERO
    if (!(digit >= 0 && digit < 16)) return null
    bits = (bits << 4) | digit
  }
  return bits
}

/** The letter for it; those behind it follow. */
const ZERO = 'k'.charCodeAt(0)

/** The titles of a plan's items as their handles see them, in order; worked out once. */
export function titlesOf({ items }: Pick<Plan, 'items'>): readonly string[] {
  return TITLES(items)
}

const TITLES = onceEach(
  (items: Plan['items']) => items.map(({ title }) => normaliseTitle(title.value)),
  new WeakMap(),
)
