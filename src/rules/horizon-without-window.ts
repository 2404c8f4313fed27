import { foundInReading } from './found-in-reading.ts'
import type { Rule } from './rule.ts'

export const horizonWithoutWindow: Rule = {
  code: 'horizon-without-window',
  severity: 'warning',
  summary: 'a horizon whose heading names no time window',
  why: 'Without a window no clock runs, and its items are never late.',
  mend: 'Write a window such as `(2-6 weeks)`, `(Q3 2026)` or `(by 2026-03-31)` behind the heading',
  examples: {
    bad: `# Plan

## Soon

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
  check: foundInReading('horizon-without-window'),
}
