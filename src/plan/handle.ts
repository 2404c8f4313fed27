import { isAscii } from '../text/lettered.ts'
import { sha256 } from '../text/sha256.ts'
import type { Plan } from './model.ts'

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
  return spaced(folded.normalize('NFKC').replace(UNSPOKEN, '')).normalize('NFKC')
}

function spaced(words: string): string {
  return UNEVEN.test(words) ? words.replace(/\s+/g, ' ').trim() : words
}

/** White space that is no single space between words. */
const UNEVEN = /\s{2}|[^\S ]|^ | $/

const UNSPOKEN_ASCII = /[^a-z0-9\s]+/g
/** Punctuation, symbols, and what has no width: joiners, variation selectors, control characters. */
const UNSPOKEN = /[\p{P}\p{S}\p{Default_Ignorable_Code_Point}]|(?!\s)\p{Cc}/gu

/**
 * Sixteen letters that name a title wherever it stands: its SHA-256, each
 * hexadecimal digit spelled as a letter from k (0) to z (f), so that it never
 * looks like a commit or a code.
 */
export function handleOf(title: string): string {
  return handleOfName(normaliseTitle(title))
}

function handleOfName(name: string): string {
  const digest = sha256(UTF_8.encode(name))
  let handle = ''
  for (let digit = 0; digit < 16; digit += 1) {
    handle += LETTERS.charAt(((digest[digit >> 3] ?? 0) >>> (28 - 4 * (digit & 7))) & 15)
  }
  return handle
}

const UTF_8 = new TextEncoder()
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
    const copy = copies[index] ?? 1
    return handleOfName(names()[index] ?? '') + (copy > 1 ? `.${copy}` : '')
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
  const known = SHORTS.get(plan) ?? shorten(plan.items.map(({ handle }) => handle))
  SHORTS.set(plan, known)
  return known
}

const SHORTS = new WeakMap<Plan, ShortHandles>()

function shorten(handles: readonly string[]): ShortHandles {
  const rivals = new Map<string, Set<string>>()
  for (const handle of handles) {
    const start = handle.slice(0, SHORTEST)
    const known = rivals.get(start)
    if (known) known.add(baseOf(handle))
    else rivals.set(start, new Set([baseOf(handle)]))
  }
  return {
    get: (handle) => {
      const base = baseOf(handle)
      const others = rivals.get(handle.slice(0, SHORTEST))
      if (!others?.has(base)) return
      let length = SHORTEST
      for (const other of others) {
        if (other !== base) length = Math.max(length, sharedLength(base, other) + 1)
      }
      return base.slice(0, length) + handle.slice(base.length)
    },
  }
}

const SHORTEST = 4

function baseOf(handle: string): string {
  return handle.slice(0, 16)
}

function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
