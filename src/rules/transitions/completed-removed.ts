import type { TransitionRule } from '../transition.ts'
import { unlessReason } from '../transition.ts'

export const completedRemoved: TransitionRule = {
  code: 'completed-removed',
  severity: 'error',
  summary: 'a change that deletes a completed item',
  why: 'A completed item with its evidence is what an audit reads. Deleted, it says that the work was never asked for.',
  mend: 'Put the item back, or say why in a trailer of the commit message: `Harden-Reason: …`',
  examples: {
    before: `# Plan

## Immediate (0-7 days)

- [ ] Bound every queue.
  - Owner: SRE
  - Evidence: load test
- [x] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 rotation log read out in the meeting
`,
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Bound every queue.
  - Owner: SRE
  - Evidence: load test
`,
    good: `# Plan

## Immediate (0-7 days)

- [x] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 rotation log read out in the meeting
- [ ] Bound every queue.
  - Owner: SRE
  - Evidence: load test
`,
  },
  check: (transition) =>
    transition.removed
      .filter(({ status }) => status === 'completed')
      .map((item) =>
        unlessReason(completedRemoved, transition, {
          before: item,
          after: null,
          unexpected: `removal of the completed item “${item.title.value}”`,
          expected: 'it to stay with its evidence',
        }),
      )
      .filter((finding) => finding !== null),
}
