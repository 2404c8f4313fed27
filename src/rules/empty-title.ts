import { foundInReading } from './found-in-reading.ts'
import type { Rule } from './rule.ts'

export const emptyTitle: Rule = {
  code: 'empty-title',
  severity: 'warning',
  summary: 'an item without a title',
  why: 'Its handle comes from the title, so an item without words can be neither named nor followed through history.',
  mend: 'Write what is to be done behind the mark',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ]
  - Owner: SRE
  - Evidence: log
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
`,
  },
  check: foundInReading('empty-title'),
}
