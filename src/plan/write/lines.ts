import type { TextEdit } from '../../text/edit.ts'
import type { Span } from '../../text/source.ts'
import { lineEnd, lineEndAt, lineEndFor, lineStart, nextLine } from '../../text/source.ts'

/**
 * Where whole lines go and how they leave, in any Markdown text.
 *
 * A line that is put in takes the line end of the one above it, a text without
 * a final line end stays without one, and lines below never become part of
 * what was put above them.
 */

const TAB = 4

/** The column behind `text` that begins at column `from`; a tab goes on to the next multiple of four. */
export function widthOf(text: string, from = 0): number {
  let column = from
  for (const character of text) column += character === '\t' ? TAB - (column % TAB) : 1
  return column
}

/** The column at which `offset` stands, counted from zero. */
export function columnAt(text: string, offset: number): number {
  return widthOf(text.slice(lineStart(text, offset), offset))
}

/** White space as wide as `prefix`; tabs stay tabs. */
export function blankOut(prefix: string): string {
  const spaces = prefix.replace(/[^\t]/gu, ' ')
  const tabs = spaces.replace(/ +\t/g, '\t')
  return widthOf(tabs) === widthOf(spaces) ? tabs : spaces
}

/** The end of the last line a block covers, before its line end; blank lines at the block's end do not count. */
export function lastLineEnd(text: string, { start, end }: Span): number {
  let last = end
  while (last > start && isWhite(text.charCodeAt(last - 1))) last -= 1
  return lineEnd(text, last)
}

/**
 * Where the first list of a section goes: behind the words it holds; right
 * below its heading where they have code or HTML among them, which may go on
 * to the end of the text.
 *
 * @param section from its heading on.
 */
export function endOfWords(text: string, section: Span, heading: Span): number {
  const words = text.slice(heading.end, section.end)
  return /[\r\n][ \t]*(?:```|~~~|<)/.test(words) ? heading.end : lastLineEnd(text, section)
}

/** The whole lines a block covers, the last line end included. */
export function linesOf(text: string, span: Span): Span {
  return { start: lineStart(text, span.start), end: nextLine(text, lastLineEnd(text, span)) }
}

/**
 * Puts a block of whole lines below the line that holds `offset`.
 *
 * @param block without its last line end.
 * @param gap how many blank lines set it apart from the line above.
 */
export function insertBelow(text: string, offset: number, block: string, gap = 0): TextEdit {
  const eol = lineEndFor(text, offset)
  const end = lineEnd(text, offset)
  const own = lineEndAt(text, end)
  const spaced = eol.repeat(gap) + block
  if (own === '') return insertion(end, eol + spaced)
  const at = end + own.length
  return insertion(at, spaced + eol + (goesOnAt(text, at) ? eol : ''))
}

/**
 * Puts a block of whole lines above the line that holds `offset`.
 *
 * @param block without its last line end.
 * @param gap how many blank lines set it apart from the line below.
 */
export function insertAbove(text: string, offset: number, block: string, gap = 0): TextEdit {
  const start = lineStart(text, offset)
  const eol = lineEndFor(text, Math.max(0, start - 1))
  return insertion(start, block + eol.repeat(gap + 1))
}

/** As `insertBelow`, with a blank line above, and one below where a filled line stands. */
export function insertApart(text: string, offset: number, block: string): TextEdit {
  const eol = lineEndFor(text, offset)
  const end = lineEnd(text, offset)
  const at = end + lineEndAt(text, end).length
  if (at === end) return insertion(end, eol + eol + block)
  const isFollowed = !isBlank(text.slice(at, lineEnd(text, at)))
  return insertion(at, eol + block + eol + (isFollowed ? eol : ''))
}

function insertion(offset: number, insert: string): TextEdit {
  return { span: { start: offset, end: offset }, insert }
}

/** A line that begins a block of its own, whatever stands above it. */
const OPENS_BLOCK =
  /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})(?:[ \t]|$)|>|```|~~~|<!--|(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$)/

/** True where the line at `start` might go on with a paragraph put above it. */
function goesOnAt(text: string, start: number): boolean {
  const line = text.slice(start, lineEnd(text, start))
  return !isBlank(line) && !OPENS_BLOCK.test(line)
}

/**
 * Takes whole lines out, and with them the blank lines that set them apart
 * from what stays: between two neighbours in a list one gap remains, and
 * behind the last one goes the gap before it. Of two gaps that are equally
 * high the lower one remains: lines were put in below the upper one.
 */
export function cutLines(text: string, lines: Span): TextEdit {
  const above = blankLinesAbove(text, lines.start)
  const below = filledLineAt(text, lines.end)
  const isApart = above < lines.start
  const isFollowed = areSiblings(text, lines.start, below)
  if ((isApart || lines.start === 0) && isFollowed) {
    const upper = blankLinesBetween(text, above, lines.start)
    const isEven = isApart && upper === blankLinesBetween(text, lines.end, below)
    return isEven ? deletion(above, lines.end) : deletion(lines.start, below)
  }
  const first = isFollowed && below === lines.end ? markerEnd(FIRST, text, lines.start) : null
  const second = markerEnd(FURTHER, text, below)
  if (first !== null && second !== null) return deletion(first, second)
  const start = isApart ? above : lines.start
  const hasEnd = lineEndAt(text, lineEnd(text, lines.end - 1)) !== ''
  return deletion(hasEnd || start === 0 ? start : lineEnd(text, start - 1), lines.end)
}

/** A list below a paragraph begins with the number one, or is none: the next bullet takes it over. */
const FIRST = /[ \t]*1[.)](?=[ \t\r\n])/y
const FURTHER = /[ \t]*(?!1[.)])\d{1,9}[.)](?=[ \t\r\n]|$)/y

/** Where the marker of the line at `start` ends; null when it is another. */
function markerEnd(marker: RegExp, text: string, start: number): number | null {
  marker.lastIndex = start
  return marker.test(text) ? marker.lastIndex : null
}

export function deletion(start: number, end: number): TextEdit {
  return { span: { start, end }, insert: '' }
}

/** Moves every line but the first by `columns`; blank lines stay as they are. */
export function shiftLines(block: string, columns: number): string {
  if (columns === 0) return block
  return block.replace(/(\r\n|\n|\r)([ \t]*)(?=[^ \t\r\n])/g, (_, eol: string, indent: string) => {
    const width = Math.max(0, widthOf(indent) + columns)
    const tabs = indent.includes('\t') ? Math.floor(width / TAB) : 0
    return eol + '\t'.repeat(tabs) + ' '.repeat(width - tabs * TAB)
  })
}

/** How many blank lines there are between two line starts; null when there is anything else. */
export function blankLinesBetween(text: string, start: number, end: number): number | null {
  const between = text.slice(start, end)
  return isBlank(between) ? (between.match(/\r\n|\n|\r/g) ?? []).length : null
}

function blankLinesAbove(text: string, start: number): number {
  let top = start
  while (top > 0) {
    const line = lineStart(text, top - 1)
    if (!isBlank(text.slice(line, top))) return top
    top = line
  }
  return top
}

/** Where the next filled line at or below the line start `end` begins; the text's end where there is none. */
export function filledLineAt(text: string, end: number): number {
  let bottom = end
  while (bottom < text.length && isBlank(text.slice(bottom, lineEnd(text, bottom)))) {
    bottom = nextLine(text, bottom)
  }
  return bottom
}

const BULLET = /^[ \t]*(?:([-+*])|\d{1,9}([.)]))(?:[ \t]|$)/

/** True where two lines, by their starts, begin bullets of one list: at one column, with one sign. */
export function areSiblings(text: string, upper: number, lower: number): boolean {
  const [above, below] = [upper, lower].map((start) => {
    const bullet = BULLET.exec(text.slice(start, lineEnd(text, start)))
    return bullet && `${widthOf(indentAt(text, start))} ${bullet[1] ?? bullet[2]}`
  })
  return above !== null && above === below
}

/** The white space a line begins with. */
export function indentAt(text: string, start: number): string {
  let end = start
  while (text[end] === ' ' || text[end] === '\t') end += 1
  return text.slice(start, end)
}

export function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text)
}

function isWhite(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}
