import { isAscii } from '../text/lettered.ts'
import { once } from '../text/once.ts'
import { hashInto, normaliseTitle } from './handle.ts'
import type { Item } from './model.ts'
import type { HashLines } from './title-hasher.ts'
import { LONGEST, MOST, titleHasher } from './title-hasher.ts'

/** What is to be hashed: an item, which may know an easier way to its title. */
export interface Titled extends Pick<Item, 'title'> {
  /**
   * What the title is written with on one line, where it says the same words, but
   * for signs around them, if it is ASCII; null where that is not certain.
   */
  readonly writtenTitle?: string | null
}

/**
 * The first two words of the SHA-256 of each title, as `normaliseTitle` spells
 * it, one behind the other.
 *
 * @param hashLines null to do without WebAssembly.
 */
export function titleHashes(
  items: readonly Titled[],
  hashLines: HashLines | null = items.length < FEWEST ? null : HASHER(),
): Int32Array {
  const hashes = new Int32Array(2 * items.length)
  if (hashLines === null) hashEach(items, hashes)
  else hashTogether(items, hashes, hashLines)
  return hashes
}

const HASHER = once(titleHasher)

/** For fewer titles, WebAssembly costs more than it saves: a millisecond and four MiB. */
const FEWEST = 100

/** The reference. */
function hashEach(items: readonly Titled[], hashes: Int32Array): void {
  for (let index = 0; index < items.length; index += 1) {
    hashTitle(items[index] as Titled, hashes, index)
  }
}

function hashTitle({ title }: Titled, hashes: Int32Array, index: number): void {
  hashInto(hashes, 2 * index, normaliseTitle(title.value))
}

function hashTogether(items: readonly Titled[], hashes: Int32Array, hashLines: HashLines): void {
  for (let first = 0; first < items.length; ) {
    const { lines, end } = linesFrom(items, first)
    const areCertain = hashLines(lines, hashes.subarray(2 * first, 2 * end))
    for (let index = first; index < end && !areCertain; index += 1) {
      const item = items[index] as Titled
      if (!fits(wordsOf(item))) hashTitle(item, hashes, index)
    }
    first = end
  }
}

/** As many titles as can be hashed at once, each with a line end. @returns where the others begin. */
function linesFrom(items: readonly Titled[], first: number): { lines: string; end: number } {
  const last = Math.min(items.length, first + MOST)
  let lines = ''
  let end = first
  for (; end < last; end += 1) {
    const words = wordsOf(items[end] as Titled)
    if (end > first && lines.length + words.length >= LONGEST) break
    lines += `${words}\n`
  }
  return { lines, end }
}

function wordsOf(item: Titled): string {
  return item.writtenTitle ?? item.title.value
}

function fits(words: string): boolean {
  return words.length < LONGEST && isAscii(words)
}
