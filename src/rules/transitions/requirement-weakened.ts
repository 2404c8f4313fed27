import type { Item } from '../../plan/model.ts'
import { wordsOf } from '../../plan/words.ts'
import type { TransitionRule } from '../transition.ts'
import { eachPair, unlessReason } from '../transition.ts'

export const requirementWeakened: TransitionRule = {
  code: 'requirement-weakened',
  severity: 'error',
  summary: 'a change that asks for less evidence',
  why: 'What must be shown was agreed before the work. Words taken out of it later make the same work look like enough.',
  mend: 'Put the words back, or say why in a trailer of the commit message: `Harden-Reason: …`',
  examples: {
    before: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log and a drill in production
`,
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log, a drill in production and its report
`,
  },
  check: (transition) =>
    eachPair(transition, ({ before, after }) => {
      const lost = lostWords(before, after)
      if (lost.length === 0) return null
      return unlessReason(requirementWeakened, transition, {
        before,
        after,
        unexpected: `requirement without ${lost.map((word) => `“${word}”`).join(', ')}`,
        expected: 'all that had to be shown',
      })
    }),
}

/** As they were written, where the requirement of today has none of their stem. */
function lostWords(before: Item, after: Item): string[] {
  const was = before.evidence.required?.value ?? ''
  const is = after.evidence.required?.value ?? ''
  if (was === is) return []
  const left = wordsOf(is)
  const written = was.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const isLost = (word: string) => [...wordsOf(word)].some((stem) => !left.has(stem))
  return [...new Set(written.filter(isLost))]
}
