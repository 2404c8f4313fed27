import { about } from './report.ts'
import type { Rule } from './rule.ts'

export const completedWithoutEvidence: Rule = {
  code: 'completed-without-evidence',
  severity: 'error',
  summary: 'a completed item with nothing to show for it',
  why: 'A ticked box is a claim. Without a record nobody can tell it from a wish.',
  mend: 'Give its evidence with `harden evidence add`, or put it back with `harden reopen`',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [x] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
`,
    good: `# Plan

## Immediate (0-7 days)

- [x] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 [rotation log](docs/rotation.log)
`,
  },
  check: ({ items }) =>
    items
      .filter(({ status, evidence }) => status === 'completed' && evidence.records.length === 0)
      .map((item) =>
        about(
          completedWithoutEvidence,
          item,
          'completed item without evidence',
          'at least one record',
        ),
      ),
}
