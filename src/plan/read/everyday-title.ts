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
  const newline = text.indexOf('\n', from)
  const source = text.slice(from, newline < 0 ? text.length : newline)
  if (source.includes('[')) return null
  if (!source.includes('`')) return locatedIn(source, from, collapse(source.trim()))
  const parts = source.split('`')
  // Code that begins and ends with a space is read without them.
  const isPadded = parts.some((part, at) => at % 2 === 1 && part.startsWith(' '))
  return isPadded ? null : locatedIn(source, from, collapse(parts.join('').trim()))
}

const BOX = '[ ]'.length
