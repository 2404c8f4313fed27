import { collapse, isVerbatim } from '../../markdown/inline.ts'
import type { Block, Heading } from '../../markdown/outline.ts'
import type { Section as Divided } from '../../markdown/sections.ts'
import { divide } from '../../markdown/sections.ts'
import type { Located } from '../../text/source.ts'
import { slice } from '../../text/source.ts'
import type { TimeWindow } from '../model.ts'
import { readWindow } from '../window.ts'
import { locate } from './prose.ts'
import type { Reading } from './reading.ts'
import { proseOf } from './reading.ts'

/** A heading and what stands below it up to the next heading. */
export interface Section {
  /** Null for what stands before the first heading. */
  readonly heading: Heading | null
  /** The heading's words. */
  readonly title: Located<string>
  /** The same without the last parenthesis. */
  readonly name: string
  /** What stands in that parenthesis; null where there is none. */
  readonly parenthesis: string | null
  readonly window: TimeWindow | null
  /** The nearest section before it whose heading ranks higher. */
  readonly parent: Section | null
  /** Its own blocks, without those of its sub-sections. */
  readonly blocks: readonly Block[]
  readonly start: number
  /** Where the next heading of any level begins. */
  readonly ownEnd: number
  /** Where the next heading of the same or a higher level begins; nowhere for the headless. */
  readonly end: number
}

/** The sections of the plan in order; the first is headless. */
export function readSections(reading: Reading): Section[] {
  const { lead, sections } = divide(reading.outline)
  let last: Growing = { ...HEADLESS, blocks: lead, ownEnd: reading.text.length, end: 0 }
  const all: Section[] = [last]
  const windows = new Map<string, TimeWindow | null>()
  const visit = (divided: Divided, parent: Section | null) => {
    const { heading, blocks } = divided
    const { start, end } = divided.span
    last.ownEnd = start
    const words = readHeading(reading, heading, windows)
    const section = { heading, ...words, parent, blocks, start, end, ownEnd: end }
    all.push(section)
    last = section
    for (const each of divided.sections) visit(each, section)
  }
  for (const each of sections) visit(each, null)
  return all
}

/** True for a section or one of those around it. */
export function isWithin(section: Section, outer: ReadonlySet<Section>): boolean {
  for (let each: Section | null = section; each; each = each.parent) {
    if (outer.has(each)) return true
  }
  return false
}

type Growing = Section & { ownEnd: number }

const HEADLESS = {
  heading: null,
  title: { value: '', span: { start: 0, end: 0 } },
  name: '',
  parenthesis: null,
  window: null,
  parent: null,
  start: 0,
}

/** @param windows those that were read before: many headings share one. */
function readHeading(reading: Reading, heading: Heading, windows: Map<string, TimeWindow | null>) {
  const title = titleOf(reading, heading)
  const [start, end] = lastParenthesis(title.value)
  if (end === 0) return { title, name: title.value, parenthesis: null, window: null }
  const parenthesis = title.value.slice(start + 1, end - 1).trim()
  const around = `${title.value.slice(0, start)} ${title.value.slice(end)}`
  const name = collapse(around).replace(/ (?=[,.:;])/, '')
  const known = windows.get(parenthesis)
  const window = known === undefined ? readWindow(parenthesis) : known
  windows.set(parenthesis, window)
  return { title, name, parenthesis, window }
}

function titleOf(reading: Reading, heading: Heading): Located<string> {
  const source = slice(reading.text, heading.span)
  const [, words] = VERBATIM.exec(source) ?? []
  if (words === undefined || !isVerbatim(words)) return locate(proseOf(reading, heading))
  const start = heading.span.end - words.length
  return { value: words, span: { start, end: heading.span.end } }
}

/** Words with a space between any two, behind the marks of a heading and nothing behind them. */
const VERBATIM = /^#{1,6} ((?:[^\s#]+ )*[^\s#]+)$/

/** Where the last balanced pair of parentheses stands, full-width ones too; [0, 0] without one. */
function lastParenthesis(text: string): [number, number] {
  const end = Math.max(text.lastIndexOf(')'), text.lastIndexOf('）')) + 1
  let depth = 0
  for (let index = end - 1; index >= 0; index -= 1) {
    const character = text.charAt(index)
    if (character === ')' || character === '）') depth += 1
    if (character === '(' || character === '（') depth -= 1
    if (depth === 0) return [index, end]
  }
  return [0, 0]
}
