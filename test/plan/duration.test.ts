import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  readDuration,
  readPercentage,
  spellDuration,
  spellPercentage,
} from '../../src/plan/duration.ts'

describe('a duration is read', () => {
  test.each([
    ['30m', 30],
    [' 4 hours ', 240],
    ['1.5h', 90],
    ['90D', 129_600],
    ['2 weeks', 20_160],
    ['1mo', 43_830],
    ['1 year', 525_960],
    ['0m', 0],
    ['100y', 52_596_000],
  ])('from "%s"', (words, minutes) => {
    expect(readDuration(words)).toBe(minutes)
  })

  test.each(['', '30', 'm', '4 x', '-1h', '1e3m', '101y', '123456789m', '4h30m', 'a year'])(
    'but not from "%s"',
    (words) => {
      expect(readDuration(words)).toBeNull()
    },
  )

  test.each([
    [0, '0m'],
    [30, '30m'],
    [90, '90m'],
    [240, '4h'],
    [1_440, '1d'],
    [129_600, '90d'],
    [0.5, '0.5m'],
  ])('and %d is spelled', (minutes, words) => {
    expect(spellDuration(minutes)).toBe(words)
  })

  test('and spelled so that it is read the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (hundredths) => {
        const minutes = hundredths / 100
        expect(readDuration(spellDuration(minutes))).toBeCloseTo(minutes, 5)
      }),
    )
  })
})

describe('a percentage is read', () => {
  test.each([
    ['50%', 50],
    ['99.9 %', 99.9],
    ['12.5 percent', 12.5],
    ['100%', 100],
  ])('from "%s"', (words, percent) => {
    expect(readPercentage(words)).toBe(percent)
    expect(readPercentage(spellPercentage(percent))).toBe(percent)
  })

  test('without its sign only where that may be left out', () => {
    expect(readPercentage('99.9')).toBeNull()
    expect(readPercentage('99.9', true)).toBe(99.9)
  })

  test.each(['', '%', '101%', '-1%', 'half', '1e2%'])('but not from "%s"', (words) => {
    expect(readPercentage(words, true)).toBeNull()
  })
})
