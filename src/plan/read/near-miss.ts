import type { Block, ListItem } from '../../markdown/outline.ts'
import { lettered } from '../../text/lettered.ts'
import { lineEnd } from '../../text/source.ts'
import type { Legend } from '../model.ts'
import type { Reading } from './reading.ts'
import { leadOf, proseOf, report } from './reading.ts'
import type { Section } from './sections.ts'

/**
 * Reports what looks like a checklist item and is none: `- [x]Title`, `- [] x`,
 * `-[ ] x`, brackets or spaces of another script. Such a line is silently text,
 * and what it asks for would be forgotten.
 */
export function reportNearMisses(
  reading: Reading,
  sections: readonly Section[],
  legend: Legend,
): void {
  if (!SUSPECT.test(reading.text)) return
  const marks = new Set(['x', 'X', ...legend.entries.keys()])
  for (const { blocks } of sections) for (const block of blocks) visit(reading, block, marks)
}

/** Nothing else can be one; most plans hold none, and are read no further. */
const SUSPECT =
  /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:\[.{0,3}\]|[ \t]+(?:\[\]|\[.\](?![ \t\r\n])|\[[^\]\r\n]{2,3}\]|[［【〔☐☑☒]))/mu

function visit(reading: Reading, block: Block, marks: ReadonlySet<string>): void {
  if (block.kind === 'paragraph') visitLines(reading, block.span.start, block.span.end, marks)
  if (block.kind !== 'list') return
  for (const item of block.items) {
    if (item.box === null && startsLikeBox(reading, item, marks)) reportAt(reading, item.content)
    for (const each of item.blocks) visit(reading, each, marks)
  }
}

const BRACKETS = /^(?:\[([^\]\r\n]{0,3})\]|[［【〔]\s*\S?\s*[］】〕]|[☐☑☒])/u

/** True when a bullet without a box begins with brackets that hold a mark, and are no link. */
function startsLikeBox(reading: Reading, item: ListItem, marks: ReadonlySet<string>): boolean {
  const lead = leadOf(item)
  if (lead === null) return false
  const found = BRACKETS.exec(reading.text.slice(item.content, lineEnd(reading.text, item.content)))
  if (found === null) return false
  const [first] = proseOf(reading, lead).pieces
  if (first?.inline.kind === 'link' && first.inline.span.start === item.content) return false
  return found[1] === undefined || isMarkLike(found[1], marks)
}

/** A known mark, or none, or signs that are no letters, digits or dots; spaces around it do not count. */
function isMarkLike(inside: string, marks: ReadonlySet<string>): boolean {
  const mark = inside.trim()
  return mark === '' || marks.has(mark) || NO_LETTERS(mark).test(mark)
}

const NO_LETTERS = lettered(({ letter, number }) => `^[^${letter}${number}.…]+$`)

const GLUED = /^[ \t]*(?:[-*+]|\d{1,9}[.)])\[(.?)\](?=[ \t]|$)/u

/** A marker without a space behind it makes no bullet; its line goes on with the one before. */
function visitLines(
  reading: Reading,
  start: number,
  end: number,
  marks: ReadonlySet<string>,
): void {
  let offset = start
  for (const line of reading.text.slice(start, end).split(/(?<=\n)|(?<=\r)(?!\n)/)) {
    const mark = GLUED.exec(line.trimEnd())?.[1]
    if (mark !== undefined && isMarkLike(mark, marks)) {
      reportAt(reading, offset + line.length - line.trimStart().length)
    }
    offset += line.length
  }
}

function reportAt(reading: Reading, start: number): void {
  const end = lineEnd(reading.text, start)
  const words = reading.text.slice(start, Math.min(end, start + 16))
  report(reading, 'near-miss-item', { what: `“${words.trim()}”`, span: { start, end } })
}
