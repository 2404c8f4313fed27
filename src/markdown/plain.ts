import type { Span } from '../text/source.ts'
import { frontMatter } from './front-matter.ts'
import type { Block, Box, Heading, List, ListItem, Outline, Paragraph } from './outline.ts'
import { boxIn, readCertainly, rememberingInlines, specialFrom } from './plain-inlines.ts'
import type { Draft } from './plain-item.ts'
import { BlocksOnDemand, PlainItem } from './plain-item.ts'
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
  const lines = new PlainLines(text, 'items')
  if (!lines.readAll(0, text.length)) return null
  const blocks = lines.finish()
  return (
    blocks && {
      text,
      frontMatter: null,
      blocks,
      inlines: rememberingInlines(text),
      selfContained: true,
    }
  )
}

/** Tabs, a lone carriage return, NUL, and whatever might define a link or a footnote. */
const UNCERTAIN = /[\t\0]|\r(?!\n)|\]:|\[\^/

/** An item whose list may go on below it. */
interface OpenItem {
  /** Null for one that is passed over. */
  readonly made: { readonly item: Draft<ListItem>; readonly blocks: Block[] } | null
  /** Column of its content, from zero. */
  readonly column: number
}

interface OpenList {
  readonly made: { readonly list: Draft<List>; readonly items: ListItem[] } | null
  /** Another sign starts another list. */
  readonly sign: string
}

/** Takes a text line by line; every method tells whether it was certain. */
class PlainLines {
  readonly #text: string
  /** Whether what stands inside the document's own items is made too, of a text that was read already. */
  readonly #makes: 'items' | 'all'
  readonly #blocks: Block[] = []
  /** From the outermost in. */
  readonly #items: OpenItem[] = []
  /** The list each container ends with: the document's first, then each open item's. */
  readonly #lists: OpenList[] = []
  readonly #below: BlocksOnDemand
  /** Where the next character stands that may be more than a letter. */
  #special = -1
  /** The paragraph that the next line may go on with; the innermost open item, if any, holds it. */
  #paragraph: Draft<Paragraph> | null = null
  /** Where its words begin, behind a box. */
  #words = 0

  constructor(text: string, makes: 'items' | 'all') {
    this.#text = text
    this.#makes = makes
    this.#below = new BlocksOnDemand((span) => blocksIn(text, span))
  }

  readAll(from: number, to: number): boolean {
    const text = this.#text
    for (let start = from; start < to; ) {
      const newline = text.indexOf('\n', start)
      const next = newline < 0 ? text.length : newline + 1
      const end = newline < 0 ? next : text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline
      if (!this.#read(start, Math.max(start, end))) return false
      start = next
    }
    return true
  }

  /** Null where the last lines were not certain. */
  finish(): readonly Block[] | null {
    return this.#closeParagraph() ? this.#blocks : null
  }

  /** @param end before the line end. */
  #read(start: number, end: number): boolean {
    const from = skipSpaces(this.#text, start, end)
    if (from === end) return this.#closeParagraph()
    if (this.#text.charCodeAt(end - 1) === SPACE) return false
    const marker = markerAt(this.#text, from, end)
    if (marker !== null) return this.#readItem(marker, from - start, end)
    if (this.#text.charCodeAt(from) === HASH) return from === start && this.#readHeading(from, end)
    return isTextStart(this.#text, from) && this.#readWords(from, from - start, end)
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
    this.#open(depth, marker, { box, indent, end })
    this.#extend(end)
    return true
  }

  /** Opens an item, and its paragraph; makes it where it is asked for. */
  #open(
    depth: number,
    marker: Marker,
    {
      box,
      indent,
      end,
    }: { readonly box: Box | null; readonly indent: number; readonly end: number },
  ): void {
    const { content, span } = marker
    const paragraph = { kind: 'paragraph' as const, span: { start: content, end } }
    const list = this.#listFor(depth, marker, end)
    const column = indent + content - span.start
    const own = { span: { start: span.start, end }, marker: span, content, box }
    if (list === null) this.#items.push({ made: null, column })
    else if (this.#makes === 'items') {
      const item = new PlainItem(own, paragraph, this.#below)
      list.push(item)
      this.#items.push({ made: { item, blocks: [] }, column })
    } else {
      const blocks: Block[] = [paragraph]
      const item = { ...own, blocks }
      list.push(item)
      this.#items.push({ made: { item, blocks }, column })
    }
    this.#paragraph = paragraph
    this.#words = box?.span.end ?? content
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

  /** The items of the list that the container at this depth ends with, or of a new one where the sign differs; null where they are passed over. */
  #listFor(depth: number, { sign, number, span }: Marker, end: number): ListItem[] | null {
    const open = this.#lists[depth]
    if (open && open.sign === sign) return open.made?.items ?? null
    if (depth > 0 && this.#makes === 'items') {
      this.#lists[depth] = { sign, made: null }
      return null
    }
    const items: ListItem[] = []
    const ordered = number !== null
    const list: Draft<List> = { kind: 'list', ordered, span: { start: span.start, end }, items }
    const container = depth === 0 ? this.#blocks : this.#items[depth - 1]?.made?.blocks
    container?.push(list)
    this.#lists[depth] = { sign, made: { list, items } }
    return items
  }

  /** A line belongs to all that is open. */
  #extend(end: number): void {
    for (const { made } of this.#items) if (made) made.item.span.end = end
    for (const { made } of this.#lists) if (made) made.list.span.end = end
  }

  /** The inlines are read where somebody asks for them; here it only matters that they can be. */
  #isCertain(block: Heading | Paragraph, words: number): boolean {
    if (this.#makes === 'all') return true
    if (this.#special < words) this.#special = specialFrom(this.#text, words)
    return this.#special >= block.span.end || readCertainly(this.#text, block) !== null
  }

  #closeParagraph(): boolean {
    const closed = this.#paragraph
    this.#paragraph = null
    return closed === null || this.#isCertain(closed, this.#words)
  }
}

/** The blocks of an item of the document's own, which is known to be certain. */
function blocksIn(text: string, { start, end }: Span): readonly Block[] {
  const lines = new PlainLines(text, 'all')
  lines.readAll(text.lastIndexOf('\n', start) + 1, end)
  const [list] = lines.finish() ?? []
  return list?.kind === 'list' ? (list.items[0]?.blocks ?? []) : []
}

const SPACE = 32
const HASH = 35
const HEADING = /^(#{1,6}) +[^ ]/
