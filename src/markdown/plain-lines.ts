import { lettered } from '../text/lettered.ts'

export function skipSpaces(text: string, start: number, end: number): number {
  let at = start
  while (at < end && text.charCodeAt(at) === 32) at += 1
  return at
}

/**
 * Where the marker of a list item ends that begins at `from`; -1 where there is
 * none that has words behind it, or where code might stand there.
 */
export function markerEnd(text: string, from: number, end: number): number {
  const sign = text.charCodeAt(from)
  const isBullet = sign === 45 || sign === 42 || sign === 43
  if (!isBullet && !isDigit(sign)) return -1
  const behind = isBullet ? from + 1 : numberEnd(text, from)
  const content = skipSpaces(text, behind, end)
  return content === behind || content > behind + 4 || content >= end ? -1 : behind
}

/** Behind the sign of an ordered item; the text's end where there is no such item. */
function numberEnd(text: string, from: number): number {
  let at = from
  while (isDigit(text.charCodeAt(at))) at += 1
  const sign = text.charAt(at)
  return at - from <= 9 && (sign === '.' || sign === ')') ? at + 1 : text.length
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** An item interrupts a paragraph by a bullet, or by the number one. @param behind its marker. */
export function mayInterrupt(text: string, from: number, behind: number): boolean {
  return behind === from + 1 || Number(text.slice(from, behind - 1)) === 1
}

/**
 * True where a line of words can start: with a character that starts nothing
 * else in Markdown. Numbers of ordered items are no words.
 */
export function isTextStart(text: string, from: number): boolean {
  if (isLetter(text.charCodeAt(from))) return true
  const start = START(text.slice(from, from + 2))
  start.lastIndex = from
  return start.test(text) && !isOrdered(text, from)
}

function isLetter(code: number): boolean {
  const lower = code | 32
  return lower >= 97 && lower <= 122
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

/** Where a line ends, before its line end. @param next where the next line begins. */
export function lineEndBefore(text: string, next: number): number {
  if (text.charCodeAt(next - 1) !== LINE_FEED) return next
  return text.charCodeAt(next - 2) === CARRIAGE_RETURN ? next - 2 : next - 1
}

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
