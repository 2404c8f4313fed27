import { findSecrets } from '../evidence/secrets.ts'
import { at } from './report.ts'
import type { Rule } from './rule.ts'

export const secretInPlan: Rule = {
  code: 'secret-in-plan',
  severity: 'error',
  summary: 'a secret in the text of the plan',
  why: 'Everybody who can read the repository, now or later, can use it.',
  mend: 'Revoke the secret, then take it out; it stays in the history of the repository',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys at https://admin:hunter2secret@example.com/.
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
  check: ({ source }) =>
    findSecrets(source.text).map(({ rule, span }) =>
      at(secretInPlan, span, `secret (${rule})`, 'none in the plan'),
    ),
}
