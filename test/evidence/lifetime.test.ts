import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HardenError } from '../../src/diagnostics/diagnostic.ts'
import { isExpired, lastDayOf, proposeLifetime, resolveDay } from '../../src/evidence/lifetime.ts'

describe('a lifetime is read from words', () => {
  test.each([
    ['Add critical business-flow daily checks', 'scheduled check script', 'daily', 1],
    ['Nightly builds', null, 'nightly', 1],
    ['Drill', 'weekly report', 'weekly', 7],
    [
      'Enforce encrypted off-host backups and monthly restore drills.',
      'drill report',
      'monthly',
      31,
    ],
    ['Security', 'monthly security scorecard', 'monthly', 31],
    ['Capacity program', 'quarterly performance pack', 'quarterly', 92],
    ['Audit', 'annual audit', 'annual', 366],
    ['Daily and monthly', null, 'daily', 1],
  ])('%s / %s', (title, requirement, word, days) => {
    const lifetime = proposeLifetime(title, requirement)
    expect(lifetime).toEqual({ word, days })
    expect(lifetime && lastDayOf(lifetime, '2026-02-20')).toBe(resolveDay(`${days}d`, '2026-02-20'))
  })

  test('per release ends with the next tag, on a day nobody knows', () => {
    const lifetime = proposeLifetime('Enforce signoff', 'signed checklist artifact per release')
    expect(lifetime).toEqual({ word: 'per release', until: 'next-tag' })
    expect(lifetime && lastDayOf(lifetime, '2026-02-20')).toBeNull()
  })

  test('no rhythm, no lifetime', () => {
    expect(proposeLifetime('Publish runbook', null)).toBeNull()
    expect(proposeLifetime('The dailyness of release notes')).toBeNull()
  })
})

describe('a day is read', () => {
  test.each([
    ['2026-05-21', '2026-05-21'],
    ['90d', '2026-05-21'],
    ['90 days', '2026-05-21'],
    ['12w', '2026-05-15'],
    ['1 week', '2026-02-27'],
    ['3m', '2026-05-20'],
    ['12 months', '2027-02-20'],
    ['1y', '2027-02-20'],
    ['0d', '2026-02-20'],
    [' 2D ', '2026-02-22'],
  ])('%s, from 2026-02-20', (text, day) => {
    expect(resolveDay(text, '2026-02-20')).toBe(day)
  })

  test('months end where they end', () => {
    expect(resolveDay('1m', '2026-01-31')).toBe('2026-02-28')
    expect(resolveDay('1m', '2028-01-31')).toBe('2028-02-29')
    expect(resolveDay('1y', '2028-02-29')).toBe('2029-02-28')
    expect(resolveDay('11m', '2026-01-31')).toBe('2026-12-31')
  })

  test.each([
    '2026-02-30',
    '2026-13-01',
    '90',
    'd',
    '-1d',
    '1.5d',
    '90dd',
    '',
    'soon',
    '99999d',
    '9999y',
  ])('but not %j', (text) => {
    expect(() => resolveDay(text, '2026-02-20')).toThrow(HardenError)
    expect(() => resolveDay(text, '2026-02-20')).toThrow(/expected a day such as 2026-05-21/)
  })

  test('counts every day of the calendar, whatever the clocks do', () => {
    const days = fc.integer({ min: 0, max: 3650 })
    fc.assert(
      fc.property(days, days, (a, b) => {
        const there = resolveDay(`${a}d`, '2026-02-20')
        expect(resolveDay(`${b}d`, there)).toBe(
          resolveDay(`${Math.min(a + b, 9999)}d`, '2026-02-20'),
        )
      }),
    )
  })
})

test('a record counts through its last day', () => {
  expect(isExpired('2026-03-29', '2026-03-28')).toBe(false)
  expect(isExpired('2026-03-29', '2026-03-29')).toBe(false)
  expect(isExpired('2026-03-29', '2026-03-30')).toBe(true)
  expect(isExpired(null, '9999-12-31')).toBe(false)
})
