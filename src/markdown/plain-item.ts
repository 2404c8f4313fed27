import type { Span } from '../text/source.ts'
import type { Block, Box, ListItem, Paragraph } from './outline.ts'
import { boxOf } from './plain-inlines.ts'
import { lineEndBefore } from './plain-lines.ts'

/** A value while it is being made. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] extends Span ? Draft<Span> : T[K] }

/** The first line of a list item, as offsets. */
export interface Bullet {
  readonly start: number
  /** Behind its marker. */
  readonly behind: number
  readonly content: number
  /** Behind its box; -1 where it has none. */
  readonly boxEnd: number
  /** Of the line, before its line end. */
  readonly end: number
}

/** What the items of one text share. */
export interface PlainText {
  readonly text: string
  readonly below: BlocksOnDemand
}

/**
 * An item of the document's own, which keeps little more than offsets: its
 * values are made when somebody asks for them, anew each time, and of a large
 * plan most never are.
 */
export class PlainItem implements ListItem {
  readonly content: number
  readonly #plain: PlainText
  readonly #start: number
  readonly #behind: number
  readonly #boxEnd: number
  #end: number
  #leadEnd: number

  constructor(plain: PlainText, { start, behind, content, boxEnd, end }: Bullet) {
    this.content = content
    this.#plain = plain
    this.#start = start
    this.#behind = behind
    this.#boxEnd = boxEnd
    this.#end = end
    this.#leadEnd = end
  }

  /** Takes another line in. @param ofLead whether it goes on with the first paragraph. */
  extend(end: number, ofLead: boolean): void {
    this.#end = end
    if (ofLead) this.#leadEnd = end
  }

  get span(): Span {
    return { start: this.#start, end: this.#end }
  }

  get marker(): Span {
    return { start: this.#start, end: this.#behind }
  }

  get box(): Box | null {
    return this.#boxEnd < 0 ? null : boxOf(this.#plain.text, this.content, this.#boxEnd)
  }

  get lead(): Paragraph {
    return { kind: 'paragraph', span: { start: this.content, end: this.#leadEnd } }
  }

  get blocks(): readonly Block[] {
    return this.#plain.below.blocksOf(this)
  }
}

/** The same of an item that `everydayItemEnd` has taken in whole: all else is where it always is. */
export class EverydayItem implements ListItem {
  readonly #plain: PlainText
  readonly #start: number
  readonly #end: number

  /** @param end before the line end. */
  constructor(plain: PlainText, start: number, end: number) {
    this.#plain = plain
    this.#start = start
    this.#end = end
  }

  get isEveryday(): true {
    return true
  }

  get content(): number {
    return this.#start + 2
  }

  get span(): Span {
    return { start: this.#start, end: this.#end }
  }

  get marker(): Span {
    return { start: this.#start, end: this.#start + 1 }
  }

  get box(): Box {
    return boxOf(this.#plain.text, this.#start + 2, this.#start + 5)
  }

  get lead(): Paragraph {
    const { text } = this.#plain
    const newline = text.indexOf('\n', this.#start)
    const isOne = newline < 0 || newline >= this.#end
    const end = isOne ? this.#end : lineEndBefore(text, newline + 1)
    return { kind: 'paragraph', span: { start: this.#start + 2, end } }
  }

  get blocks(): readonly Block[] {
    return this.#plain.below.blocksOf(this)
  }
}

/** Makes blocks, and keeps those that were asked for last: those of all items would fill the memory. */
export class BlocksOnDemand {
  readonly #make: (span: Span) => readonly Block[]
  #item: ListItem | null = null
  #blocks: readonly Block[] = []

  /** @param make all blocks of the item that stands there. */
  constructor(make: (span: Span) => readonly Block[]) {
    this.#make = make
  }

  blocksOf(item: ListItem): readonly Block[] {
    if (this.#item !== item) {
      this.#blocks = this.#make(item.span)
      this.#item = item
    }
    return this.#blocks
  }
}
