import type { Span } from '../text/source.ts'
import { lineStart } from '../text/source.ts'
import { everydayItemEnd } from './everyday-item.ts'
import { activeFrom } from './inline.ts'
import type { Block, Heading, List, ListItem, Paragraph } from './outline.ts'
import { boxOf, endOfBox, readCertainly } from './plain-inlines.ts'
import type { Bullet, Draft, PlainText } from './plain-item.ts'
import { BlocksOnDemand, EverydayItem, PlainItem } from './plain-item.ts'
import { isTextStart, lineEndBefore, markerEnd, mayInterrupt, skipSpaces } from './plain-lines.ts'

/** The blocks of whole lines between two offsets; null where one of the lines is not certain. */
export function plainBlocks(text: string, start: number, end: number): readonly Block[] | null {
  const lines = new PlainLines(text, 'items')
  return lines.readAll(start, end) ? lines.finish() : null
}

/**
 * Takes a text line by line; every method tells whether it was certain.
 *
 * Making values costs more than reading lines does. So what stands inside the
 * document's own items is passed over, unless it is asked for.
 */
class PlainLines {
  readonly #text: string
  /** Whether what stands inside the document's own items is made too, of a text that was read already. */
  readonly #makes: 'items' | 'all'
  readonly #blocks: Block[] = []
  readonly #plain: PlainText
  /** Where the content of each open item stands, from the outermost in; its list may go on below it. */
  readonly #columns: number[] = []
  /** The document's own open item, where no other is made. */
  #item: PlainItem | null = null
  /** All open items, where they are made. */
  readonly #items: (Draft<ListItem> & { readonly blocks: Block[] })[] = []
  /** The sign of the list each container ends with: the document's first, then each open item's. */
  readonly #signs: string[] = []
  /** These lists, as far as they are made. */
  readonly #lists: (Draft<List> & { readonly items: ListItem[] })[] = []
  /** Where the next character stands that may be more than a letter. */
  #special = -1
  /** Where the words begin of the paragraph that the next line may go on with; -1 without one. The innermost open item, if any, holds it. */
  #words = -1
  #wordsEnd = -1
  /** That paragraph, where it is made apart from its item. */
  #paragraph: Draft<Paragraph> | null = null

  constructor(text: string, makes: 'items' | 'all') {
    this.#text = text
    this.#makes = makes
    this.#plain = { text, below: new BlocksOnDemand((span) => blocksIn(text, span)) }
  }

  readAll(from: number, to: number): boolean {
    const text = this.#text
    for (let start = from; start < to; ) {
      const behind = this.#makes === 'items' ? everydayItemEnd(text, start) : -1
      if (behind >= 0 && behind <= to) {
        if (!this.#takeEverydayItem(start, behind)) return false
        start = behind
        continue
      }
      const newline = text.indexOf('\n', start)
      const next = newline < 0 ? text.length : newline + 1
      if (!this.#read(start, Math.max(start, lineEndBefore(text, next)))) return false
      start = next
    }
    return true
  }

  /** An item of the document's own with all that is below it. @param next where the line behind it begins. */
  #takeEverydayItem(start: number, next: number): boolean {
    if (!this.#closeParagraph()) return false
    this.#leave(0)
    const end = lineEndBefore(this.#text, next)
    const list = this.#listFor(0, { start, behind: start + 1, end })
    list.span.end = end
    list.items.push(new EverydayItem(this.#plain, start, end))
    this.#columns.push(2)
    return true
  }

  /** Null where the last lines were not certain. */
  finish(): readonly Block[] | null {
    return this.#closeParagraph() ? this.#blocks : null
  }

  /** @param end before the line end. */
  #read(start: number, end: number): boolean {
    const text = this.#text
    const from = skipSpaces(text, start, end)
    if (from === end) return this.#closeParagraph()
    if (text.charCodeAt(end - 1) === SPACE) return false
    const behind = markerEnd(text, from, end)
    if (behind >= 0) return this.#readItem(from, behind, from - start, end)
    if (text.charCodeAt(from) === HASH) return from === start && this.#readHeading(from, end)
    return isTextStart(text, from) && this.#readWords(from, from - start, end)
  }

  #readItem(start: number, behind: number, indent: number, end: number): boolean {
    const text = this.#text
    const depth = this.#depthOf(indent)
    // Deeper than that it is code, or words of the paragraph above.
    if (indent - (this.#columns[depth - 1] ?? 0) > 3) return false
    const interrupts = this.#words >= 0 && depth === this.#columns.length
    if (interrupts && !mayInterrupt(text, start, behind)) return false
    if (!this.#closeParagraph()) return false
    this.#leave(depth)
    const content = skipSpaces(text, behind, end)
    const boxEnd = endOfBox(text, content, end)
    // The sign of a list right inside starts no text.
    if (boxEnd < 0 && !isTextStart(text, content)) return false
    const column = indent + content - start
    if (depth > 0 && this.#makes === 'items') this.#signs[depth] = text.charAt(behind - 1)
    else this.#open(depth, { start, behind, content, boxEnd, end })
    this.#columns.push(column)
    this.#words = boxEnd < 0 ? content : boxEnd
    this.#extend(end)
    return true
  }

  /** Makes an item, and its paragraph. */
  #open(depth: number, bullet: Bullet): void {
    const { start, behind, content, boxEnd, end } = bullet
    const list = this.#listFor(depth, bullet)
    if (this.#makes === 'items') {
      this.#item = new PlainItem(this.#plain, bullet)
      list.items.push(this.#item)
      return
    }
    this.#paragraph = { kind: 'paragraph', span: { start: content, end } }
    const marker = { start, end: behind }
    const box = boxEnd < 0 ? null : boxOf(this.#text, content, boxEnd)
    const item = { span: { start, end }, marker, content, box, blocks: [this.#paragraph] }
    list.items.push(item)
    this.#items.push(item)
  }

  #readHeading(start: number, end: number): boolean {
    const depth = HEADING.exec(this.#text.slice(start, start + 8))?.[1]?.length
    if (depth === undefined || this.#text[end - 1] === '#' || !this.#closeParagraph()) return false
    this.#leave(0)
    const heading: Heading = { kind: 'heading', depth, span: { start, end } }
    this.#blocks.push(heading)
    this.#endLists(0)
    return this.#isHarmless(start, end) || this.#isCertain(heading)
  }

  /** A line of words goes on with the open paragraph, or starts one of the document's own. */
  #readWords(from: number, indent: number, end: number): boolean {
    if (this.#words >= 0) {
      // A line that goes on with a paragraph from outside its item is lazy.
      if (this.#depthOf(indent) < this.#columns.length) return false
      this.#extend(end)
      return true
    }
    // A box means something in an item alone.
    if (indent > 0 || this.#text[from] === '[') return false
    this.#leave(0)
    this.#endLists(0)
    this.#paragraph = { kind: 'paragraph', span: { start: from, end } }
    this.#blocks.push(this.#paragraph)
    this.#words = from
    this.#wordsEnd = end
    return true
  }

  /** How many of the open items a line of this indent stands in. */
  #depthOf(indent: number): number {
    const columns = this.#columns
    let depth = 0
    while (depth < columns.length && (columns[depth] as number) <= indent) depth += 1
    return depth
  }

  #leave(depth: number): void {
    if (this.#columns.length <= depth) return
    this.#columns.length = depth
    if (this.#items.length > depth) this.#items.length = depth
    if (depth === 0) this.#item = null
    this.#endLists(depth + 1)
  }

  #endLists(depth: number): void {
    if (this.#signs.length > depth) this.#signs.length = depth
    if (this.#lists.length > depth) this.#lists.length = depth
  }

  /** The list that the container at this depth ends with, or a new one where the sign differs. */
  #listFor(depth: number, { start, behind, end }: Marked): Draft<List> & { items: ListItem[] } {
    const sign = this.#text.charAt(behind - 1)
    const open = this.#lists[depth]
    if (open && this.#signs[depth] === sign) return open
    const ordered = sign === '.' || sign === ')'
    const items: ListItem[] = []
    const list = { kind: 'list' as const, ordered, span: { start, end }, items }
    const container = depth === 0 ? this.#blocks : this.#items[depth - 1]?.blocks
    container?.push(list)
    this.#lists[depth] = list
    this.#signs[depth] = sign
    return list
  }

  /** A line belongs to all that is open. */
  #extend(end: number): void {
    this.#wordsEnd = end
    if (this.#paragraph !== null) this.#paragraph.span.end = end
    this.#item?.extend(end, this.#columns.length === 1)
    for (const item of this.#items) item.span.end = end
    for (const list of this.#lists) list.span.end = end
  }

  #closeParagraph(): boolean {
    const start = this.#words
    if (start < 0) return true
    this.#words = -1
    this.#paragraph = null
    const end = this.#wordsEnd
    return (
      this.#isHarmless(start, end) || this.#isCertain({ kind: 'paragraph', span: { start, end } })
    )
  }

  /** True where nothing can be more than a letter, or where it was looked at before. */
  #isHarmless(start: number, end: number): boolean {
    if (this.#makes === 'all') return true
    if (this.#special < start) this.#special = activeFrom(this.#text, start)
    return this.#special >= end
  }

  /** The inlines are read where somebody asks for them; here it only matters that they can be. */
  #isCertain(block: Heading | Paragraph): boolean {
    return readCertainly(this.#text, block) !== null
  }
}

/** Where an item's first line stands, and where its marker ends. */
type Marked = Pick<Bullet, 'start' | 'behind' | 'end'>
type ListOfOne = List & { readonly items: readonly [ListItem] }

/** The blocks of an item of the document's own, which is known to be certain. */
function blocksIn(text: string, { start, end }: Span): readonly Block[] {
  const lines = new PlainLines(text, 'all')
  lines.readAll(lineStart(text, start), end)
  const [list] = lines.finish() as readonly [ListOfOne]
  return list.items[0].blocks
}

const SPACE = 32
const HASH = 35
const HEADING = /^(#{1,6}) +[^ ]/
