import { describe, expect, it } from 'vitest'
import { moveTogether } from '../../../src/plan/write.ts'
import { change, itemNamed, planOf } from '../../support/reading.ts'

/** Rotate and Scan moved to the end of the first horizon. */
function moved(...lines: readonly string[]) {
  const text = ['## Now (0-7 days)', '', '- [ ] Alpha', '', '## Later (2-6 weeks)', '', ...lines]
  const plan = planOf(text.join('\n'))
  const [destination = expect.fail('no horizon')] = plan.horizons
  const moves = ['Rotate', 'Scan'].map((title) => ({ item: itemNamed(plan, title), destination }))
  return { plan, ...moveTogether(plan, moves) }
}

describe('moveTogether', () => {
  it('makes moves at once that do not bear on each other', () => {
    const { plan, count, edit } = moved('- [ ] Rotate', '- [ ] Scan', '- [ ] Drill', '')
    expect(count).toBe(2)
    expect(change(plan, edit).source.text).toBe(
      [
        '## Now (0-7 days)',
        '',
        '- [ ] Alpha',
        '- [ ] Rotate',
        '- [ ] Scan',
        '',
        '## Later (2-6 weeks)',
        '',
        '- [ ] Drill',
        '',
      ].join('\n'),
    )
  })

  it('makes none where both would take the same line end out', () => {
    const { plan, count, edit } = moved('- [ ] Drill', '', '- [ ] Rotate', '* [ ] Scan')
    expect(count).toBe(0)
    expect(change(plan, edit).source.text).toBe(plan.source.text)
  })
})
