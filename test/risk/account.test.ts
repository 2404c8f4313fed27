import { describe, expect, it } from 'vitest'
import { accountFor } from '../../src/risk/account.ts'
import { rankItems } from '../../src/risk/rank.ts'
import type { ItemSketch } from './sketch.ts'
import { itemNamed, planOf } from './sketch.ts'

const facts = { today: '2026-02-20' }
const high = { impact: 'high', likelihood: 'high' } as const
const low = { impact: 'low', likelihood: 'low' } as const

function accountOf(code: string, items: ItemSketch[]) {
  const plan = planOf({ lastUpdated: '2026-02-14', horizons: [{ window: '7 days', items }] })
  return accountFor(plan, itemNamed(plan, code), rankItems(plan, facts), facts)
}

describe('the account of an item', () => {
  it('names the ones beside it, and why they stand there', () => {
    const { standing, band, lift } = accountOf('A2', [{ risk: high }, {}, { risk: low }])
    expect([band, lift]).toEqual(['moderate', null])
    expect(standing).toMatchObject({
      place: 2,
      above: { item: { code: 'A1' }, because: { kind: 'band', band: 'high' } },
      below: { item: { code: 'A3' }, because: { kind: 'band', over: 'low' } },
      pin: null,
      back: null,
    })
    expect(accountOf('A1', [{}]).standing).toMatchObject({ place: 1, above: null, below: null })
  })

  it('tells which single change of band would put it where', () => {
    expect(accountOf('A2', [{ risk: high }, {}, { risk: low }]).changes).toEqual([
      { input: 'impact', from: 'moderate', to: 'high', band: 'high', place: 2 },
      { input: 'impact', from: 'moderate', to: 'low', band: 'low', place: 2 },
      { input: 'likelihood', from: 'very-high', to: 'low', band: 'low', place: 2 },
    ])
    const [raised] = accountOf('A2', [{}, {}, {}]).changes
    expect(raised).toMatchObject({ to: 'high', place: 1 })
  })

  it('says whose band it takes over, and then where its own would leave it', () => {
    const items = [{}, { risk: low }, { risk: high, blockedBy: ['A2'] }]
    const { lift, band, assessment, changes } = accountOf('A2', items)
    expect([band, assessment.band, lift?.from.code]).toEqual(['high', 'low', 'A3'])
    expect(changes.map(({ place }) => place)).toEqual(changes.map(() => 1))
  })

  it.each<[string, string, ItemSketch[]]>([
    ['A1', 'waits for A2', [{ risk: high, blockedBy: ['A2'] }, {}]],
    ['A1', 'is completed', [{ mark: 'x', risk: high }]],
    [
      'A1',
      'is deferred until 2026-05-01',
      [{ mark: '-', risk: high, deferral: { until: '2026-05-01' } }],
    ],
  ])('of %s without a place says that it %s', (code, why, items) => {
    const { standing, band, due, changes } = accountOf(code, items)
    expect(standing).toEqual({ place: null, why })
    expect([band, due.day]).toEqual(['high', '2026-02-21'])
    expect(changes.map(({ place }) => place)).toEqual(changes.map(() => null))
  })

  it('is refused for an item of another plan', () => {
    const [plan, other] = [
      planOf({ horizons: [{ items: [{}] }] }),
      planOf({ horizons: [{ items: [{}] }] }),
    ]
    const ask = () => accountFor(plan, itemNamed(other, 'A1'), rankItems(plan, facts), facts)
    expect(ask).toThrow(RangeError)
  })
})
