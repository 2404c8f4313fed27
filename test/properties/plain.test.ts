import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tests as examples } from 'commonmark-spec'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAtOnce } from '../../src/markdown/parse.ts'
import { readPlainly } from '../../src/markdown/plain.ts'
import { spelledOut } from '../markdown/outlines.ts'
import { planLikeText } from '../markdown/plan-texts.ts'
import { markdownText } from '../markdown/texts.ts'
import { runs } from '../support/runs.ts'

const SEED = readFileSync(join(import.meta.dirname, '../../PRODUCTION_HARDENING_PLAN.md'), 'utf8')
const LINES = SEED.split('\n')
const spec = examples.map(({ markdown }) => markdown.replaceAll('→', '\t'))

/** The law: nothing, or what remark says. Tells whether it was something. */
function expectTheLaw(text: string): boolean {
  const plain = readPlainly(text)
  if (plain === null) return false
  expect(spelledOut(plain)).toEqual(spelledOut(parseAtOnce(text)))
  for (const block of plain.blocks) {
    if (block.kind === 'paragraph') expect(plain.inlines(block)).toBe(plain.inlines(block))
  }
  return true
}

/** Runs the law over many texts; enough of them must have been accepted. */
function expectTheLawOn(texts: fc.Arbitrary<string>, promised: number, least: number): void {
  let accepted = 0
  const numRuns = runs(promised)
  fc.assert(
    fc.property(texts, (text) => {
      accepted += expectTheLaw(text) ? 1 : 0
    }),
    { numRuns },
  )
  process.stdout.write(`plain reader: ${accepted} of ${numRuns} texts accepted\n`)
  expect(accepted / numRuns).toBeGreaterThan(least)
}

describe('The plain reader says nothing, or what remark says', () => {
  test('of the plan in this repository, in every spelling of its line ends', () => {
    for (const text of [SEED, SEED.replaceAll('\n', '\r\n'), SEED.trimEnd()]) {
      expect(expectTheLaw(text)).toBe(true)
    }
  })

  test('of what harden writes: records, deferrals, risk, queue links, wrapped lines', () => {
    const written = SEED.replace(
      '  - Evidence: workflow files + passing run links\n',
      `  - Evidence: workflow files +
    passing run links
    - 2026-02-20 [.github/workflows/ci.yml](.github/workflows/ci.yml "blob 8c7e5a667f1b771847fe88c01c3de34413a1b220") expires 2026-05-21
    - 2026-02-20 [run 4711](https://ci.example.com/runs/4711?a=1&b=2 "head 1a2b3c4; success") seen
    - seen in the drill
  - Risk: impact very-high, likelihood high, detection none: keys in history
  - Deferred: until 2026-05-01, approved by Priya Nair: no load above one node
`,
    ).replace('1. Add CI runtime', '1. Add CI runtime -> [qmzt](#immediate-0-7-days)\n2. Add')
    expect(expectTheLaw(written)).toBe(true)
  })

  test('of plans and of texts that are nearly plans', () => {
    expectTheLawOn(planLikeText, 12_000, 0.15)
  })

  test('of stretches of this plan after a few random edits', () => {
    const stretch = fc.nat(LINES.length).map((from) => LINES.slice(from, from + 12).join('\n'))
    const put = fc.constantFrom(
      '',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '- ',
      '#',
      '`',
      '*',
      '[',
      '1. ',
      '    ',
      '<',
      '\t',
    )
    const edit = fc.record({ at: fc.nat(600), cut: fc.nat(3), put })
    const edited = fc
      .tuple(stretch, fc.array(edit, { minLength: 1, maxLength: 3 }))
      .map(([text, edits]) =>
        edits.reduce(
          (words, { at, cut, put: insert }) => words.slice(0, at) + insert + words.slice(at + cut),
          text,
        ),
      )
    expectTheLawOn(edited, 6_000, 0.2)
  })

  test('of texts full of everything else', () => {
    expectTheLawOn(markdownText, 2_000, -1)
  })

  test('of every example of CommonMark', () => {
    for (const example of spec) expectTheLaw(example)
  })
})
