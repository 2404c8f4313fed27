/** A half-open range of UTF-16 offsets in one text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A value read from the plan, and where it stands. */
export interface Located<T> {
  readonly value: T
  readonly span: Span
}

/** A place for people: both numbers count from one; columns count UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
}

/**
 * A file's text, ready to be parsed.
 *
 * `text` never holds the byte order mark; `bom` says whether the file began
 * with one, so that `encodeSource` can put it back.
 */
export interface Source {
  readonly path: string
  readonly text: string
  readonly bom: boolean
}

/** Thrown by `decodeSource`: `offset` is the byte at which the file stops being UTF-8. */
export class InvalidUtf8Error extends Error {
  override readonly name = 'InvalidUtf8Error'
  readonly offset: number

  constructor(offset: number) {
    super(`Invalid UTF-8 at byte ${offset}`)
    this.offset = offset
  }
}

const BOM = '\uFEFF'

/** Reads bytes strictly as UTF-8. @throws InvalidUtf8Error naming the first bad byte. */
export function decodeSource(path: string, bytes: Uint8Array): Source {
  const text = decodeStrictly(bytes)
  const bom = text.startsWith(BOM)
  return { path, text: bom ? text.slice(1) : text, bom }
}

/** The file's whole text, with the byte order mark it began with. */
export function wholeText({ bom, text }: Source): string {
  return bom ? BOM + text : text
}

/** The bytes of a file that holds `text`, with the byte order mark the source had. */
export function encodeSource(source: Source, text: string = source.text): Uint8Array {
  return new TextEncoder().encode(source.bom ? BOM + text : text)
}

/**
 * The same bytes in pieces, made when they are asked for: those of a large text
 * at once are as large again. Each piece holds until the next is asked for.
 */
export function encodedPieces(source: Source): Iterable<Uint8Array> {
  return { [Symbol.iterator]: () => piecesOf(wholeText(source)) }
}

function* piecesOf(text: string): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  const room = new Uint8Array(Math.min(3 * text.length, PIECE))
  for (let start = 0; start < text.length; ) {
    // A unit more than there is room for: of a pair, both are there or neither is taken.
    const { read, written } = encoder.encodeInto(text.slice(start, start + PIECE + 1), room)
    yield room.subarray(0, written)
    start += read
  }
}

/** In bytes. */
const PIECE = 2 ** 18

/** A source made of text that never was a file's bytes. */
export function sourceOf(text: string, path = 'PRODUCTION_HARDENING_PLAN.md'): Source {
  return { path, text, bom: false }
}

function decodeStrictly(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new InvalidUtf8Error(firstInvalidByte(bytes))
  }
}

/** Bisects for the longest prefix that decodes; a cut-off sequence at its end is allowed. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0
  let invalid = bytes.length
  while (valid < invalid) {
    const middle = (valid + invalid + 1) >> 1
    if (decodesSoFar(bytes.subarray(0, middle))) valid = middle
    else invalid = middle - 1
  }
  return startOfSequence(bytes, valid)
}

function decodesSoFar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** A sequence cut off by what follows is reported at its first byte, not at its last. */
function startOfSequence(bytes: Uint8Array, end: number): number {
  let start = end
  while (end - start < 3 && isContinuation(bytes[start - 1])) start -= 1
  return sequenceLength(bytes[start - 1]) > end - start + 1 ? start - 1 : end
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

function sequenceLength(lead: number | undefined): number {
  if (lead === undefined || lead < 0xc0) return 1
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
}

const LINE_END = /\r\n?|\n/g
const FIRST_LINE_END = /\r\n|\n|\r/

/**
 * Finds the line and column of offsets in one text; CRLF, LF and a lone CR end a line.
 *
 * It reads no further than it is asked: what is shown first mostly stands early.
 */
export class LineIndex {
  readonly #text: string
  readonly #starts = [0]
  /** How far the text was searched for line ends. */
  #searched = 0

  constructor(text: string) {
    this.#text = text
  }

  /** @param offset counted from zero; one past the end is the end of the last line. */
  place(offset: number): Place {
    this.#search(offset)
    let line = 0
    let start = 0
    let last = this.#starts.length - 1
    while (line < last) {
      const middle = (line + last + 1) >> 1
      const candidate = this.#starts[middle]
      if (candidate !== undefined && candidate <= offset) {
        line = middle
        start = candidate
      } else last = middle - 1
    }
    return { line: line + 1, column: offset - start + 1 }
  }

  #search(offset: number): void {
    LINE_END.lastIndex = this.#searched
    while (this.#searched <= offset) {
      const isFound = LINE_END.test(this.#text)
      this.#searched = isFound ? LINE_END.lastIndex : Number.POSITIVE_INFINITY
      if (isFound) this.#starts.push(this.#searched)
    }
  }
}

/** Where the line that holds `offset` begins. A line holds its line end. */
export function lineStart(text: string, offset: number): number {
  let start = isInsideCrlf(text, offset) ? offset - 1 : offset
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start -= 1
  return start
}

/** Where the line that holds `offset` ends, before its line end. */
export function lineEnd(text: string, offset: number): number {
  let end = isInsideCrlf(text, offset) ? offset - 1 : offset
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1
  return end
}

/** Where the line after the one that holds `offset` begins; the text's end where there is none. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset)
  return end + lineEndAt(text, end).length
}

/** The line end that stands at `offset`: CRLF, LF, CR, or nothing. */
export function lineEndAt(text: string, offset: number): string {
  const code = text.charCodeAt(offset)
  if (code === 13) return text.charCodeAt(offset + 1) === 10 ? '\r\n' : '\r'
  return code === 10 ? '\n' : ''
}

/** The line end a line inserted after the one at `offset` takes: that line's own, else the text's first, else LF. */
export function lineEndFor(text: string, offset: number): string {
  return lineEndAt(text, lineEnd(text, offset)) || FIRST_LINE_END.exec(text)?.[0] || '\n'
}

function isInsideCrlf(text: string, offset: number): boolean {
  return text.charCodeAt(offset) === 10 && text.charCodeAt(offset - 1) === 13
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}

/** The text a span covers. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}
