import { collapse } from '../../markdown/inline.ts'
import type { Inline } from '../../markdown/outline.ts'
import type { Located, Span } from '../../text/source.ts'

/**
 * Inline content as one text, and the way back into the source: code by its
 * value, links and images by their labels, HTML dropped, a line break one `\n`.
 */
export interface Prose {
  readonly text: string
  readonly pieces: readonly Piece[]
  /** Where the content stands; its end is the place of what is empty. */
  readonly span: Span
  /** The whole plan's text. */
  readonly source: string
}

/** One inline, and where its words begin in `Prose.text`. */
export interface Piece {
  readonly inline: Inline
  readonly value: string
  readonly start: number
  /** Where each character of words that are spelled otherwise begins; null where all are as they read. */
  readonly offsets: Uint32Array | null
}

export function proseFrom(inlines: readonly Inline[], span: Span, source: string): Prose {
  const pieces: Piece[] = []
  let text = ''
  for (const inline of inlines) {
    const value = wordsIn(inline)
    const offsets = isSpelled(inline, value) ? follow(value, source, inline.span.start) : null
    pieces.push({ inline, value, start: text.length, offsets })
    text += value
  }
  return { text, pieces, span, source }
}

/**
 * A part of the words, trimmed, white space collapsed. Its span takes in the
 * marks of code, links and emphasis that begin or end with it.
 */
export function locate(prose: Prose, from = 0, to: number = prose.text.length): Located<string> {
  const { start, end } = trimmed(prose.text, from, to)
  if (start === end) return { value: '', span: emptySpan(prose, start) }
  const value = collapse(prose.text.slice(start, end))
  const plain = plainStart(prose)
  if (plain !== null) return { value, span: { start: plain + start, end: plain + end } }
  const first = pieceAt(prose, start)
  const last = pieceAt(prose, end - 1)
  const inner = {
    start:
      isMarked(first) && start === first.start ? first.inline.span.start : offsetOf(prose, start),
    end: isMarked(last) && end === endOf(last) ? last.inline.span.end : offsetBehind(prose, end),
  }
  const span = first === last ? inner : withEmphasis(inner, prose)
  return { value, span }
}

/** Where words begin that are one text, written as they read; null for any others. */
function plainStart({ pieces }: Prose): number | null {
  const only = pieces.length === 1 ? (pieces[0] as Piece) : null
  return only?.inline.kind === 'text' && only.offsets === null ? only.inline.span.start : null
}

const OPENING = /[*_~]+$/
const CLOSING = /^[*_~]+/

/** Takes in marks of emphasis right outside a span whose partners stand inside. */
function withEmphasis({ start, end }: Span, { source, span }: Prose): Span {
  const inside = source.slice(start, end)
  const before = OPENING.exec(source.slice(span.start, start))?.[0] ?? ''
  const behind = CLOSING.exec(source.slice(end, span.end))?.[0] ?? ''
  if (before !== '' && before === behind) {
    return { start: start - before.length, end: end + behind.length }
  }
  return {
    start: before !== '' && inside.includes(before) ? start - before.length : start,
    end: behind !== '' && inside.includes(behind) ? end + behind.length : end,
  }
}

/** As `locate`, but the span covers the characters alone, inside code and links too. */
export function locateExactly(prose: Prose, from: number, to: number): Located<string> {
  return {
    value: prose.text.slice(from, to),
    span: { start: offsetOf(prose, from), end: offsetBehind(prose, to) },
  }
}

/** Where the character at `index` begins in the source. */
function offsetOf(prose: Prose, index: number): number {
  const piece = pieceAt(prose, index)
  return offsetIn(piece, index - piece.start, prose.source)
}

/** Where the character before `index` ends in the source. */
function offsetBehind(prose: Prose, index: number): number {
  const piece = pieceAt(prose, index - 1)
  return offsetIn(piece, index - piece.start, prose.source)
}

/** The words with everything that is not plain text, and what stands in parentheses, masked by `x`. */
export function maskedText({ pieces }: Prose): string {
  const words = pieces.map(({ inline, value }) => {
    return inline.kind === 'text' ? value : 'x'.repeat(value.length)
  })
  const masked = words.join('')
  if (!/[(（]/.test(masked)) return masked
  return masked.replace(/\([^()]*\)|（[^（）]*）/g, (inside) => 'x'.repeat(inside.length))
}

/** A part of the words without white space at its ends. */
function trimmed(text: string, from: number, to: number): Span {
  const words = text.slice(from, to)
  const start = from + words.length - words.trimStart().length
  return { start, end: start + words.trim().length }
}

export function endOf(piece: Piece): number {
  return piece.start + piece.value.length
}

function wordsIn(inline: Inline): string {
  if (inline.kind === 'html') return ''
  return inline.kind === 'text' || inline.kind === 'code' ? inline.value : inline.label
}

/** The piece that holds the character at `index`, which the words have; bisects, as there may be thousands. */
function pieceAt({ pieces }: Prose, index: number): Piece {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle] as Piece).start <= index) low = middle
    else high = middle - 1
  }
  return pieces[low] as Piece
}

function isMarked({ inline }: Piece): boolean {
  return inline.kind !== 'text'
}

function emptySpan(prose: Prose, index: number): Span {
  const offset = index === 0 ? prose.span.end : offsetBehind(prose, index)
  return { start: offset, end: offset }
}

/** The source offset of the boundary before the value's character at `index`. */
function offsetIn({ inline, value, offsets }: Piece, index: number, source: string): number {
  const { start, end } = inline.span
  if (end - start === value.length) return start + index
  if (offsets) return offsets[index] as number
  const inside = source.slice(start, end).indexOf(value)
  return inside < 0 ? (index === 0 ? start : end) : start + inside + index
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]*);/iy
const AMPERSAND = /^&(?:amp|#38|#x26);$/i
const BREAK = /[ \t]*\\?(?:\r\n|\n|\r)[ \t]*/y

function isSpelled({ kind, span }: Inline, value: string): boolean {
  return kind === 'text' && span.end - span.start !== value.length
}

/** Follows the source through escapes, references and line breaks, character by character. */
function follow(value: string, source: string, start: number): Uint32Array {
  const offsets = new Uint32Array(value.length + 1)
  let offset = start
  for (let done = 0; done < value.length; ) {
    const [length, spelled] = spelling(value, done, source, offset)
    offsets.fill(offset, done, done + length)
    offset += spelled
    done += length
  }
  offsets[value.length] = offset
  return offsets
}

/** How many characters of the value stand at `offset`, and in how many of the source. */
function spelling(value: string, done: number, source: string, offset: number): [number, number] {
  const wanted = value.charAt(done)
  const gap = wanted === '\n' ? matchAt(BREAK, source, offset) : null
  if (gap !== null) return [1, gap.length]
  const written = source.charAt(offset)
  if (written === '\\' && source.charAt(offset + 1) === wanted) return [1, 2]
  const entity = written === '&' ? matchAt(ENTITY, source, offset) : null
  if (entity !== null && (wanted !== '&' || AMPERSAND.test(entity))) {
    return [Number(value.codePointAt(done)) > 0xffff ? 2 : 1, entity.length]
  }
  return [1, 1]
}

function matchAt(pattern: RegExp, source: string, offset: number): string | null {
  pattern.lastIndex = offset
  return pattern.exec(source)?.[0] ?? null
}
