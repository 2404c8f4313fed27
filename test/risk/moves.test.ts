import { describe, expect, it } from 'vitest'
import { sensitivity, wouldMove } from '../../src/risk/moves.ts'
import { rankItems } from '../../src/risk/rank.ts'
import type { ItemSketch } from './sketch.ts'
import { planOf } from './sketch.ts'

const today = '2026-02-20'
const high = { impact: 'high', likelihood: 'high' } as const
const low = { impact: 'low', likelihood: 'low' } as const

function movesOf(code: string, items: ItemSketch[]) {
  const { ranked } = rankItems(planOf({ horizons: [{ items }] }), { today })
  const own = ranked.find(({ item }) => item.code === code)
  if (own === undefined) throw new Error(`${code} is not in the ranking`)
  return wouldMove(ranked, own)
}

describe('wouldMove', () => {
  it('finds the nearest change of each input in each direction', () => {
    const items = [{}, { risk: high }, { risk: { ...high, impact: 'very-high' } }, {}] as const
    expect(movesOf('A2', [...items])).toEqual([
      {
        input: 'impact',
        from: 'high',
        to: 'very-high',
        band: 'very-high',
        place: 1,
        direction: 'up',
      },
      {
        input: 'impact',
        from: 'high',
        to: 'moderate',
        band: 'moderate',
        place: 3,
        direction: 'down',
      },
      {
        input: 'likelihood',
        from: 'high',
        to: 'moderate',
        band: 'moderate',
        place: 3,
        direction: 'down',
      },
    ])
  })

  it('tells a change of detection both ways', () => {
    const risk = { impact: 'very-high', likelihood: 'moderate' } as const
    const rival = { impact: 'very-high', likelihood: 'high' } as const
    expect(
      movesOf('A2', [{ risk: { impact: 'high', likelihood: 'high' } }, { risk }]),
    ).toContainEqual({
      input: 'detection',
      from: null,
      to: 'none',
      band: 'very-high',
      place: 1,
      direction: 'up',
    })
    const watched = { ...risk, detection: 'none' } as const
    expect(movesOf('A1', [{ risk: watched }, { risk: rival }])).toContainEqual({
      input: 'detection',
      from: 'none',
      to: 'partial',
      band: 'high',
      place: 2,
      direction: 'down',
    })
  })

  it('passes over steps that change the band but not the place', () => {
    const moves = movesOf('A1', [
      { risk: { impact: 'very-high', likelihood: 'high' } },
      { risk: low },
    ])
    expect(moves).toEqual([
      {
        input: 'impact',
        from: 'very-high',
        to: 'very-low',
        band: 'very-low',
        place: 2,
        direction: 'down',
      },
    ])
  })

  it('keeps to the band that a waiting item gives', () => {
    const items = [{ risk: high }, {}, { risk: high, blockedBy: ['A1'] }]
    expect(movesOf('A1', items)).toEqual([])
    expect(movesOf('A2', items).map(({ to }) => to)).toEqual(['very-high'])
  })

  it('moves nothing past a pin', () => {
    const pinned = ['top until 2026-03-01: audit']
    expect(movesOf('A1', [{ pinned }, { risk: high }])).toEqual([
      {
        input: 'pin',
        from: '2026-03-01',
        to: null,
        band: 'moderate',
        place: 2,
        direction: 'down',
      },
    ])
    expect(movesOf('A2', [{ pinned }, { risk: low }])).toEqual([])
    // Its pin holds nothing up that would not be first without it.
    expect(movesOf('A1', [{ pinned }, { risk: low }]).map(({ input }) => input)).not.toContain(
      'pin',
    )
  })

  it('tells what breaks a tie: an earlier day, and being taken up', () => {
    const due = '2026-03-01'
    const texts = (code: string, items: ItemSketch[]) => sensitivity(movesOf(code, items).slice(-2))
    expect(
      texts('A2', [
        { due, risk: high },
        { due, risk: high },
      ]),
    ).toBe('due before 2026-03-01, rises to place 1; started, rises to place 1')
    expect(texts('A2', [{ due }, { due, mark: '~' }])).toBe(
      'likelihood low (band low), drops to place 2; stopped, drops to place 2',
    )
    const back = { due, mark: 'x', expires: ['2026-01-01'] }
    expect(movesOf('A2', [{ due }, back]).map(({ input }) => input)).not.toContain('started')
  })

  it('has nowhere to move a single item', () => {
    expect(movesOf('A1', [{}])).toEqual([])
  })
})

describe('an outage', () => {
  const reliability = { detect: 30, repair: 240, users: 50, every: 90 * 1_440, target: null }

  it('is moved by just enough of one of its numbers', () => {
    const moves = movesOf('A2', [{ risk: high }, { risk: { reliability } }, {}])
    expect(sensitivity(moves)).toBe(
      'detect 19m (band high), drops to place 2; repair 229m (band high), drops to place 2; ' +
        'users 48% (band high), drops to place 2; every 94d (band high), drops to place 2',
    )
  })
})

describe('sensitivity', () => {
  it('is one line', () => {
    expect(sensitivity(movesOf('A1', [{}, { risk: high }, { risk: low }]))).toBe(
      'impact high (band high), rises to place 1; impact very-low (band very-low), drops to place 3; ' +
        'likelihood very-low (band very-low), drops to place 3',
    )
    expect(sensitivity([])).toBe('no single change would move it')
  })
})
