import { describe, expect, test } from 'vitest'
import { burnUpOf } from '../../src/history/burn-up.ts'
import { storiesIn } from '../../src/history/period.ts'
import type { Timeline } from '../../src/history/timeline.ts'
import { plan, timelineOf } from './pasts.ts'

/** What became of each item from a day on: title, before, after, kinds of changes. */
function told(timeline: Timeline, since: string) {
  return storiesIn(timeline, ({ day }) => day >= `2026-${since}`).map((story) => [
    story.life.name.title,
    story.before,
    story.after,
    story.told.map(({ change }) => change.kind).join(' '),
  ])
}

describe('stories of a period', () => {
  const timeline = timelineOf(
    { on: '01-05', plan: plan(['  Keys', '~ Gates', 'x Runbook']) },
    { on: '01-12', plan: plan(['~ Keys', '~ Gates', 'x Runbook', '  Rota']) },
    { on: '01-19', plan: plan(['x Keys', 'x Gates', '  Runbook', '  Rota']) },
    { on: '01-26', plan: plan(['x Keys', '  Runbook', '  Rota']) },
  )

  test('tell the status before and after, and what led there', () => {
    expect(told(timeline, '01-19')).toEqual([
      ['Keys', 'in-progress', 'completed', 'status'],
      ['Runbook', 'completed', 'not-started', 'status'],
      ['Gates', 'in-progress', null, 'status removed'],
    ])
  })

  test('tell of what came in it that it was not there before', () => {
    expect(told(timeline, '01-12').find(([title]) => title === 'Rota')).toEqual([
      'Rota',
      null,
      'not-started',
      'added',
    ])
  })

  test('leave out what nothing happened to', () => {
    expect(told(timeline, '02-01')).toEqual([])
    expect(told(timeline, '01-26').map(([title]) => title)).toEqual(['Gates'])
  })

  test('know the status of what is older than history', () => {
    const cut = timelineOf(
      { on: '01-05', plan: plan(['~ Keys']), cutOff: true },
      { on: '01-12', plan: plan(['x Keys']) },
    )
    expect(told(cut, '01-12')).toEqual([['Keys', 'in-progress', 'completed', 'status']])
  })
})

describe('burn-up', () => {
  const withRecords = (mark: string, ...days: string[]) =>
    [
      '# Plan\n\n## Now\n',
      `- [${mark}] Keys`,
      '  - Evidence: log',
      ...days.map((day) => `    - ${day} [log](${day}.md)`),
      '- [ ] Gates\n',
    ].join('\n')
  const weeks = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26']

  test('counts completed items with evidence apart from those without', () => {
    const timeline = timelineOf(
      { on: '01-05', plan: plan(['  Keys', '  Gates']) },
      { on: '01-12', plan: plan(['x Keys', '  Gates']) },
      { on: '01-20', plan: plan(['x Keys', '  Gates', '  Rota']) },
    )
    expect(burnUpOf(timeline, weeks, new Map())).toEqual([
      { begins: '2026-01-05', proven: 0, unproven: 0, scope: 2 },
      { begins: '2026-01-12', proven: 0, unproven: 1, scope: 2 },
      { begins: '2026-01-19', proven: 0, unproven: 1, scope: 3 },
      { begins: '2026-01-26', proven: 0, unproven: 1, scope: 3 },
    ])
  })

  test('counts records back from those that are there now', () => {
    const timeline = timelineOf(
      { on: '01-05', plan: withRecords('x') },
      { on: '01-12', plan: withRecords('x', '2026-01-12') },
    )
    const handle = timeline.lives[0]?.name.handle ?? ''
    const proven = (now: number) =>
      burnUpOf(timeline, weeks.slice(0, 2), new Map([[handle, now]])).map((week) => week.proven)
    expect(timeline.lives[0]?.told.map(({ change }) => change.kind)).toContain('record-added')
    expect(proven(1)).toEqual([0, 1])
    expect(proven(2)).toEqual([1, 1])
  })

  test('takes a removed item for as proven as it must have been', () => {
    const timeline = timelineOf(
      { on: '01-05', plan: withRecords('x', '2026-01-02') },
      { on: '01-12', plan: withRecords('x') },
      { on: '01-19', plan: '# Plan\n\n## Now\n\n- [ ] Gates\n' },
    )
    expect(
      burnUpOf(timeline, weeks, new Map()).map(({ proven, scope }) => [proven, scope]),
    ).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
      [0, 1],
    ])
  })
})
