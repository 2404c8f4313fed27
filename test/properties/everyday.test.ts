import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Outline } from '../../src/markdown/outline.ts'
import { parseAtOnce } from '../../src/markdown/parse.ts'
import { readPlainly } from '../../src/markdown/plain.ts'
import { mayHaveRecords } from '../../src/plan/read/unread.ts'
import { readPlan } from '../../src/plan/read.ts'
import { sourceOf } from '../../src/text/source.ts'
import { runs } from '../support/runs.ts'

const SAID = fc.constantFrom(
  'Rotate the keys of comms_service',
  'x',
  'SRE + QA & Cloud and Dev',
  'R&D, C++; “all of it”',
  'at 12:30, see a:b (or not)!',
  'www2 and wwwx',
  'a `b_` c',
  'x` a `y',
  '` a`` b',
  '`a` `b`',
  '2026-02-20',
  '10.5 days, 3) x',
  'größe:',
  'a  b',
  'a | b',
  'see [a](b.md "c")',
  'é, 中文 and \u00a0 more',
  'ends\u00a0',
)
const KEY = fc.constantFrom(
  ...['Owner', 'owners', 'Evidence', 'EVIDENCE', 'Check', 'Due', 'Risk', 'Blocked by'],
  ...['Deferred', 'Größe', 'a-b', 'a b c d e', 'Steps'],
)
const FIELD = fc.tuple(KEY, fc.constantFrom(': ', ':  ', ':', ' : '), SAID)
const RECORD = fc
  .tuple(
    fc.constantFrom('2026-02-20', '2026-02-30', '2026-2-2'),
    fc.constantFrom('docs/a.md', 'a b', 'a_b', 'x.www.y'),
    fc.constantFrom('docs/a.md', 'docs/a_b.md#c', 'mailto:x', 'https://a.example/b?c=d', '../a'),
    fc.constantFrom('', ' "blob 12"', ' "head 1; success"'),
    fc.constantFrom('', '', '', ' expires 2026-03-01', '.'),
  )
  .map(([day, label, url, title, rest]) => `${day} [${label}](${url}${title})${rest}`)
const WORDS = fc.oneof(
  SAID,
  FIELD.map((parts) => parts.join('')),
  RECORD,
)
const LINE = fc.oneof(
  { weight: 6, arbitrary: WORDS.map((words) => `  - ${words}`) },
  { weight: 3, arbitrary: RECORD.map((words) => `    - ${words}`) },
  { weight: 1, arbitrary: WORDS.map((words) => `    - ${words}`) },
  { weight: 1, arbitrary: fc.constantFrom('', '  more of it', '      - deep', '  1. x', '## A') },
)
const ITEM = fc
  .tuple(
    fc.constantFrom('- [ ] ', '- [x] ', '- [~] ', '* [ ] '),
    SAID,
    fc.array(LINE, { maxLength: 5 }),
  )
  .map(([box, title, lines]) => [box + title, ...lines])
const TEXT = fc
  .tuple(fc.array(ITEM, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\n', '\r\n'))
  .map(([items, end]) =>
    `# Plan\n\n## Now (0-7 days)\n\n${items.flat().join('\n')}\n`.replaceAll('\n', end),
  )

test('everyday items say what the parser finds in them, and hide no record', () => {
  let everyday = 0
  let all = 0
  fc.assert(
    fc.property(TEXT, (text) => {
      const plain = readPlainly(text)
      all += 1
      if (plain === null) return
      if (itemsIn(plain).some(({ isEveryday }) => isEveryday)) everyday += 1
      const plan = planFrom(plain)
      expect(spelledOut(plan)).toEqual(spelledOut(planFrom(parseAtOnce(text))))
      for (const item of planFrom(plain).items) {
        if (!mayHaveRecords(item)) expect(item.evidence.records).toEqual([])
      }
    }),
    { numRuns: runs(3000) },
  )
  process.stdout.write(`everyday items: in ${everyday} of ${all} texts\n`)
  expect(everyday / all).toBeGreaterThan(0.08)
})

function itemsIn({ blocks }: Outline) {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
}

function planFrom(outline: Outline) {
  return readPlan(sourceOf(outline.text), outline)
}

function spelledOut(plan: ReturnType<typeof planFrom>) {
  // What may be read without the rest is asked for first.
  const alone = plan.items.map(({ owners, due }) => ({ owners, due }))
  return JSON.parse(JSON.stringify({ alone, ...plan, diagnostics: plan.diagnostics }))
}
