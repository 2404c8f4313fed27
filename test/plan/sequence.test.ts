import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestIncreasing } from '../../src/plan/sequence.ts'
import { RUNS } from '../support/runs.ts'

describe('longestIncreasing', () => {
  it.each([
    [[], []],
    [[5], [0]],
    [
      [1, 2, 3],
      [0, 1, 2],
    ],
    [
      [3, 1, 2],
      [1, 2],
    ],
    [
      [2, 3, 1],
      [0, 1],
    ],
    [[3, 2, 1], [2]],
    [
      [1, 1, 2],
      [1, 2],
    ],
  ])('of %j keeps the positions %j', (values, kept) => {
    expect(longestIncreasing(values)).toEqual(kept)
  })

  it('is as long as any increasing subsequence', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 12 }), (values) => {
        const kept = longestIncreasing(values).map((at) => values[at] ?? -1)
        expect(kept.every((value, at) => at === 0 || value > (kept[at - 1] ?? -1))).toBe(true)
        expect(kept.length).toBe(longestLength(values))
      }),
      { numRuns: RUNS },
    )
  })

  function longestLength(values: readonly number[]): number {
    const lengths: number[] = []
    for (const [at, value] of values.entries()) {
      const behind = lengths.filter((_, index) => index < at && (values[index] ?? 0) < value)
      lengths.push(1 + Math.max(0, ...behind))
    }
    return Math.max(0, ...lengths)
  }
})
