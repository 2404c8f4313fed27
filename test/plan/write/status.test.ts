import { describe, expect, it } from 'vitest'
import { setStatus } from '../../../src/plan/write.ts'
import { changed, horizonOf, itemNamed, planOf } from '../../support/reading.ts'

const set = (text: string, mark: string) =>
  changed(text, (plan) => setStatus(plan, itemNamed(plan, 'Rotate'), mark))

describe('setStatus', () => {
  it.each([
    ['- [ ] Rotate', '- [x] Rotate'],
    ['* [~] Rotate', '* [x] Rotate'],
    [
      '1. [-] Rotate\n   - Deferred: until 2026-05-01, approved by A: b',
      '1. [x] Rotate\n   - Deferred: until 2026-05-01, approved by A: b',
    ],
    ['-\t[ ]\tRotate', '-\t[x]\tRotate'],
    ['- [🦀] Rotate', '- [x] Rotate'],
    [
      '- group\n  - [ ] Rotate\n\n[x]: https://example.com',
      '- group\n  - [x] Rotate\n\n[x]: https://example.com',
    ],
  ])('writes the character between the brackets of %j', (before, after) => {
    expect(set(horizonOf(before), 'x')).toBe(horizonOf(after))
  })

  it('keeps every line end', () => {
    expect(set('- [ ] Rotate\r\n  - Owner: A\n- [ ] b\r', '~')).toBe(
      '- [~] Rotate\r\n  - Owner: A\n- [ ] b\r',
    )
  })

  it.each([
    [' ', ' '],
    ['X', 'x'],
    ['x', 'X'],
  ])('writes nothing over %j for %j', (is, mark) => {
    const plan = planOf(horizonOf(`- [${is}] Rotate`))
    expect(setStatus(plan, itemNamed(plan, 'Rotate'), mark)).toEqual({ edits: [], changes: [] })
  })

  it('says what the mark means, by the legend of the plan', () => {
    const plan = planOf(horizonOf('- [ ] Rotate', '', '## Legend', '', '- `[!]` Blocked'))
    const item = itemNamed(plan, 'Rotate')
    const change = {
      kind: 'status',
      item: { handle: item.handle, title: 'Rotate' },
      before: 'not-started',
    }
    expect(setStatus(plan, item, '!').changes).toEqual([{ ...change, after: 'other' }])
    expect(setStatus(plan, item, '?').changes).toEqual([{ ...change, after: 'unknown' }])
  })
})
