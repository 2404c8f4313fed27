import { foundInReading } from './found-in-reading.ts'
import type { Rule } from './rule.ts'

export const duplicateTitle: Rule = {
  code: 'duplicate-title',
  severity: 'warning',
  summary: 'two items with the same title',
  why: 'Both get the same handle, told apart by `.2` alone, which changes when one of them moves.',
  mend: 'Reword one of the two titles',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
`,
  },
  check: foundInReading('duplicate-title'),
}
