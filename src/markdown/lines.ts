import type { Span } from '../text/source.ts'
import type { Inline, Outline, Paragraph, Text } from './outline.ts'

/** One line of a paragraph as written. */
export interface Line {
  /** Without the white space around it and the mark of a hard break. */
  readonly span: Span
  readonly inlines: readonly Inline[]
}

/** The lines of a paragraph, in order; line ends inside code, links and HTML end none. */
export function linesOf(outline: Outline, paragraph: Paragraph): Line[] {
  if (!isOneLine(outline.text, paragraph.span)) return brokenLines(outline, paragraph)
  const inlines = outline.inlines(paragraph)
  return [{ span: trimmed(outline.text, paragraph.span, false), inlines }]
}

function brokenLines(outline: Outline, paragraph: Paragraph): Line[] {
  const lines: { start: number; inlines: Inline[] }[] = [
    { start: paragraph.span.start, inlines: [] },
  ]
  for (const inline of outline.inlines(paragraph)) {
    const parts = inline.kind === 'text' ? splitAtBreaks(outline.text, inline) : [inline]
    for (const [index, part] of parts.entries()) {
      if (index > 0) lines.push({ start: part.span.start, inlines: [] })
      if (part.kind !== 'text' || part.value !== '') lines.at(-1)?.inlines.push(part)
    }
  }
  return lines.map(({ start, inlines }, index) => {
    const next = lines[index + 1]
    const end = next === undefined ? paragraph.span.end : next.start
    return { span: trimmed(outline.text, { start, end }, next !== undefined), inlines }
  })
}

function isOneLine(text: string, { start, end }: Span): boolean {
  const newline = text.indexOf('\n', start)
  if (newline >= 0 && newline < end) return false
  const source = text.slice(start, end)
  return !source.includes('\r')
}

/** References to a line feed, which put one into a value and end no line. */
const FEED = /(?<=(?:^|[^\\])(?:\\\\)*)&(?:#0{0,5}10|#[xX]0{0,5}[aA]|NewLine);/g

/** A text as one text a line. */
function splitAtBreaks(text: string, whole: Text): Text[] {
  const values = whole.value.split('\n')
  if (values.length === 1) return [whole]
  const spans = linesIn(text, whole.span)
  return spans.map((span): Text => {
    const source = text.slice(span.start, span.end)
    const feeds = source.includes('&') ? (source.match(FEED)?.length ?? 0) : 0
    return { kind: 'text', value: values.splice(0, feeds + 1).join('\n'), span }
  })
}

function linesIn(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = []
  let from = start
  for (const { 0: gap, index } of text.slice(start, end).matchAll(/(?:\r\n|\r|\n)[ \t]*/g)) {
    spans.push(trimmed(text, { start: from, end: start + index }, true))
    from = start + index + gap.length
  }
  return [...spans, { start: from, end }]
}

/** @param broken whether a line end follows, so that a backslash before it is a hard break's. */
function trimmed(text: string, { start, end }: Span, broken: boolean): Span {
  const words = text.slice(start, end).replace(/[ \t\r\n]+$/, '')
  const slashes = words.length - words.search(/\\*$/)
  return { start, end: start + words.length - (broken && slashes % 2 === 1 ? 1 : 0) }
}
