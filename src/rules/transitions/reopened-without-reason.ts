import type { TransitionRule } from '../transition.ts'
import { eachPair, unlessReason } from '../transition.ts'

export const reopenedWithoutReason: TransitionRule = {
  code: 'reopened-without-reason',
  severity: 'error',
  summary: 'a completed item put back without a reason',
  why: 'Completed work that comes back is news: something broke, or was never done. Without a reason nobody learns which.',
  mend: 'Say why in a trailer of the commit message: `Harden-Reopen: …`',
  examples: {
    before: `# Plan

## Immediate (0-7 days)

- [x] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 rotation log read out in the meeting
`,
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 rotation log read out in the meeting
`,
    good: `# Plan

## Immediate (0-7 days)

- [-] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 rotation log read out in the meeting
  - Deferred: until 2099-01-01, approved by Priya Nair: the vendor rotates them
`,
  },
  check: (transition) =>
    eachPair(transition, ({ before, after }) => {
      const isReopened =
        before.status === 'completed' &&
        after.status !== 'completed' &&
        // A deferral carries its reason with it, and has a rule of its own.
        after.status !== 'deferred'
      if (!isReopened) return null
      return unlessReason(
        reopenedWithoutReason,
        transition,
        {
          before,
          after,
          unexpected: `reopening of “${before.title.value}” without a reason`,
          expected: '`Harden-Reopen:` with the reason in the commit message',
          target: before.handle,
        },
        ['Harden-Reopen', 'Harden-Reason'],
      )
    }),
}
