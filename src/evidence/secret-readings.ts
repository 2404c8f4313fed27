import type { Span } from '../text/source.ts'

/**
 * One way to read a text, and where each of its characters comes from.
 *
 * A secret may be cut up by emphasis, line breaks and escapes, or percent-encoded;
 * the rules look at every reading, and report places in the text as written.
 */
export interface Reading {
  readonly text: string
  /** The range of the written text that a range of the reading stands for. */
  spanOf(start: number, end: number): Span
}

/** The text as written, as Markdown renders it, and with percent signs resolved as often as needed. */
export function readingsOf(text: string): Reading[] {
  const written: Reading = { text, spanOf: (start, end) => ({ start, end }) }
  const readings = [written]
  let last = written
  for (const replaced of [MARKUP, ENCODED, ENCODED, ENCODED]) {
    const next = rewritten(last, replaced)
    if (next === null) continue
    readings.push(next)
    last = next
  }
  return readings
}

interface Replacement {
  /** What any match begins with; without it there is nothing to replace. */
  readonly sign: RegExp
  readonly pattern: RegExp
  readonly by: (match: string) => string
}

/**
 * What disappears when Markdown is rendered, or stands for another character:
 * escapes, emphasis, code marks, tags, comments, references, line breaks with
 * the next line's indentation and quote marks, and characters without a width.
 */
const MARKUP: Replacement = {
  sign: /[\\*`~<&\n\u00AD\u200B-\u200F\u2060\uFEFF]/,
  pattern:
    /\\[!-/:-@[-`{-~]|\*+|`+|~~|<!--[^>]{0,200}-->|<\/?[a-z][^<>]{0,200}>|&(?:amp|lt|gt|quot|num|equals|colon|period|lowbar|hyphen|#x?[0-9a-f]{1,6});|\\?\r?\n[ \t>]*|[\u00AD\u200B-\u200F\u2060\uFEFF]/gi,
  by: (match) => {
    if (match.startsWith('&')) return reference(match)
    return match.length === 2 && match.startsWith('\\') && match !== '\\\n' ? match.slice(1) : ''
  },
}

const ENCODED: Replacement = {
  sign: /%/,
  pattern: /(?:%[0-9a-f]{2})+/gi,
  by: (match) => {
    try {
      return decodeURIComponent(match)
    } catch {
      return match
    }
  },
}

/** Named references for the marks that secrets and their parameters are made of. */
const NAMES = ['amp', 'lt', 'gt', 'quot', 'num', 'equals', 'colon', 'period', 'lowbar', 'hyphen']
const MARKS = '&<>"#=:._-'

function reference(match: string): string {
  const name = match.slice(1, -1).toLowerCase()
  if (!name.startsWith('#')) return MARKS.charAt(NAMES.indexOf(name))
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : match
}

/** Null when nothing is replaced. */
function rewritten(reading: Reading, { sign, pattern, by }: Replacement): Reading | null {
  if (!sign.test(reading.text)) return null
  const pieces: Piece[] = []
  let text = ''
  let from = 0
  for (const match of reading.text.matchAll(pattern)) {
    const end = match.index + match[0].length
    const insert = by(match[0])
    if (insert === match[0]) continue
    text += reading.text.slice(from, match.index)
    pieces.push({ at: text.length, length: insert.length, start: match.index, end })
    text += insert
    from = end
  }
  if (pieces.length === 0) return null
  return {
    text: text + reading.text.slice(from),
    spanOf: (start, end) => reading.spanOf(before(pieces, start, true), before(pieces, end, false)),
  }
}

/** A replaced range: its place in the reading, and in the text it was made from. */
interface Piece {
  readonly at: number
  readonly length: number
  readonly start: number
  readonly end: number
}

/** Where an offset of the reading lay before; inside a replaced range, that range's start or end. */
function before(pieces: readonly Piece[], offset: number, isStart: boolean): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { at } = pieces[middle] as Piece
    if (isStart ? at <= offset : at < offset) low = middle + 1
    else high = middle
  }
  const piece = pieces[low - 1]
  if (piece === undefined) return offset
  const beyond = offset - (piece.at + piece.length)
  if (beyond >= 0) return piece.end + beyond
  return isStart ? piece.start : piece.end
}
