import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDuration, readPercentage } from '../../src/plan/duration.ts'
import type { ReliabilityStatement, RiskStatement } from '../../src/plan/model.ts'
import { assessRisk } from '../../src/risk/assess.ts'
import { reliabilityOf } from '../../src/risk/reliability.ts'
import type { SingleChange } from '../../src/risk/single-changes.ts'
import { bandChanges, singleChanges } from '../../src/risk/single-changes.ts'
import { levelOrder } from '../../src/risk/table.ts'
import { RUNS } from '../support/runs.ts'
import { itemNamed, planOf } from './sketch.ts'

function assess(risk: Partial<RiskStatement>) {
  const plan = planOf({ horizons: [{ items: [{ risk }] }] })
  return assessRisk(plan, itemNamed(plan, 'A1'))
}

const words = (changes: readonly SingleChange[]) =>
  changes.map(({ input, from, to, band }) => `${input} ${from} to ${to}: ${band}`)

describe('the nearest change of band', () => {
  it('is found for each level, in each direction', () => {
    const risk = { impact: 'high', likelihood: 'moderate' } as const
    expect(words(bandChanges(assess(risk)))).toEqual([
      'impact high to very-high: high',
      'impact high to low: low',
      'likelihood moderate to high: high',
      'likelihood moderate to low: low',
      'detection null to none: high',
    ])
  })

  it('is none where no value reaches another band', () => {
    const risk = { impact: 'very-low', likelihood: 'very-low' } as const
    expect(words(bandChanges(assess(risk)))).toEqual(['impact very-low to high: low'])
  })

  it('is just enough of each number of an outage', () => {
    const outage = { detect: 30, repair: 240, users: 50, every: 90 * 1_440, target: null }
    expect(words(bandChanges(assess({ reliability: outage })))).toEqual([
      'detect 30m to 19m: high',
      'repair 4h to 229m: high',
      'users 50% to 48%: high',
      'every 90d to 94d: high',
    ])
    const seldom = { ...outage, every: 1_440_000 }
    expect(words(bandChanges(assess({ reliability: seldom })))).toEqual([
      'detect 30m to 481m: high',
      'repair 4h to 691m: high',
      'repair 4h to 114m: low',
      'users 50% to 26%: low',
      'every 1000d to 374d: high',
      'every 1000d to 1875d: low',
    ])
  })
})

it('takes a share at its bound for what it is, whatever reckoning loses', () => {
  const outage = { detect: 0, repair: 36, users: 50, every: 129_600, target: 99.5 }
  expect(words(bandChanges(assess({ reliability: outage })))).toContain(
    'users 50% to 91%: moderate',
  )
  expect(reliabilityOf({ ...outage, users: 90 }, undefined).band).toBe('low')
})

describe('no change', () => {
  it('reaches beyond a hundred years, nor below the minute', () => {
    const rare = { detect: 1_440, repair: 0, users: 100, every: 52_596_000, target: null }
    const inputs = (reliability: typeof rare) =>
      bandChanges(assess({ reliability })).map(({ input, band }) => `${input} ${band}`)
    expect(inputs(rare)).toContain('every moderate')
    expect(inputs(rare)).not.toContain('every very-low')
    const constant = { ...rare, detect: 1, users: 0.001, every: 1 }
    expect(inputs(constant)).not.toContain('every high')
  })
})

describe('every change of an outage', () => {
  const statements = fc.record({
    detect: fc.integer({ min: 0, max: 500 }),
    repair: fc.integer({ min: 0, max: 500 }),
    users: fc.integer({ min: 1, max: 100 }),
    every: fc.integer({ min: 1, max: 1_000_000 }),
    target: fc.constantFrom(null, 99, 99.95),
  })

  const bandWith = (statement: ReliabilityStatement, input: string, value: number | null) =>
    reliabilityOf({ ...statement, [input]: value }, undefined).band

  const valueOfChange = ({ input, to }: SingleChange) =>
    (input === 'users' ? readPercentage : readDuration)(to) ?? Number.NaN

  it('leads to another band, as told', () => {
    const property = fc.property(statements, (statement) => {
      const own = assess({ reliability: statement })
      for (const change of singleChanges(own).flat()) {
        expect(bandWith(statement, change.input, valueOfChange(change))).toBe(change.band)
        expect(change.band).not.toBe(own.band)
      }
    })
    fc.assert(property, { numRuns: RUNS })
  })

  it('is the least that does', () => {
    const property = fc.property(statements, (statement) => {
      const own = assess({ reliability: statement })
      for (const change of bandChanges(own).filter(({ input }) => input !== 'every')) {
        const isMore = levelOrder(change.band) > levelOrder(own.band)
        const less = valueOfChange(change) + (isMore ? -1 : 1)
        expect(bandWith(statement, change.input, less)).toBe(own.band)
      }
    })
    fc.assert(property, { numRuns: RUNS })
  })
})
