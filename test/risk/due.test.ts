import { describe, expect, it } from 'vitest'
import { dueOf } from '../../src/risk/due.ts'
import { itemNamed, planOf } from './sketch.ts'

const today = '2026-02-20'

describe('dueOf', () => {
  const plan = planOf({
    lastUpdated: '2026-02-14',
    horizons: [
      { window: '0-7 days', items: [{}, { due: '2026-02-19' }] },
      { window: 'Q1 2026', items: [{}] },
      { items: [{}] },
    ],
  })
  const due = (code: string, firstSeen?: string, on = today) => {
    const item = itemNamed(plan, code)
    const seen = firstSeen === undefined ? {} : { firstSeen: new Map([[item.handle, firstSeen]]) }
    return dueOf(plan, item, { today: on, ...seen })
  }

  it('counts the window from the day the item first appeared', () => {
    expect(due('A1', '2026-01-30')).toEqual({
      day: '2026-02-06',
      source: 'first-seen',
      daysLate: 14,
    })
  })

  it('counts from the last update where history says nothing of the item', () => {
    expect(due('A1')).toEqual({ day: '2026-02-21', source: 'last-updated', daysLate: 0 })
    const others = { today, firstSeen: new Map([['zzzz', '2025-01-01']]) }
    expect(dueOf(plan, itemNamed(plan, 'A1'), others).source).toBe('last-updated')
  })

  it('takes the item’s own due day before anything else', () => {
    expect(due('A2', '2026-01-01')).toEqual({ day: '2026-02-19', source: 'field', daysLate: 1 })
  })

  it('asks for no beginning where the window ends on a fixed day', () => {
    expect(due('B1', '2026-01-30')).toEqual({ day: '2026-03-31', source: 'window', daysLate: 0 })
  })

  it('is late from the day after', () => {
    expect(due('A1', undefined, '2026-02-21').daysLate).toBe(0)
    expect(due('A1', undefined, '2026-02-22').daysLate).toBe(1)
  })

  it('has no day without a window, without a beginning, or beyond the calendar', () => {
    const never = { day: null, source: null, daysLate: 0 }
    expect(due('C1')).toEqual(never)
    const dateless = planOf({ horizons: [{ window: '0-7 days', items: [{}] }] })
    expect(dueOf(dateless, itemNamed(dateless, 'A1'), { today })).toEqual(never)
    const late = planOf({
      lastUpdated: '9999-12-30',
      horizons: [{ window: '1 week', items: [{}] }],
    })
    expect(dueOf(late, itemNamed(late, 'A1'), { today })).toEqual(never)
  })
})
