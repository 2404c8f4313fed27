import type { ListItem } from '../../markdown/outline.ts'
import { searchInOrder } from '../../text/search-in-order.ts'
import type { Located } from '../../text/source.ts'
import { handleAt } from '../handles.ts'
import type { Item, Legend, Plan, Status } from '../model.ts'
import { statusOfMark } from '../status.ts'
import type { Body } from './body.ts'
import { readBody, wholeLines } from './body.ts'
import { wordsBehind } from './children.ts'
import { readEverydayBody } from './everyday-body.ts'
import type { KnownOwners } from './everyday-owners.ts'
import { readEverydayOwners } from './everyday-owners.ts'
import { readEverydayTitle, writtenEverydayTitle } from './everyday-title.ts'
import type { Reading } from './reading.ts'
import { bulletOf, leadOf, markOf } from './reading.ts'

/** A list item with its box. */
export type Ticked = ListItem & { readonly box: NonNullable<ListItem['box']> }

/** What the plan knows of an item before it is read. */
export interface Seat {
  /** Of its horizon. */
  readonly letters: string
  /** The how manieth it is there. */
  readonly number: number
  /** Position of its horizon in `Plan.horizons`. */
  readonly horizon: number
  /** Position in `Plan.items`. */
  readonly index: number
}

/** What an item shares with all others of its plan. */
export interface ItemContext {
  readonly reading: Reading
  readonly legend: () => Legend
  /** The handle of the item at a position. */
  readonly handle: (index: number) => string
  /** Whether something in a range of the text may name what an item waits for. */
  readonly mentionsBlockers: (start: number, end: number) => boolean
  /** Whether something in a range of the text may be a `Due:`. */
  readonly mentionsDue: (start: number, end: number) => boolean
  /** Whether something in a range of the lines of everyday items may be a record. */
  readonly mentionsRecords: (start: number, end: number) => boolean
  readonly knownOwners: KnownOwners
  /** The last everyday item that was read. */
  readonly last: { item: ReadItem | null; body: Body | null }
}

/** What the items of one plan share. @param items to be filled with them. */
export function itemContext(
  reading: Reading,
  legend: () => Legend,
  items: Plan['items'],
): ItemContext {
  return {
    reading,
    legend,
    handle: (index) => handleAt(items, index),
    mentionsBlockers: searchInOrder(reading.text, /blocked[\s-]+by/i),
    mentionsDue: searchInOrder(reading.text, /due[*_]*:/i),
    mentionsRecords: searchInOrder(reading.text, /\]\(|\n {4}- /),
    knownOwners: new Map(),
    last: { item: null, body: null },
  }
}

/**
 * An item that reads its fields when somebody asks for one, and then all of
 * them once: most commands look into a few items of a plan.
 *
 * Its values are getters, so a spread copy of it would lack them.
 */
export class ReadItem implements Item {
  readonly horizon: number
  readonly status: Status
  readonly #letters: string
  readonly #number: number
  readonly #source: Ticked
  readonly #index: number
  readonly #context: ItemContext
  #handle: string | null = null
  #body: Body | null = null
  #wasRead = false

  constructor(source: Ticked, { letters, number, horizon, index }: Seat, context: ItemContext) {
    this.horizon = horizon
    this.#letters = letters
    this.#number = number
    this.status = statusOfMark(signOf(source, context.reading.text), context.legend)
    this.#source = source
    this.#index = index
    this.#context = context
  }

  get code() {
    return `${this.#letters}${this.#number}`
  }

  get mark() {
    return markOf(this.#source.box)
  }

  get title() {
    const { reading } = this.#context
    const { isEveryday, content } = this.#source
    const words = isEveryday ? readEverydayTitle(reading.text, content) : null
    return words ?? wordsBehind(reading, leadOf(this.#source), this.#source.box.span.end)
  }

  /** What its title is written with, where that says the same words, but for signs around them. */
  get writtenTitle(): string | null {
    const { isEveryday, content } = this.#source
    return isEveryday ? writtenEverydayTitle(this.#context.reading.text, content) : null
  }

  get handle() {
    this.#handle ??= this.#context.handle(this.#index)
    return this.#handle
  }

  get bullet() {
    return bulletOf(this.#source)
  }

  /** That of its bullet. */
  get span() {
    return this.#source.span
  }

  get lines() {
    return wholeLines(this.#context.reading.text, this.#source.span)
  }

  get owners() {
    return this.#body?.owners ?? this.#readEverydayOwners() ?? this.#read().owners
  }

  get evidence() {
    return this.#read().evidence
  }

  get risk() {
    return this.#read().risk
  }

  /** Every list asks each item for its own day, and few have one. */
  get due() {
    const { start, end } = this.#source.span
    return this.#context.mentionsDue(start, end) ? this.#read().due : null
  }

  /** Every order asks each item whether it waits, and hardly any does. */
  get blockedBy() {
    const { start, end } = this.#source.span
    return this.#context.mentionsBlockers(start, end) ? this.#read().blockedBy : NONE
  }

  /** False where it is certain, without reading, that nothing was shown for it. */
  get mayHaveRecords(): boolean {
    const { isEveryday, span } = this.#source
    return !isEveryday || this.#context.mentionsRecords(span.start, span.end)
  }

  get deferral() {
    return this.#read().deferral
  }

  get steps() {
    return this.#read().steps
  }

  get details() {
    return this.#read().details
  }

  get fields() {
    return this.#read().fields
  }

  get children() {
    return this.#read().children
  }

  /** Everything, for whoever writes it down as JSON. */
  toJSON(): Item {
    const { code, handle, title, mark, status, horizon, bullet, lines } = this
    return { code, handle, title, mark, status, horizon, bullet, lines, ...this.#read() }
  }

  #read(): Body {
    this.#body ??= this.#source.isEveryday ? null : this.#readBody()
    return this.#body ?? this.#readEveryday()
  }

  #readEverydayOwners(): Item['owners'] | null {
    const { isEveryday, span } = this.#source
    const { reading, knownOwners } = this.#context
    return isEveryday ? readEverydayOwners(reading.text, span, knownOwners) : null
  }

  #readBody(): Body {
    return readBody(this.#context.reading, this.#source, this.#index)
  }

  /**
   * Kept is what has records, which are known by their identity, what is asked
   * for again, and what may have been found wrong, to be reported once: most items
   * are asked about once, and keeping all bodies costs more than reading them.
   */
  #readEveryday(): Body {
    const { reading, last } = this.#context
    if (last.item === this && last.body !== null) return last.body
    const certain = readEverydayBody(reading, this.#source.span)
    const body = certain ?? this.#readBody()
    if (certain === null || this.#wasRead || body.evidence.records.length > 0) this.#body = body
    this.#wasRead = true
    last.item = this
    last.body = body
    return body
  }

  /** True where it is certain that both say the same, because both are written with the same characters. */
  isWrittenAs(other: ReadItem): boolean {
    const { outline, text } = this.#context.reading
    const { outline: otherOutline, text: otherText } = other.#context.reading
    if (!outline.selfContained || !otherOutline.selfContained || this.status !== other.status) {
      return false
    }
    return (
      text.slice(this.lines.start, this.lines.end) ===
      otherText.slice(other.lines.start, other.lines.end)
    )
  }
}

const NONE: readonly Located<string>[] = []

/** What stands in an item's box, which everyday ones make anew each time they are asked for it. */
function signOf(source: Ticked, text: string): string {
  return source.isEveryday ? text.charAt(source.content + 1) : source.box.mark
}
