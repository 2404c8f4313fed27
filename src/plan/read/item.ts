import type { ListItem } from '../../markdown/outline.ts'
import type { Located } from '../../text/source.ts'
import type { Item, Legend, Status } from '../model.ts'
import { statusOfMark } from '../status.ts'
import type { Body } from './body.ts'
import { readBody, wholeLines } from './body.ts'
import { wordsBehind } from './children.ts'
import { readEverydayBody } from './everyday-body.ts'
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
  readonly legend: Legend
  /** The handle of the item at a position. */
  readonly handle: (index: number) => string
  /** Whether anything in the text may name what an item waits for. */
  readonly mentionsBlockers: () => boolean
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

  constructor(source: Ticked, { letters, number, horizon, index }: Seat, context: ItemContext) {
    this.horizon = horizon
    this.#letters = letters
    this.#number = number
    this.status = statusOfMark(source.box.mark, context.legend.entries)
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
    const { box } = this.#source
    return wordsBehind(this.#context.reading, leadOf(this.#source), box.span.end)
  }

  get handle() {
    this.#handle ??= this.#context.handle(this.#index)
    return this.#handle
  }

  get bullet() {
    return bulletOf(this.#source)
  }

  get lines() {
    return wholeLines(this.#context.reading.text, this.#source.span)
  }

  get owners() {
    return this.#read().owners
  }

  get evidence() {
    return this.#read().evidence
  }

  get risk() {
    return this.#read().risk
  }

  get due() {
    return this.#read().due
  }

  get blockedBy() {
    return this.#body || this.#mentionsBlockers() ? this.#read().blockedBy : NONE
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
    this.#body ??= this.#readPlainly() ?? readBody(this.#context.reading, this.#source, this.#index)
    return this.#body
  }

  #readPlainly(): Body | null {
    const { isEveryday, span } = this.#source
    return isEveryday ? readEverydayBody(this.#context.reading.text, span) : null
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

  /** Every order asks each item whether it waits, and hardly any does. */
  #mentionsBlockers(): boolean {
    const { reading, mentionsBlockers } = this.#context
    if (!mentionsBlockers()) return false
    const { start, end } = this.#source.span
    return BLOCKED_BY.test(reading.text.slice(start, end))
  }
}

/** True where two items need not be read to know that they say the same. */
export function isWrittenAs(a: Item, b: Item): boolean {
  return a instanceof ReadItem && b instanceof ReadItem && a.isWrittenAs(b)
}

const NONE: readonly Located<string>[] = []

/** The key of a field that names what an item waits for, as far as it can be told without reading it. */
export const BLOCKED_BY = /blocked[\s-]+by/i
