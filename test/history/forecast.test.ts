import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecastOf, LEAST_WEEKS } from '../../src/history/forecast.ts'

const TODAY = '2026-03-06'
const backlog = (...open: number[]) => open.map((each, at) => ({ name: `H${at}`, open: each }))

describe('a forecast', () => {
  test.each([0, 1, 3])('of %i weeks is none', (weeks) => {
    const throughput = Array.from({ length: weeks }, () => 2)
    expect(forecastOf(throughput, backlog(4), TODAY)).toEqual({ kind: 'insufficient-data', weeks })
  })

  test('of even weeks is a plain division, horizon after horizon', () => {
    expect(forecastOf([2, 2, 2, 2], backlog(4, 3, 0), TODAY)).toEqual({
      kind: 'forecast',
      weeks: 4,
      backlogs: [
        { name: 'H0', open: 4, p50: '2026-03-20', p85: '2026-03-20' },
        { name: 'H1', open: 3, p50: '2026-04-03', p85: '2026-04-03' },
        { name: 'H2', open: 0, p50: '2026-04-03', p85: '2026-04-03' },
      ],
    })
  })

  test('of what is done already is today', () => {
    const { backlogs } = forecastOf([0, 0, 0, 0], backlog(0), TODAY) as never
    expect(backlogs).toEqual([{ name: 'H0', open: 0, p50: TODAY, p85: TODAY }])
  })

  test('of weeks in which nothing was completed names no day', () => {
    const { backlogs } = forecastOf([0, 0, 0, 0, 0], backlog(1), TODAY) as never
    expect(backlogs).toEqual([{ name: 'H0', open: 1, p50: null, p85: null }])
  })

  test('of uneven weeks lies where the mean of the draws does', () => {
    // One item in half of the weeks: ten items take twenty weeks, give or take.
    const { backlogs } = forecastOf([0, 1, 0, 1], backlog(10), TODAY) as never as {
      backlogs: { p50: string; p85: string }[]
    }
    const weeks = (day = '') => (Date.parse(day) - Date.parse(TODAY)) / 604_800_000
    expect(weeks(backlogs[0]?.p50)).toBeGreaterThanOrEqual(18)
    expect(weeks(backlogs[0]?.p50)).toBeLessThanOrEqual(21)
    expect(weeks(backlogs[0]?.p85)).toBeGreaterThanOrEqual(23)
    expect(weeks(backlogs[0]?.p85)).toBeLessThanOrEqual(28)
  })
})

const weeks = fc.array(fc.nat(4), { minLength: LEAST_WEEKS, maxLength: 12 })
const open = fc.array(fc.nat(12), { minLength: 1, maxLength: 4 })

test('is the same each time, never falls from one horizon to the next, and is never sure of more than it is', () => {
  fc.assert(
    fc.property(weeks, open, (throughput, counts) => {
      const forecast = forecastOf(throughput, backlog(...counts), TODAY)
      expect(forecastOf(throughput, backlog(...counts), TODAY)).toEqual(forecast)
      if (forecast.kind !== 'forecast') throw new Error('expected a forecast')
      const day = (each: string | null) => each ?? '9999'
      for (const [at, { p50, p85 }] of forecast.backlogs.entries()) {
        expect(day(p50) <= day(p85)).toBe(true)
        const next = forecast.backlogs[at + 1]
        if (next) expect(day(p50) <= day(next.p50)).toBe(true)
      }
    }),
    { numRuns: 30 },
  )
})
