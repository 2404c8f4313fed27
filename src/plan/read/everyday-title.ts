import { collapse } from '../../markdown/inline.ts'
import type { Located } from '../../text/source.ts'
import { locatedIn } from './children.ts'

/**
 * The words of an everyday item's title, where only code is more than letters.
 *
 * The law: null, or exactly what `wordsBehind` reads.
 *
 * @param content where the item's box begins, which is of one sign.
 */
export function readEverydayTitle(text: string, content: number): Located<string> | null {
  const from = content + BOX
  const source = lineFrom(text, from)
  if (source.includes('[')) return null
  if (!source.includes('`')) return locatedIn(source, from, collapse(source.trim()))
  const parts = source.split('`')
  // Code that begins and ends with a space is read without them.
  const isPadded = parts.some((part, at) => at % 2 === 1 && part.startsWith(' '))
  return isPadded ? null : locatedIn(source, from, collapse(parts.join('').trim()))
}

/**
 * What the title of an everyday item is written with, where that says the same
 * words if it is ASCII; null where that is not certain.
 *
 * @param content where the item's box begins, which is of one sign.
 */
export function writtenEverydayTitle(text: string, content: number): string | null {
  const source = lineFrom(text, content + BOX)
  // Of a link the address is not said; nor are spaces at the ends of code, or what divides it from a word.
  const isReworded = source.includes('](') || (source.includes('`') && MERGED.test(source))
  return isReworded ? null : source
}

const BOX = '[ ]'.length
const MERGED = /[a-z0-9]`[a-z0-9]|^(?:[^`]*`[^`]*`)*[^`]*` [^`]* `/i

/** Up to the line feed. */
function lineFrom(text: string, from: number): string {
  const newline = text.indexOf('\n', from)
  return text.slice(from, newline < 0 ? text.length : newline)
}
