import type { Span } from '../text/source.ts'
import type { Block, Box, ListItem, Paragraph } from './outline.ts'
import { boxOf } from './plain-inlines.ts'

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

/**
 * An item of the document's own, which keeps little more than offsets: its
 * values are made when somebody asks for them, anew each time, and of a large
 * plan most never are.
 */
export class PlainItem implements ListItem {
  readonly content: number
  isEveryday: boolean
  readonly #text: string
  readonly #start: number
  readonly #behind: number
  readonly #boxEnd: number
  readonly #below: BlocksOnDemand
  #end: number
  #leadEnd: number

  /** @param everydayEnd where an item ends that was taken in whole; null for one that goes on line by line. */
  constructor(
    text: string,
    { start, behind, content, boxEnd, end }: Bullet,
    below: BlocksOnDemand,
    everydayEnd: number | null,
  ) {
    this.content = content
    this.isEveryday = everydayEnd !== null
    this.#text = text
    this.#start = start
    this.#behind = behind
    this.#boxEnd = boxEnd
    this.#below = below
    this.#end = everydayEnd ?? end
    this.#leadEnd = end
  }

  /** Takes another line in. @param ofLead whether it goes on with the first paragraph. */
  extend(end: number, ofLead: boolean): void {
    this.isEveryday = false
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
    return this.#boxEnd < 0 ? null : boxOf(this.#text, this.content, this.#boxEnd)
  }

  get lead(): Paragraph {
    return { kind: 'paragraph', span: { start: this.content, end: this.#leadEnd } }
  }

  get blocks(): readonly Block[] {
    return this.#below.blocksOf(this)
  }
}

/** Makes blocks, and keeps those that were asked for last: those of all items would fill the memory. */
export class BlocksOnDemand {
  readonly #make: (span: Span) => readonly Block[]
  #item: PlainItem | null = null
  #blocks: readonly Block[] = []

  /** @param make all blocks of the item that stands there. */
  constructor(make: (span: Span) => readonly Block[]) {
    this.#make = make
  }

  blocksOf(item: PlainItem): readonly Block[] {
    if (this.#item !== item) {
      this.#blocks = this.#make(item.span)
      this.#item = item
    }
    return this.#blocks
  }
}
