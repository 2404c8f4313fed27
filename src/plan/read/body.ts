import type { Located, Span } from '../../text/source.ts'
import { lineStart, nextLine } from '../../text/source.ts'
import { findDay } from '../dates.ts'
import type { Item } from '../model.ts'
import { readWindow } from '../window.ts'
import type { ChildField } from './children.ts'
import { readChildren, wordsOfField } from './children.ts'
import { readDeferral } from './deferral.ts'
import { readEvidence } from './evidence.ts'
import { fieldNamed, fieldsNamed } from './fields.ts'
import type { Ticked } from './item.ts'
import { readNames, readReferences } from './names.ts'
import { locateExactly } from './prose.ts'
import type { Reading } from './reading.ts'
import { bulletOf, report } from './reading.ts'
import { readRisk } from './risk.ts'

/** Everything about an item but its title, its mark and its place in the plan. */
export type Body = Omit<Item, 'code' | 'handle' | 'horizon' | 'mark' | 'status' | 'title'>

/** @param index position of the item, for what is found wrong. */
export function readBody(reading: Reading, source: Ticked, index: number): Body {
  const { fields, bullets, details, steps } = readChildren(reading, source)
  const risk = fieldNamed(fields, 'risk')
  const due = fieldNamed(fields, 'due')
  const deferred = fieldNamed(fields, 'deferred')
  return {
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
