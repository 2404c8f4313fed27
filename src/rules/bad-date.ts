import { foundInReading } from './found-in-reading.ts'
import type { Rule } from './rule.ts'

export const badDate: Rule = {
  code: 'bad-date',
  severity: 'error',
  summary: 'a date that is no day of the calendar',
  why: 'What is due, deferred or expiring on such a day never falls due, and nobody notices.',
  mend: 'Write the day as YYYY-MM-DD',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
  - Due: 2026-02-30
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
  - Due: 2026-02-28
`,
  },
  check: foundInReading('bad-date'),
}
