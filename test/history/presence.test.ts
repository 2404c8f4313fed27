import { describe, expect, test } from 'vitest'
import { NOTHING_KNOWN, presenceAfter, presenceOf } from '../../src/history/presence.ts'
import { firstStep, stepBetween } from '../../src/history/step.ts'
import { itemNamed, planOf } from '../support/reading.ts'
import { plan, timelineOf } from './pasts.ts'

const first = plan(['Rotate keys', 'Scan images'], ['Drill'])
const started = plan(['~ Rotate keys', 'Scan images'], ['Drill'])

function pastOf(text: string, presence: ReturnType<typeof presenceOf>, title: string) {
  return presence.items.get(itemNamed(planOf(text), title).handle)
}

describe('since when an item is what it is', () => {
  const owned = plan(['~ Rotate keys | Owner: SRE', 'Scan images'], ['Drill'])
  const presence = presenceOf(
    timelineOf(
      { on: '01-01', plan: first },
      { on: '01-05', plan: started },
      { on: '01-09', plan: owned },
    ),
  )

  test('is told by its status, and the last change by everything', () => {
    expect(pastOf(owned, presence, 'Rotate')).toEqual({
      firstSeen: '2026-01-01',
      since: '2026-01-05',
      touched: '2026-01-09',
    })
    expect(pastOf(owned, presence, 'Scan')).toEqual({
      firstSeen: '2026-01-01',
      since: '2026-01-01',
      touched: '2026-01-01',
    })
  })

  test('is not touched by others that push it to another place', () => {
    const text = plan(['Scan images', '~ Rotate keys | Owner: SRE'], ['Drill'])
    const moved = presenceAfter(presence, stepBetween(planOf(owned), planOf(text)), '2026-01-20')
    expect(pastOf(text, moved, 'Scan')?.touched).toBe('2026-01-01')
    const far = plan(['~ Rotate keys | Owner: SRE'], ['Drill', 'Scan images'])
    const later = presenceAfter(presence, stepBetween(planOf(owned), planOf(far)), '2026-01-20')
    expect(pastOf(far, later, 'Scan')?.touched).toBe('2026-01-20')
  })

  test('is not touched by what becomes of the queue', () => {
    const text = `${owned}## Queue (next 5)\n\n1. Rotate keys\n`
    const step = stepBetween(planOf(owned), planOf(text))
    expect(step.changes).not.toEqual([])
    expect(presenceAfter(presence, step, '2026-01-20')).toEqual(presence)
  })

  test('is unknown where history is cut off', () => {
    const cut = presenceOf(timelineOf({ on: '01-05', plan: started, cutOff: true }))
    const nothing = { firstSeen: null, since: null, touched: null }
    expect([...cut.items.values()]).toEqual([nothing, nothing, nothing])
  })
})

describe('what is not committed yet', () => {
  const presence = presenceOf(timelineOf({ on: '01-01', plan: first }))
  const today = '2026-01-10'
  const leading = (text: string) =>
    presenceAfter(presence, stepBetween(planOf(first), planOf(text)), today)

  test('is of today', () => {
    const text = plan(['~ Rotate keys', 'Scan images', 'Write runbook'], ['Drill'])
    expect(pastOf(text, leading(text), 'Rotate')).toEqual({
      firstSeen: '2026-01-01',
      since: today,
      touched: today,
    })
    expect(pastOf(text, leading(text), 'Write')).toEqual({
      firstSeen: today,
      since: today,
      touched: today,
    })
  })

  test('keeps the clock of what has another title', () => {
    const text = plan(['Rotate old keys', 'Scan images'], ['Drill'])
    expect(pastOf(text, leading(text), 'Rotate')).toEqual({
      firstSeen: '2026-01-01',
      since: '2026-01-01',
      touched: today,
    })
  })

  test('keeps the clock of what went and came back', () => {
    const without = plan(['Rotate keys'], ['Drill'])
    const gone = presenceOf(
      timelineOf({ on: '01-01', plan: first }, { on: '01-02', plan: without }),
    )
    const back = presenceAfter(gone, stepBetween(planOf(without), planOf(first)), today)
    expect(pastOf(first, back, 'Scan')?.firstSeen).toBe('2026-01-01')
    const again = presenceAfter(back, stepBetween(planOf(first), planOf(without)), today)
    expect(again.items.size).toBe(2)
    expect(again.gone.size).toBe(1)
  })

  test('is all there is of a plan nobody knows', () => {
    const known = presenceAfter(NOTHING_KNOWN, firstStep(planOf(first)), today)
    expect([...known.items.values()].map(({ firstSeen }) => firstSeen)).toEqual([
      today,
      today,
      today,
    ])
    for (const text of [started, first.replace('keys', 'old keys')]) {
      const step = stepBetween(planOf(first), planOf(text))
      expect(presenceAfter(NOTHING_KNOWN, step, today).items.size).toBe(0)
    }
  })
})
