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
      return block.blocks.flatMap((each) => layout(each, frame))
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

  const frames = widths.map((width) => (frame.width === null ? frame : { ...frame, width }))
  const lines: Line[] = []
  for (const row of table.rows) {
    const cells = row.map((cell, at) => layout(cell, frames[at] ?? frame))
    const height = longest(cells)
    for (let at = 0; at < height; at += 1) {
      const abreast = cells.map((cell) => cell[at] ?? [])
      lines.push(beside(table, widths, abreast, frame.measure))
    }
  }
  return lines
}

/** Columns that know what they would take, as many cells in every row, no column without text. */
interface Table extends Columns<Line> {
  readonly columns: readonly (Column & { readonly natural: number })[]
}

function measured(block: Columns<Line>, frame: Frame): Table {
  const endless = { ...frame, width: null }
  const columns = block.columns.map((column, at) => ({
    ...column,
    at,
    natural: block.rows.reduce(
      (most, row) => Math.max(most, naturalWidth(row[at] ?? EMPTY, endless)),
      0,
    ),
  }))
  const filled = columns.filter(({ natural }) => natural > 0)
  const rows = block.rows.map((row) => filled.map(({ at }) => row[at] ?? EMPTY))
  return { ...block, columns: filled, rows }
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
function stacked({ columns, gap, rows }: Table): Block<Line> {
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
function beside(
  { columns, gap }: Table,
  widths: readonly number[],
  cells: readonly Line[],
  measure: Measure,
): Line {
  let line: Line = []
  let written = 0
  let left = 0
  cells.forEach((cell, at) => {
    const room = widths[at] ?? 0
    const width = measure.width(textOf(cell))
    const from = columns[at]?.align === 'right' ? left + room - width : left
    if (width > 0) {
      line = line.concat(shifted(cell, from - written))
      written = from + width
    }
    left += room + gap
  })
  return line
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
  return by > 0 && textOf(line) !== '' ? [{ text: ' '.repeat(by) as Printable }, ...line] : line
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
