import { foundInReading } from './found-in-reading.ts'
import type { Rule } from './rule.ts'

export const nearMissItem: Rule = {
  code: 'near-miss-item',
  severity: 'warning',
  summary: 'a bullet that looks like an item but is none',
  why: '`- [x]Title`, `- []` or a box with a no-break space is read by nobody: the work in it would silently leave the plan.',
  mend: 'Write a marker, a space, one mark in brackets and a space, or take the brackets away',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
- [x]Enforce reviews.
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
- [x] Enforce reviews.
  - Owner: Dev
  - Evidence: settings
    - 2026-02-20 [settings](docs/settings.md)
`,
  },
  check: foundInReading('near-miss-item'),
}
