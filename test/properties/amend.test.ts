import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepBetween } from '../../src/history/step.ts'
import { amend } from '../../src/plan/amend.ts'
import type { Edit } from '../../src/plan/change.ts'
import type { Item, Plan } from '../../src/plan/model.ts'
import { readBack } from '../../src/plan/readback.ts'
import { combine, setStatus, touchDate } from '../../src/plan/write.ts'
import { applyEdits } from '../../src/text/edit.ts'
import { planLikeText } from '../markdown/plan-texts.ts'
import { markdownText } from '../markdown/texts.ts'
import { planOf } from '../support/reading.ts'
import { runs } from '../support/runs.ts'

const HEADS = mostly(
  [
    '# Plan\n\nLast updated: 2026-02-14 (UTC)\nScope: `a`, b\n\n',
    '# Plan\n\nOwner: A\nLast updated: 2026-02-14\n\n## Immediate (0-7 days)\n\n',
  ],
  [
    '',
    '# Plan\n\n- [ ] Rotate\n- Last updated: 2026-02-14\n\nLast updated: 2026-02-14\n',
    '# Review\n\nLast updated: UTC-2026-02-14\n\n## Later (2-6 weeks)\n',
    'Last updated: 2026-02-14\n<!-- \n',
    '---\nLast updated: 2026-02-14\n---\n\nLast updated: 2026-02-15\n\n',
  ],
)
const ITEMS = mostly(
  [
    '- [ ] Rotate\n  - Owner: A\n\n## Later (2-6 weeks)\n\n- [x] Scan\n- [x] Scan\n',
    '## Status Legend\n\n- `[?]` Asked\n- [!] Odd\n\n## Now (0-7 days)\n\n- [!] Odd\n  - [x] a step\n',
  ],
  ['', '- [-] Drill\n  - Deferred: until 2026-05-01, approved by B: later\n- [=] Odd\n'],
)
const BEHIND = fc.oneof({ weight: 2, arbitrary: planLikeText }, markdownText, fc.constant(''))
const MARKS = mostly([' ', '~', 'x'], ['X', '-', '?', '!', '`', '[', ']', '<', '\\', '\n'])
const DAYS = mostly(['2026-02-20', '2026-02-14'], ['2026-02-31', '\n# Review', '`026-02-14'])

const texts = fc.tuple(HEADS, ITEMS, BEHIND).map((parts) => parts.join(''))

function mostly<T>(usual: readonly T[], odd: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(...odd))
}

/** An edit as commands make them: another mark for one or two items, and another day or not. */
function editOf(plan: Plan, marks: readonly string[], at: number, day: string): Edit {
  const { length } = plan.items
  const chosen = new Set(marks.map((_, index) => plan.items[(at + index) % length] as Item))
  const edits = [...chosen].map((item, index) => setStatus(plan, item, marks[index] as string))
  return combine(...edits, touchDate(plan, day))
}

test('a plan read anew only where an edit is, is the plan its whole text says', () => {
  const counts = { tried: 0, amended: 0, days: 0 }
  fc.assert(
    fc.property(
      texts,
      fc.array(MARKS, { minLength: 1, maxLength: 2 }),
      fc.nat(6),
      DAYS,
      (text, marks, at, day) => {
        const before = planOf(text)
        const edit =
          before.items.length > 0 ? editOf(before, marks, at, day) : touchDate(before, day)
        if (edit.edits.length === 0) return
        counts.tried += 1
        const source = { ...before.source, text: applyEdits(text, edit.edits) }
        const amendment = amend(before, edit, source, ({ text }) => planOf(text))
        if (amendment === null) return
        counts.amended += 1
        const whole = planOf(source.text)
        if (before.lastUpdated?.value !== whole.lastUpdated?.value) counts.days += 1
        readBack({ before, after: whole, edits: edit.edits, intended: amendment.changes })
        expect(spelled(amendment.after)).toEqual(spelled(whole))
        expect(stepBetween(before, amendment.after)).toEqual(stepBetween(before, whole))
      },
    ),
    { numRuns: runs(20_000) },
  )
  const { tried, amended, days } = counts
  process.stdout.write(`amended: ${amended} of ${tried} edits, ${days} with another day\n`)
  expect(amended / tried).toBeGreaterThan(0.15)
  expect(days).toBeGreaterThan(tried / 20)
})

/** All a plan says, as data. */
function spelled(plan: Plan): unknown {
  const { source, title, header, lastUpdated, scope, horizons, items, queue } = plan
  const { vacancies, cadence, diagnostics } = plan
  const legend = [...plan.legend.entries, plan.legend.span]
  const own = { title, header, lastUpdated, scope, legend, queue, vacancies, cadence, diagnostics }
  return JSON.parse(JSON.stringify({ ...own, text: source.text, horizons, items }))
}
