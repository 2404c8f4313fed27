import type { Span } from '../text/source.ts'

/** Knows how much room text takes on a screen. */
export interface Measure {
  /** Display columns of text that holds no control characters. */
  width(text: string): number
  /** What a reader takes for characters, in order. */
  graphemes(text: string): Iterable<string>
}

/** True of one line in which each UTF-16 unit is a visible character one column wide. */
export function isSimple(text: string): boolean {
  return SIMPLE.test(text)
}

/**
 * A measure that is right for every text given.
 *
 * The tables of widths and the segmenter take some fifty milliseconds to load,
 * as long as half a start of Node, so simple texts are measured without them.
 */
export async function loadMeasure(allSimple: boolean): Promise<Measure> {
  return allSimple ? simpleMeasure : (await import('./graphemes.ts')).graphemeMeasure
}

/** Latin, Greek, Cyrillic, dashes, quotes, arrows and box drawing, without combining marks. */
const SIMPLE =
  /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u259f]*$/

export const simpleMeasure: Measure = {
  width: (text) => text.length,
  graphemes: (text) => text,
}

/** The offset up to which whole graphemes of `text` fit into `room` columns. */
export function fitting(text: string, room: number, measure: Measure): number {
  let offset = 0
  let left = room
  for (const grapheme of measure.graphemes(text)) {
    left -= measure.width(grapheme)
    if (left < 0) break
    offset += grapheme.length
  }
  return offset
}

/** Columns for the first line and for each line after it. */
export interface Room {
  readonly first: number
  readonly following: number
}

/**
 * Breaks a paragraph at its spaces into lines, each a span of `text`.
 *
 * The spans are in order and do not overlap; only spaces stand between them and
 * behind the last. A word wider than a line is broken between graphemes, and a
 * grapheme wider than a line stands alone in one. There is always one line.
 */
export function breakLines(text: string, room: Room, measure: Measure): Span[] {
  const lines: Span[] = []
  let start = 0
  let end = 0
  let used = 0
  const limit = () => (lines.length === 0 ? room.first : room.following)

  for (const { 0: word, index } of text.matchAll(/[^ ]+/g)) {
    const wordEnd = index + word.length
    used += index - end + measure.width(word)
    if (used > limit()) {
      if (end > start) lines.push({ start, end })
      start = index
      let part = leading(word, limit(), measure)
      while (start + part < wordEnd) {
        lines.push({ start, end: start + part })
        start += part
        part = leading(text.slice(start, wordEnd), limit(), measure)
      }
      used = measure.width(text.slice(start, wordEnd))
    }
    end = wordEnd
  }
  return [...lines, { start, end }]
}

/** As much as fits, but at least one grapheme, or there would be no end. */
function leading(text: string, room: number, measure: Measure): number {
  const [first = ''] = measure.graphemes(text)
  return Math.max(first.length, fitting(text, room, measure))
}
