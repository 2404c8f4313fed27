import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayIn, weekdayBefore, weekdaysBetween } from '../../src/review/calendar.ts'
import { addDays, weekdayOf } from '../../src/text/dates.ts'

describe('the day in a zone', () => {
  const late = Date.parse('2026-03-27T23:30:00Z')

  test.each([
    [null, '2026-03-27'],
    ['UTC', '2026-03-27'],
    ['Europe/Berlin', '2026-03-28'],
    ['America/New_York', '2026-03-27'],
    ['UTC+1', '2026-03-28'],
    ['UTC+0:15', '2026-03-27'],
    ['GMT-5', '2026-03-27'],
    ['CET', '2026-03-28'],
  ])('%s', (zone, day) => {
    expect(dayIn(zone, late)).toEqual({ day, known: true })
  })

  test('follows summer time', () => {
    const at = (time: string) => dayIn('Europe/Berlin', Date.parse(time)).day
    expect(at('2026-03-28T22:59:59Z')).toBe('2026-03-28')
    expect(at('2026-03-29T21:59:59Z')).toBe('2026-03-29')
    expect(at('2026-03-29T22:00:00Z')).toBe('2026-03-30')
  })

  test('is that of UTC where nobody knows the zone', () => {
    expect(dayIn('Mars/Olympus', late)).toEqual({ day: '2026-03-27', known: false })
  })
})

test.each([
  [1, '2026-03-02', '2026-02-23'],
  [1, '2026-03-03', '2026-03-02'],
  [0, '2026-03-02', '2026-03-01'],
])('the weekday %i before %s was on %s', (weekday, today, before) => {
  expect(weekdayBefore(weekday, today)).toBe(before)
})

test.each([
  ['2026-02-16', '2026-03-09', ['2026-02-23', '2026-03-02']],
  ['2026-02-22', '2026-03-01', ['2026-02-23']],
  ['2026-03-02', '2026-03-03', []],
])('the Mondays between %s and %s are %j', (from, to, between) => {
  expect(weekdaysBetween(1, from, to)).toEqual(between)
})

const day = fc.nat(4000).map((days) => addDays('2020-01-01', days))

test('the weekday before a day is the last one that is over', () => {
  fc.assert(
    fc.property(fc.nat(6), day, (weekday, today) => {
      const before = weekdayBefore(weekday, today)
      expect(weekdayOf(before)).toBe(weekday)
      expect(before < today).toBe(true)
      expect(addDays(before, 7) >= today).toBe(true)
    }),
  )
})

test('weekdays between two days are all there are, without the two', () => {
  fc.assert(
    fc.property(fc.nat(6), day, fc.nat(60), (weekday, from, length) => {
      const to = addDays(from, length)
      const all = Array.from({ length }, (_, at) => addDays(from, at)).slice(1)
      expect(weekdaysBetween(weekday, from, to)).toEqual(
        all.filter((each) => weekdayOf(each) === weekday),
      )
    }),
  )
})
