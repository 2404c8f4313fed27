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

const NUMBER = /(\d{1,9})[.)]/y

/** The marker at `from`; null where there is none that has words behind it, or where code might stand there. */
export function markerAt(text: string, from: number, end: number): Marker | null {
  const sign = text.charCodeAt(from)
  const isBullet = sign === 45 || sign === 42 || sign === 43
  if (!isBullet && !(sign >= 48 && sign <= 57)) return null
  const number = isBullet ? null : numberAt(text, from)
  if (number === undefined) return null
  const gap = isBullet ? from + 1 : NUMBER.lastIndex
  const content = skipSpaces(text, gap, end)
  if (content === gap || content > gap + 4 || content >= end) return null
  return { span: { start: from, end: gap }, content, sign: text.charAt(gap - 1), number }
}

function numberAt(text: string, from: number): number | undefined {
  NUMBER.lastIndex = from
  const digits = NUMBER.exec(text)?.[1]
  return digits === undefined ? undefined : Number(digits)
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
