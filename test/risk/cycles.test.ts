import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cyclesOf } from '../../src/risk/cycles.ts'
import { RUNS } from '../support/runs.ts'

const graph = (edges: Record<string, string>) =>
  new Map(Object.entries(edges).map(([from, to]) => [from, [...to]]))

describe('cyclesOf', () => {
  it('finds none where waiting ends', () => {
    expect(cyclesOf(graph({}))).toEqual([])
    expect(cyclesOf(graph({ a: 'bc', b: 'd', c: 'd' }))).toEqual([])
  })

  it('lists each circle in the order of its waiting, and only what is in it', () => {
    expect(cyclesOf(graph({ x: 'b', b: 'c', c: 'd', d: 'by' }))).toEqual([['b', 'c', 'd']])
  })

  it('finds an item that waits for itself', () => {
    expect(cyclesOf(graph({ a: 'a', b: 'a' }))).toEqual([['a']])
  })

  it('tells circles apart, also where one waits for the other', () => {
    const circles = cyclesOf(graph({ a: 'bc', b: 'a', c: 'd', d: 'c' }))
    expect(circles.map((circle) => circle.toSorted()).toSorted()).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('walks a chain as long as any plan', () => {
    const chain = new Map(Array.from({ length: 50_000 }, (_, index) => [index, [index + 1]]))
    expect(cyclesOf(chain)).toEqual([])
    expect(cyclesOf(chain.set(50_000, [0]))).toEqual([[...chain.keys()]])
  })

  it('finds a circle where, and only where, something leads back to itself', () => {
    const node = fc.nat({ max: 7 })
    const edges = fc.array(fc.tuple(node, fc.uniqueArray(node, { maxLength: 3 })), { maxLength: 8 })
    fc.assert(
      fc.property(edges, (list) => {
        const waits = new Map(list)
        const circles = cyclesOf(waits)
        for (const circle of circles) {
          circle.forEach((each, index) => {
            expect(waits.get(each)).toContain(circle[(index + 1) % circle.length])
          })
        }
        const groups = new Set(
          [...waits.keys()]
            .filter((each) => leadsTo(waits, each, each))
            .map((each) =>
              [...waits.keys()]
                .filter((other) => leadsTo(waits, each, other) && leadsTo(waits, other, each))
                .toSorted()
                .join(),
            ),
        )
        expect(circles).toHaveLength(groups.size)
      }),
      { numRuns: RUNS },
    )
  })
})

function leadsTo(edges: ReadonlyMap<number, readonly number[]>, from: number, to: number): boolean {
  const reached = new Set(edges.get(from))
  for (const each of reached) {
    for (const next of edges.get(each) ?? []) reached.add(next)
  }
  return reached.has(to)
}
