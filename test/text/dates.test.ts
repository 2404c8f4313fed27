import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayOfInstant,
  daysBetween,
  daysInMonth,
  endOfMonth,
  findDay,
  isDay,
  partsOf,
  weekdayOf,
} from '../../src/text/dates.ts'

const day = fc
  .integer({ min: -719_162, max: 2_900_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10))

test('a day is one the calendar has', () => {
  expect(
    ['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'].filter(isDay),
  ).toHaveLength(5)
  expect(
    [
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '2026-01-00',
      ' 2026-01-01',
      '',
    ].filter(isDay),
  ).toEqual([])
})

test('months have the days people know', () => {
  expect(Array.from({ length: 12 }, (_, index) => daysInMonth(2026, index + 1))).toEqual([
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ])
  expect(endOfMonth(2024, 2)).toBe('2024-02-29')
})

test('a month after the last day ends on the last day', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2023-12-31', 2)).toBe('2024-02-29')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  expect(addMonths('2026-11-15', 3)).toBe('2027-02-15')
  expect(addMonths('2026-01-15', -13)).toBe('2024-12-15')
})

test('days go over the ends of months and years, and into the first century', () => {
  expect(addDays('2026-02-14', 7)).toBe('2026-02-21')
  expect(addDays('2023-12-31', 60)).toBe('2024-02-29')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(addDays('0099-12-31', 1)).toBe('0100-01-01')
})

test('weekdays count from Sunday', () => {
  expect(weekdayOf('2026-02-13')).toBe(5)
  expect(weekdayOf('2026-02-15')).toBe(0)
  expect(weekdayOf('1969-12-31')).toBe(3)
})

describe('for any day', () => {
  test('its number and its weekday are those of the clock', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -719_162, max: 2_900_000 }),
        fc.nat(86_399_999),
        (number, ms) => {
          const instant = number * 86_400_000 + ms
          const written = dayOfInstant(instant)
          const clock = new Date(instant)
          expect(written).toBe(clock.toISOString().slice(0, 10))
          expect(weekdayOf(written)).toBe(clock.getUTCDay())
          expect(daysBetween('1970-01-01', written)).toBe(number)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('going there and back is standing still', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2000, max: 2000 }), (from, amount) => {
        const to = addDays(from, amount)
        if (isDay(to)) expect([addDays(to, -amount), daysBetween(from, to)]).toEqual([from, amount])
      }),
    )
  })

  test('a month later is in the next month, on the same day or the last', () => {
    fc.assert(
      fc.property(day, (from) => {
        const to = addMonths(from, 1)
        const [year, month, date] = partsOf(from)
        expect(partsOf(to).slice(0, 2)).toEqual(month === 12 ? [year + 1, 1] : [year, month + 1])
        expect(Number(to.slice(-2))).toBe(Math.min(date, daysInMonth(...yearAndMonth(to))))
      }),
    )
  })

  test('weekdays follow each other', () => {
    fc.assert(fc.property(day, (each) => weekdayOf(addDays(each, 1)) === (weekdayOf(each) + 1) % 7))
  })
})

function yearAndMonth(written: string): [number, number] {
  const [year, month] = partsOf(written)
  return [year, month]
}

test('finds what is spelled like a day, and says whether it is one', () => {
  expect(findDay('on 2026-02-14 (UTC)')).toEqual({ text: '2026-02-14', index: 3, valid: true })
  expect(findDay('2026-02-31')).toEqual({ text: '2026-02-31', index: 0, valid: false })
  expect(findDay('12026-02-14 2026-02-140 v2026-02-14-rc 14.02.2026')).toBeNull()
  expect(findDay('2026-01-01 2026-01-02', 1)?.text).toBe('2026-01-02')
})
