import { isAscii, unicodePattern } from '../text/lettered.ts'
import { sha256Into } from '../text/sha256.ts'
import type { Item, Plan } from './model.ts'

/**
 * A title as its handle sees it: NFKC, case folded, punctuation and symbols
 * dropped, white space collapsed.
 *
 * JavaScript has no case fold; upper case, then lower case, then one sigma is
 * the same for all but a handful of letters.
 *
 * @param title plain text, without Markdown.
 */
export function normaliseTitle(title: string): string {
  if (isAscii(title)) return spaced(title.toLowerCase().replace(UNSPOKEN_ASCII, ''))
  const folded = title.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ')
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
  return handleOfName(normaliseTitle(title))
}

function handleOfName(name: string): string {
  hash(name)
  return spelled(WORDS[0] as number, WORDS[1] as number)
}

/** Leaves the SHA-256 of a name in `WORDS`. */
function hash(name: string): void {
  const { length } = name
  if (length > BYTES.length || !isAscii(name)) {
    const bytes = UTF_8.encode(name)
    sha256Into(WORDS, bytes, bytes.length)
    return
  }
  for (let at = 0; at < length; at += 1) BYTES[at] = name.charCodeAt(at)
  sha256Into(WORDS, BYTES, length)
}

const UTF_8 = new TextEncoder()
/** Of the name that is being hashed: titles are short and mostly ASCII, and new ones cost as much as hashing. */
const BYTES = new Uint8Array(512)
const WORDS = new Int32Array(8)

function spelled(high: number, low: number): string {
  let handle = ''
  for (const word of [high, low]) {
    for (let shift = 28; shift >= 0; shift -= 4) handle += LETTERS.charAt((word >>> shift) & 15)
  }
  return handle
}

const LETTERS = 'klmnopqrstuvwxyz'

/**
 * Handles for items with these titles, in order: equal titles get `.2`, `.3`.
 * Nothing is computed before it is asked for.
 *
 * @param names of all items, as `normaliseTitle` spells them.
 */
export function numberTitles(names: () => readonly string[]): (index: number) => string {
  let copies: readonly number[] | null = null
  return (index) => {
    copies ??= countCopies(names())
    const copy = copies[index] as number
    return handleOfName(names()[index] as string) + (copy > 1 ? `.${copy}` : '')
  }
}

/** For each name, the how manieth of its kind it is. */
function countCopies(names: readonly string[]): number[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const copy = (seen.get(name) ?? 0) + 1
    seen.set(name, copy)
    return copy
  })
}

/** The titles of a plan's items as their handles see them, in order; worked out once. */
export function titlesOf({ items }: Pick<Plan, 'items'>): readonly string[] {
  const known = TITLES.get(items) ?? items.map(({ title }) => normaliseTitle(title.value))
  TITLES.set(items, known)
  return known
}

const TITLES = new WeakMap<Plan['items'], readonly string[]>()

/** What calls an item by its full handle, shorter. */
export interface ShortHandles {
  /** The shortest prefix that names no other item: at least four letters, with `.2` kept. */
  get(handle: string): string | undefined
}

/** The short handles of a plan's items. */
export function shortHandles(plan: Plan): ShortHandles {
  return handlesOf(plan)
}

/** The item of a full handle, found without spelling those of all others. */
export function itemOfHandle(plan: Plan, handle: string): Item | undefined {
  return plan.items[handlesOf(plan).indexOf(handle)]
}

function handlesOf(plan: Plan): Handles {
  const known = HANDLES.get(plan) ?? new Handles(titlesOf(plan))
  HANDLES.set(plan, known)
  return known
}

const HANDLES = new WeakMap<Plan, Handles>()

/** Keeps hashes as numbers: of a large plan hardly any handle is spelled out. */
class Handles implements ShortHandles {
  readonly #names: readonly string[]
  /** Two words of the hash of each name. */
  readonly #hashes: Int32Array
  /** The first name whose handle begins so: its first four letters are sixteen bits. */
  readonly #first = new Map<number, number>()
  /** One of each handle that begins so, where there are several. */
  readonly #rivals = new Map<number, number[]>()

  /** @param names of all items, as `normaliseTitle` spells them. */
  constructor(names: readonly string[]) {
    this.#names = names
    this.#hashes = new Int32Array(2 * names.length)
    for (const [index, name] of names.entries()) {
      hash(name)
      const high = WORDS[0] as number
      this.#hashes[2 * index] = high
      this.#hashes[2 * index + 1] = WORDS[1] as number
      this.#place(high >>> 16, index)
    }
  }

  #place(start: number, index: number): void {
    const first = this.#first.get(start)
    if (first === undefined) {
      this.#first.set(start, index)
      return
    }
    const rivals = this.#rivals.get(start) ?? [first]
    if (rivals.some((each) => this.#isSame(each, index))) return
    this.#rivals.set(start, [...rivals, index])
  }

  #isSame(a: number, b: number): boolean {
    const hashes = this.#hashes
    return hashes[2 * a] === hashes[2 * b] && hashes[2 * a + 1] === hashes[2 * b + 1]
  }

  get(handle: string): string | undefined {
    const base = handle.slice(0, FULL)
    const bases = this.#rivalsOf(handle).map((index) => this.#handle(index))
    if (!bases.includes(base)) return undefined
    const others = bases.filter((each) => each !== base)
    const length = Math.max(SHORTEST, ...others.map((other) => sharedLength(base, other) + 1))
    return base.slice(0, length) + handle.slice(FULL)
  }

  /** The position of the item that is called so in full; -1 where none is. */
  indexOf(handle: string): number {
    const base = handle.slice(0, FULL)
    const first = this.#rivalsOf(handle).find((index) => this.#handle(index) === base) ?? -1
    let at = first
    for (let copy = copyIn(handle); copy > 1 && at >= 0; copy -= 1) {
      at = this.#names.indexOf(this.#names[first] as string, at + 1)
    }
    return at
  }

  #rivalsOf(handle: string): readonly number[] {
    const start = startOf(handle)
    const first = this.#first.get(start)
    return this.#rivals.get(start) ?? (first === undefined ? [] : [first])
  }

  #handle(index: number): string {
    return spelled(this.#hashes[2 * index] as number, this.#hashes[2 * index + 1] as number)
  }
}

const SHORTEST = 4
const FULL = 16

/** The number behind a full handle; 1 without one. */
function copyIn(handle: string): number {
  return Number(handle.slice(FULL + 1) || 1)
}

/** The first four letters as a number. */
function startOf(handle: string): number {
  let start = 0
  for (let at = 0; at < SHORTEST; at += 1) start = start * 16 + LETTERS.indexOf(handle.charAt(at))
  return start
}

function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
