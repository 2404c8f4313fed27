import { isDay } from '../dates.ts'
import type { Deferral } from '../model.ts'
import type { ChildField } from './children.ts'
import type { Reading } from './reading.ts'
import { bulletOf, report } from './reading.ts'

/**
 * Reads `until 2026-05-01, approved by Priya Nair: no load before launch`.
 *
 * The parts may stand in any order, and each may be missing: what is not said
 * is null. Everything behind the colon is the reason, word by word.
 *
 * @param item position of the item, for what is found wrong.
 */
export function readDeferral(reading: Reading, field: ChildField, item: number): Deferral {
  const text = field.field.value.value
  const parts = readTerms(text) ?? readLoosely(text)
  const bullet = bulletOf(field.source)
  if (parts.until !== null && !isDay(parts.until)) {
    const what = `date ${parts.until} in a deferral`
    report(reading, 'bad-date', { what, span: field.field.value.span, item })
    return { ...parts, until: null, span: bullet.span, bullet }
  }
  return { ...parts, span: bullet.span, bullet }
}

type Parts = Pick<Deferral, 'until' | 'approver' | 'reason'>

const DAY = '(\\d{4}-\\d{2}-\\d{2})(?![\\w-])'
const UNTIL = new RegExp(
  `(?:\\b(?:until|till|through|expires?|ends?|end)\\b[:=]?\\s*(?:on\\s+)?)?\\b${DAY}`,
  'i',
)
const APPROVED = '(?:approved\\s+by|accepted\\s+by|signed\\s+off\\s+by|approver|by)\\b[:=]?\\s+'

/** Terms, a colon, the reason: the spelling harden writes. Null for any other. */
function readTerms(text: string): Parts | null {
  for (const colon of text.matchAll(/:(?:\s+|$)/g)) {
    const terms = termsOf(text.slice(0, colon.index))
    if (terms) return { ...terms, reason: text.slice(colon.index + colon[0].length) || null }
  }
  const terms = termsOf(text)
  return terms && { ...terms, reason: null }
}

const UNTIL_TERM = new RegExp(`^(?:until|till|through)\\s+${DAY}$`, 'i')
const APPROVER_TERM = /^(?:approved\s+by|by|approver)\s+(\S.*)$/i

/** `until D`, `approved by N`, or both in either order, joined by a comma. */
function termsOf(head: string): Omit<Parts, 'reason'> | null {
  const whole = /^(until\s+\S+?),?\s+((?:approved )?by\s+.*)$/i.exec(head)
  const back = /^((?:approved\s+)?by\s+.*?),?\s+(until\s+\S+)$/i.exec(head)
  const terms = (whole ?? back)?.slice(1) ?? [head]
  let until: string | null = null
  let approver: string | null = null
  for (const term of terms) {
    const day = UNTIL_TERM.exec(term)?.[1]
    const name = APPROVER_TERM.exec(term)?.[1]
    if (day !== undefined) until = day
    else if (name !== undefined) approver = name.trim()
    else return null
  }
  return { until, approver }
}

/** Takes day and approver out wherever they stand; what is left is the reason. */
function readLoosely(text: string): Parts {
  const day = UNTIL.exec(text)
  const dated = cut(text, day)
  const name = new RegExp(`(?:^|[\\s,;:.(–—-])${nameBehind(dated)}`, 'i').exec(dated)
  const rest = cut(dated, name).replace(/\b(?:reason|because)\b[:=]?\s*/i, '')
  const reason = rest.replace(/^[\s,;:.()–—-]+|[\s,;:()–—-]+$/g, '').replace(/\s+/g, ' ')
  return {
    until: day?.[1] ?? null,
    approver: name?.[1]?.trim().replace(/\.$/, '') ?? null,
    reason: reason === '' ? null : reason,
  }
}

/** A bare "by" names the approver only where a part begins. */
function nameBehind(text: string): string {
  const full = /\b(?:approved|accepted|signed\s+off)\s+by\b|\bapprover\b/i.test(text)
  const words = full ? APPROVED.replace('|by)', ')') : `(?<=^\\W*|[,;:]\\s)by\\b[:=]?\\s+`
  return `${words}([^,;:()–—]+?)(?=\\s*(?:[,;:()–—]|\\s-\\s|\\s(?:because|until)\\b|\\.\\s|$))`
}

function cut(text: string, match: RegExpExecArray | null): string {
  if (match === null) return text
  return `${text.slice(0, match.index)}, ${text.slice(match.index + match[0].length)}`
}
