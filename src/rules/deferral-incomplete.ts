import { foundInReading } from './found-in-reading.ts'
import type { Rule } from './rule.ts'

export const deferralIncomplete: Rule = {
  code: 'deferral-incomplete',
  severity: 'error',
  summary: 'a deferral without reason, approver or end date',
  why: 'An accepted risk that nobody approved, or that never ends, is a risk that was forgotten.',
  mend: "Write all three into the item's `Deferred:` bullet",
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [-] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
  - Deferred: no time
`,
    good: `# Plan

## Immediate (0-7 days)

- [-] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
  - Deferred: until 2099-01-01, approved by Priya Nair: the vendor rotates them
`,
  },
  check: foundInReading('deferral-incomplete'),
}
