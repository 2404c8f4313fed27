import { about } from './report.ts'
import type { Rule } from './rule.ts'

export const missingEvidenceRequirement: Rule = {
  code: 'missing-evidence-requirement',
  severity: 'warning',
  summary: 'an item that does not say what must be shown',
  why: 'Without a requirement anything passes for proof.',
  mend: 'Add an `Evidence:` bullet that says what must be shown',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
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
      .filter(({ evidence }) => evidence.required === null)
      .map((item) =>
        about(
          missingEvidenceRequirement,
          item,
          'item without a requirement',
          'an `Evidence:` bullet',
        ),
      ),
}
