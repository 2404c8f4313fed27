import { bitsSpelled, hashInto, normaliseTitle, spelled } from './handle.ts'
import type { Item, Plan } from './model.ts'
import { titleHashes } from './title-hashes.ts'

/** What calls an item by its full handle, shorter. */
export interface ShortHandles {
  /** The shortest prefix that names no other item: at least four letters, with `.2` kept. */
  get(handle: string): string | undefined
}

/** The short handles of a plan's items. */
export function shortHandles({ items }: Plan): ShortHandles {
  return handlesOf(items)
}

/** The handle of the item at a position: behind equal titles stand `.2`, `.3`. */
export function handleAt(items: Plan['items'], index: number): string {
  return handlesOf(items).at(index)
}

/** The item of a full handle, found without spelling those of all others. */
export function itemOfHandle({ items }: Plan, handle: string): Item | undefined {
  return items[handlesOf(items).indexOf(handle)]
}

/** The items whose handles begin so, in order. @param copy the number behind the handle, or one. */
export function itemsOfHandle({ items }: Plan, prefix: string, copy: number): Item[] {
  return inOrder(items, handlesOf(items).beginningWith(prefix, copy))
}

/** The items with this title, in order, however it is spelled; none for one without a word. */
export function itemsTitled({ items }: Plan, title: string): Item[] {
  return inOrder(items, handlesOf(items).titled(title))
}

/** Positions of the items whose title stands further up already, with that of the first of the same title. */
export function titledAgain({ items }: Pick<Plan, 'items'>): [index: number, first: number][] {
  return handlesOf(items).twins()
}

/** Lets a plan have what was worked out for another, whose items have the same titles one by one. */
export function keepHandles(before: Pick<Plan, 'items'>, after: Pick<Plan, 'items'>): void {
  const known = HANDLES.get(before.items)
  if (known !== undefined) HANDLES.set(after.items, known)
}

function inOrder(items: Plan['items'], indexes: readonly number[]): Item[] {
  return indexes.toSorted((a, b) => a - b).map((index) => items[index] as Item)
}

function handlesOf(items: Plan['items']): Handles {
  const known = HANDLES.get(items) ?? new Handles(items)
  HANDLES.set(items, known)
  return known
}

const HANDLES = new WeakMap<Plan['items'], Handles>()

/** Keeps hashes as numbers: of a large plan hardly any handle is spelled out. */
class Handles implements ShortHandles {
  /** Two words of the hash of each title. */
  readonly #hashes: Int32Array
  /** For each item the how manieth it is of its title. */
  readonly #copies: Int32Array
  /** By the first bits of a hash: one more than the position of the last title whose hash begins so. */
  readonly #last: Int32Array
  /** For the first item of each title, the same of the title before it whose hash begins so. */
  readonly #before: Int32Array
  /** What leaves of 32 bits as many as these are. */
  readonly #shift: number
  /** How many items there are of a title, by the first of them; one where it says nothing. */
  readonly #counts = new Map<number, number>()

  constructor(items: Plan['items']) {
    this.#hashes = titleHashes(items)
    this.#copies = new Int32Array(items.length)
    this.#before = new Int32Array(items.length)
    this.#shift = Math.max(LEAST_SHIFT, Math.clz32(items.length) - 1)
    this.#last = new Int32Array(2 ** (32 - this.#shift))
    for (let index = 0; index < items.length; index += 1) {
      const first = this.#firstLike(this.#hashes, 2 * index)
      const copy = first < 0 ? 1 : (this.#counts.get(first) ?? 1) + 1
      this.#copies[index] = copy
      if (first < 0) this.#enter(index)
      else this.#counts.set(first, copy)
    }
  }

  #enter(index: number): void {
    const start = (this.#hashes[2 * index] as number) >>> this.#shift
    this.#before[index] = this.#last[start] as number
    this.#last[start] = index + 1
  }

  /** The first item whose title has this hash; -1 where there is none. @param at where its two words stand. */
  #firstLike(words: Int32Array, at: number): number {
    const high = words[at] as number
    const low = words[at + 1] as number
    const hashes = this.#hashes
    for (let at = this.#lastLike(high); at > 0; at = this.#before[at - 1] as number) {
      if (hashes[2 * at - 2] === high && hashes[2 * at - 1] === low) return at - 1
    }
    return -1
  }

  /** One more than the position of the last title whose hash begins as this word does. */
  #lastLike(high: number): number {
    return this.#last[high >>> this.#shift] as number
  }

  at(index: number): string {
    const copy = this.#copies[index] as number
    return this.#base(index) + (copy > 1 ? `.${copy}` : '')
  }

  get(handle: string): string | undefined {
    const high = bitsSpelled(handle, 0, FULL / 2)
    const low = bitsSpelled(handle, FULL / 2, FULL / 2)
    if (high === null || low === null) return undefined
    const hashes = this.#hashes
    let length = SHORTEST
    let isKnown = false
    for (let at = this.#lastLike(high); at > 0; at = this.#before[at - 1] as number) {
      const highs = high ^ (hashes[2 * at - 2] as number)
      const lows = low ^ (hashes[2 * at - 1] as number)
      if (highs === 0 && lows === 0) isKnown = true
      else length = Math.max(length, lettersShared(highs, lows) + 1)
    }
    return isKnown ? handle.slice(0, length) + handle.slice(FULL) : undefined
  }

  /** The position of the item that is called so in full; -1 where none is. */
  indexOf(handle: string): number {
    const [index = -1] = this.beginningWith(
      handle.slice(0, FULL),
      Number(handle.slice(FULL + 1) || 1),
    )
    return index >= 0 && this.at(index) === handle ? index : -1
  }

  /** The positions of the items whose handles begin so and that are the how manieth of their titles. */
  beginningWith(prefix: string, copy: number): number[] {
    const firsts = this.#alike(prefix).filter((index) => this.#base(index).startsWith(prefix))
    return firsts.flatMap((first) => this.#twins(first)[copy - 1] ?? [])
  }

  /** The positions of the items with a title. */
  titled(title: string): number[] {
    const name = normaliseTitle(title)
    if (name === '') return []
    const words = new Int32Array(2)
    hashInto(words, 0, name)
    const first = this.#firstLike(words, 0)
    return first < 0 ? [] : this.#twins(first)
  }

  /** The first item of each title whose handle begins with the same four letters. */
  #alike(handle: string): number[] {
    const start = bitsSpelled(handle, 0, SHORTEST)
    const found: number[] = []
    if (start === null) return found
    for (let at = this.#lastLike(start << 16); at > 0; at = this.#before[at - 1] as number) {
      if ((this.#hashes[2 * at - 2] as number) >>> 16 === start) found.push(at - 1)
    }
    return found
  }

  twins(): [index: number, first: number][] {
    const twins: [number, number][] = []
    for (const [index, copy] of this.#copies.entries()) {
      if (copy > 1) twins.push([index, this.#firstLike(this.#hashes, 2 * index)])
    }
    return twins
  }

  /** All items of the same title, from the first one on. */
  #twins(first: number): number[] {
    const twins = [first]
    const count = this.#counts.get(first) ?? 1
    for (let at = first + 1; twins.length < count; at += 1) {
      if (this.#isTwin(first, at)) twins.push(at)
    }
    return twins
  }

  #isTwin(a: number, b: number): boolean {
    const hashes = this.#hashes
    return hashes[2 * a] === hashes[2 * b] && hashes[2 * a + 1] === hashes[2 * b + 1]
  }

  #base(index: number): string {
    return spelled(this.#hashes, 2 * index)
  }
}

/** Four letters are sixteen bits; more are of no use. */
const LEAST_SHIFT = 16
const SHORTEST = 4
const FULL = 16

/** How many letters two handles begin with alike, by what differs in the first eight and in the others. */
function lettersShared(highs: number, lows: number): number {
  return (highs === 0 ? 32 + Math.clz32(lows) : Math.clz32(highs)) >>> 2
}
