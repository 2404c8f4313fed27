import { about } from './report.ts'
import type { Rule } from './rule.ts'

export const missingOwner: Rule = {
  code: 'missing-owner',
  severity: 'warning',
  summary: 'an item without an owner',
  why: 'Work that belongs to nobody is done by nobody.',
  mend: 'Add an `Owner:` bullet below the item',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Evidence: rotation log
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
`,
  },
  check: ({ items }) =>
    items
      .filter(({ owners }) => owners.length === 0)
      .map((item) => about(missingOwner, item, 'item without an owner', 'an `Owner:` bullet')),
}
