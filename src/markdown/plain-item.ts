import type { Span } from '../text/source.ts'
import type { Block, Box, ListItem, Paragraph } from './outline.ts'

/** A value while it is being made. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] extends Span ? Draft<Span> : T[K] }

/**
 * An item of the document's own, whose blocks below the first are made when
 * somebody asks for them: of a large plan most never are.
 */
export class PlainItem implements ListItem {
  readonly span: Draft<Span>
  readonly marker: Span
  readonly content: number
  readonly box: Box | null
  readonly #lead: Paragraph
  readonly #below: BlocksOnDemand

  constructor(
    { span, marker, content, box }: Omit<ListItem, 'blocks'>,
    lead: Paragraph,
    below: BlocksOnDemand,
  ) {
    this.span = span
    this.marker = marker
    this.content = content
    this.box = box
    this.#lead = lead
    this.#below = below
  }

  get lead(): Paragraph {
    return this.#lead
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
      const [, ...below] = this.#make(item.span)
      this.#blocks = [item.lead, ...below]
      this.#item = item
    }
    return this.#blocks
  }
}
