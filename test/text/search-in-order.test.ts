import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchInOrder } from '../../src/text/search-in-order.ts'

describe('a pattern that is searched in order', () => {
  it('is found where it begins in the range, whatever was asked before', () => {
    const range = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'A'), maxLength: 30 }),
        fc.array(range, { maxLength: 12 }),
        (text, ranges) => {
          const begins = searchInOrder(text, /ab/i)
          for (const [start = 0, end = 0] of ranges) {
            const at = text.toLowerCase().indexOf('ab', start)
            expect(begins(start, end)).toBe(at >= 0 && at < end)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('keeps its own place', () => {
    const pattern = /a/g
    pattern.lastIndex = 3
    expect(searchInOrder('baa', pattern)(0, 3)).toBe(true)
    expect(pattern.lastIndex).toBe(3)
  })
})
