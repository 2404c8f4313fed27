import type { Printable } from '../text/screen.ts'
import type { Block, Column, Columns, Indent, Text } from './block.ts'
import type { Measure } from './measure.ts'
import type { StyleName } from './style.ts'
import { breakLines, fitting } from './width.ts'

/** A stretch of printable text in one look. */
export interface Run {
  readonly text: Printable
  readonly style?: StyleName
  readonly link?: string
}

export type Line = readonly Run[]

/** The room a block is laid out in. */
export interface Frame {
  /** In display columns; null is without end. */
  readonly width: number | null
  readonly ellipsis: Printable
  readonly measure: Measure
}

/**
 * Gives every block its lines.
 *
 * No line is wider than the frame, save one that holds a single grapheme and
 * those whose overflow is `keep`. Lines have no trailing padding.
 */
export function layout(block: Block<Line>, frame: Frame): Line[] {
  switch (block.kind) {
    case 'text':
      return layText(block, frame)
    case 'stack':
      return [...block.blocks].flatMap((each) => layout(each, frame))
    case 'indent':
      return layIndent(block, frame)
    case 'columns':
      return layColumns(block, frame)
  }
}

function layText({ content, overflow, hang }: Text<Line>, frame: Frame): Line[] {
  const { width, measure } = frame
  const text = textOf(content)
  if (width === null || overflow === 'keep' || measure.width(text) <= width) return [content]
  if (overflow === 'cut') return [cut(content, width, frame)]

  const indent = Math.min(hang, width - 1)
  const spans = breakLines(text, { first: width, following: width - indent }, measure)
  return spans.map((span, at) => {
    const part = slice(content, span.start, span.end)
    return at === 0 ? part : shifted(part, indent)
  })
}

function cut(content: Line, width: number, { ellipsis, measure }: Frame): Line {
  const sign = ellipsis.slice(0, width) as Printable
  const end = fitting(textOf(content), width - measure.width(sign), measure)
  const { style } = slice(content, end, end + 1)[0] ?? {}
  return [...slice(content, 0, end), style === undefined ? { text: sign } : { text: sign, style }]
}

function layIndent({ by, block }: Indent<Line>, frame: Frame): Line[] {
  const indent = frame.width === null ? by : Math.min(by, frame.width - 1)
  const inner = { ...frame, width: frame.width === null ? null : frame.width - indent }
  return layout(block, inner).map((line) => shifted(line, indent))
}

/** The least a filling column is squeezed to before the cells go below each other. */
const LEAST_FILL = 20

function layColumns(block: Columns<Line>, frame: Frame): Line[] {
  const table = measured(block, frame)
  const widths = allot(table, frame.width)
  if (widths === null) return layout(stacked(table), frame)
  if (widths.length === 0) return []

  const frames = widths.map((width) => (frame.width === null ? frame : { ...frame, width }))
  const lines: Line[] = []
  for (const row of table.rows) {
    const abreast = inOneLine(row, widths)
    for (const parts of abreast ? [abreast] : inSeveral(row, frames)) {
      lines.push(beside(table, widths, parts))
    }
  }
  return lines
}

/** Columns that know what they would take, as many cells in every row, no column without text. */
interface Table extends Omit<Columns<Line>, 'rows'> {
  readonly columns: readonly (Column & { readonly natural: number })[]
  readonly rows: readonly (readonly Cell[])[]
}

interface Cell {
  readonly block: Block<Line>
  /** What it takes with all the room it wants. */
  readonly natural: number
}

/** A line of a cell. */
interface Part {
  readonly line: Line
  readonly width: number
}

/** Most rows are of texts that fit as they are; null for any other. */
function inOneLine(row: readonly Cell[], widths: readonly number[]): Part[] | null {
  const parts: Part[] = []
  for (const { block, natural } of row) {
    if (block.kind !== 'text' || natural > (widths[parts.length] ?? 0)) return null
    parts.push({ line: block.content, width: natural })
  }
  return parts
}

/** The lines of a row, each a line of every cell. */
function inSeveral(row: readonly Cell[], frames: readonly Frame[]): Part[][] {
  const cells = row.map(({ block }, at) => layout(block, frames[at] as Frame))
  return Array.from({ length: longest(cells) }, (_, at) =>
    cells.map((lines, index) => {
      const line = lines[at] ?? []
      return { line, width: (frames[index] as Frame).measure.width(textOf(line)) }
    }),
  )
}

function measured(block: Columns<Line>, frame: Frame): Table {
  const endless = { ...frame, width: null }
  const cells = block.rows.map((row) =>
    block.columns.map((_, at): Cell => {
      const cell = row[at] ?? EMPTY
      return { block: cell, natural: naturalWidth(cell, endless) }
    }),
  )
  const columns = block.columns.map((column, at) => ({
    ...column,
    at,
    natural: cells.reduce((most, row) => Math.max(most, (row[at] as Cell).natural), 0),
  }))
  const filled = columns.filter(({ natural }) => natural > 0)
  if (filled.length === columns.length) return { ...block, columns, rows: cells }
  return {
    ...block,
    columns: filled,
    rows: cells.map((row) => filled.map(({ at }) => row[at] as Cell)),
  }
}

const EMPTY: Block<Line> = { kind: 'text', content: [], overflow: 'wrap', hang: 0 }

/** The width of each column; null when they cannot well stand side by side. */
function allot({ columns, gap }: Table, width: number | null): number[] | null {
  const wanted = columns.map(({ natural, max }) =>
    width === null ? natural : Math.min(natural, max ?? natural),
  )
  const total = wanted.reduce((sum, each) => sum + each + gap, -gap)
  if (width === null || total <= width) return wanted
  if (columns.length === 1) return [width]

  const fill = columns.findIndex((column) => column.width === 'fill')
  const left = width - total + (wanted[fill] ?? 0)
  return fill >= 0 && left >= LEAST_FILL ? wanted.with(fill, left) : null
}

/** The same cells for a narrow screen: the last columns below the filling one, then all below the first. */
function stacked({ columns, gap, rows: cells }: Table): Block<Line> {
  const rows = cells.map((row) => row.map(({ block }) => block))
  const part = (from: number, to: number, row: readonly Block<Line>[]): Block<Line> => ({
    kind: 'columns',
    columns: columns.slice(from, to),
    gap,
    rows: [row.slice(from, to)],
  })
  const end = columns.length
  const fill = columns.findIndex((column) => column.width === 'fill')
  if (fill >= 0 && fill < end - 1) {
    const below = rows.map((row) => {
      const blocks = [row[fill] ?? EMPTY, part(fill + 1, end, row)]
      return [...row.slice(0, fill), { kind: 'stack', blocks } as const]
    })
    return { kind: 'columns', columns: columns.slice(0, fill + 1), gap, rows: below }
  }
  const blocks = rows.flatMap((row) => {
    const rest = columns.slice(1).map((_, at) => part(at + 1, at + 2, row))
    return [
      part(0, 1, row),
      { kind: 'indent', by: 2, block: { kind: 'stack', blocks: rest } } as const,
    ]
  })
  return { kind: 'stack', blocks }
}

/** One line of a row: a line of each cell, padded only in front of text. */
function beside({ columns, gap }: Table, widths: readonly number[], parts: readonly Part[]): Line {
  const runs: Run[] = []
  let written = 0
  let left = 0
  for (const [at, { line, width }] of parts.entries()) {
    const room = widths[at] ?? 0
    const from = columns[at]?.align === 'right' ? left + room - width : left
    if (width > 0) {
      if (from > written) runs.push(blank(from - written))
      runs.push(...line)
      written = from + width
    }
    left += room + gap
  }
  return runs
}

function blank(width: number): Run {
  return { text: ' '.repeat(width) as Printable }
}

function longest(cells: readonly Line[][]): number {
  return cells.reduce((most, lines) => Math.max(most, lines.length), 0)
}

/** The width of a block that has all the room it wants. */
function naturalWidth(block: Block<Line>, endless: Frame): number {
  const width = (line: Line) => endless.measure.width(textOf(line))
  if (block.kind === 'text') return width(block.content)
  return layout(block, endless).reduce((most, line) => Math.max(most, width(line)), 0)
}

function shifted(line: Line, by: number): Line {
  return by > 0 && line.some(({ text }) => text !== '') ? [blank(by), ...line] : line
}

function textOf(line: Line): string {
  return line.length === 1 ? (line[0]?.text ?? '') : line.map(({ text }) => text).join('')
}

/** The part of a line between two offsets of its text, looks kept. */
function slice(line: Line, start: number, end: number): Line {
  const runs: Run[] = []
  let offset = 0
  for (const run of line) {
    const text = run.text.slice(Math.max(0, start - offset), Math.max(0, end - offset)) as Printable
    if (text !== '') runs.push({ ...run, text })
    offset += run.text.length
  }
  return runs
}
