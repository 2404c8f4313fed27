import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PIN_KEY, pinValue, readPins } from '../../src/risk/pin.ts'
import { RUNS } from '../support/runs.ts'
import { itemNamed, planOf } from './sketch.ts'

const today = '2026-02-20'

function pinsOf(...pinned: string[]) {
  const item = itemNamed(planOf({ horizons: [{ items: [{ pinned }] }] }), 'A1')
  return readPins(item, today).map(({ state, until, reason }) => ({ state, until, reason }))
}

describe('a Pinned field', () => {
  it('holds with a reason until its last day', () => {
    const reason = 'audit on Monday'
    expect(pinsOf('top until 2026-02-20: audit on Monday')).toEqual([
      { state: 'holds', until: today, reason },
    ])
    expect(pinsOf('Top until 2026-02-19: audit on Monday')).toEqual([
      { state: 'expired', until: '2026-02-19', reason },
    ])
  })

  it.each([
    ['top until 2026-03-01', '2026-03-01', null],
    ['top until 2026-03-01:  ', '2026-03-01', null],
    ['top: because I say so', null, 'because I say so'],
    ['top until next week: audit', null, null],
    ['top until 2026-02-30: audit', null, 'audit'],
    ['top', null, null],
    ['bottom until 2026-03-01: audit', null, null],
    ['', null, null],
  ])('never holds as “%s”', (value, until, reason) => {
    expect(pinsOf(value)).toEqual([{ state: 'incomplete', until, reason }])
  })

  it('is read wherever it stands, one by one', () => {
    expect(pinsOf('top', 'top until 2026-03-01: audit').map(({ state }) => state)).toEqual([
      'incomplete',
      'holds',
    ])
    expect(pinsOf()).toEqual([])
  })

  it('is found whatever the case of its key', () => {
    const item = itemNamed(planOf({ horizons: [{ items: [{ pinned: ['top'] }] }] }), 'A1')
    const fields = item.fields.map((field) => ({
      ...field,
      key: { ...field.key, value: 'PINNED' },
    }))
    expect(readPins({ ...item, fields }, today)).toHaveLength(1)
    const owner = fields.map((field) => ({ ...field, key: { ...field.key, value: 'Owner' } }))
    expect(readPins({ ...item, fields: owner }, today)).toEqual([])
    expect(PIN_KEY).toBe('Pinned')
  })

  it('is written on one line', () => {
    expect(pinValue('2026-03-01', ' audit\n on\tMonday ')).toBe(
      'top until 2026-03-01: audit on Monday',
    )
  })

  it('reads back what is written for it', () => {
    const reason = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(reason, (words) => {
        const written = words.trim().replace(/\s+/gu, ' ')
        expect(pinsOf(pinValue('2026-03-01', words))).toEqual([
          { state: 'holds', until: '2026-03-01', reason: written },
        ])
      }),
      { numRuns: RUNS },
    )
  })
})
