import { describe, expect, it } from 'vitest'
import { combine, removeDeferral, setDeferral, setStatus } from '../../../src/plan/write.ts'
import { changed, horizonOf, itemNamed } from '../../support/reading.ts'

const WORDS = { until: '2026-05-01', approver: 'Priya Nair', reason: 'one node: no load' }
const LINE = 'Deferred: until 2026-05-01, approved by Priya Nair: one node: no load'

const defer = (text: string, over: Partial<typeof WORDS> = {}) =>
  changed(text, (plan) => {
    const item = itemNamed(plan, 'Rotate')
    return combine(setStatus(plan, item, '-'), setDeferral(plan, item, { ...WORDS, ...over }))
  })

describe('setDeferral', () => {
  it('writes all three below the last field', () => {
    expect(defer(horizonOf('- [ ] Rotate', '  - Owner: A', '- [ ] Next'))).toBe(
      horizonOf('- [-] Rotate', '  - Owner: A', `  - ${LINE}`, '- [ ] Next'),
    )
  })

  it('replaces what the bullet says and keeps what stands below it', () => {
    expect(
      defer(
        horizonOf(
          '- [-] Rotate',
          '  - **Deferred:** until 2026-01-01,',
          '    by Bob',
          '    - a note',
        ),
      ),
    ).toBe(
      horizonOf(
        '- [-] Rotate',
        `  - ${LINE.replace('Deferred:', '**Deferred:**')}`,
        '    - a note',
      ),
    )
  })

  it('writes nothing where the same is said already', () => {
    const text = horizonOf(
      '- [-] Rotate',
      '  - Deferred: by Priya Nair, until 2026-05-01: one node: no load',
    )
    expect(defer(text)).toBe(text)
    expect(defer(text, { reason: 'two' })).not.toBe(text)
    expect(defer(text, { approver: 'Bob' })).not.toBe(text)
    expect(defer(text, { until: '2026-05-02' })).not.toBe(text)
  })

  it('writes names and reasons as plain text', () => {
    expect(
      defer(horizonOf('- [ ] Rotate'), { approver: 'A_B *C*', reason: ' see\nhttps://a.b/c ' }),
    ).toBe(
      horizonOf(
        '- [-] Rotate',
        '  - Deferred: until 2026-05-01, approved by A_B \\*C\\*: see https://a.b/c',
      ),
    )
  })

  it('refuses an approver behind whose colon the reason would begin', () => {
    expect(() => defer(horizonOf('- [ ] Rotate'), { approver: 'Ops: Bob' })).toThrow(/colon/)
  })
})

describe('removeDeferral', () => {
  const reopen = (text: string) =>
    changed(text, (plan) => {
      const item = itemNamed(plan, 'Rotate')
      return combine(setStatus(plan, item, ' '), removeDeferral(plan, item))
    })

  it('takes the bullet out', () => {
    expect(reopen(horizonOf('- [-] Rotate', `  - ${LINE}`, '  - Owner: A'))).toBe(
      horizonOf('- [ ] Rotate', '  - Owner: A'),
    )
  })

  it.each([
    [
      ['- [-] Rotate', '', `  - ${LINE}`, '', `  - ${LINE}`, '', '  - Owner: A'],
      ['- [ ] Rotate', '', '  - Owner: A'],
    ],
    [
      [`- [-] Rotate`, `  - ${LINE}`, '  - Owner: A', `  - ${LINE}`],
      ['- [ ] Rotate', '  - Owner: A'],
    ],
  ])('takes out every one of %j', (before, after) => {
    expect(reopen(horizonOf(...before))).toBe(horizonOf(...after))
    expect(reopen(before.join('\n'))).toBe(after.join('\n'))
  })

  it('takes nothing out where there is none', () => {
    expect(reopen(horizonOf('- [x] Rotate', '  - Owner: A'))).toBe(
      horizonOf('- [ ] Rotate', '  - Owner: A'),
    )
  })
})
