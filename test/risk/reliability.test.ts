import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReliabilityStatement } from '../../src/plan/model.ts'
import { assessRisk } from '../../src/risk/assess.ts'
import { rankItems } from '../../src/risk/rank.ts'
import { bandOfShare, costText, outageText, reliabilityOf } from '../../src/risk/reliability.ts'
import { levelOrder } from '../../src/risk/table.ts'
import { itemNamed, planOf } from './sketch.ts'

const WORKED: ReliabilityStatement = {
  detect: 30,
  repair: 240,
  users: 50,
  every: 90 * 1_440,
  target: null,
}

describe('an outage stated in numbers', () => {
  it('costs minutes a year, held against the error budget', () => {
    const found = reliabilityOf(WORKED, undefined)
    expect(found.minutes).toBeCloseTo((270 * 0.5 * 365.25) / 90, 6)
    expect(found.budget).toBeCloseTo(525.96, 6)
    expect(found).toMatchObject({ target: 99.9, targetSource: 'default', band: 'very-high' })
    expect(outageText(WORKED)).toBe('(30m + 4h) x 50% of users, every 90d')
    expect(costText(found)).toBe('548 min a year, 104% of the 526 that 99.9% leaves (default)')
  })

  it.each([
    [99.5, 'moderate', '548 min a year, 21% of the 2630 that 99.5% leaves (configuration)'],
    [99.99, 'very-high', '548 min a year, 1042% of the 53 that 99.99% leaves (configuration)'],
  ])('counts by the availability of the configuration, %d', (availability, band, text) => {
    const found = reliabilityOf(WORKED, availability)
    expect(found.band).toBe(band)
    expect(costText(found)).toBe(text)
  })

  it('counts by its own target before that', () => {
    const found = reliabilityOf({ ...WORKED, target: 99 }, 99.99)
    expect(found).toMatchObject({ target: 99, targetSource: 'stated', band: 'moderate' })
    expect(costText(found)).toBe('548 min a year, 10% of the 5260 that 99% leaves')
  })

  it('is told with a decimal where it is small', () => {
    const found = reliabilityOf({ ...WORKED, users: 0.5, target: 99.999 }, undefined)
    expect(costText(found)).toBe('5.5 min a year, 104% of the 5.3 that 99.999% leaves')
  })

  it.each([
    [1.01, 'very-high'],
    [1, 'high'],
    [0.26, 'high'],
    [0.25, 'moderate'],
    [0.06, 'moderate'],
    [0.05, 'low'],
    [0.02, 'low'],
    [0.01, 'very-low'],
    [0, 'very-low'],
  ])('of a share of %d is %s', (share, band) => {
    expect(bandOfShare(share)).toBe(band)
  })

  it('never falls when it lasts longer, hits more, or comes more often', () => {
    const minutes = fc.integer({ min: 1, max: 100_000 })
    const statements = fc.record({
      detect: minutes,
      repair: minutes,
      users: fc.integer({ min: 1, max: 100 }),
      every: minutes,
      target: fc.constantFrom(null, 99, 99.9, 99.99),
    })
    const order = (statement: ReliabilityStatement) =>
      levelOrder(reliabilityOf(statement, undefined).band)
    fc.assert(
      fc.property(statements, minutes, (statement, more) => {
        const { detect, repair, users, every } = statement
        const worse = [
          { ...statement, detect: detect + more },
          { ...statement, repair: repair + more },
          { ...statement, users: Math.min(100, users + more) },
          { ...statement, every: Math.max(1, every - more) },
        ]
        return worse.every((each) => order(each) >= order(statement))
      }),
    )
  })
})

describe('an item whose risk is stated so', () => {
  const plan = planOf({
    horizons: [{ items: [{}, { risk: { reliability: WORKED } }] }, { items: [{}] }],
  })

  it('has the band of its share, and rests on no default', () => {
    const { band, reliability } = assessRisk(plan, itemNamed(plan, 'A2'))
    expect(band).toBe('very-high')
    expect(reliability?.share).toBeCloseTo(1.0417, 3)
    expect(rankItems(plan, { today: '2026-02-20' }).defaults).toEqual({ count: 2, of: 3 })
  })

  it('is ranked by it, and by the availability aimed at', () => {
    const codes = (availability?: number) =>
      rankItems(plan, { today: '2026-02-20', availability }).ranked.map(({ item }) => item.code)
    expect(codes()).toEqual(['A2', 'A1', 'B1'])
    expect(codes(90)).toEqual(['A1', 'B1', 'A2'])
  })
})
