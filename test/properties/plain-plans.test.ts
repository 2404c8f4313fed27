import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Outline } from '../../src/markdown/outline.ts'
import { parseAtOnce } from '../../src/markdown/parse.ts'
import { readPlainly } from '../../src/markdown/plain.ts'
import { comparePlans } from '../../src/plan/compare.ts'
import type { Item, Plan } from '../../src/plan/model.ts'
import { isWrittenAs } from '../../src/plan/read/unread.ts'
import { errorsBeyond, readPlan } from '../../src/plan/read.ts'
import { sourceOf } from '../../src/text/source.ts'
import { runs } from '../support/runs.ts'

/** Lines of items that are alike, or nearly, so that edits make one of another. */
const LINE = fc.constantFrom(
  '- [ ] One',
  '- [x] One',
  '- [-] Two',
  '- [ ] Two  three',
  '- [?] Three',
  '  - Owner: SRE',
  '  - Owner: SRE + Cloud',
  '  - Evidence: a report',
  '    - 2026-02-20 [a](b.md)',
  '    - 2026-02-31 [a](b.md)',
  '  - Due: 2026-02-30',
  '  - Risk: impact huge',
  '  - Deferred: until 2026-05-01',
  '  - a detail',
  '    that goes on',
  '  1. [ ] a step',
  '## Immediate (0-7 days)',
  '',
)

const lines = fc.array(LINE, { minLength: 3, maxLength: 14 })

/** A text, and the same with a few lines exchanged. */
const edited = lines.chain((before) =>
  fc
    .array(fc.tuple(fc.nat(before.length - 1), LINE), { minLength: 0, maxLength: 2 })
    .map((edits) => {
      const after = edits.reduce((all, [at, line]) => all.with(at, line), before)
      return [before, after].map((each) => `# Plan\n\n${each.join('\n')}\n`)
    }),
)

test('items that are not read because they are written alike differ in nothing, and have no other errors', () => {
  let accepted = 0
  const numRuns = runs(3000)
  fc.assert(
    fc.property(edited, ([before = '', after = '']) => {
      const plain = [before, after].map((text) => planFrom(text, readPlainly(text)))
      const [old, now] = plain
      if (!old || !now) return
      accepted += 1
      const [asParsed, nowParsed] = [before, after].map((text) => planFrom(text, parseAtOnce(text)))
      expect(comparePlans(old, now)).toEqual(comparePlans(asParsed as Plan, nowParsed as Plan))
      expectSameErrors(old, now)
    }),
    { numRuns },
  )
  process.stdout.write(`plain plans: ${accepted} of ${numRuns} pairs accepted\n`)
  expect(accepted / numRuns).toBeGreaterThan(0.2)
})

/** What is passed over in both has the same errors in both, and the others keep theirs. */
function expectSameErrors(before: Plan, after: Plan): void {
  const pairs = before.items.flatMap((old, index): [Item, Item][] => {
    const item = after.items[index]
    return item && isWrittenAs(old, item) ? [[old, item]] : []
  })
  const spared = new Set(pairs.flat())
  for (const plan of [before, after]) {
    const beyond = errorsBeyond(plan, spared).map(spell)
    const handles = new Set(
      plan.items.filter((item) => spared.has(item)).map(({ handle }) => handle),
    )
    const all = plan.diagnostics.filter(({ severity }) => severity === 'error')
    const others = all.filter(({ item }) => item === undefined || !handles.has(item)).map(spell)
    expect(beyond.sort()).toEqual(others.sort())
  }
  for (const [old, item] of pairs) expect(errorsOf(before, old)).toEqual(errorsOf(after, item))
}

function errorsOf(plan: Plan, item: Item): string[] {
  const own = plan.diagnostics.filter((each) => each.item === item.handle)
  return own
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => code + message)
}

function spell(value: unknown): string {
  return JSON.stringify(value)
}

function planFrom(text: string, outline: Outline | null): Plan | null {
  return outline && readPlan(sourceOf(text), outline)
}
