import { isDeferralExpired } from '../plan/status.ts'
import { about } from './report.ts'
import type { Rule } from './rule.ts'

export const deferralExpired: Rule = {
  code: 'deferral-expired',
  severity: 'error',
  summary: 'a deferral past its end date',
  why: 'The risk was accepted until that day and no longer: the item is open again.',
  mend: 'Work on the item, or defer it anew with `harden defer`',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [-] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
  - Deferred: until 2026-01-01, approved by Priya Nair: the vendor rotates them
`,
    good: `# Plan

## Immediate (0-7 days)

- [-] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
  - Deferred: until 2099-01-01, approved by Priya Nair: the vendor rotates them
`,
  },
  check: ({ items }, { today }) =>
    items
      .filter(({ status, deferral }) => status === 'deferred' && isDeferralExpired(deferral, today))
      .map((item) =>
        about(
          deferralExpired,
          item,
          `deferral that ended on ${item.deferral?.until}`,
          'a later end date, or work on the item',
        ),
      ),
}
