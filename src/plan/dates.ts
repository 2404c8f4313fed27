/**
 * Calendar days as `YYYY-MM-DD`, in UTC, in the proleptic Gregorian calendar.
 *
 * Days compare and sort as text. Everything here is arithmetic on numbers; no
 * clock and no local time is ever asked.
 */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MILLISECONDS = 86_400_000

/** True for `YYYY-MM-DD` that names a day of the calendar. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text)
  if (parts === null) return false
  const [, year, month, day] = parts.map(Number) as [number, number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** @param month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day `amount` days later; earlier when negative. */
export function addDays(day: string, amount: number): string {
  return dayOfNumber(dayNumber(day) + amount)
}

/** The same day `amount` months later, or the last of that month when it is shorter. */
export function addMonths(day: string, amount: number): string {
  const [year, month, date] = partsOf(day)
  const months = year * 12 + (month - 1) + amount
  const toYear = Math.floor(months / 12)
  const toMonth = months - toYear * 12 + 1
  return spell(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)))
}

/** The last day of the month, counted 1 to 12. */
export function endOfMonth(year: number, month: number): string {
  return spell(year, month, daysInMonth(year, month))
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(day: string): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(day: string): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

/** Where a day stands in a text: as written, and whether the calendar has it. */
export interface WrittenDay {
  readonly text: string
  readonly index: number
  readonly valid: boolean
}

/** The first thing in `text` spelled like a day, whether or not the calendar has it. */
export function findDay(text: string, from = 0): WrittenDay | null {
  const pattern = /(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/g
  pattern.lastIndex = from
  const match = pattern.exec(text)
  return match && { text: match[0], index: match.index, valid: isDay(match[0]) }
}

/** Days since 1970-01-01. */
function dayNumber(day: string): number {
  const [year, month, date] = partsOf(day)
  const time = Date.UTC(2000, month - 1, date)
  const moved = new Date(time).setUTCFullYear(year, month - 1, date)
  return Math.floor(moved / MILLISECONDS)
}

function dayOfNumber(number: number): string {
  const date = new Date(number * MILLISECONDS)
  return spell(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function spell(year: number, month: number, date: number): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0')
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
