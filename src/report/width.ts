import type { Span } from '../text/source.ts'
import type { Measure } from './measure.ts'
import { simpleMeasure } from './measure.ts'

/**
 * A measure that is right for every text given.
 *
 * The tables of widths and the segmenter take some fifty milliseconds to load,
 * as long as half a start of Node, so simple texts are measured without them.
 */
export async function loadMeasure(allSimple: boolean): Promise<Measure> {
  return allSimple ? simpleMeasure : (await import('./graphemes.ts')).graphemeMeasure
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
