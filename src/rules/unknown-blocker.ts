import { checkBlockers } from '../plan/order.ts'
import type { Rule } from './rule.ts'

export const unknownBlocker: Rule = {
  code: 'unknown-blocker',
  severity: 'warning',
  summary: 'a `Blocked by:` that names no item, or several',
  why: 'The item looks as if it waited, and waits for nothing.',
  mend: 'Write the code or the handle of the item that must be finished first',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
  - Blocked by: the weather
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
  - Blocked by: I2
- [ ] Find the keys.
  - Owner: SRE
  - Evidence: list of keys
`,
  },
  check: checkBlockers,
}
