import { describe, expect, it } from 'vitest'
import { assessRisk, statedness } from '../../src/risk/assess.ts'
import { itemNamed, planOf } from './sketch.ts'

describe('an item without a Risk field', () => {
  const plan = planOf({
    horizons: ['Now', 'Soon', 'Later', 'Someday', 'Perhaps'].map((name) => ({ name, items: [{}] })),
  })

  it.each([
    ['A1', 'very-high', 'Now', 'moderate'],
    ['B1', 'high', 'Soon', 'moderate'],
    ['C1', 'moderate', 'Later', 'moderate'],
    ['D1', 'low', 'Someday', 'low'],
    ['E1', 'low', 'Perhaps', 'low'],
  ])('%s is held %s likely by the place of %s, in band %s', (code, value, horizon, band) => {
    const assessment = assessRisk(plan, itemNamed(plan, code))
    expect(assessment).toEqual({
      impact: { value: 'moderate', source: 'default' },
      likelihood: { value, source: 'horizon place', horizon },
      detection: { value: null, source: 'default' },
      raisedLikelihood: value,
      reliability: null,
      band,
    })
    expect(statedness(assessment)).toBe('default')
  })
})

describe('an item outside every horizon', () => {
  it('is held as likely as one in the last', () => {
    const plan = planOf({ horizons: [{ items: [{}] }] })
    const assessment = assessRisk(plan, { ...itemNamed(plan, 'A1'), horizon: 4 })
    expect(assessment.likelihood).toMatchObject({ value: 'low', horizon: '' })
  })
})

describe('an item with a Risk field', () => {
  it('takes every input from it', () => {
    const plan = planOf({
      horizons: [
        { items: [{ risk: { impact: 'very-high', likelihood: 'moderate', detection: 'none' } }] },
      ],
    })
    const assessment = assessRisk(plan, itemNamed(plan, 'A1'))
    expect(assessment).toEqual({
      impact: { value: 'very-high', source: 'stated' },
      likelihood: { value: 'moderate', source: 'stated' },
      detection: { value: 'none', source: 'stated' },
      raisedLikelihood: 'high',
      reliability: null,
      band: 'very-high',
    })
    expect(statedness(assessment)).toBe('stated')
  })

  it('takes the rest from the defaults', () => {
    const plan = planOf({
      horizons: [
        { items: [{ risk: { impact: 'high' } }, { risk: { likelihood: 'low' } }, { risk: {} }] },
      ],
    })
    const [byImpact, byLikelihood, byNothing] = plan.items.map((item) => assessRisk(plan, item))
    expect(byImpact).toMatchObject({ likelihood: { source: 'horizon place' }, band: 'high' })
    expect(byLikelihood).toMatchObject({ impact: { source: 'default' }, band: 'low' })
    expect([byImpact, byLikelihood, byNothing].map((each) => each && statedness(each))).toEqual([
      'partly-stated',
      'partly-stated',
      'default',
    ])
  })
})
