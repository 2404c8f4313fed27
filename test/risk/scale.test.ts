import { describe, expect, it } from 'vitest'
import type { Item, Plan } from '../../src/plan/model.ts'
import { explainRanking } from '../../src/risk/explain.ts'
import { planQueue } from '../../src/risk/queue.ts'
import { rankItems } from '../../src/risk/rank.ts'
import type { ItemSketch } from './sketch.ts'
import { planOf } from './sketch.ts'

const today = '2026-02-20'
const COUNT = 10_000

/** A long plan whose handles count how often they are computed. */
function counting(sketch: (index: number) => ItemSketch): { plan: Plan; reads: () => number } {
  let count = 0
  const { horizons, ...rest } = planOf({
    lastUpdated: '2026-02-14',
    horizons: [{ window: '7 days', items: Array.from({ length: COUNT }, (_, at) => sketch(at)) }],
    queue: { entries: [] },
  })
  const items = rest.items.map((item): Item => {
    const { handle } = item
    return Object.defineProperty({ ...item }, 'handle', {
      get: () => {
        count += 1
        return handle
      },
    })
  })
  const [horizon] = horizons
  return {
    plan: { ...rest, horizons: horizon ? [{ ...horizon, items }] : [], items },
    reads: () => count,
  }
}

describe('a long plan', () => {
  it('is ranked, explained and queued without computing a handle', () => {
    const { plan, reads } = counting((at) => (at % 2 ? { blockedBy: [`A${at}`] } : {}))
    const ranking = rankItems(plan, { today, firstSeen: new Map() })
    expect(explainRanking(ranking).places).toHaveLength(COUNT / 2)
    expect(planQueue(plan, ranking, []).drafts).toHaveLength(5)
    expect(reads()).toBe(0)
  })

  it('is searched for its handles once, however many are referred to', () => {
    const names = planOf({ horizons: [{ items: Array.from({ length: COUNT }, () => ({})) }] }).items
    const { plan, reads } = counting((at) =>
      at % 2 ? { blockedBy: [names[at - 1]?.handle ?? ''] } : {},
    )
    expect(rankItems(plan, { today }).blocked).toHaveLength(COUNT / 2)
    expect(reads()).toBeLessThan(10 * COUNT)
  })
})
