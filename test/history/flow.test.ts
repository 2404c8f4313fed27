import { describe, expect, test } from 'vitest'
import { flowOf, mondayOf, quantile } from '../../src/history/flow.ts'
import { plan, timelineOf } from './pasts.ts'

describe('cycle time', () => {
  const cycles = (...steps: readonly (readonly [on: string, mark: string])[]) => {
    const sketches = steps.map(([on, mark]) => ({ on, plan: plan([`${mark} Rotate keys`]) }))
    const { cycles: found, unstarted } = flowOf(timelineOf(...sketches), '2026-03-01')
    return { cycles: found, unstarted }
  }

  test('counts from the first start to completion', () => {
    expect(cycles(['01-01', ' '], ['01-05', '~'], ['01-12', 'x'])).toEqual({
      cycles: [7],
      unstarted: 0,
    })
  })

  test('goes on while work is put down', () => {
    const steps = [
      ['01-01', '~'],
      ['01-02', ' '],
      ['01-05', '~'],
      ['01-06', '-'],
      ['01-09', 'x'],
    ] as const
    expect(cycles(...steps).cycles).toEqual([8])
  })

  test('begins anew when completed work is taken up again', () => {
    const steps = [
      ['01-01', ' '],
      ['01-02', '~'],
      ['01-03', 'x'],
      ['01-10', ' '],
      ['01-11', '~'],
      ['01-15', 'x'],
    ] as const
    expect(cycles(...steps).cycles).toEqual([1, 4])
  })

  test('is none for what nobody started', () => {
    expect(cycles(['01-01', ' '], ['01-02', 'x'])).toEqual({ cycles: [], unstarted: 1 })
    expect(cycles(['01-01', 'x'])).toEqual({ cycles: [], unstarted: 0 })
  })

  test('is never negative, whatever clocks said', () => {
    expect(cycles(['01-01', ' '], ['01-09', '~'], ['01-05', 'x']).cycles).toEqual([0])
  })

  test('is unknown for what was started before history begins', () => {
    const timeline = timelineOf(
      { on: '01-01', plan: plan(['~ Rotate keys']), cutOff: true },
      { on: '01-05', plan: plan(['x Rotate keys']) },
    )
    expect(flowOf(timeline, '2026-01-05')).toMatchObject({ cycles: [], unstarted: 1 })
  })
})

describe('weeks', () => {
  test('hold what happened in them, and where the plan stood at their end', () => {
    const timeline = timelineOf(
      { on: '01-01', plan: plan(['Rotate keys', 'Scan images']) },
      { on: '01-04', plan: plan(['~ Rotate keys', 'Scan images']) },
      { on: '01-05', plan: plan(['x Rotate keys', 'Scan images', 'Drill']) },
      { on: '01-19', plan: plan([' Rotate keys', 'Drill']) },
    )
    const rows = flowOf(timeline, '2026-01-20').weeks.map((week) => Object.values(week).join(' '))
    expect(rows).toEqual([
      '2025-12-29 2 0 1 0 0 2 0',
      '2026-01-05 1 0 0 1 0 3 1',
      '2026-01-12 0 0 0 0 0 3 1',
      '2026-01-19 0 1 0 0 1 2 0',
    ])
  })

  test('take what was there when history begins as it was', () => {
    const timeline = timelineOf({
      on: '01-07',
      plan: plan(['x Rotate keys', 'Drill']),
      cutOff: true,
    })
    expect(flowOf(timeline, '2026-01-07').weeks).toEqual([
      {
        begins: '2026-01-05',
        added: 0,
        removed: 0,
        started: 0,
        completed: 0,
        reopened: 0,
        scope: 2,
        done: 1,
      },
    ])
  })

  test('go as far as history does, should today lie before it', () => {
    const timeline = timelineOf({ on: '01-07', plan: plan(['Drill']) })
    expect(flowOf(timeline, '2026-01-01').weeks.map(({ begins }) => begins)).toEqual(['2026-01-05'])
    expect(flowOf(timelineOf(), '2026-01-01').weeks).toHaveLength(1)
  })

  test('begin on Monday', () => {
    expect(['2026-01-04', '2026-01-05', '2026-01-11'].map(mondayOf)).toEqual([
      '2025-12-29',
      '2026-01-05',
      '2026-01-05',
    ])
  })
})

test('a quantile lies between its neighbours', () => {
  expect(quantile([], 0.5)).toBeNull()
  expect(quantile([3], 0.85)).toBe(3)
  expect(quantile([1, 2, 3, 10], 0.5)).toBe(2.5)
  expect(quantile([0, 10], 0.85)).toBe(8.5)
})
