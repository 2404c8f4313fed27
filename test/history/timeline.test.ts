import { describe, expect, test } from 'vitest'
import { lifeOf, plan, timelineOf, told } from './pasts.ts'

describe('one line of revisions', () => {
  test('tells each change once, where it was made', () => {
    const timeline = timelineOf(
      { on: '01-01', plan: plan(['Rotate keys', 'Scan images']) },
      { on: '01-05', plan: plan(['~ Rotate keys', 'Scan images']) },
      { on: '01-09', plan: plan(['x Rotate keys | Evidence: [a](a.md)', 'Scan images']) },
      { on: '01-12', plan: plan(['x Rotate keys | Evidence: [a](a.md)'], ['Scan images']) },
    )
    expect(told(timeline, lifeOf(timeline, 'Rotate keys').told)).toEqual([
      '01-01 added',
      '01-05 status not-started in-progress',
      '01-09 status in-progress completed',
      '01-09 requirement ? a',
      '01-09 record-added a.md',
    ])
    expect(told(timeline, lifeOf(timeline, 'Scan images').told)).toEqual([
      '01-01 added',
      '01-12 moved Now Later',
    ])
    expect(timeline.lives.map(({ firstSeen }) => firstSeen)).toEqual(['2026-01-01', '2026-01-01'])
  })

  test('follows an item through other titles', () => {
    const timeline = timelineOf(
      { on: '01-01', plan: plan(['Rotate the old keys', 'Scan images']) },
      { on: '01-02', plan: plan(['~ Rotate all the old keys', 'Scan images']) },
      { on: '01-03', plan: plan(['~ Rotate all the very old keys', 'Scan images']) },
    )
    const life = lifeOf(timeline, 'Rotate all the very old keys')
    expect(life.firstSeen).toBe('2026-01-01')
    expect(life.formerly.map(({ title }) => title)).toEqual([
      'Rotate the old keys',
      'Rotate all the old keys',
    ])
    expect(told(timeline, life.told).map((line) => line.slice(0, 12))).toEqual([
      '01-01 added',
      '01-02 title ',
      '01-02 status',
      '01-03 title ',
    ])
  })

  test('keeps equal titles apart when one of them goes', () => {
    const twins = ['Drill | Owner: SRE', 'Drill | Owner: QA']
    const timeline = timelineOf(
      { on: '01-01', plan: plan(twins) },
      { on: '01-02', plan: plan(['Drill | Owner: SRE', '~ Drill | Owner: QA']) },
      { on: '01-03', plan: plan(['~ Drill | Owner: QA']) },
    )
    const [present] = timeline.lives.filter((life) => life.present)
    expect(told(timeline, present?.told ?? [])).toContain('01-02 status not-started in-progress')
    expect(present?.name.handle).not.toContain('.')
    expect(present?.formerly.map(({ handle }) => handle.slice(16))).toEqual(['.2'])
  })

  test('takes what comes back for the item it was, and tells that it changed meanwhile', () => {
    const timeline = timelineOf(
      { on: '01-01', plan: plan(['x Rotate keys', 'Scan images']) },
      { on: '01-02', plan: plan(['Scan images']) },
      { on: '01-03', plan: plan(['Rotate keys', 'Scan images']) },
    )
    const life = lifeOf(timeline, 'Rotate keys')
    expect(life.firstSeen).toBe('2026-01-01')
    expect(told(timeline, life.told)).toEqual([
      '01-01 added',
      '01-02 removed',
      '01-03 added',
      '01-03 status completed not-started',
    ])
  })

  test('remembers what was removed', () => {
    const timeline = timelineOf(
      { on: '01-01', plan: plan(['Rotate keys', 'Scan images']) },
      { on: '01-02', plan: plan(['Scan images']) },
    )
    const life = lifeOf(timeline, 'Rotate keys')
    expect(life.present).toBe(false)
    expect(told(timeline, life.told)).toEqual(['01-01 added', '01-02 removed'])
  })

  test('knows of nothing before it is cut off', () => {
    const timeline = timelineOf(
      { on: '01-01', plan: plan(['~ Rotate keys', 'Scan images']), cutOff: true },
      { on: '01-02', plan: plan(['x Rotate keys', 'Scan images', 'Drill']) },
      { on: '01-03', plan: plan(['x Rotate keys', 'Drill']) },
      { on: '01-04', plan: plan(['x Rotate keys', 'Scan images', 'Drill']) },
    )
    expect(timeline.cutOff).toBe(true)
    expect(lifeOf(timeline, 'Rotate keys')).toMatchObject({ born: 'in-progress', firstSeen: null })
    expect(lifeOf(timeline, 'Scan images').firstSeen).toBeNull()
    expect(lifeOf(timeline, 'Drill').firstSeen).toBe('2026-01-02')
  })

  test('tells of the plan’s own parts', () => {
    const queue = '## Queue (next 5)\n\n1. Rotate keys\n'
    const timeline = timelineOf(
      { on: '01-01', plan: plan(['Rotate keys']) },
      { on: '01-02', plan: plan(['Rotate keys']) + queue },
    )
    expect(told(timeline, timeline.parts).map((line) => line.slice(0, 11))).toContain('01-02 queue')
  })

  test('is nothing without revisions', () => {
    expect(timelineOf()).toEqual({ revisions: [], lives: [], parts: [], cutOff: false })
  })
})

describe('a merge', () => {
  const before = { on: '01-01', plan: plan(['Rotate keys', 'Scan images']) }

  test('tells nothing of what its lines told', () => {
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: plan(['~ Rotate keys', 'Scan images']) },
      { on: '01-03', plan: plan(['Rotate keys', 'x Scan images', 'Drill']), after: [0] },
      { on: '01-04', plan: plan(['~ Rotate keys', 'x Scan images', 'Drill']), after: [1, 2] },
    )
    expect(timeline.lives.flatMap((life) => told(timeline, life.told))).toEqual([
      '01-01 added',
      '01-02 status not-started in-progress',
      '01-01 added',
      '01-03 status not-started completed',
      '01-03 added',
    ])
  })

  test('joins what each line did to one item', () => {
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: plan(['~ Rotate keys', 'Scan images']) },
      { on: '01-03', plan: plan(['Rotate keys | Owner: SRE', 'Scan images']), after: [0] },
      { on: '01-04', plan: plan(['~ Rotate keys | Owner: SRE', 'Scan images']), after: [1, 2] },
    )
    expect(told(timeline, lifeOf(timeline, 'Rotate keys').told)).toEqual([
      '01-01 added',
      '01-02 status not-started in-progress',
      '01-03 owners ? ?',
    ])
  })

  test('tells once what both lines did alike', () => {
    const done = plan(['x Rotate keys', 'Scan images'])
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: done },
      { on: '01-03', plan: done, after: [0] },
      { on: '01-04', plan: done, after: [1, 2] },
    )
    expect(told(timeline, lifeOf(timeline, 'Rotate keys').told)).toEqual([
      '01-01 added',
      '01-02 status not-started completed',
    ])
  })

  test('keeps apart what its lines said in other fields of one item', () => {
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: plan(['Rotate keys | Ticket: A-1', 'Scan images']) },
      { on: '01-03', plan: plan(['Rotate keys | Team: Core', 'Scan images']), after: [0] },
      {
        on: '01-04',
        plan: plan(['Rotate keys | Ticket: A-1 | Team: Core', 'Scan images']),
        after: [1, 2],
      },
    )
    expect(told(timeline, lifeOf(timeline, 'Rotate keys').told)).toEqual([
      '01-01 added',
      '01-02 field ? A-1',
      '01-03 field ? Core',
    ])
  })

  test('tells once a section that both lines brought alike, and one that a single line did', () => {
    const alike = `${plan(['Rotate keys'])}## Queue (next 5)\n\n1. Rotate keys\n`
    const more = `${alike}\n## Review cadence\n\n- Weekly: read it\n`
    const timeline = timelineOf(
      { on: '01-01', plan: plan(['Rotate keys']) },
      { on: '01-02', plan: alike },
      { on: '01-03', plan: more, after: [0] },
      { on: '01-04', plan: more, after: [1, 2] },
    )
    expect(told(timeline, timeline.parts)).toEqual([
      '01-02 plan  Queue (next 5)',
      '01-02 queue ? ?',
      '01-03 plan  no day',
    ])
  })

  test('tells what no line had', () => {
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: plan(['~ Rotate keys', 'Scan images']) },
      { on: '01-03', plan: plan(['x Rotate keys', 'Scan images']), after: [0] },
      { on: '01-04', plan: plan(['- Rotate keys', 'Scan images', 'Drill']), after: [1, 2] },
    )
    expect(told(timeline, lifeOf(timeline, 'Rotate keys').told)).toEqual([
      '01-01 added',
      '01-02 status not-started in-progress',
      '01-04 status in-progress deferred',
    ])
    expect(lifeOf(timeline, 'Drill').firstSeen).toBe('2026-01-04')
  })

  test('tells that it undid what one line had done', () => {
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: plan(['x Rotate keys', 'Scan images']) },
      { on: '01-03', plan: plan(['Rotate keys', '~ Scan images']), after: [0] },
      { on: '01-04', plan: plan(['Rotate keys', '~ Scan images']), after: [1, 2] },
    )
    expect(told(timeline, lifeOf(timeline, 'Rotate keys').told)).toEqual([
      '01-01 added',
      '01-02 status not-started completed',
      '01-04 status completed not-started',
    ])
  })

  test('tells that it lost an item, and that it brought one back', () => {
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: plan(['Rotate keys', 'Drill']) },
      { on: '01-03', plan: plan(['~ Rotate keys', 'Scan images']), after: [0] },
      { on: '01-04', plan: plan(['~ Rotate keys', 'Scan images']), after: [1, 2] },
    )
    expect(told(timeline, lifeOf(timeline, 'Drill').told)).toEqual(['01-02 added', '01-04 removed'])
    expect(told(timeline, lifeOf(timeline, 'Scan images').told)).toEqual([
      '01-01 added',
      '01-02 removed',
      '01-04 added',
    ])
  })

  test('leaves removed what one line removed', () => {
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: plan(['Rotate keys']) },
      { on: '01-03', plan: plan(['~ Rotate keys', 'Scan images']), after: [0] },
      { on: '01-04', plan: plan(['~ Rotate keys']), after: [2, 1] },
      { on: '01-05', plan: plan(['x Rotate keys']) },
    )
    const life = lifeOf(timeline, 'Scan images')
    expect(life.present).toBe(false)
    expect(told(timeline, life.told)).toEqual(['01-01 added', '01-02 removed'])
  })

  test('leaves removed what both lines removed, as the first one tells it', () => {
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: plan(['~ Rotate keys']) },
      { on: '01-03', plan: plan(['Rotate keys', 'Drill']), after: [0] },
      { on: '01-04', plan: plan(['~ Rotate keys', 'Drill']), after: [1, 2] },
    )
    expect(told(timeline, lifeOf(timeline, 'Scan images').told)).toEqual([
      '01-01 added',
      '01-02 removed',
    ])
  })

  test('joins what its lines did to an item that is older than history', () => {
    const timeline = timelineOf(
      { ...before, cutOff: true },
      { on: '01-02', plan: plan(['~ Rotate keys', 'Scan images']) },
      { on: '01-03', plan: plan(['Rotate keys | Owner: SRE', 'Scan images']), after: [0] },
      { on: '01-04', plan: plan(['~ Rotate keys | Owner: SRE', 'Scan images']), after: [1, 2] },
    )
    expect(lifeOf(timeline, 'Rotate keys').firstSeen).toBeNull()
    expect(told(timeline, lifeOf(timeline, 'Rotate keys').told)).toEqual([
      '01-02 status not-started in-progress',
      '01-03 owners ? ?',
    ])
  })

  test('of merges of the same two lines tells nothing twice', () => {
    const queue = '## Queue (next 5)\n\n1. Rotate keys\n'
    const both = `${plan(['~ Rotate keys | Owner: SRE', 'Scan images'])}${queue}`
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: `${plan(['~ Rotate keys', 'Scan images'])}${queue}` },
      { on: '01-03', plan: plan(['Rotate keys | Owner: SRE', 'Scan images']), after: [0] },
      { on: '01-04', plan: both, after: [1, 2] },
      { on: '01-05', plan: both, after: [2, 1] },
      { on: '01-06', plan: both, after: [3, 4] },
    )
    expect(told(timeline, lifeOf(timeline, 'Rotate keys').told)).toEqual([
      '01-01 added',
      '01-02 status not-started in-progress',
      '01-03 owners ? ?',
    ])
    expect(told(timeline, timeline.parts)).toEqual([
      '01-02 plan  Queue (next 5)',
      '01-02 queue ? ?',
    ])
  })

  test('makes one item of what two lines added, as old as the elder', () => {
    const timeline = timelineOf(
      before,
      { on: '01-03', plan: plan(['Rotate keys', 'Scan images', 'Drill']) },
      { on: '01-02', plan: plan(['Rotate keys', 'Scan images', '~ Drill']), after: [0] },
      { on: '01-04', plan: plan(['Rotate keys', 'Scan images', '~ Drill']), after: [1, 2] },
    )
    expect(lifeOf(timeline, 'Drill').present).toBe(true)
    expect(timeline.lives).toHaveLength(3)
  })

  test.each([[[1, 2]], [[2, 1]]])('knows every name an item had on any line: %j', (after) => {
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: plan(['Rotate old keys', 'Scan images']) },
      { on: '01-03', plan: plan(['~ Rotate keys', 'Scan images']), after: [0] },
      { on: '01-04', plan: plan(['~ Rotate old keys', 'Scan images']), after },
    )
    const life = lifeOf(timeline, 'Rotate old keys')
    expect(life.formerly.map(({ title }) => title)).toEqual(['Rotate keys'])
    expect(life.told).toHaveLength(3)
  })

  test('goes on from a fork that lives on', () => {
    const timeline = timelineOf(
      before,
      { on: '01-02', plan: plan(['~ Rotate keys', 'Scan images']) },
      { on: '01-03', plan: plan(['Rotate keys', 'Scan images', 'Drill']), after: [0] },
      { on: '01-04', plan: plan(['~ Rotate keys', 'Scan images', 'Drill']), after: [1, 2] },
      { on: '01-05', plan: plan(['x Rotate keys', 'Scan images', 'Drill']) },
      { on: '01-06', plan: plan(['Rotate keys', '~ Scan images', 'Drill']), after: [2] },
      { on: '01-07', plan: plan(['x Rotate keys', '~ Scan images', 'Drill']), after: [4, 5] },
    )
    expect(told(timeline, lifeOf(timeline, 'Rotate keys').told)).toEqual([
      '01-01 added',
      '01-02 status not-started in-progress',
      '01-05 status in-progress completed',
    ])
  })
})
