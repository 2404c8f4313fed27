import { foundInReading } from './found-in-reading.ts'
import type { Rule } from './rule.ts'

export const badRisk: Rule = {
  code: 'bad-risk',
  severity: 'error',
  summary: 'a `Risk:` field that cannot be read',
  why: 'The item is ranked by the defaults instead of what was meant.',
  mend: 'Write levels as very-low, low, moderate, high or very-high, and detection as none, partial or full; or times such as 30m, 4h or 90d, and users as 50%',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
  - Risk: impact huge
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
  - Risk: impact high, likelihood low: keys are old
`,
  },
  check: foundInReading('bad-risk'),
}
