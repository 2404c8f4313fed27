import type { Span } from '../text/source.ts'
import { frontMatter } from './front-matter.ts'
import type { Block, Heading, Inline, List, ListItem, Outline, Paragraph } from './outline.ts'
import { boxIn, readCertainly, specialFrom } from './plain-inlines.ts'
import type { Marker } from './plain-lines.ts'
import { isTextStart, markerAt, skipSpaces } from './plain-lines.ts'

/**
 * Reads a text without remark, where every line is of a shape that can mean
 * one thing only: headings, paragraphs, and lists of any depth, with their
 * wrapped lines.
 *
 * The law: it returns null, or exactly the outline that `parseMarkdown` gives.
 * So it refuses whatever it is not certain of (tabs, code, HTML, quotes, rules,
 * tables, definitions, lazy lines, emphasis, escapes), and never guesses.
 */
export function readPlainly(text: string): Outline | null {
  if (UNCERTAIN.test(text) || frontMatter(text) !== null) return null
  const lines = new PlainLines(text)
  let start = 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const next = newline < 0 ? text.length : newline + 1
    const end = newline < 0 ? next : text[newline - 1] === '\r' ? newline - 1 : newline
    if (!lines.read(start, Math.max(start, end))) return null
    start = next
  }
  const blocks = lines.finish()
  return blocks && { text, frontMatter: null, blocks, inlines: remembering(text) }
}

/** Asked twice for a block, an outline gives the same inlines, not equal ones. */
function remembering(text: string): Outline['inlines'] {
  const known = new Map<Heading | Paragraph, readonly Inline[]>()
  return (block) => {
    const inlines = known.get(block) ?? readCertainly(text, block) ?? []
    known.set(block, inlines)
    return inlines
  }
}

/** Tabs, a lone carriage return, NUL, and whatever might define a link or a footnote. */
const UNCERTAIN = /[\t\0]|\r(?!\n)|\]:|\[\^/

/** A value while it is being made. */
type Draft<T> = { -readonly [K in keyof T]: T[K] extends Span ? Draft<Span> : T[K] }

/** An item whose list may go on below it. */
interface OpenItem {
  readonly item: Draft<ListItem>
  readonly blocks: Block[]
  /** Column of its content, from zero. */
  readonly column: number
}

interface OpenList {
  readonly list: Draft<List>
  readonly items: ListItem[]
  /** Another sign starts another list. */
  readonly sign: string
}

/** Takes a text line by line; every method tells whether it was certain. */
class PlainLines {
  readonly #text: string
  readonly #blocks: Block[] = []
  /** From the outermost in. */
  readonly #items: OpenItem[] = []
  /** The list each container ends with: the document's first, then each open item's. */
  readonly #lists: (OpenList | null)[] = []
  /** Where the next character stands that may be more than a letter. */
  #special = -1
  /** The paragraph that the next line may go on with; the innermost open item, if any, holds it. */
  #paragraph: Draft<Paragraph> | null = null
  /** Where its words begin, behind a box. */
  #words = 0

  constructor(text: string) {
    this.#text = text
  }

  /** @param end before the line end. */
  read(start: number, end: number): boolean {
    const from = skipSpaces(this.#text, start, end)
    if (from === end) return this.#closeParagraph()
    if (this.#text[end - 1] === ' ') return false
    const marker = markerAt(this.#text, from, end)
    if (marker !== null) return this.#readItem(marker, from - start, end)
    if (this.#text[from] === '#') return from === start && this.#readHeading(from, end)
    return isTextStart(this.#text, from) && this.#readWords(from, from - start, end)
  }

  /** Null where the last lines were not certain. */
  finish(): readonly Block[] | null {
    return this.#closeParagraph() ? this.#blocks : null
  }

  #readItem(marker: Marker, indent: number, end: number): boolean {
    const depth = this.#depthOf(indent)
    // Deeper than that it is code, or words of the paragraph above.
    if (indent - (this.#items[depth - 1]?.column ?? 0) > 3) return false
    const interrupts = this.#paragraph !== null && depth === this.#items.length
    if (interrupts && marker.number !== null && marker.number !== 1) return false
    if (!this.#closeParagraph()) return false
    this.#leave(depth)
    const { content } = marker
    const box = boxIn(this.#text, content, end)
    if (box === null && !isTextStart(this.#text, content)) return false
    if (markerAt(this.#text, content, end) !== null) return false
    const paragraph = { kind: 'paragraph' as const, span: { start: content, end } }
    const blocks: Block[] = [paragraph]
    const span = { start: marker.span.start, end }
    const item: Draft<ListItem> = { span, marker: marker.span, content, box, blocks }
    this.#listFor(depth, marker, end).items.push(item)
    this.#items.push({ item, blocks, column: indent + content - marker.span.start })
    this.#paragraph = paragraph
    this.#words = box?.span.end ?? content
    this.#extend(end)
    return true
  }

  #readHeading(start: number, end: number): boolean {
    const depth = HEADING.exec(this.#text.slice(start, start + 8))?.[1]?.length
    if (depth === undefined || this.#text[end - 1] === '#' || !this.#closeParagraph()) return false
    this.#leave(0)
    const heading: Heading = { kind: 'heading', depth, span: { start, end } }
    this.#blocks.push(heading)
    this.#lists.length = 0
    return this.#isCertain(heading, start)
  }

  /** A line of words goes on with the open paragraph, or starts one of the document's own. */
  #readWords(from: number, indent: number, end: number): boolean {
    if (this.#paragraph !== null) {
      // A line that goes on with a paragraph from outside its item is lazy.
      if (this.#depthOf(indent) < this.#items.length) return false
      this.#paragraph.span.end = end
      this.#extend(end)
      return true
    }
    // A box means something in an item alone.
    if (indent > 0 || this.#text[from] === '[') return false
    this.#leave(0)
    this.#lists.length = 0
    this.#paragraph = { kind: 'paragraph', span: { start: from, end } }
    this.#words = from
    this.#blocks.push(this.#paragraph)
    return true
  }

  /** How many of the open items a line of this indent stands in. */
  #depthOf(indent: number): number {
    const depth = this.#items.findIndex(({ column }) => column > indent)
    return depth < 0 ? this.#items.length : depth
  }

  #leave(depth: number): void {
    this.#items.length = Math.min(this.#items.length, depth)
    this.#lists.length = Math.min(this.#lists.length, depth + 1)
  }

  /** The list that the container at this depth ends with, or a new one where the sign differs. */
  #listFor(depth: number, { sign, number, span }: Marker, end: number): OpenList {
    const open = this.#lists[depth]
    if (open && open.sign === sign) return open
    const items: ListItem[] = []
    const ordered = number !== null
    const list: Draft<List> = { kind: 'list', ordered, span: { start: span.start, end }, items }
    const container = depth === 0 ? this.#blocks : this.#items[depth - 1]?.blocks
    container?.push(list)
    const made = { list, items, sign }
    this.#lists[depth] = made
    return made
  }

  /** A line belongs to all that is open. */
  #extend(end: number): void {
    for (const { item } of this.#items) item.span.end = end
    for (const open of this.#lists) if (open) open.list.span.end = end
  }

  /** The inlines are read where somebody asks for them; here it only matters that they can be. */
  #isCertain(block: Heading | Paragraph, words: number): boolean {
    if (this.#special < words) this.#special = specialFrom(this.#text, words)
    return this.#special >= block.span.end || readCertainly(this.#text, block) !== null
  }

  #closeParagraph(): boolean {
    const closed = this.#paragraph
    this.#paragraph = null
    return closed === null || this.#isCertain(closed, this.#words)
  }
}

const HEADING = /^(#{1,6}) +[^ ]/
