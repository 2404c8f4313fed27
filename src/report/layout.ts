import type { Printable } from '../text/screen.ts'
import type { Block, Cell, Column, Columns, Indent } from './block.ts'
import type { Frame } from './lay-text.ts'
import { blank, layText, shifted } from './lay-text.ts'
import type { Line } from './pen.ts'

/**
 * Gives every block its lines.
 *
 * No line is wider than the frame, save one that holds a single grapheme and
 * those whose overflow is `keep`. Lines have no trailing padding.
 */
export function layout(block: Block, frame: Frame): Line[] {
  switch (block.kind) {
    case 'text':
      return layText(block, frame.pen.line(block.content), frame)
    case 'stack':
      return [...block.blocks].flatMap((each) => layout(each, frame))
    case 'indent':
      return layIndent(block, frame)
    case 'columns':
      return layColumns(block, frame)
  }
}

function layIndent({ by, block }: Indent, frame: Frame): Line[] {
  const indent = frame.width === null ? by : Math.min(by, frame.width - 1)
  const inner = { ...frame, width: frame.width === null ? null : frame.width - indent }
  return layout(block, inner).map((line) => shifted(line, indent))
}

/** The least a filling column is squeezed to before the cells go below each other. */
const LEAST_FILL = 20

function layColumns(block: Columns, frame: Frame): Line[] {
  const table = measured(block, frame)
  const widths = allot(table, frame.width)
  if (widths === null) return layout(stacked(table), frame)
  if (widths.length === 0) return []

  const frames = widths.map((width) => (frame.width === null ? frame : { ...frame, width }))
  const lines: Line[] = []
  for (const row of table.rows) {
    if (fits(row, widths)) lines.push(beside(table, widths, row))
    else for (const parts of inSeveral(row, frames)) lines.push(beside(table, widths, parts))
  }
  return lines
}

/** Columns that know what they would take, as many cells in every row, no column without text. */
interface Table {
  readonly columns: readonly Column[]
  readonly gap: number
  /** The width of each column's widest cell. */
  readonly naturals: readonly number[]
  readonly rows: readonly (readonly Measured[])[]
}

/** A cell, and what it takes with all the room it wants; a text is written already. */
interface Measured {
  readonly cell: Cell
  readonly line: Line | null
  readonly width: number
}

/** A line of a cell. */
interface Part {
  readonly line: Line
  readonly width: number
}

/** Most rows are of texts that fit as they are. */
function fits(
  row: readonly Measured[],
  widths: readonly number[],
): row is readonly (Measured & Part)[] {
  for (let at = 0; at < row.length; at += 1) {
    const { line, width } = row[at] as Measured
    if (line === null || width > (widths[at] as number)) return false
  }
  return true
}

/** The lines of a row, each a line of every cell. */
function inSeveral(row: readonly Measured[], frames: readonly Frame[]): Part[][] {
  const cells = row.map(({ cell, line }, at) => {
    const block = asBlock(cell)
    const frame = frames[at] as Frame
    return line === null || block.kind !== 'text'
      ? layout(block, frame)
      : layText(block, line, frame)
  })
  return Array.from({ length: longest(cells) }, (_, at) =>
    cells.map((lines, index) => {
      const line = lines[at] ?? NOTHING
      return { line, width: (frames[index] as Frame).measure.width(line.text) }
    }),
  )
}

const NOTHING: Line = { text: '', printed: '' as Printable }

function measured(block: Columns, frame: Frame): Table {
  const endless = { ...frame, width: null }
  const rows = block.rows.map((row) =>
    block.columns.map((_, at) => measuredCell(row[at] ?? '', endless)),
  )
  const naturals = block.columns.map((_, at) => widest(rows, at))
  const { columns, gap } = block
  if (naturals.every((natural) => natural > 0)) return { columns, gap, naturals, rows }
  const filled = <T>(each: readonly T[]) => each.filter((_, at) => (naturals[at] as number) > 0)
  return { columns: filled(columns), gap, naturals: filled(naturals), rows: rows.map(filled) }
}

function widest(rows: readonly (readonly Measured[])[], at: number): number {
  let most = 0
  for (const row of rows) most = Math.max(most, (row[at] as Measured).width)
  return most
}

function measuredCell(cell: Cell, endless: Frame): Measured {
  const { measure, pen } = endless
  if (!isBlock(cell) || cell.kind === 'text') {
    const line = pen.line(isBlock(cell) ? cell.content : cell)
    return { cell, line, width: measure.width(line.text) }
  }
  const lines = layout(cell, endless)
  const width = lines.reduce((most, { text }) => Math.max(most, measure.width(text)), 0)
  return { cell, line: null, width }
}

function isBlock(cell: Cell): cell is Block {
  return typeof cell === 'object' && 'kind' in cell
}

function asBlock(cell: Cell): Block {
  return isBlock(cell) ? cell : { kind: 'text', content: cell, overflow: 'wrap', hang: 0 }
}

/** The width of each column; null when they cannot well stand side by side. */
function allot({ columns, gap, naturals }: Table, width: number | null): readonly number[] | null {
  const wanted =
    width === null
      ? naturals
      : naturals.map((natural, at) => Math.min(natural, columns[at]?.max ?? natural))
  const total = wanted.reduce((sum, each) => sum + each + gap, -gap)
  if (width === null || total <= width) return wanted
  if (columns.length === 1) return [width]

  const fill = columns.findIndex((column) => column.width === 'fill')
  const left = width - total + (wanted[fill] ?? 0)
  return fill >= 0 && left >= LEAST_FILL ? wanted.with(fill, left) : null
}

/** The same cells for a narrow screen: the last columns below the filling one, then all below the first. */
function stacked({ columns, gap, rows: cells }: Table): Block {
  const rows = cells.map((row) => row.map(({ cell }) => cell))
  const part = (from: number, to: number, row: readonly Cell[]): Block => ({
    kind: 'columns',
    columns: columns.slice(from, to),
    gap,
    rows: [row.slice(from, to)],
  })
  const end = columns.length
  const fill = columns.findIndex((column) => column.width === 'fill')
  if (fill >= 0 && fill < end - 1) {
    const below = rows.map((row) => {
      const blocks = [asBlock(row[fill] ?? ''), part(fill + 1, end, row)]
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
  let text = ''
  let printed = ''
  let written = 0
  let left = 0
  for (let at = 0; at < parts.length; at += 1) {
    const { line, width } = parts[at] as Part
    const room = widths[at] as number
    if (width > 0) {
      const from = columns[at]?.align === 'right' ? left + room - width : left
      const padding = blank(from - written)
      text += padding + line.text
      printed += padding + line.printed
      written = from + width
    }
    left += room + gap
  }
  return { text, printed: printed as Printable }
}

function longest(cells: readonly Line[][]): number {
  return cells.reduce((most, lines) => Math.max(most, lines.length), 0)
}
