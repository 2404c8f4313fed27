import { expect, test } from 'vitest'
import { dayOfSeconds } from '../../src/history/revision.ts'

test('a moment belongs to its day in UTC, whatever zone it was written in', () => {
  const seconds = (moment: string) => Date.parse(moment) / 1000
  expect(dayOfSeconds(seconds('2026-03-01T00:30:00+02:00'))).toBe('2026-02-28')
  expect(dayOfSeconds(seconds('2026-02-28T23:30:00-02:00'))).toBe('2026-03-01')
})
