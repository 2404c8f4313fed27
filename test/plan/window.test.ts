import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueDate, readWindow } from '../../src/plan/window.ts'
import { addDays, isDay } from '../../src/text/dates.ts'

/** `7 day`, `until 2026-03-31`, `this week`; null for what is no window. */
function said(words: string): string | null {
  const window = readWindow(words)
  if (window === null) return null
  if (window.kind === 'after') return `${window.amount} ${window.unit}`
  return window.kind === 'until' ? `until ${window.date}` : `this ${window.unit}`
}

describe('a window that counts from its first day', () => {
  test.each([
    ['0-7 days', '7 day'],
    ['0–7 days', '7 day'],
    ['0 — 7 Days', '7 day'],
    ['2 weeks', '2 week'],
    ['2-6 weeks', '6 week'],
    ['2 to 6 weeks', '6 week'],
    ['3..6 months', '6 month'],
    ['6-12 WEEKS', '12 week'],
    ['7 days to 2 weeks', '2 week'],
    ['next 30 days', '30 day'],
    ['within 30 days', '30 day'],
    ['the next two weeks', '2 week'],
    ['up to 3 months', '3 month'],
    ['< 2 weeks', '2 week'],
    ['≤ 2 weeks', '2 week'],
    ['~2 weeks', '2 week'],
    ['90-day', '90 day'],
    ['2w', '2 week'],
    ['0-7d', '7 day'],
    ['3mo', '3 month'],
    ['48 hours', '2 day'],
    ['0-72h', '3 day'],
    ['1 quarter', '3 month'],
    ['1-2 years', '24 month'],
    ['one year', '12 month'],
    ['days 0-7', '7 day'],
    ['weeks 2–6', '6 week'],
    ['month 3', '3 month'],
    ['2 weeks.', '2 week'],
  ])('%s', (words, window) => {
    expect(said(words)).toBe(window)
  })
})

describe('a window with a last day', () => {
  test.each([
    ['by 2026-03-31', '2026-03-31'],
    ['until 2026-03-31', '2026-03-31'],
    ['due: 2026-03-31', '2026-03-31'],
    ['2026-03-31', '2026-03-31'],
    ['2026-01-01 – 2026-03-31', '2026-03-31'],
    ['2026-01-01 to 2026-03-31', '2026-03-31'],
    ['Q1 2026', '2026-03-31'],
    ['Q2 2026', '2026-06-30'],
    ['q3/2026', '2026-09-30'],
    ['2026 Q4', '2026-12-31'],
    ['2026-Q2', '2026-06-30'],
    ['by end of Q3 2026', '2026-09-30'],
    ['Q1 2026 - Q2 2026', '2026-06-30'],
    ['H1 2026', '2026-06-30'],
    ['H2 2026', '2026-12-31'],
    ['2026', '2026-12-31'],
    ['2024-02', '2024-02-29'],
    ['February 2024', '2024-02-29'],
    ['by end of Sept 2026', '2026-09-30'],
    ['Mar. 2026', '2026-03-31'],
    ['March 31, 2026', '2026-03-31'],
    ['by 31st March 2026', '2026-03-31'],
  ])('%s', (words, date) => {
    expect(said(words)).toBe(`until ${date}`)
  })
})

test.each(['week', 'month', 'quarter', 'year'])('this %s', (unit) => {
  expect(said(`this ${unit}`)).toBe(`this ${unit}`)
  expect(said(`By the end of this ${unit}`)).toBe(`this ${unit}`)
})

test.each([
  '',
  'later',
  'API',
  '6+ months',
  'Q3',
  'Q5 2026',
  'H3 2026',
  '2026-02-30',
  'February 30, 2026',
  '2026-13',
  'v2',
  '7',
  'days',
  'a few days',
  '3 sprints',
  '7 business days',
  'phase 2',
  'this sprint',
  '12345 days',
])('%s is no window', (words) => {
  expect(said(words)).toBeNull()
})

test('keeps the words as written', () => {
  expect(readWindow(' 0–7 days ')?.text).toBe('0–7 days')
})

/** The last day of a window that began on a day. */
function end(words: string, anchor: string): string | null {
  const window = readWindow(words)
  return window && dueDate(window, anchor)
}

describe('the last day', () => {
  test.each([
    ['0-7 days', '2026-02-14', '2026-02-21'],
    ['2-6 weeks', '2026-02-14', '2026-03-28'],
    ['3-6 months', '2026-02-14', '2026-08-14'],
    ['1 month', '2026-01-31', '2026-02-28'],
    ['1 month', '2024-01-31', '2024-02-29'],
    ['1 year', '2024-02-29', '2025-02-28'],
    ['by 2026-03-31', '2030-01-01', '2026-03-31'],
    ['this week', '2026-02-09', '2026-02-15'],
    ['this week', '2026-02-15', '2026-02-15'],
    ['this week', '2025-12-31', '2026-01-04'],
    ['this month', '2026-02-14', '2026-02-28'],
    ['this quarter', '2026-04-01', '2026-06-30'],
    ['this quarter', '2026-12-31', '2026-12-31'],
    ['this year', '2026-02-14', '2026-12-31'],
  ])('of %s from %s is %s', (words, anchor, last) => {
    expect(end(words, anchor)).toBe(last)
  })

  test('is none beyond the year 9999', () => {
    expect(end('9999 years', '2026-01-01')).toBeNull()
    expect(end('2 days', '9999-12-31')).toBeNull()
  })

  test('is a day, never before the first, and later for a longer window', () => {
    const anchor = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1970-01-01', days))
    const amount = fc.integer({ min: 0, max: 999 })
    const unit = fc.constantFrom('days', 'weeks', 'months')
    fc.assert(
      fc.property(anchor, amount, unit, (from, number, each) => {
        const last = end(`0-${number} ${each}`, from)
        expect(last !== null && isDay(last) && last >= from).toBe(true)
        expect(`${end(`${number + 1} ${each}`, from)}` > `${last}`).toBe(true)
      }),
    )
  })

  test('of this week is its Sunday, for every day of it alike', () => {
    const monday = fc
      .integer({ min: 0, max: 4000 })
      .map((weeks) => addDays('1970-01-05', weeks * 7))
    fc.assert(
      fc.property(monday, fc.integer({ min: 0, max: 6 }), (from, days) => {
        expect(end('this week', addDays(from, days))).toBe(addDays(from, 6))
      }),
    )
  })
})

test('reads any words without a fault', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => readWindow(words) !== undefined))
})
