import { foundInReading } from './found-in-reading.ts'
import type { Rule } from './rule.ts'

export const unknownStatus: Rule = {
  code: 'unknown-status',
  severity: 'error',
  summary: 'a mark that neither harden nor the legend knows',
  why: "An unknown mark may be a slip or a status of somebody's own. It is counted as open, so that nothing is taken for done by accident.",
  mend: 'Write `[ ]`, `[~]`, `[x]` or `[-]`, or add the mark to the legend',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [?] Rotate the keys.
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
  check: foundInReading('unknown-status'),
}
