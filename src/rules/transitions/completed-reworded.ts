import { normaliseTitle } from '../../plan/handle.ts'
import type { TransitionRule } from '../transition.ts'
import { eachPair, unlessReason } from '../transition.ts'

export const completedReworded: TransitionRule = {
  code: 'completed-reworded',
  severity: 'error',
  summary: 'a change that rewords a completed item',
  why: 'The evidence was given for the words that stood there. Other words were never proved.',
  mend: 'Put the words back and add an item for the new ones, or say why in a trailer of the commit message: `Harden-Reason: …`',
  examples: {
    before: `# Plan

## Immediate (0-7 days)

- [x] Rotate the signing keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 rotation log read out in the meeting
`,
    bad: `# Plan

## Immediate (0-7 days)

- [x] Rotate the signing keys and the passwords.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 rotation log read out in the meeting
`,
    good: `# Plan

## Immediate (0-7 days)

- [x] Rotate the **signing keys**.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 rotation log read out in the meeting
`,
  },
  check: (transition) =>
    eachPair(transition, ({ before, after }) => {
      const isSame = normaliseTitle(before.title.value) === normaliseTitle(after.title.value)
      if (before.status !== 'completed' || isSame) return null
      return unlessReason(completedReworded, transition, {
        before,
        after,
        unexpected: `new words “${after.title.value}” for a completed item`,
        expected: `“${before.title.value}”`,
        target: before.handle,
      })
    }),
}
