import { describe, expect, it } from 'vitest'
import {
  addItem,
  addRecord,
  combine,
  setDeferral,
  setField,
  setStatus,
  touchDate,
  UNCHANGED,
} from '../../../src/plan/write.ts'
import { changed, horizonOf, itemNamed } from '../../support/reading.ts'

const RECORD = {
  date: '2026-02-20',
  target: 'a.md',
  label: 'a',
  isNote: false,
  pin: null,
  expires: null,
  note: null,
}
const DEFERRAL = { until: '2026-05-01', approver: 'Bob', reason: 'why' }

describe('combine', () => {
  it('makes several changes one', () => {
    const text = `Last updated: 2026-01-01\n${horizonOf('- [ ] Rotate', '- [ ] Scan', '  - Evidence: report')}`
    expect(
      changed(text, (plan) => {
        const [rotate, scan] = [itemNamed(plan, 'Rotate'), itemNamed(plan, 'Scan')]
        return combine(
          touchDate(plan, '2026-02-20'),
          ...[scan, rotate].flatMap((item) => [
            setStatus(plan, item, 'x'),
            addRecord(plan, item, RECORD),
          ]),
        )
      }),
    ).toBe(
      `Last updated: 2026-02-20\n${horizonOf(
        '- [x] Rotate',
        '  - Evidence:',
        '    - 2026-02-20 [a](a.md)',
        '- [x] Scan',
        '  - Evidence: report',
        '    - 2026-02-20 [a](a.md)',
      )}`,
    )
  })

  it.each(['\n', ''])('puts deeper lines first where several go to one place', (end) => {
    const text = `- [ ] Rotate\n  - Evidence: report${end}`
    const after = changed(text, (plan) => {
      const item = itemNamed(plan, 'Rotate')
      const [home] = plan.horizons
      if (!home) throw new Error('No horizon')
      return combine(
        addItem(plan, home, { title: 'Scan', owner: null, evidence: null, risk: null }),
        setDeferral(plan, item, DEFERRAL),
        setField(plan, item, 'Team', 'B'),
        addRecord(plan, item, RECORD),
      )
    })
    expect(after).toBe(
      `${[
        '- [ ] Rotate',
        '  - Evidence: report',
        '    - 2026-02-20 [a](a.md)',
        '  - Deferred: until 2026-05-01, approved by Bob: why',
        '  - Team: B',
        '- [ ] Scan',
      ].join('\n')}${end}`,
    )
  })

  it('comes to nothing when nothing changes', () => {
    expect(combine(UNCHANGED, UNCHANGED)).toEqual(UNCHANGED)
  })
})
