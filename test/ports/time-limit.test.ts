import { expect, test } from 'vitest'
import { TimeLimitError, withinTime } from '../../src/ports/time-limit.ts'

test('gives what the work gives, and throws what it throws', () => {
  const made = { list: [1] }
  const fault = new RangeError('too far')

  expect(withinTime(10_000, () => made)).toBe(made)
  expect(() =>
    withinTime(10_000, () => {
      throw fault
    }),
  ).toThrow(fault)
})

test('stops work that does not end, wherever it stands', () => {
  let rounds = 0
  const endless = () => {
    for (;;) rounds += 1
  }

  expect(() => withinTime(50, endless)).toThrow(TimeLimitError)
  const stopped = rounds
  expect(stopped).toBeGreaterThan(0)
  expect(withinTime(10_000, () => rounds)).toBe(stopped)
})
