import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { lettered } from '../text/lettered.ts'
import { normaliseTitle, titlesOf } from './handle.ts'
import { itemsOfHandle, itemsTitled, shortHandles } from './handles.ts'
import type { Item, Plan } from './model.ts'

export { handleOf } from './handle.ts'
export { itemOfHandle, shortHandles } from './handles.ts'

/** An item, and what it was found by. */
export interface Found {
  readonly item: Item
  readonly by: 'handle' | 'code' | 'pair' | 'title' | 'words'
}

/** What looking an address up may come to. */
export type Lookup =
  | ({ readonly kind: 'found' } & Found)
  | { readonly kind: 'none'; readonly near: readonly Item[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Item[] }
  /** The halves of a pair name different items; null where a half names none. */
  | { readonly kind: 'disagrees'; readonly code: Item | null; readonly handle: Item | null }

/**
 * The item an address names: a handle prefix of at least four letters, a code,
 * a pair of both (`I2:qmzt`), or words that match exactly one title.
 *
 * @param meant what to run instead where nothing is near the reference.
 * @throws HardenError with exit 3: `no-such-item`, `ambiguous-item` or `address-disagrees`.
 */
export function findItem(plan: Plan, reference: string, meant = 'harden list'): Found {
  const lookup = lookUp(plan, reference)
  switch (lookup.kind) {
    case 'found':
      return { item: lookup.item, by: lookup.by }
    case 'none':
      throw noSuchItem(plan, reference, lookup.near, meant)
    case 'ambiguous':
      throw ambiguousItem(plan, reference, lookup.candidates)
    case 'disagrees':
      throw addressDisagrees(plan, reference, lookup)
  }
}

/** As `findItem`, for callers to whom an address that names nothing is no refusal. */
export function lookUp(plan: Plan, reference: string): Lookup {
  const address = reference.trim()
  const [pair, code = '', prefix = ''] = PAIR(address).exec(address) ?? []
  if (pair) return lookUpPair(plan, code, prefix)
  if (CODE(address).test(address)) {
    const item = itemOfCode(plan, address)
    if (item) return { kind: 'found', item, by: 'code' }
    if (isHorizonOf(plan, address)) return { kind: 'none', near: nearCodes(plan, address) }
  }
  if (HANDLE.test(address)) {
    const items = itemsCalled(plan, address)
    if (items.length === 1 && items[0]) return { kind: 'found', item: items[0], by: 'handle' }
    if (items.length > 1) return { kind: 'ambiguous', candidates: items }
  }
  return lookUpWords(plan, address)
}

const CODE = lettered(({ letter }) => `^[${letter}]+\\d+$`)
const HANDLE = /^[k-z]{4,16}(?:\.\d+)?$/i
const PAIR = lettered(({ letter }) => `^([${letter}]+\\d+):([k-z]{4,16}(?:\\.\\d+)?)$`, 'i')

/** True for what is spelled like a code, a handle or a pair, whether or not it names an item. */
export function isAddress(text: string): boolean {
  return CODE(text).test(text) || HANDLE.test(text) || PAIR(text).test(text)
}

function lookUpPair(plan: Plan, code: string, prefix: string): Lookup {
  const byCode = itemOfCode(plan, code) ?? null
  const byHandle = itemsCalled(plan, prefix)
  if (byCode && byHandle.includes(byCode)) return { kind: 'found', item: byCode, by: 'pair' }
  if (!byCode && byHandle.length === 0) return { kind: 'none', near: nearCodes(plan, code) }
  return { kind: 'disagrees', code: byCode, handle: byHandle[0] ?? null }
}

function itemOfCode(plan: Plan, code: string): Item | undefined {
  const wanted = code.toUpperCase()
  const letters = lettersOf(wanted)
  const horizon = plan.horizons.find((each) => each.code === letters)
  const item = horizon?.items[Number(wanted.slice(letters.length)) - 1]
  return item?.code === wanted ? item : undefined
}

/** The items whose handle begins so; without a number behind it, the first of equal titles only. */
function itemsCalled(plan: Plan, reference: string): Item[] {
  const [prefix = '', copy = '1'] = reference.toLowerCase().split('.')
  const number = Number(copy)
  return String(number) === copy ? itemsOfHandle(plan, prefix, number) : []
}

function lookUpWords(plan: Plan, reference: string): Lookup {
  const words = reference
    .split(/\s+/)
    .map(normaliseTitle)
    .filter((word) => word !== '')
  if (words.length === 0) return { kind: 'none', near: [] }
  const equal = itemsTitled(plan, reference)
  const [item, ...others] = equal.length > 0 ? equal : itemsWith(plan, words)
  if (item === undefined) return { kind: 'none', near: nearest(plan, words) }
  if (others.length > 0) return { kind: 'ambiguous', candidates: [item, ...others] }
  return { kind: 'found', item, by: equal.length > 0 ? 'title' : 'words' }
}

/** The items whose titles hold all of the words. */
function itemsWith(plan: Plan, words: readonly string[]): Item[] {
  const titles = titlesOf(plan)
  return plan.items.filter((_, index) => words.every((word) => titles[index]?.includes(word)))
}

const NEAR = 3

/** The items whose titles hold most of the words, the first few. */
function nearest(plan: Plan, words: readonly string[]): Item[] {
  const titles = titlesOf(plan)
  return plan.items
    .map((item, at) => ({ item, hits: words.filter((word) => titles[at]?.includes(word)).length }))
    .filter((each) => each.hits > 0)
    .sort((a, b) => b.hits - a.hits)
    .slice(0, NEAR)
    .map(({ item }) => item)
}

/** True for a code whose letters are those of a horizon: it can mean nothing else. */
function isHorizonOf(plan: Plan, code: string): boolean {
  return plan.horizons.some((horizon) => horizon.code === lettersOf(code))
}

/** The last items of the horizon a code names. */
function nearCodes(plan: Plan, code: string): Item[] {
  const letters = lettersOf(code)
  return plan.horizons.find((horizon) => horizon.code === letters)?.items.slice(-NEAR) ?? []
}

function lettersOf(code: string): string {
  return code.toUpperCase().replace(/\d+$/, '')
}

function noSuchItem(plan: Plan, reference: string, near: readonly Item[], meant: string) {
  const hint = near.length > 0 ? `; nearest: ${list(plan, near)}` : ''
  const [first] = near
  return new HardenError({
    code: 'no-such-item',
    exit: EXIT.notFound,
    message: `Unexpected address “${reference}”, expected an item of the plan${hint}`,
    mend: first ? `harden show ${first.code}` : meant,
  })
}

function ambiguousItem(plan: Plan, reference: string, candidates: readonly Item[]): HardenError {
  const [first = ''] = candidates.map(({ code }) => code)
  return new HardenError({
    code: 'ambiguous-item',
    exit: EXIT.notFound,
    message: `Unexpected address “${reference}” of ${candidates.length} items, expected one: ${list(plan, candidates)}`,
    mend: `harden show ${first}`,
  })
}

function addressDisagrees(
  plan: Plan,
  reference: string,
  { code, handle }: { readonly code: Item | null; readonly handle: Item | null },
): HardenError {
  const [byCode, byHandle] = reference.trim().split(':')
  const means = (half = '', item: Item | null) =>
    `${half} is ${item ? list(plan, [item]) : 'no item'}`
  const [known = ''] = [handle, code].flatMap((item) => item?.code ?? [])
  return new HardenError({
    code: 'address-disagrees',
    exit: EXIT.notFound,
    message: `Unexpected address “${reference}” of two halves that disagree, expected one item: ${means(byCode, code)}, ${means(byHandle, handle)}`,
    mend: `harden show ${known}`,
  })
}

const LISTED = 5

/** `I2:qmzt Add mandatory CI gates…`, the first few. */
function list(plan: Plan, items: readonly Item[]): string {
  const shorts = shortHandles(plan)
  const named = items.slice(0, LISTED).map((item) => {
    const title = item.title.value
    const cut = title.length > 48 ? `${[...title].slice(0, 47).join('')}…` : title
    return `${item.code}:${shorts.get(item.handle)} ${cut}`
  })
  const more = items.length - LISTED
  return named.join('; ') + (more > 0 ? `; and ${more} more` : '')
}
