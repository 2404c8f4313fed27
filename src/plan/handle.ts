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
  return words.replace(/\s+/g, ' ').trim()
}

const UNSPOKEN_ASCII = /[^a-z0-9\s]+/g
/** Punctuation, symbols, and what has no width: joiners, variation selectors, control characters. */
const UNSPOKEN = /[\p{P}\p{S}\p{Default_Ignorable_Code_Point}]|(?!\s)\p{Cc}/gu

/**
 * Sixteen letters that name a title wherever it stands: its SHA-256, each
 * hexadecimal digit spelled as a letter from k (0) to z (f), so that it never
 * looks like a commit or a code.
 */
export function handleOf(title: string): string {
  const digest = sha256(UTF_8.encode(normaliseTitle(title)))
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
 * Nothing is computed before it is asked for, and each at most once.
 */
export function numberTitles(titles: () => readonly string[]): (index: number) => string {
  const handles = new Map<number, string>()
  let copies: readonly number[] | null = null
  return (index) => {
    const known = handles.get(index)
    if (known !== undefined) return known
    copies ??= countCopies(titles())
    const copy = copies[index] ?? 1
    const handle = handleOf(titles()[index] ?? '') + (copy > 1 ? `.${copy}` : '')
    handles.set(index, handle)
    return handle
  }
}

/** For each title, the how manieth of its kind it is. */
function countCopies(titles: readonly string[]): number[] {
  const seen = new Map<string, number>()
  return titles.map((title) => {
    const name = normaliseTitle(title)
    const copy = (seen.get(name) ?? 0) + 1
    seen.set(name, copy)
    return copy
  })
}

/** The titles of a plan's items as their handles see them, in order; worked out once. */
export function titlesOf(plan: Plan): readonly string[] {
  const known = TITLES.get(plan) ?? plan.items.map(({ title }) => normaliseTitle(title.value))
  TITLES.set(plan, known)
  return known
}

const TITLES = new WeakMap<Plan, readonly string[]>()

/** By full handle, its shortest prefix that names no other item: at least four letters, with `.2` kept. */
export function shortHandles(plan: Plan): ReadonlyMap<string, string> {
  const known = SHORTS.get(plan) ?? shorten(plan.items.map(({ handle }) => handle))
  SHORTS.set(plan, known)
  return known
}

const SHORTS = new WeakMap<Plan, ReadonlyMap<string, string>>()

function shorten(handles: readonly string[]): Map<string, string> {
  const bases = [...new Set(handles.map(baseOf))].sort()
  const lengths = new Map<string, number>()
  let before = 0
  for (const [index, base] of bases.entries()) {
    const behind = sharedLength(base, bases[index + 1] ?? '')
    lengths.set(base, Math.max(SHORTEST, before + 1, behind + 1))
    before = behind
  }
  return new Map(
    handles.map((handle) => {
      const base = baseOf(handle)
      return [handle, base.slice(0, lengths.get(base)) + handle.slice(base.length)]
    }),
  )
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
