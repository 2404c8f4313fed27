import { findDay, isDay } from '../../text/dates.ts'
import { unicodePattern } from '../../text/lettered.ts'
import type { Deferral } from '../model.ts'
import type { ChildField } from './fields.ts'
import { valueProse } from './fields.ts'
import { locateExactly } from './prose.ts'
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
  const { until, approver, reason } = readTerms(text) ?? readLoosely(text)
  const bullet = bulletOf(field.source)
  const isKnown = until !== null && isDay(until)
  if (until !== null && !isKnown) reportDate(reading, field, item)
  return { until: isKnown ? until : null, approver, reason, span: bullet.span, bullet }
}

type Parts = Pick<Deferral, 'until' | 'approver' | 'reason'>

/** Terms, a colon, the reason: the spelling harden writes. Null for any other. */
function readTerms(text: string): Parts | null {
  const colon = /:(?:\s+|$)/.exec(text)
  if (colon !== null) {
    const terms = termsOf(text.slice(0, colon.index))
    return terms && { ...terms, reason: text.slice(colon.index + colon[0].length) || null }
  }
  const terms = /[,;(–—]|\s-\s/.test(text) ? null : termsOf(text)
  return terms && { ...terms, reason: null }
}

const TERMS =
  /^(?:until\s+(?<first>\S+?)(?:,?\s+(?=(?:approved\s+)?by\s)|$))?(?:(?:approved\s+)?by\s+(?<name>\S.*?)(?:,?\s+until\s+(?<last>\S+))?)?$/i

/** `until D`, `approved by N`, or both in either order; null for anything else. */
function termsOf(head: string): Omit<Parts, 'reason'> | null {
  const { first, name, last } = TERMS.exec(head)?.groups ?? {}
  const until = first ?? last ?? null
  if (until === null && name === undefined) return null
  if (until !== null && findDay(until)?.text !== until) return null
  return { until, approver: name ?? null }
}

const DAY = '(\\d{4}-\\d{2}-\\d{2})(?![\\w-])'
const UNTIL = new RegExp(
  `(?:\\b(?:until|till|through|expires?|ends?)\\b[:=]?\\s*(?:on\\s+)?)?\\b${DAY}`,
  'i',
)
const NAME =
  '\\b[:=]?\\s+([^,;:()–—\n]+?)(?=\\s*(?:[,;:()–—\n]|\\s-\\s|\\s(?:because|until)\\b|(?<=\\p{L}{2})\\.(?:\\s|$)|$))'
const APPROVED = unicodePattern(
  `\\b(?:(?:approved|accepted|signed off)\\s+by|approver)${NAME}`,
  'i',
)
/** A bare "by" names the approver only where a part begins. */
const BY = unicodePattern(`(?:^\\W*|[,;:.\n]\\s*)by${NAME}`, 'i')

const AROUND_REASON =
  /^(?:[\s,;:.()–—-]+|(?:reason|because)\b[:=]?)+|(?<![\s,;:()–—-])[\s,;:()–—-]+$/gi

/** Takes day and approver out wherever they stand; what is left is the reason. */
function readLoosely(text: string): Parts {
  const day = UNTIL.exec(text)
  const [before, behind] = around(text, day)
  const rest = `${before}\n${behind}`
  const name = APPROVED().exec(rest) ?? BY().exec(rest)
  const reason = (name ? around(rest, name) : [before, behind])
    .flatMap((part) => part.split('\n'))
    .map((part) => part.replace(AROUND_REASON, ''))
    .filter((part) => part !== '')
    .join(' ')
  const approver = name?.[1]?.trim() ?? null
  return { until: day?.[1] ?? null, approver, reason: reason === '' ? null : reason }
}

function around(text: string, match: RegExpExecArray | null): [before: string, behind: string] {
  if (match === null) return [text, '']
  return [text.slice(0, match.index), text.slice(match.index + match[0].length)]
}

function reportDate(reading: Reading, field: ChildField, item: number): void {
  const prose = valueProse(reading, field)
  const day = findDay(prose.text)
  const { value, span } = day
    ? locateExactly(prose, day.index, day.index + day.text.length)
    : field.field.value
  report(reading, 'bad-date', { what: `date ${value} in a deferral`, span, item })
}
