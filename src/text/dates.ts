/**
 * Calendar days as `YYYY-MM-DD`, in UTC, in the proleptic Gregorian calendar.
 *
 * Days compare and sort as text. Everything here is arithmetic on numbers; no
 * clock and no local time is ever asked, nor is a `Date` made: the first one of
 * a program looks up the time zone of the machine.
 */

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MILLISECONDS = 86_400_000

/** True for `YYYY-MM-DD` that names a day of the calendar. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  if (month < 1 || month > 12 || day < 1) return false
  return day <= daysInMonth(Number(text.slice(0, 4)), month)
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

/** The day of an instant. @param instant milliseconds since the epoch. */
export function dayOfInstant(instant: number): string {
  return dayOfNumber(Math.floor(instant / MILLISECONDS))
}

/**
 * Days since 1970-01-01.
 *
 * Years are taken to begin with March, so that the leap day is their last, and
 * days are counted in eras of 400 years, which are all equally long (as in
 * Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 */
function dayNumber(day: string): number {
  const [year, month, date] = partsOf(day)
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  return era * ERA + yearOfEra * 365 + leapDays(yearOfEra) + dayOfYear - EPOCH
}

function dayOfNumber(number: number): string {
  const era = Math.floor((number + EPOCH) / ERA)
  const dayOfEra = number + EPOCH - era * ERA
  const leapDaysBefore =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDaysBefore) / 365)
  const dayOfYear = dayOfEra - yearOfEra * 365 - leapDays(yearOfEra)
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = era * 400 + yearOfEra + (month > 2 ? 0 : 1)
  return spell(year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1)
}

/** Days in an era of 400 years. */
const ERA = 146_097
/** Days from 0000-03-01, with which an era begins, to 1970-01-01. */
const EPOCH = 719_468

function leapDays(yearOfEra: number): number {
  return Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
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
