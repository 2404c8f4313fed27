import { findDay } from '../../text/dates.ts'
import type { Located, Span } from '../../text/source.ts'
import { lineStart, nextLine } from '../../text/source.ts'
import type { Item } from '../model.ts'
import { readWindow } from '../window.ts'
import { readChildren, wordsOfField } from './children.ts'
import { readDeferral } from './deferral.ts'
import { readEvidence } from './evidence.ts'
import type { ChildField } from './fields.ts'
import { namesOwners, valueProse } from './fields.ts'
import type { Ticked } from './item.ts'
import { readNames, readReferences } from './names.ts'
import { locateExactly } from './prose.ts'
import type { Reading } from './reading.ts'
import { report } from './reading.ts'
import { readRisk } from './risk.ts'

/** What stands below an item's title, and what it says. */
export type Body = Pick<
  Item,
  | 'owners'
  | 'evidence'
  | 'risk'
  | 'due'
  | 'blockedBy'
  | 'deferral'
  | 'steps'
  | 'details'
  | 'fields'
  | 'children'
>

/** @param index position of the item, for what is found wrong. */
export function readBody(reading: Reading, source: Ticked, index: number): Body {
  const { fields, bullets, details, steps } = readChildren(reading, source)
  const named = (name: string) => fields.filter((field) => field.name === name)
  const [risk] = named('risk')
  const [due] = named('due')
  const [deferred] = named('deferred')
  const owners = fields.filter(({ name }) => namesOwners(name))
  return {
    owners: owners.flatMap((field) => wordsOfField(reading, field).flatMap(readNames)),
    evidence: readEvidence(reading, named('evidence'), index),
    risk: risk ? readRisk(reading, risk, index) : null,
    due: due ? readDue(reading, due, index) : null,
    blockedBy: named('blocked by').flatMap((field) =>
      wordsOfField(reading, field).flatMap(readReferences),
    ),
    deferral: deferred ? readDeferral(reading, deferred, index) : null,
    steps,
    details,
    fields: fields.map(({ field }) => field),
    children: bullets,
  }
}

/** The lines a bullet stands on, from the start of the first to the end of the last. */
export function wholeLines(text: string, span: Span): Span {
  return { start: lineStart(text, span.start), end: nextLine(text, span.end) }
}

/** A day, or words that name one: `Q3 2026`. */
function readDue(reading: Reading, due: ChildField, item: number): Located<string> | null {
  const { value, span } = due.field.value
  const prose = valueProse(reading, due)
  const day = findDay(prose.text)
  if (day?.valid) return locateExactly(prose, day.index, day.index + day.text.length)
  const window = day ? null : readWindow(value)
  if (window?.kind === 'until') return { value: window.date, span }
  report(reading, 'bad-date', { what: `due date “${value}”`, span, item })
  return null
}
