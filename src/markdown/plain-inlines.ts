import { lettered } from '../text/lettered.ts'
import type { Box, Heading, Inline, Outline, Paragraph } from './outline.ts'
import { skipSpaces } from './plain-lines.ts'

/**
 * The inline content of a block, where every character of it can mean one
 * thing only: words, code in single backticks, and links written like a record's.
 *
 * Null where anything might be more than it seems: emphasis, escapes,
 * references, HTML, addresses that become links by themselves.
 */
export function readCertainly(text: string, block: Heading | Paragraph): readonly Inline[] | null {
  const { start, end } = contentOf(text, block)
  SPECIAL.lastIndex = start
  const special = SPECIAL.exec(text)?.index ?? end
  if (special < end) return new PlainInlines(text, start, end).read()
  return start < end ? [{ kind: 'text', value: text.slice(start, end), span: { start, end } }] : []
}

const BOX = lettered(
  ({ letter, number }) => `\\[[ xX~\\-${letter}${number}>?/.+=]\\](?=[ \\r\\n]|$)`,
  'y',
)

/** Behind the box at `from`, of a mark that means nothing to Markdown; -1 where there is none. */
export function endOfBox(text: string, from: number, end: number): number {
  if (text[from] !== '[') return -1
  const box = BOX(text.slice(from, from + 3))
  box.lastIndex = from
  return box.test(text) && box.lastIndex <= end ? box.lastIndex : -1
}

/** The box between two offsets. */
export function boxOf(text: string, start: number, end: number): Box {
  return { span: { start, end }, mark: text.slice(start + 1, end - 1) }
}

/** Behind the marks of a heading, or behind a box: only an item's paragraph starts like one. */
function contentOf(text: string, { kind, span: { start, end } }: Heading | Paragraph) {
  if (kind === 'heading') {
    MARKS.lastIndex = start
    MARKS.exec(text)
    return { start: MARKS.lastIndex, end }
  }
  const boxEnd = endOfBox(text, start, end)
  if (boxEnd < 0) return { start, end }
  WHITE.lastIndex = boxEnd
  WHITE.exec(text)
  return { start: Math.min(WHITE.lastIndex, end), end }
}

const MARKS = /#+ +/y
const WHITE = /[ \r\n]*/y

/**
 * Asked again for a block of late, an outline gives the same inlines, not equal
 * ones. It keeps no more than that: those of a large plan are as large again.
 */
export function rememberingInlines(text: string): Outline['inlines'] {
  const known = new Map<Heading | Paragraph, readonly Inline[]>()
  return (block) => {
    const remembered = known.get(block)
    if (remembered !== undefined) return remembered
    if (known.size === REMEMBERED) known.clear()
    const inlines = readCertainly(text, block) as readonly Inline[]
    known.set(block, inlines)
    return inlines
  }
}

const REMEMBERED = 64

/** Whatever may be more than a letter. */
const SPECIAL = /[\\`*_~[\]<&!@\r\n:]|www\./gi

class PlainInlines {
  readonly #text: string
  readonly #end: number
  readonly #inlines: Inline[] = []
  #at: number
  /** Where the words being read begin, and what they have said so far. */
  #start: number
  #value = ''
  /** Where what was last said ends: indentation behind a line end is no part of it. */
  #said = 0

  constructor(text: string, start: number, end: number) {
    this.#text = text
    this.#at = start
    this.#start = start
    this.#end = end
  }

  read(): readonly Inline[] | null {
    while (this.#at < this.#end) {
      SPECIAL.lastIndex = this.#at
      const found = SPECIAL.exec(this.#text)
      const next = Math.min(found?.index ?? this.#end, this.#end)
      this.#say(next)
      if (next < this.#end && !this.#readSpecial(this.#text.charAt(next))) return null
    }
    this.#close()
    return this.#inlines
  }

  #readSpecial(sign: string): boolean {
    switch (sign) {
      case '\r':
      case '\n':
        return this.#readBreak()
      case '`':
        return this.#readCode()
      case '[':
        return this.#readLink()
      case '_':
        return isBetween(this.#text, this.#at, LETTER) && this.#say(this.#at + 1)
      case '*':
        return this.#isAlone() && this.#say(this.#at + 1)
      case '&':
        return !this.#mayRefer(this.#text.charAt(this.#at + 1)) && this.#say(this.#at + 1)
      case '!':
        return this.#text[this.#at + 1] !== '[' && this.#say(this.#at + 1)
      case ':':
        return !this.#text.startsWith('//', this.#at + 1) && this.#say(this.#at + 1)
      default:
        return false
    }
  }

  /** A line end is one character of the words around it, and the indentation behind it none. */
  #readBreak(): boolean {
    const newline = this.#text.indexOf('\n', this.#at)
    this.#value += '\n'
    this.#said = newline + 1
    this.#at = skipSpaces(this.#text, newline + 1, this.#end)
    return true
  }

  #readCode(): boolean {
    CODE.lastIndex = this.#at
    const inside = CODE.exec(this.#text)?.[1]
    if (inside === undefined || CODE.lastIndex > this.#end) return false
    const span = { start: this.#at, end: CODE.lastIndex }
    const isPadded = /^ .*[^ ].* $/.test(inside)
    this.#close()
    this.#inlines.push({ kind: 'code', value: isPadded ? inside.slice(1, -1) : inside, span })
    this.#goOn(span.end)
    return true
  }

  #readLink(): boolean {
    LINK.lastIndex = this.#at
    const [whole, label, url, title] = LINK.exec(this.#text) ?? []
    if (whole === undefined || label === undefined || url === undefined) return false
    const span = { start: this.#at, end: this.#at + whole.length }
    if (span.end > this.#end || !isPlainLabel(label) || /&.*;/.test(url)) return false
    this.#close()
    this.#inlines.push({ kind: 'link', label, url, title: title ?? null, span })
    this.#goOn(span.end)
    return true
  }

  #mayRefer(next: string): boolean {
    return REFERS(next).test(next)
  }

  /** A star between spaces emphasises nothing. */
  #isAlone(): boolean {
    return isBetween(this.#text, this.#at, / /)
  }

  #say(end: number): true {
    if (end === this.#at) return true
    this.#value += this.#text.slice(this.#at, end)
    this.#at = end
    this.#said = end
    return true
  }

  #close(): void {
    if (this.#value !== '') {
      const span = { start: this.#start, end: this.#said }
      this.#inlines.push({ kind: 'text', value: this.#value, span })
    }
    this.#value = ''
  }

  #goOn(at: number): void {
    this.#at = at
    this.#start = at
  }
}

const LETTER = /[A-Za-z0-9]/
const REFERS = lettered(({ letter, number }) => `[${letter}${number}#]`)
const CODE = /`([^`\r\n]+)`(?!`)/y
const LINK = /\[([^[\]\\`*~<>&!@\r\n]+)\]\(([\w\-./#?=%:+,;@$~&*]+)(?: "([^"\\&\r\n]*)")?\)/y

function isBetween(text: string, at: number, sign: RegExp): boolean {
  return sign.test(text.charAt(at - 1)) && sign.test(text.charAt(at + 1))
}

/** Without emphasis, without an address, and the same with its white space collapsed. */
function isPlainLabel(label: string): boolean {
  if (/:\/\/|www\.|^ | $| {2}/i.test(label)) return false
  return [...label.matchAll(/_/g)].every(({ index }) => isBetween(label, index, LETTER))
}
