import { describe, expect, test } from 'vitest'
import { planOf } from '../plan-of.ts'

/** [weekday, zone] of a plan whose review section says this. */
function cadence(words: string) {
  const { weekday, zone } = planOf(`# P\n\n## Review\n\n${words}\n`).cadence ?? {}
  return [weekday, zone]
}

describe('the review is', () => {
  test.each([
    ['- Every Friday UTC:\n  - Update status', [5, 'UTC']],
    ['Mondays at 10:00 Europe/Berlin', [1, 'Europe/Berlin']],
    ['On **Tuesday**, 09:00 UTC+2', [2, 'UTC+2']],
    ['every wed, GMT-05:30', [3, 'GMT-05:30']],
    ['THURSDAY CEST', [4, 'CEST']],
    ['Saturday or Sunday', [6, null]],
    ['1. Sunday America/Argentina/Buenos_Aires', [0, 'America/Argentina/Buenos_Aires']],
    ['Every month', [null, null]],
    ['```\nFriday UTC\n```', [null, null]],
    ['we sat in the sun with Security/Platform', [null, null]],
    ['', [null, null]],
  ])('from %j: %j', (words, read) => {
    expect(cadence(words)).toEqual(read)
  })

  test('read from heading and sub-sections', () => {
    const plan = planOf('# P\n## Friday review (UTC)\n### When\nAt noon.\n')
    expect(plan.cadence).toMatchObject({ weekday: 5, zone: 'UTC' })
  })

  test('that of the section which names a day, and holds no items', () => {
    const text =
      '# P\n## Design review\n- [ ] Before Monday\n## Peer reviews\nWords.\n## Weekly review\nFriday\n'
    expect(planOf(text).cadence?.weekday).toBe(5)
    expect(planOf(text.replace('Friday', 'Sometime')).cadence?.weekday).toBeNull()
  })

  test('that of a section with items, when there is no other', () => {
    expect(planOf('# P\n## Review\n- [ ] Every Friday\n').cadence?.weekday).toBe(5)
    expect(planOf('# P\n## Review\n- [ ] Sometime\n').cadence).toBeNull()
  })

  test('not that of a horizon with a window', () => {
    expect(planOf('# P\n## Review everything (2 weeks)\n- [ ] Friday\n').cadence).toBeNull()
    expect(planOf('# P\n').cadence).toBeNull()
  })
})
