import { describe, expect, test } from 'vitest'
import {
  availability,
  duration,
  interval,
  riskText,
  users,
} from '../../src/commands/risk-values.ts'

describe('a value about risk is read', () => {
  test.each([
    [duration, '30m', 30],
    [duration, '0m', 0],
    [interval, '90d', 129_600],
    [users, '50%', 50],
    [users, '12.5', 12.5],
    [availability, '99.95', 99.95],
    [availability, '99.9%', 99.9],
    [riskText, ' impact high: keys ', 'impact high: keys'],
    [
      riskText,
      'detect 30m, repair 4h, users 50%, every 90d',
      'detect 30m, repair 4h, users 50%, every 90d',
    ],
  ])('%# from "%s"', (kind, words, value) => {
    expect(kind.parse(words)).toBe(value)
  })

  test.each([
    [duration, 'soon', 'expected a time such as 30m, 4h or 90d'],
    [interval, '0d', 'expected a time above 0, such as 90d'],
    [users, '0%', 'expected a share above 0 and up to 100, such as 50%'],
    [users, '101', 'expected a share above 0 and up to 100, such as 50%'],
    [availability, '100', 'expected an availability below 100, such as 99.9'],
    [availability, '0', 'expected an availability below 100, such as 99.9'],
    [riskText, 'impact huge', 'Unexpected “impact huge”, expected `impact L'],
    [riskText, 'detect 30m', 'Unexpected outage without “repair”, “users”, “every”'],
    [riskText, ' ', 'Unexpected empty value'],
  ])('%# but not from "%s"', (kind, words, message) => {
    expect(() => kind.parse(words)).toThrow(message)
  })
})
