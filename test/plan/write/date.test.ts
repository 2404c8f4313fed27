import { describe, expect, it } from 'vitest'
import { touchDate } from '../../../src/plan/write.ts'
import { changed, planOf } from '../../support/reading.ts'

describe('touchDate', () => {
  it('writes the day and keeps the words around it', () => {
    const text = '# Plan\n\nLast updated: 2026-02-14 (UTC)\nScope: a\n'
    expect(changed(text, (plan) => touchDate(plan, '2026-02-20'))).toBe(
      '# Plan\n\nLast updated: 2026-02-20 (UTC)\nScope: a\n',
    )
  })

  it.each(['# Plan\n', 'Last updated: soon\n', 'Last updated: 2026-02-20\n'])(
    'writes nothing into %j',
    (text) => {
      expect(touchDate(planOf(text), '2026-02-20')).toEqual({ edits: [], changes: [] })
    },
  )
})
