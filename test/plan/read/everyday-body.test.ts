import { describe, expect, it } from 'vitest'
import type { Outline } from '../../../src/markdown/outline.ts'
import { parseAtOnce } from '../../../src/markdown/parse.ts'
import { readPlainly } from '../../../src/markdown/plain.ts'
import { mayHaveRecords, spanOf } from '../../../src/plan/read/unread.ts'
import { readPlan } from '../../../src/plan/read.ts'
import { sourceOf } from '../../../src/text/source.ts'

/** Everything below an item, by what it shows of the ways in which one may be written. */
const BODIES: readonly (readonly [string, readonly string[]])[] = [
  ['nothing', []],
  ['an owner', ['  - Owner: SRE']],
  ['several owners, in several fields', ['  - Owner: SRE, Cloud', '  - Owners: QA + Dev Lead']],
  [
    'an owner again, spelled otherwise',
    ['  - OWNER:  SRE and Cloud', '  - owner: C++; SRE (a, b)'],
  ],
  ['owners in code', ['  - Owner: `sre`', '  - Owner: Cloud + `x, y`']],
  ['an owner below another bullet', ['  - a detail', '    - Owner: SRE']],
  ['an owner below its title alone', ['    - Owner: SRE', '  - Owner: Cloud']],
  ['an owner among words', ['  - Code-Owner: SRE', '  - the owner: Cloud', '  - Owner SRE']],
  ['an owner without a name', ['  - Owner:']],
  ['an owner whose names stand below', ['  - Owner:', '    - SRE']],
  ['details', ['  - a detail', '  - another at 12:30, see a:b']],
  ['a key in other letters', ['  - Größe: 5', '  - größe:']],
  ['a key of too many words', ['  - one two three four five: x']],
  ['a title of what stands below', ['  - Steps:', '  - Owner: SRE']],
  ['fields of its own', ['  - Check: npm test', '  - Code-Owner: SRE', '  - b:  two  spaces']],
  ['a requirement', ['  - Evidence: a report']],
  ['no requirement', ['  - Evidence:']],
  ['several requirements', ['  - Evidence: a report', '  - Evidence: a log']],
  [
    'records',
    [
      '  - Evidence: a report',
      '    - 2026-02-20 [docs/a.md](docs/a.md "blob 12")',
      '    - 2026-02-20 [docs/b.md#x](docs/b.md#x)',
      '  - Evidence: another',
      '    - 2026-02-21 [c d](c.md)',
      '  - Owner: SRE',
    ],
  ],
  ['a record on a day that is none', ['  - Evidence: x', '    - 2026-02-31 [a](b)']],
  ['a record with more to say', ['  - Evidence: x', '    - 2026-02-20 [a](b) expires 2026-03-01']],
  ['a mail address', ['  - Evidence: x', '    - 2026-02-20 [a](mailto:a-b)']],
  ['a note', ['  - Evidence: x', '    - seen in the drill']],
  ['a link in its requirement', ['  - Evidence: see [a](b.md)']],
  ['code in its requirement', ['  - Evidence: a runbook under `docs/`']],
  ['talk below a detail', ['  - a detail', '    - more of it']],
  ['something below its title alone', ['    - deep']],
  ['a risk', ['  - Risk: impact high']],
  ['a day', ['  - Due: 2026-03-01']],
  ['a blocker', ['  - Blocked by: I2']],
  ['a deferral', ['  - Deferred: until 2026-05-01']],
  ['a hard space at its end', ['  - Owner: SRE\u00a0', '  - a detail\u00a0']],
]

describe('an everyday item is read as the parser reads it, with', () => {
  it.each(
    BODIES.flatMap(([name, lines]) =>
      ['\n', '\r\n'].map((end) => [name, JSON.stringify(end), textOf(lines, end)] as const),
    ),
  )('%s and line ends of %s', (_, __, text) => {
    const plain = readPlainly(text) as Outline
    expect(itemsIn(plain).some(({ isEveryday }) => isEveryday)).toBe(true)
    expect(spelledOut(plain)).toEqual(spelledOut(parseAtOnce(text)))
  })

  it.each([
    ['code', 'Rotate `comms_service` and `a`'],
    ['code with spaces in it', 'Rotate ` a` and `b ` and ` `'],
    ['code with spaces around it', 'Rotate ` a ` now'],
    ['nothing but code', '`a b`'],
    ['a link', 'See [a](b.md) and `c`'],
    ['spaces', 'two  spaces and a hard one\u00a0'],
    ['nothing to be seen', '\u00a0'],
  ])('a title of %s', (_, title) => {
    const text = textOf([], '\n').replace('One', title)
    expect(itemsIn(readPlainly(text) as Outline)[0]?.isEveryday).toBe(true)
    expect(spelledOut(readPlainly(text) as Outline)).toEqual(spelledOut(parseAtOnce(text)))
  })

  it('an owner that is asked for behind all else', () => {
    const text = textOf(['  - Owner: SRE', '  - Owner: Cloud'], '\n')
    const [item] = readPlan(sourceOf(text), readPlainly(text) as Outline).items
    const first = item?.owners
    for (const _ of [1, 2]) expect(item?.details).toEqual([])
    expect(item?.owners).toEqual(first)
  })

  it('faults that are reported once, however often it is asked', () => {
    const text = textOf(['  - Due: soon'], '\n')
    const plan = readPlan(sourceOf(text), readPlainly(text) as Outline)
    for (const _ of [1, 2, 3]) for (const { owners } of plan.items) expect(owners).toEqual([])
    const faults = plan.diagnostics.filter(({ code }) => code === 'bad-date')
    expect(faults).toHaveLength(1)
  })

  it('no line end behind it', () => {
    const text = '- [ ] One\n  - Owner: SRE'
    expect(spelledOut(readPlainly(text) as Outline)).toEqual(spelledOut(parseAtOnce(text)))
  })
})

describe('what was shown for an item is looked for in', () => {
  const plan = (lines: readonly string[]) => {
    const text = textOf(lines, '\n')
    return readPlan(sourceOf(text), readPlainly(text) as Outline)
  }

  it.each(BODIES)('an item with %s, where there is some', (_, lines) => {
    for (const item of plan(lines).items) {
      if (!mayHaveRecords(item)) expect(item.evidence.records).toEqual([])
    }
  })

  it('none that has neither a link nor anything below a field', () => {
    expect(plan(['  - Owner: SRE', '  - Evidence: a report']).items.map(mayHaveRecords)).toEqual([
      false,
      false,
    ])
  })

  it('those that have one, in whatever order they are asked', () => {
    const { items } = plan(['  - Evidence: x', '    - 2026-02-20 [a](b.md)'])
    expect(items.map(mayHaveRecords)).toEqual([true, false])
    expect(items.toReversed().map(mayHaveRecords)).toEqual([false, true])
  })

  it('an item that is written otherwise, and one that was made up', () => {
    const { items } = plan(['  1. a step'])
    expect(items.map(mayHaveRecords)).toEqual([true, false])
    const [made] = items.map((item) => JSON.parse(JSON.stringify(item)))
    expect(mayHaveRecords(made)).toBe(true)
  })

  it('and stands where its bullet does, read or made up', () => {
    const { items } = plan(['  - Owner: SRE'])
    const made = items.map((item) => JSON.parse(JSON.stringify(item)))
    const spans = items.map(({ bullet }) => bullet.span)
    expect([items.map(spanOf), made.map(spanOf)]).toEqual([spans, spans])
  })
})

function textOf(lines: readonly string[], end: string): string {
  return ['# Plan', '', '## Immediate (0-7 days)', '', '- [ ] One', ...lines, '- [x] Two', ''].join(
    end,
  )
}

function itemsIn({ blocks }: Outline) {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
}

function spelledOut(outline: Outline) {
  const plan = readPlan(sourceOf(outline.text), outline)
  // What may be read without the rest is asked for first.
  const alone = plan.items.map(({ owners, due }) => ({ owners, due }))
  return JSON.parse(JSON.stringify({ alone, ...plan, diagnostics: plan.diagnostics }))
}
