import { addDays, addMonths, endOfMonth, isDay, partsOf, weekdayOf } from '../text/dates.ts'
import { isAscii } from '../text/lettered.ts'
import type { TimeWindow } from './model.ts'

/**
 * Reads a time window as people write it into a heading: `0-7 days`, `2–6
 * weeks`, `within 30 days`, `Q3 2026`, `H2 2026`, `by 2026-03-31`, `March
 * 2026`, `2026`, `this quarter`. Of a range only its end matters.
 *
 * @returns null for words that name no end, such as `6+ months`.
 */
export function readWindow(words: string): TimeWindow | null {
  const text = words.trim()
  const plain = normalise(text)
  return readThis(text, plain) ?? readAfter(text, plain) ?? readUntil(text, plain)
}

/**
 * The last day of a window whose clock starts on `anchor`.
 *
 * Weeks end on Sunday (ISO 8601). A month after the 31st ends on the last day
 * of the month it reaches. Ends beyond the year 9999 are no day: null.
 *
 * @param anchor `YYYY-MM-DD`.
 */
export function dueDate(window: TimeWindow, anchor: string): string | null {
  if (window.kind === 'until') return window.date
  const day = window.kind === 'after' ? endAfter(window, anchor) : endOfThis(window.unit, anchor)
  return isDay(day) ? day : null
}

function endAfter(window: TimeWindow & { kind: 'after' }, anchor: string): string {
  if (window.unit === 'month') return addMonths(anchor, window.amount)
  return addDays(anchor, window.unit === 'week' ? window.amount * 7 : window.amount)
}

function endOfThis(unit: 'week' | 'month' | 'quarter' | 'year', anchor: string): string {
  const [year, month] = partsOf(anchor)
  if (unit === 'week') return addDays(anchor, (7 - weekdayOf(anchor)) % 7)
  if (unit === 'month') return endOfMonth(year, month)
  if (unit === 'quarter') return endOfMonth(year, Math.ceil(month / 3) * 3)
  return endOfMonth(year, 12)
}

/** One spelling for dashes, spaces and case; words that add nothing are gone. */
function normalise(text: string): string {
  return (isAscii(text) ? text : text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/[.;,:]+$/, '')
    .trim()
}

const THIS =
  /^(?:by |until |till )?(?:the )?(?:end of )?(?:this|the current) (week|month|quarter|year)$/

function readThis(text: string, plain: string): TimeWindow | null {
  if (!/th(?:is|e current) /.test(plain)) return null
  const unit = THIS.exec(plain)?.[1] as 'week' | 'month' | 'quarter' | 'year' | undefined
  return unit === undefined ? null : { text, kind: 'this', unit }
}

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const NUMBER = `(\\d{1,4}|${NUMBERS.join('|')})`
const UNIT = '(hours?|hrs?|h|days?|d|weeks?|wks?|wk|w|months?|mos?|quarters?|qtrs?|years?|yrs?|y)'
const LEAD =
  '(?:(?:up to|within|in|for|over|under|less than|no more than|at most|next|first|last|about|around|approx\\.?|ca\\.?|~|<=?|≤|the|day|starting|from|between) ?)*'
const TO = ' ?(?:-|to|and|until|through|\\.{2,3}) ?'
/** `0-7 days`, `0 days to 2 weeks`, `within 30 days`, `2w`. */
const AMOUNT = new RegExp(`^${LEAD}(?:${NUMBER} ?${UNIT}?${TO})?${NUMBER}[ -]?${UNIT}$`)
/** How most are written, which a pattern finds that is short: V8 spells out how often a digit may come. */
const USUAL = /^(?:\d\d?-)?(\d\d?) (days|weeks|months)$/
/** `days 0-7`, `week 2`. */
const COUNTED = new RegExp(
  `^${LEAD}(days?|weeks?|months?|quarters?|years?) (?:${NUMBER}${TO})?${NUMBER}$`,
)

function readAfter(text: string, plain: string): TimeWindow | null {
  const usual = USUAL.exec(plain)
  if (usual) return after(text, usual[1], usual[2])
  // Every unit has one of these letters.
  if (!/[hdwmqy]/.test(plain)) return null
  const amount = AMOUNT.exec(plain)
  if (amount) return after(text, amount[3], amount[4])
  const counted = COUNTED.exec(plain)
  return counted && after(text, counted[3], counted[1])
}

function after(text: string, number = '', unit = ''): TimeWindow {
  const amount = NUMBERS.includes(number) ? NUMBERS.indexOf(number) + 1 : Number(number)
  if (unit.startsWith('h'))
    return { text, kind: 'after', amount: Math.ceil(amount / 24), unit: 'day' }
  if (unit.startsWith('d')) return { text, kind: 'after', amount, unit: 'day' }
  if (unit.startsWith('w')) return { text, kind: 'after', amount, unit: 'week' }
  if (unit.startsWith('m')) return { text, kind: 'after', amount, unit: 'month' }
  return { text, kind: 'after', amount: amount * (unit.startsWith('q') ? 3 : 12), unit: 'month' }
}

const UNTIL =
  /^(?:(?:due|end of|ends?|ending|deadline|target|by|on|until|till|through|thru|no later than|the|eo)[: ]*)+/

function readUntil(text: string, plain: string): TimeWindow | null {
  // Every last day is one of a year.
  if (!/\d{4}/.test(plain)) return null
  const words = plain.replace(UNTIL, '').trim()
  const range = /^(.+?)(?: ?- (?=\d)| - | ?to | ?\.{2,3} ?| ?until | ?through )(.+)$/.exec(words)
  const date = lastDayOf(words) ?? (range?.[2] === undefined ? null : lastDayOf(range[2]))
  return date === null ? null : { text, kind: 'until', date }
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const NAMED_MONTH = new RegExp(`^${MONTH},? (\\d{4})$`)
const NAMED_DAY = new RegExp(
  `^(?:${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,?|(\\d{1,2})(?:st|nd|rd|th|\\.)? ${MONTH},?) (\\d{4})$`,
)

/** The last day of a named day, month, quarter, half or year. */
function lastDayOf(words: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return isDay(words) ? words : null
  return lastDayOfPart(words) ?? namedMonth(words) ?? namedDay(words)
}

/** `Q3 2026`, `2026-Q3`, `H2 2026`, `2026-03`, `2026`. */
function lastDayOfPart(words: string): string | null {
  const year = /^(?:year )?(\d{4})$/.exec(words)
  if (year) return endOfMonth(Number(year[1]), 12)
  const month = /^(\d{4})[-/](0[1-9]|1[0-2])$/.exec(words)
  if (month) return endOfMonth(Number(month[1]), Number(month[2]))
  const part = /^(?:([qh])([1-4])[ /-]?'?(\d{4})|(\d{4})[ /-]?([qh])([1-4]))$/.exec(words)
  if (part === null) return null
  const months = (part[1] ?? part[5]) === 'q' ? 3 : 6
  const end = months * Number(part[2] ?? part[6])
  return end > 12 ? null : endOfMonth(Number(part[3] ?? part[4]), end)
}

function namedMonth(words: string): string | null {
  const match = NAMED_MONTH.exec(words)
  return match && endOfMonth(Number(match[2]), monthOf(match[1]))
}

function namedDay(words: string): string | null {
  const [match, before, late, early, behind, year] = NAMED_DAY.exec(words) ?? []
  if (match === undefined) return null
  const month = String(monthOf(before ?? behind)).padStart(2, '0')
  const day = `${year}-${month}-${String(late ?? early).padStart(2, '0')}`
  return isDay(day) ? day : null
}

function monthOf(name = ''): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1
}
