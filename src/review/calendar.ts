import { addDays, dayOfInstant, weekdayOf } from '../text/dates.ts'

/** A day in a zone. */
export interface ZonedDay {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** False for a zone that nobody here knows: then the day is that of UTC. */
  readonly known: boolean
}

const OFFSET = /^(?:UTC|GMT)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/i

/**
 * The day it is in a zone.
 *
 * @param zone as a plan names it: an IANA name, `UTC+2`, an abbreviation; null is UTC.
 * @param now milliseconds since the epoch.
 */
export function dayIn(zone: string | null, now: number): ZonedDay {
  const timeZone = zone ?? 'UTC'
  const offset = OFFSET.exec(timeZone)
  if (offset) {
    const [, sign, hours = '0', minutes = '0'] = offset
    const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
    return { day: dayOfInstant(now + ahead * 60_000), known: true }
  }
  try {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
    return { day: format.format(now), known: true }
  } catch {
    return { day: dayOfInstant(now), known: false }
  }
}

/** The last day of this weekday before a day. @param weekday 0 Sunday to 6 Saturday. */
export function weekdayBefore(weekday: number, day: string): string {
  return addDays(day, -((weekdayOf(day) - weekday + 6) % 7) - 1)
}

/** The days of this weekday between two days, neither of them counted. */
export function weekdaysBetween(weekday: number, from: string, to: string): string[] {
  const days: string[] = []
  for (let day = weekdayBefore(weekday, to); day > from; day = addDays(day, -7)) days.push(day)
  return days.reverse()
}
