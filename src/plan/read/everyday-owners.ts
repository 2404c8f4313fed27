import { isVerbatim } from '../../markdown/inline.ts'
import type { Located, Span } from '../../text/source.ts'
import { readNames } from './names.ts'
import { proseFrom } from './prose.ts'

/** The names in the words behind `Owner:`, with places counted from where these begin; one plan repeats them a lot. */
export type KnownOwners = Map<string, readonly Located<string>[]>

/**
 * The owners of an everyday item, read without the rest of its body.
 *
 * The law: null, or exactly the owners that `readBody` reads.
 *
 * @param item where one stands that `everydayItemEnd` has taken in.
 */
export function readEverydayOwners(
  text: string,
  item: Span,
  known: KnownOwners,
): readonly Located<string>[] | null {
  const lines = text.slice(item.start, item.end)
  const below = lines.indexOf('\n')
  // A bullet that is indented further, with none above it, is the item's own.
  if (lines.startsWith('    ', below + 1)) return null
  let owners: readonly Located<string>[] = NONE
  OWNER.lastIndex = Math.max(0, below)
  for (let line = OWNER.exec(lines); line !== null; line = OWNER.exec(lines)) {
    const words = line[1]
    const names = words === undefined ? null : namesIn(words, known)
    if (words === undefined || names === null) return null
    const start = item.start + OWNER.lastIndex - words.length
    const here = names.map(({ value, span }) => {
      return { value, span: { start: start + span.start, end: start + span.end } }
    })
    owners = owners.length === 0 ? here : [...owners, ...here]
  }
  return owners
}

const NONE: readonly Located<string>[] = []

const OWNER = /\n {2}- owners?:(?: +(\S[^\r\n]*))?/gi

/** Null for words that are not certain to mean what they seem. */
function namesIn(words: string, known: KnownOwners): readonly Located<string>[] | null {
  const names = known.get(words)
  if (names !== undefined) return names
  if (words !== words.trimEnd() || !isVerbatim(words)) return null
  const span = { start: 0, end: words.length }
  const read = readNames(proseFrom([{ kind: 'text', value: words, span }], span, words))
  known.set(words, read)
  return read
}
