import { foundInReading } from './found-in-reading.ts'
import type { Rule } from './rule.ts'

export const unresolvedConflictMarker: Rule = {
  code: 'unresolved-conflict-marker',
  severity: 'error',
  summary: 'a merge conflict that was committed',
  why: 'Both sides stand in the file, so items may be there twice or half.',
  mend: 'Keep one side of the conflict and take its markers away',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

<<<<<<< ours
- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
=======
- [~] Rotate the keys.
>>>>>>> theirs
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
`,
  },
  check: foundInReading('unresolved-conflict-marker'),
}
