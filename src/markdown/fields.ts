import { indentOf } from '../text/indent.ts'
import { lettered } from '../text/lettered.ts'
import type { Located, Span } from '../text/source.ts'
import { collapse, isVerbatim, plainText } from './inline.ts'
import type { Line } from './lines.ts'
import { linesOf } from './lines.ts'
import type { Inline, Outline, Paragraph } from './outline.ts'

/** `Key: value` as it stands in a paragraph. */
export interface KeyValue {
  /** The key's words, without colon and emphasis. */
  readonly key: Located<string>
  /**
   * Plain text, white space collapsed. The span covers its source, wrapped
   * lines and all; of an empty value it is empty, right behind the colon and
   * what emphasis closes there.
   */
  readonly value: Located<string>
  /** The inline content of the value. */
  readonly content: readonly Inline[]
}

/**
 * Reads a paragraph that is one field: `Owner: x`, `**Owner:** x`,
 * `**Owner**: x`, `*Owner*: x`, `__Owner__: x`.
 *
 * A key is up to 40 letters, digits, spaces and hyphens, a letter first, and
 * white space or the end stands behind its colon: `https://x` and `12:30` are
 * no fields. Null where the paragraph begins with no key.
 */
export function fieldOf(outline: Outline, paragraph: Paragraph): KeyValue | null {
  const plain = plainFieldOf(outline.text, paragraph.span)
  if (plain) return plain
  const [first, ...others] = linesOf(outline, paragraph)
  const key = first && readKey(outline.text, first)
  return key ? readValue(outline.text, key, others) : null
}

/** The length of a key is looked at afterwards: a pattern that counts is spelled out by V8, letter by letter. */
const LONGEST_KEY = 40
const PLAIN_KEY = /^([a-z](?:[a-z0-9 -]*[a-z0-9])?):(?: +(?=\S)|$)/i

/** A field that reads as it is written, which most do; null for any other paragraph. */
function plainFieldOf(text: string, { start, end }: Span): KeyValue | null {
  const source = text.slice(start, end)
  const [whole, words] = PLAIN_KEY.exec(source) ?? []
  if (whole === undefined || words === undefined || words.length > LONGEST_KEY) return null
  if (/\s$/.test(source) || !isVerbatim(source)) return null
  const key = { value: collapse(words), span: { start, end: start + words.length } }
  const span = { start: start + whole.length, end }
  const value = source.slice(whole.length)
  const content: Inline[] = value === '' ? [] : [{ kind: 'text', value, span }]
  return { key, value: { value: collapse(value), span }, content }
}

/**
 * Reads a paragraph whose lines are fields, such as the head of a plan.
 *
 * A line that begins with no key goes on with the field before it; what stands
 * before the first field is passed over.
 */
export function fieldsOf(outline: Outline, paragraph: Paragraph): KeyValue[] {
  const found: { key: Key; others: Line[] }[] = []
  for (const line of linesOf(outline, paragraph)) {
    const key = readKey(outline.text, line)
    if (key) found.push({ key, others: [] })
    else found.at(-1)?.others.push(line)
  }
  return found.map(({ key, others }) => readValue(outline.text, key, others))
}

interface Key {
  readonly words: Located<string>
  /** Emphasis that opens before the key and closes behind the value. */
  readonly around: string
  /** Right behind the colon, and behind the emphasis that closes there. */
  readonly end: number
  readonly line: Line
}

const KEY = lettered(
  ({ letter, mark, number }) =>
    `^(\\*{1,3}|_{1,3}|)([${letter}](?:[${letter}${mark}${number} -]*[${letter}${mark}${number}])?)(\\1:|:\\1|:)(?=\\s|$)`,
)

function readKey(text: string, line: Line): Key | null {
  const { start } = line.span
  const source = text.slice(start, line.span.end)
  const [whole = '', opening = '', words = '', colon] = KEY(source).exec(source) ?? []
  const [first] = line.inlines
  const span = { start: start + opening.length, end: start + opening.length + words.length }
  // What looks like emphasis is none where the inlines begin with its marks.
  if (first?.kind !== 'text' || first.span.start !== span.start) return null
  if (words === '' || !first.value.startsWith(words)) return null
  if ([...words].length > LONGEST_KEY) return null
  const around = colon === ':' ? opening : ''
  return { words: { value: collapse(words), span }, around, end: start + whole.length, line }
}

function readValue(text: string, { words, around, end, line }: Key, others: Line[]): KeyValue {
  const source = text.slice(end, (others.at(-1) ?? line).span.end)
  const value = (
    around && source.endsWith(around) ? source.slice(0, -around.length) : source
  ).trim()
  const start = value === '' ? end : end + source.indexOf(value)
  const first = { ...line, inlines: behind(text, line, end) }
  const content = rejoin([first, ...others])
  return {
    key: words,
    value: { value: plainText(content), span: { start, end: start + value.length } },
    content,
  }
}

/** The inlines of a line behind a key, whose source up to `offset` is as it reads, and behind white space. */
function behind(text: string, line: Line, offset: number): Inline[] {
  const inlines = line.inlines.filter(({ span }) => span.end > offset)
  const [first, ...others] = inlines
  if (first?.kind !== 'text') return inlines
  const from = Math.max(first.span.start, offset)
  const space = indentOf(text.slice(from, first.span.end)).length
  const value = first.value.slice(from - first.span.start + space)
  const span = { start: from + space, end: first.span.end }
  return value === '' ? others : [{ kind: 'text', value, span }, ...others]
}

/** Lines put together again, a break between two. */
function rejoin(lines: readonly Line[]): Inline[] {
  const content: Inline[] = []
  let end: number | null = null
  for (const { span, inlines } of lines) {
    if (end !== null && content.length > 0) {
      content.push({ kind: 'text', value: '\n', span: { start: end, end: span.start } })
    }
    content.push(...inlines)
    end = span.end
  }
  return content
}
