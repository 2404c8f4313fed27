import { matchQueue } from '../plan/queue-match.ts'
import { at } from './report.ts'
import type { Rule } from './rule.ts'

export const queueCompleted: Rule = {
  code: 'queue-completed',
  severity: 'warning',
  summary: 'a queue entry whose item is completed',
  why: 'The queue says what to do next, and this is done.',
  mend: 'Take it out with `harden rerank` or `harden queue drop`',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [x] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 [rotation log](docs/rotation.log)

## Queue (next 5)

1. Rotate the keys.
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
      item?.status === 'completed'
        ? [at(queueCompleted, entry.text.span, `entry of the completed ${item.code}`, 'open work')]
        : [],
    ),
}
