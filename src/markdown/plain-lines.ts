import { lettered } from '../text/lettered.ts'
import type { Span } from '../text/source.ts'

/** The marker of a list item with words behind it. */
export interface Marker {
  readonly span: Span
  /** Offset of the words. */
  readonly content: number
  /** `-`, `*`, `+`, or what stands behind the number: `.` or `)`. */
  readonly sign: string
  /** Null for a bullet. */
  readonly number: number | null
}

export function skipSpaces(text: string, start: number, end: number): number {
  let at = start
  while (at < end && text.charCodeAt(at) === 32) at += 1
  return at
}

const MARKER = /(?:([-*+])|(\d{1,9})([.)]))( {1,4})(?! )/y

/** The marker at `from`; null where there is none that has words behind it, or where code might stand there. */
export function markerAt(text: string, from: number, end: number): Marker | null {
  MARKER.lastIndex = from
  const [whole, bullet, digits, delimiter, gap] = MARKER.exec(text) ?? []
  if (whole === undefined || gap === undefined) return null
  const content = from + whole.length
  if (content >= end) return null
  return {
    span: { start: from, end: content - gap.length },
    content,
    sign: bullet ?? delimiter ?? '',
    number: digits === undefined ? null : Number(digits),
  }
}

/**
 * True where a line of words can start: with a character that starts nothing
 * else in Markdown. Numbers of ordered items are no words.
 */
export function isTextStart(text: string, from: number): boolean {
  const start = START(text.slice(from, from + 2))
  start.lastIndex = from
  return start.test(text) && !isOrdered(text, from)
}

/** A code span, or a link, may start a line too; the inline content decides about them. */
const START = lettered(
  ({ letter, number }) => `[${letter}${number}"'(/.,;$%?→…€£§“”‘’«»]|\`(?!\`)|\\[(?=[^\\]\\r\\n])`,
  'y',
)
const ORDERED = /\d+[.)](?=[ \r\n]|$)/y

function isOrdered(text: string, from: number): boolean {
  ORDERED.lastIndex = from
  return ORDERED.test(text)
}
