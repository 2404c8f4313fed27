import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { normaliseTitle, shortHandles } from './handle.ts'
import type { Item, Plan } from './model.ts'

export { handleOf, normaliseTitle, shortHandles } from './handle.ts'

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
 * @throws HardenError with exit 3: `no-such-item`, `ambiguous-item` or `address-disagrees`.
 */
export function findItem(plan: Plan, reference: string): Found {
  const lookup = lookUp(plan, reference)
  switch (lookup.kind) {
    case 'found':
      return { item: lookup.item, by: lookup.by }
    case 'none':
      throw noSuchItem(plan, reference, lookup.near)
    case 'ambiguous':
      throw ambiguousItem(plan, reference, lookup.candidates)
    case 'disagrees':
      throw addressDisagrees(plan, reference, lookup)
  }
}

/** As `findItem`, for callers to whom an address that names nothing is no refusal. */
export function lookUp(plan: Plan, reference: string): Lookup {
  const address = reference.trim()
  const pair = PAIR.exec(address)
  if (pair) return lookUpPair(plan, pair[1] ?? '', pair[2] ?? '')
  if (CODE.test(address)) {
    const item = itemOfCode(plan, address)
    if (item) return { kind: 'found', item, by: 'code' }
  }
  if (HANDLE.test(address)) {
    const items = itemsOfHandle(plan, address)
    if (items.length === 1 && items[0]) return { kind: 'found', item: items[0], by: 'handle' }
    if (items.length > 1) return { kind: 'ambiguous', candidates: items }
  }
  return lookUpWords(plan, address)
}

const CODE = /^\p{L}+\d+$/u
const HANDLE = /^[k-z]{4,16}(?:\.\d+)?$/i
const PAIR = /^(\p{L}+\d+):([k-z]{4,16}(?:\.\d+)?)$/iu

/** True for what is spelled like a code, a handle or a pair, whether or not it names an item. */
export function isAddress(text: string): boolean {
  return CODE.test(text) || HANDLE.test(text) || PAIR.test(text)
}

function lookUpPair(plan: Plan, code: string, prefix: string): Lookup {
  const byCode = itemOfCode(plan, code) ?? null
  const byHandle = itemsOfHandle(plan, prefix)
  if (byCode && byHandle.includes(byCode)) return { kind: 'found', item: byCode, by: 'pair' }
  if (!byCode && byHandle.length === 0) return { kind: 'none', near: nearCodes(plan, code) }
  return { kind: 'disagrees', code: byCode, handle: byHandle[0] ?? null }
}

function itemOfCode(plan: Plan, code: string): Item | undefined {
  const wanted = code.toUpperCase()
  return plan.items.find((item) => item.code === wanted)
}

/** The items whose handle begins so; without a number behind it, the first of equal titles only. */
function itemsOfHandle(plan: Plan, reference: string): Item[] {
  const [prefix = '', number] = reference.toLowerCase().split('.')
  const copy = number === undefined || number === '1' ? '' : `.${number}`
  return plan.items.filter(({ handle }) => handle.startsWith(prefix) && handle.slice(16) === copy)
}

function lookUpWords(plan: Plan, reference: string): Lookup {
  const wanted = normaliseTitle(reference)
  const words = reference
    .split(/\s+/)
    .map(normaliseTitle)
    .filter((word) => word !== '')
  if (words.length === 0) return { kind: 'none', near: [] }
  const titles = plan.items.map((item) => ({ item, title: normaliseTitle(item.title.value) }))
  const equal = titles.filter(({ title }) => title === wanted)
  const matching = titles.filter(({ title }) => words.every((word) => title.includes(word)))
  const [first, ...others] = equal.length > 0 ? equal : matching
  if (first === undefined) return { kind: 'none', near: nearest(titles, words) }
  if (others.length > 0)
    return { kind: 'ambiguous', candidates: [first, ...others].map(({ item }) => item) }
  return { kind: 'found', item: first.item, by: equal.length > 0 ? 'title' : 'words' }
}

/** The items whose titles hold most of the words; for a lone code, those with its letter. */
function nearest(
  titles: readonly { readonly item: Item; readonly title: string }[],
  words: readonly string[],
): Item[] {
  const scored = titles
    .map(({ item, title }) => ({ item, hits: words.filter((word) => title.includes(word)).length }))
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits)
  return scored.slice(0, 3).map(({ item }) => item)
}

function nearCodes(plan: Plan, code: string): Item[] {
  const letters = code.toUpperCase().replace(/\d+$/, '')
  return plan.items.filter((item) => item.code.replace(/\d+$/, '') === letters).slice(-3)
}

function noSuchItem(plan: Plan, reference: string, near: readonly Item[]): HardenError {
  const closest = near.length > 0 ? near : CODE.test(reference) ? nearCodes(plan, reference) : []
  const hint = closest.length > 0 ? `; nearest: ${list(plan, closest)}` : ''
  const [first] = closest
  return new HardenError({
    code: 'no-such-item',
    exit: EXIT.notFound,
    message: `Unexpected address “${reference}”, expected an item of the plan${hint}`,
    mend: first ? `harden show ${first.code}` : 'harden list',
  })
}

function ambiguousItem(plan: Plan, reference: string, candidates: readonly Item[]): HardenError {
  return new HardenError({
    code: 'ambiguous-item',
    exit: EXIT.notFound,
    message: `Unexpected address “${reference}” of ${candidates.length} items, expected one: ${list(plan, candidates)}`,
    mend: `harden show ${candidates[0]?.code ?? ''}`,
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
  return new HardenError({
    code: 'address-disagrees',
    exit: EXIT.notFound,
    message: `Unexpected address “${reference}” of two halves that disagree, expected one item: ${means(byCode, code)}, ${means(byHandle, handle)}`,
    mend: `harden show ${(handle ?? code)?.code ?? ''}`,
  })
}

const LISTED = 5

/** `I2:qmzt Add mandatory CI gates…`, the first few. */
function list(plan: Plan, items: readonly Item[]): string {
  const shorts = shortHandles(plan)
  const named = items.slice(0, LISTED).map((item) => {
    const title = item.title.value
    const cut = title.length > 48 ? `${[...title].slice(0, 47).join('')}…` : title
    return `${item.code}:${shorts.get(item.handle) ?? item.handle} ${cut}`
  })
  const more = items.length - LISTED
  return named.join('; ') + (more > 0 ? `; and ${more} more` : '')
}
