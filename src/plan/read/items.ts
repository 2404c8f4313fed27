import type { Block, ListItem } from '../../markdown/outline.ts'
import type { Located, Span } from '../../text/source.ts'
import { lineStart, nextLine } from '../../text/source.ts'
import { findDay } from '../dates.ts'
import type { Item, Legend } from '../model.ts'
import { isDeferralComplete, statusOfMark } from '../status.ts'
import { readWindow } from '../window.ts'
import type { ChildField } from './children.ts'
import { readChildren, wordsBehind, wordsOfField } from './children.ts'
import { readDeferral } from './deferral.ts'
import { readEvidence } from './evidence.ts'
import { fieldNamed, fieldsNamed } from './fields.ts'
import { readNames, readReferences } from './names.ts'
import { locateExactly } from './prose.ts'
import type { Reading } from './reading.ts'
import { bulletOf, leadOf, markOf, report } from './reading.ts'
import { readRisk } from './risk.ts'

/** A list item with its box. */
export type Ticked = ListItem & { readonly box: NonNullable<ListItem['box']> }

/** Checklist items among blocks: at any depth, but none inside another. */
export function findItems(blocks: readonly Block[], found: Ticked[] = []): Ticked[] {
  for (const block of blocks) {
    if (block.kind !== 'list') continue
    for (const item of block.items) {
      if (isTicked(item)) found.push(item)
      else findItems(item.blocks, found)
    }
  }
  return found
}

function isTicked(item: ListItem): item is Ticked {
  return item.box !== null
}

/** What the plan knows of an item before it is read. */
export interface Seat {
  readonly code: string
  /** Position of its horizon in `Plan.horizons`. */
  readonly horizon: number
  /** Position in `Plan.items`. */
  readonly index: number
  readonly legend: Legend
  /** The handle of the item at a position, computed when somebody asks. */
  readonly handle: (index: number) => string
}

export function readItem(reading: Reading, source: Ticked, seat: Seat): Item {
  const { index, handle } = seat
  const { fields, bullets, details, steps } = readChildren(reading, source)
  const mark = markOf(source.box)
  const one = (name: string) => fieldNamed(fields, name)
  const risk = one('risk')
  const due = one('due')
  const deferred = one('deferred')
  const item: Item = {
    code: seat.code,
    get handle() {
      return handle(index)
    },
    title: wordsBehind(reading, leadOf(source), source.box.span.end),
    mark,
    status: statusOfMark(mark.value, seat.legend.entries),
    horizon: seat.horizon,
    bullet: bulletOf(source),
    lines: wholeLines(reading.text, source.span),
    owners: fieldsNamed(fields, 'owner', 'owners').flatMap((field) =>
      wordsOfField(reading, field).flatMap(readNames),
    ),
    evidence: readEvidence(reading, fieldsNamed(fields, 'evidence'), index),
    risk: risk ? readRisk(reading, risk, index) : null,
    due: due ? readDue(reading, due, index) : null,
    blockedBy: fieldsNamed(fields, 'blocked by').flatMap((field) =>
      wordsOfField(reading, field).flatMap(readReferences),
    ),
    deferral: deferred ? readDeferral(reading, deferred, index) : null,
    steps,
    details,
    fields: fields.map(({ field }) => field),
    children: bullets,
  }
  reportItem(reading, item, index)
  return item
}

/** The lines a bullet stands on, from the start of the first to the end of the last. */
export function wholeLines(text: string, span: Span): Span {
  return { start: lineStart(text, span.start), end: nextLine(text, span.end) }
}

/** A day, or words that name one: `Q3 2026`. */
function readDue(reading: Reading, due: ChildField, item: number): Located<string> | null {
  const { value, span } = due.field.value
  const day = findDay(due.prose.text)
  if (day?.valid) return locateExactly(due.prose, day.index, day.index + day.text.length)
  const window = day ? null : readWindow(value)
  if (window?.kind === 'until') return { value: window.date, span }
  report(reading, 'bad-date', { what: `due date “${value}”`, span, item })
  return null
}

function reportItem(reading: Reading, { title, mark, status, deferral }: Item, item: number): void {
  if (status === 'unknown') {
    report(reading, 'unknown-status', { what: `mark “${mark.value}”`, span: mark.span, item })
  }
  if (title.value === '') {
    report(reading, 'empty-title', { what: 'item without a title', span: title.span, item })
  }
  if (status === 'deferred' && !isDeferralComplete(deferral)) {
    const missing = (['reason', 'approver', 'until'] as const)
      .filter((part) => !deferral?.[part])
      .map((part) => (part === 'until' ? 'end date' : part))
    const what = `deferral without ${missing.join(', ')}`
    report(reading, 'deferral-incomplete', { what, span: deferral?.span ?? mark.span, item })
  }
}
