import { lineStart, nextLine } from '../text/source.ts'

/**
 * A place where a text may be cut in two that are parsed apart: a line at
 * column 0 that ends every container and every block that is open, save an
 * unclosed fence or HTML block.
 */
export interface Cut {
  readonly offset: number
  readonly kind: 'heading' | 'item' | 'paragraph'
  /** The shortest line of this kind. Parsed behind what precedes the cut, it shows whether the line is what it seems. */
  readonly probe: string
}

/** The first cut at or behind the line that holds `offset`, and behind `after`: never the first line of the text. */
export function nextCut(text: string, after: number, offset: number): Cut | null {
  let line = lineStart(text, Math.min(offset, text.length))
  if (line <= after) line = nextLine(text, after)
  while (line < text.length) {
    const cut = cutAt(text, line)
    if (cut) return cut
    line = nextLine(text, line)
  }
  return null
}

const HEADING = /#{1,6}(?=[ \t\r\n]|$)/y
/** With no list right inside: whether one may begin there depends on the paragraph the line ends. */
const ITEM = /((?:[-*+]|\d{1,9}[.)]) )[A-Za-z[`]/y
const WORDS = /[A-Za-z]/y

function cutAt(text: string, offset: number): Cut | null {
  if (matchAt(HEADING, text, offset)) return { offset, kind: 'heading', probe: '#' }
  const item = matchAt(ITEM, text, offset)
  if (item?.[1]) return { offset, kind: 'item', probe: `${item[1]}x` }
  if (matchAt(WORDS, text, offset) && isBehindBlankLine(text, offset)) {
    return { offset, kind: 'paragraph', probe: 'x' }
  }
  return null
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(text)
}

/** @param offset of a line that is not the first. */
function isBehindBlankLine(text: string, offset: number): boolean {
  const end = text[offset - 1] === '\n' && text[offset - 2] === '\r' ? offset - 2 : offset - 1
  return /^[ \t]*$/.test(text.slice(lineStart(text, end), end))
}
