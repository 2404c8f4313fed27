import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestRun } from '../../src/risk/longest-run.ts'
import { RUNS } from '../support/runs.ts'

describe('longestRun', () => {
  it.each([
    [[], []],
    [[7], [7]],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    [
      [0, 3, 1, 2],
      [0, 1, 2],
    ],
    [
      [4, 0, 1, 2, 3],
      [0, 1, 2, 3],
    ],
  ])('of %j is %j', (values, run) => {
    expect([...longestRun(values)].toSorted()).toEqual(run)
  })

  it('ascends, and no other run is longer', () => {
    const values = fc.uniqueArray(fc.nat(), { maxLength: 9 })
    fc.assert(
      fc.property(values, (numbers) => {
        const run = longestRun(numbers)
        const kept = numbers.filter((number) => run.has(number))
        expect(kept).toEqual(kept.toSorted((a, b) => a - b))
        expect(kept).toHaveLength(run.size)
        expect(run.size).toBe(lengthByTrial(numbers, Number.NEGATIVE_INFINITY))
      }),
      { numRuns: RUNS },
    )
  })
})

function lengthByTrial([first, ...rest]: readonly number[], above: number): number {
  if (first === undefined) return 0
  const without = lengthByTrial(rest, above)
  return first > above ? Math.max(without, 1 + lengthByTrial(rest, first)) : without
}
