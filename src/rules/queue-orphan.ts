import { matchQueue } from '../plan/queue-match.ts'
import { at } from './report.ts'
import type { Rule } from './rule.ts'

export const queueOrphan: Rule = {
  code: 'queue-orphan',
  severity: 'warning',
  summary: 'a queue entry with no item behind it',
  why: 'Work that belongs to no item proves nothing, and `rerank` cannot place it.',
  mend: 'Tie it to its item with `harden queue link`, or drop it with `harden queue drop`',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log

## Queue (next 5)

1. Buy biscuits for the meeting.
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log

## Queue (next 5)

1. Rotate the keys.
`,
  },
  check: (plan) =>
    matchQueue(plan).flatMap(({ entry, item }) =>
      item === null
        ? [
            at(
              queueOrphan,
              entry.text.span,
              'queue entry without an item',
              'one that names its item',
            ),
          ]
        : [],
    ),
}
