import { recordsIn } from './records.ts'
import type { Rule } from './rule.ts'

export const evidenceExpired: Rule = {
  code: 'evidence-expired',
  severity: 'error',
  summary: 'evidence past its last day',
  why: 'Proof that was to be renewed and was not proves nothing any more: the item is open again.',
  mend: 'Show it anew with `harden evidence add`',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [x] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-01-01 [rotation log](docs/rotation.log) expires 2026-01-31
`,
    good: `# Plan

## Immediate (0-7 days)

- [x] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-01-01 [rotation log](docs/rotation.log) expires 2099-01-31
`,
  },
  check: (plan, facts) => recordsIn('expired', evidenceExpired, plan, facts),
}
