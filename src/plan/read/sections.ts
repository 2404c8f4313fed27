import type { Block, Heading } from '../../markdown/outline.ts'
import type { Located } from '../../text/source.ts'
import type { TimeWindow } from '../model.ts'
import { readWindow } from '../window.ts'
import { collapse, locate } from './prose.ts'
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
  /** Where the next heading of the same or a higher level begins. */
  readonly end: number
}

/** The sections of the plan in order; the first is headless. */
export function readSections(reading: Reading): Section[] {
  const runs = cutAtHeadings(reading.outline.blocks)
  const ends = endsOf(runs, reading.text.length)
  const open: Section[] = []
  return runs.map(({ heading, blocks }, index) => {
    const depth = heading?.depth ?? 0
    while (depthOf(open.at(-1)) >= depth && open.length > 0) open.pop()
    const start = heading?.span.start ?? 0
    const ownEnd = runs[index + 1]?.heading?.span.start ?? reading.text.length
    const words = heading ? readHeading(reading, heading) : NAMELESS
    const parent = open.at(-1) ?? null
    const section = { heading, ...words, parent, blocks, start, ownEnd, end: ends[index] ?? ownEnd }
    if (heading) open.push(section)
    return section
  })
}

/** The section itself and those around it, innermost first. */
export function* pathOf(section: Section): Generator<Section> {
  for (let each: Section | null = section; each; each = each.parent) yield each
}

/** True for a section or one of those around it. */
export function isWithin(section: Section, outer: ReadonlySet<Section>): boolean {
  for (const each of pathOf(section)) if (outer.has(each)) return true
  return false
}

interface Run {
  readonly heading: Heading | null
  readonly blocks: Block[]
}

const NAMELESS = {
  title: { value: '', span: { start: 0, end: 0 } },
  name: '',
  parenthesis: null,
  window: null,
}

function cutAtHeadings(blocks: readonly Block[]): Run[] {
  let run: Run = { heading: null, blocks: [] }
  const runs = [run]
  for (const block of blocks) {
    if (block.kind === 'heading') {
      run = { heading: block, blocks: [] }
      runs.push(run)
    } else {
      run.blocks.push(block)
    }
  }
  return runs
}

function depthOf(section: Section | undefined): number {
  return section?.heading?.depth ?? 0
}

/** Where each run's section ends: at the next heading that does not rank lower. */
function endsOf(runs: readonly Run[], textEnd: number): number[] {
  const ends: number[] = []
  const following: { depth: number; start: number }[] = []
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const heading = runs[index]?.heading
    if (!heading) {
      ends[index] = following.at(-1)?.start ?? textEnd
      continue
    }
    while ((following.at(-1)?.depth ?? 0) > heading.depth) following.pop()
    ends[index] = following.at(-1)?.start ?? textEnd
    following.push({ depth: heading.depth, start: heading.span.start })
  }
  return ends
}

function readHeading(reading: Reading, heading: Heading) {
  const title = locate(proseOf(reading, heading))
  const [start, end] = lastParenthesis(title.value)
  if (end === 0) return { title, name: title.value, parenthesis: null, window: null }
  const parenthesis = title.value.slice(start + 1, end - 1).trim()
  const name = collapse(`${title.value.slice(0, start)} ${title.value.slice(end)}`)
  return { title, name, parenthesis, window: readWindow(parenthesis) }
}

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
