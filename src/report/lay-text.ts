import type { Printable } from '../text/screen.ts'
import type { Span } from '../text/source.ts'
import type { Text } from './block.ts'
import type { Measure } from './measure.ts'
import type { Line, Pen, Run } from './pen.ts'
import { breakLines, fitting } from './width.ts'

/** The room a block is laid out in. */
export interface Frame {
  /** In display columns; null is without end. */
  readonly width: number | null
  readonly measure: Measure
  readonly pen: Pen
}

/**
 * Gives a text its lines.
 *
 * @param whole all of it in one line, as most texts stay.
 */
export function layText({ content, overflow, hang }: Text, whole: Line, frame: Frame): Line[] {
  const { width, measure, pen } = frame
  const { text } = whole
  if (width === null || overflow === 'keep' || measure.width(text) <= width) return [whole]
  if (overflow === 'cut') return [pen.lineOfRuns(cut(pen.runs(content), text, width, frame))]

  const indent = Math.min(hang, width - 1)
  const spans = breakLines(text, { first: width, following: width - indent }, measure)
  const runs = whole.printed === text ? null : pen.runs(content)
  const partOf = (span: Span) =>
    runs === null ? bare(text, span) : pen.lineOfRuns(slice(runs, span))
  return spans.map((span, at) => (at === 0 ? partOf(span) : shifted(partOf(span), indent)))
}

/** A part of a text that is printed as it stands: it has no look. */
function bare(text: string, { start, end }: Span): Line {
  const part = text.slice(start, end) as Printable
  return { text: part, printed: part }
}

function cut(runs: readonly Run[], text: string, width: number, { pen, measure }: Frame): Run[] {
  const sign = pen.ellipsis.slice(0, width) as Printable
  const end = fitting(text, width - measure.width(sign), measure)
  const { style } = slice(runs, { start: end, end: end + 1 })[0] ?? {}
  return [
    ...slice(runs, { start: 0, end }),
    style === undefined ? { text: sign } : { text: sign, style },
  ]
}

/** The part of a line between two offsets of its text, looks kept. */
function slice(runs: readonly Run[], { start, end }: Span): Run[] {
  const parts: Run[] = []
  let offset = 0
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, start - offset), Math.max(0, end - offset)) as Printable
    if (text !== '') parts.push({ ...run, text })
    offset += run.text.length
  }
  return parts
}

/** The line, indented; an empty one stays empty. */
export function shifted(line: Line, by: number): Line {
  if (by <= 0 || line.text === '') return line
  const { text, printed } = line
  return { text: blank(by) + text, printed: (blank(by) + printed) as Printable }
}

/** Spaces; none for less than one. */
export function blank(width: number): string {
  return width > 0 ? ' '.repeat(width) : ''
}
