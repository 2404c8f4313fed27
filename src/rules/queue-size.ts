import { at } from './report.ts'
import type { Rule } from './rule.ts'

export const queueSize: Rule = {
  code: 'queue-size',
  severity: 'warning',
  summary: 'a queue longer than its heading says',
  why: 'A queue of everything is a queue of nothing.',
  mend: 'Drop entries with `harden queue drop`, or let `harden rerank --reselect` choose',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log

## Queue (next 1)

1. Rotate the keys.
2. Rotate the keys again.
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log

## Queue (next 1)

1. Rotate the keys.
`,
  },
  check: ({ queue }) =>
    queue !== null && queue.entries.length > queue.size
      ? [
          at(
            queueSize,
            queue.heading,
            `queue of ${queue.entries.length}`,
            `${queue.size} entries at most`,
          ),
        ]
      : [],
}
