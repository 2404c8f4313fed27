import type { RecordContent } from '../../plan/change.ts'
import { recordContent } from '../../plan/change.ts'
import type { Item } from '../../plan/model.ts'
import type { Transition, TransitionRule } from '../transition.ts'
import { unlessReason } from '../transition.ts'

export const evidenceRemoved: TransitionRule = {
  code: 'evidence-removed',
  severity: 'error',
  summary: 'a change that takes evidence away',
  why: 'A record says what was shown on its day, and that stays true. Whoever takes it out takes the proof with it.',
  mend: 'Put the record back, or say why in a trailer of the commit message: `Harden-Reason: …`',
  examples: {
    before: `# Plan

## Immediate (0-7 days)

- [~] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 [first half](docs/rotation.md)
`,
    bad: `# Plan

## Immediate (0-7 days)

- [~] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
`,
    good: `# Plan

## Immediate (0-7 days)

- [~] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 [first half](docs/rotation.md)
    - 2026-02-21 [second half](docs/rotation-2.md)
`,
  },
  check: (transition) => [
    ...transition.pairs.flatMap(({ before, after }) =>
      lostRecords(before, after).flatMap((record) => told(transition, before, after, record)),
    ),
    ...transition.removed
      .filter(({ status }) => status !== 'completed')
      .flatMap((item) =>
        item.evidence.records.flatMap((record) =>
          told(transition, item, null, recordContent(record)),
        ),
      ),
  ],
}

function told(transition: Transition, before: Item, after: Item | null, { target }: RecordContent) {
  const finding = unlessReason(evidenceRemoved, transition, {
    before,
    after,
    unexpected: `removal of the evidence ${target} of “${before.title.value}”`,
    expected: 'records to stay',
    target,
  })
  return finding === null ? [] : [finding]
}

/** A record of the same target, or of the same content elsewhere, takes an older one's place. */
function lostRecords(before: Item, after: Item): RecordContent[] {
  if (before.evidence.records.length === 0) return []
  const free = after.evidence.records.map(recordContent)
  return before.evidence.records.map(recordContent).filter((record) => {
    const at = free.findIndex(
      ({ target, pin }) => target === record.target || (pin !== null && pin === record.pin),
    )
    if (at !== -1) free.splice(at, 1)
    return at === -1
  })
}
