import { describe, expect, it } from 'vitest'
import { explainRanking } from '../../src/risk/explain.ts'
import { rankItems } from '../../src/risk/rank.ts'
import type { ItemSketch } from './sketch.ts'
import { planOf } from './sketch.ts'

const today = '2026-02-20'
const low = { impact: 'low', likelihood: 'low' } as const

function explain(items: ItemSketch[], count?: number) {
  const plan = planOf({ horizons: [{ name: 'Now', window: 'Q1 2026', items }] })
  return explainRanking(rankItems(plan, { today }), count)
}

describe('a place', () => {
  it('says what its band rests on, and where each input is from', () => {
    const bases = explain([
      {},
      { risk: { impact: 'high' } },
      { risk: { likelihood: 'high', detection: 'partial' } },
      { risk: { impact: 'low', likelihood: 'moderate', detection: 'none' } },
    ]).places.map(({ item, basis }) => `${item.code} ${basis}`)
    expect(bases).toEqual([
      'A2 high: impact high, likelihood very-high (default of Now)',
      'A1 moderate: impact moderate (default), likelihood very-high (default of Now)',
      'A3 moderate: impact moderate (default), likelihood high, detection partial',
      'A4 low: impact low, likelihood moderate, detection none, which makes the likelihood high',
    ])
  })

  it('names the item it has its band from, but only where that is the higher one', () => {
    const high = { impact: 'high', likelihood: 'high' } as const
    const { places } = explain([
      { risk: low },
      { risk: high, blockedBy: ['A1', 'A3'] },
      { risk: { impact: 'very-high', likelihood: 'high' } },
    ])
    expect(places.map(({ inheritedFrom }) => inheritedFrom?.code)).toEqual([undefined, 'A2'])
    expect(places[1]).toMatchObject({
      band: 'high',
      basis:
        'high, inherited from A2, which waits for it; its own is low: impact low, likelihood low',
    })
  })

  it('says what an outage costs', () => {
    const reliability = { detect: 30, repair: 240, users: 50, every: 129_600, target: null }
    const { places } = explain([{ risk: { reliability } }])
    expect(places[0]).toMatchObject({
      basis:
        'very-high: (30m + 4h) x 50% of users, every 90d: 548 min a year, 104% of the 526 that 99.9% leaves (default)',
      hidesDefault: false,
    })
  })

  it('warns where a high band rests on a default', () => {
    const { places } = explain([
      { risk: { impact: 'very-high' } },
      { risk: { impact: 'high', likelihood: 'high' } },
      {},
    ])
    expect(places.map(({ hidesDefault }) => hidesDefault)).toEqual([true, false, false])
  })

  it('carries everything else its place rests on', () => {
    const pinned = ['top until 2026-03-01: audit']
    const { places } = explain([{}, { mark: 'x', expires: ['2026-01-01'], pinned }])
    expect(places).toMatchObject([
      {
        place: 1,
        back: 'evidence-expired',
        pin: { until: '2026-03-01', reason: 'audit' },
        because: { text: 'pinned to the top until 2026-03-01: audit' },
        sensitivity: 'without its place by hand, drops to place 2',
      },
      {
        place: 2,
        back: null,
        pin: null,
        because: null,
        due: { day: '2026-03-31', source: 'window' },
      },
    ])
  })
})

describe('the whole', () => {
  it('explains as many places as are asked for', () => {
    expect(explain([{}, {}, {}], 2).places.map(({ place }) => place)).toEqual([1, 2])
    expect(explain([{}, {}, {}]).places).toHaveLength(3)
    expect(explain([{}, { risk: low }]).defaults).toBe('1 of 2 rest on defaults')
  })

  it('notices circles and pins that do not hold', () => {
    const { notices } = explain([
      { blockedBy: ['A2'] },
      { blockedBy: ['A1'], pinned: ['top until 2026-03-01: audit'] },
      { pinned: ['top until 2026-02-19: audit'] },
      { pinned: ['top'] },
      { pinned: ['top until 2026-03-01: audit'] },
    ])
    expect(notices).toEqual([
      'A1 waits for A2 waits for A1: none of them can be taken up',
      'A2 is pinned but not in the ranking',
      'A3 was pinned until 2026-02-19, which no longer counts',
      'Unexpected pin “top” of A4, expected “top until YYYY-MM-DD: reason”',
    ])
  })
})
