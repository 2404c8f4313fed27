import { lettered } from '../../text/lettered.ts'
import type { Located } from '../../text/source.ts'
import { isAddress } from '../address.ts'
import type { Prose } from './prose.ts'
import { locate, maskedText } from './prose.ts'

/**
 * Splits names at `+`, `,`, `;`, `&` and the word "and".
 *
 * What stands in backticks, links or parentheses is never split, nor is a
 * sign inside a word: `C++`, `R&D`.
 */
export function readNames(prose: Prose): Located<string>[] {
  return splitAt(prose, NAMES)
}

/**
 * Splits references to other items: addresses as names are split, words only
 * at `,` and `;`, because titles are full of "and". `none` refers to nothing.
 */
export function readReferences(prose: Prose): Located<string>[] {
  const addresses = splitAt(prose, NAMES)
  const parts = addresses.every(({ value }) => isAddress(value)) ? addresses : splitAt(prose, LIST)
  return parts.map(withoutQuotes).filter(({ value }) => !NOTHING.test(value))
}

/** No white space around the signs: parts are trimmed, and long runs of it would be tried from each place. */
const NAMES = lettered(
  ({ letter }) =>
    `[,;](?:\\s+and(?=\\s))?|(?<=\\s)and(?=\\s)|(?<!\\+)\\+(?!\\+)|(?<!\\b[${letter}])&|&(?![${letter}]\\b)`,
  'gi',
)
const LIST = () => /[,;]/g
/** Without one of these there is nothing to split. */
const SEPARATES = /[,;+&]|and/i
const NOTHING = /^(?:none|nothing|nobody|n\/?a|-+|–|—|)$/i

/** The parts between separators, trimmed; empty ones are left out. */
function splitAt(prose: Prose, separator: (text: string) => RegExp): Located<string>[] {
  if (!SEPARATES.test(prose.text)) return [locate(prose)].filter(({ value }) => value !== '')
  const parts: Located<string>[] = []
  let start = 0
  const take = (end: number) => {
    const part = locate(prose, start, end)
    if (part.value !== '') parts.push(part)
  }
  const masked = maskedText(prose)
  for (const match of masked.matchAll(separator(masked))) {
    take(match.index)
    start = match.index + match[0].length
  }
  take(prose.text.length)
  return parts
}

function withoutQuotes(part: Located<string>): Located<string> {
  const inside = /^["'“„«‘](.+)["'”“»’]$/.exec(part.value)?.[1]
  if (inside === undefined) return part
  return { value: inside, span: { start: part.span.start + 1, end: part.span.end - 1 } }
}
