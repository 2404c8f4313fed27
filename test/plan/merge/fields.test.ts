import { describe, expect, test } from 'vitest'
import { cleanItems, mergedItems } from './texts.ts'

const ITEM = ['- [ ] Rotate keys', '  - Owner: SRE', '  - Evidence: report']
const marked = (mark: string) => [`- [${mark}] Rotate keys`, ...ITEM.slice(1)]
const shown = (...records: readonly string[]) => [
  ...ITEM,
  ...records.map((each) => `    - ${each}`),
]
const A = '2026-02-20 [a](docs/a.md)'
const B = '2026-02-18 [b](docs/b.md)'
const C = '2026-02-19 [c](docs/c.md)'

describe('a status that both sides changed', () => {
  test.each([
    [' ', '~', 'x', 'x'],
    ['x', ' ', '~', '~'],
    ['~', ' ', 'x', 'x'],
    [' ', 'X', 'x', 'x'],
    [' ', '~', '~', '~'],
    ['-', 'x', ' ', 'x'],
  ])('from [%s] to [%s] and [%s] becomes [%s]', (base, ours, theirs, result) => {
    expect(cleanItems(marked(base), marked(ours), marked(theirs))).toEqual(marked(result))
  })

  test.each([
    [' ', '-', 'x'],
    ['~', ' ', '-'],
    [' ', '!', 'x'],
    [' ', '!', '?'],
  ])('from [%s] to [%s] and [%s] is left to decide', (base, ours, theirs) => {
    const { lines, merge } = mergedItems(marked(base), marked(ours), marked(theirs))
    expect(merge.items.map(({ undecided }) => undecided)).toEqual([['status']])
    expect(lines).toEqual([
      '<<<<<<< ours',
      `- [${ours}] Rotate keys`,
      '=======',
      `- [${theirs}] Rotate keys`,
      '>>>>>>> theirs',
      ...ITEM.slice(1),
    ])
  })
})

describe('a title', () => {
  test('that one side changed keeps the status and the evidence of the other', () => {
    const ours = ['- [ ] Rotate keys', '  everywhere', ...ITEM.slice(1)]
    const theirs = ['- [x] Rotate keys', ...shown(A).slice(1)]
    expect(cleanItems(ITEM, ours, theirs)).toEqual([
      '- [x] Rotate keys',
      '  everywhere',
      ...shown(A).slice(1),
    ])
  })

  test('that both changed is left to decide, with the status decided in both versions', () => {
    const ours = ['- [~] Rotate keys twice', ...ITEM.slice(1)]
    const theirs = ['- [x] Rotate keys daily', ...ITEM.slice(1)]
    const { lines, merge } = mergedItems(ITEM, ours, theirs)
    expect(merge.items).toMatchObject([{ undecided: ['title'] }])
    expect(lines.slice(0, 5)).toEqual([
      '<<<<<<< ours',
      '- [x] Rotate keys twice',
      '=======',
      '- [x] Rotate keys daily',
      '>>>>>>> theirs',
    ])
  })

  test('keeps the marker that one side gave it', () => {
    const star = ['* [ ] Rotate keys', ...ITEM.slice(1)]
    expect(cleanItems(ITEM, star, marked('x'))).toEqual(['* [x] Rotate keys', ...ITEM.slice(1)])
  })
})

describe('a field', () => {
  const owned = (owner: string) => [ITEM[0] ?? '', `  - Owner: ${owner}`, '  - Evidence: report']

  test('that both changed alike is that', () => {
    expect(cleanItems(ITEM, owned('QA'), owned('QA'))).toEqual(owned('QA'))
  })

  test('that both changed is left to decide, alone', () => {
    const { lines, merge } = mergedItems(ITEM, owned('QA'), [...owned('Ops'), `    - ${A}`])
    expect(merge.items).toMatchObject([
      { ours: ['owner'], theirs: ['owner', 'evidence'], undecided: ['owner'] },
    ])
    expect(lines).toEqual([
      '- [ ] Rotate keys',
      '<<<<<<< ours',
      '  - Owner: QA',
      '=======',
      '  - Owner: Ops',
      '>>>>>>> theirs',
      '  - Evidence: report',
      `    - ${A}`,
    ])
  })

  test('that one side took out and the other changed is left to decide', () => {
    const without = [ITEM[0] ?? '', '  - Evidence: report']
    const { lines, merge } = mergedItems(ITEM, without, owned('QA'))
    expect(merge.items).toMatchObject([{ undecided: ['owner'] }])
    expect(lines).toContain('  - Owner: QA')
  })

  test('that one side took out is gone, whatever else the other changed', () => {
    const without = [ITEM[0] ?? '', '  - Evidence: report']
    expect(cleanItems(ITEM, without, marked('x'))).toEqual(['- [x] Rotate keys', without[1]])
  })

  test('that is new on each side stands beside the other, set apart as its side has it', () => {
    const ours = [...ITEM, '', '  - Risk: impact high']
    const theirs = [...ITEM, '  - Due: 2026-03-01']
    expect(cleanItems(ITEM, ours, theirs)).toEqual([
      ...ITEM,
      '  - Due: 2026-03-01',
      '',
      '  - Risk: impact high',
    ])
  })

  test('that is new on both sides with other words is left to decide', () => {
    const { merge } = mergedItems(
      ITEM,
      [...ITEM, '  - Due: 2026-03-01'],
      [...ITEM, '  - Due: 2026-04-01'],
    )
    expect(merge.items).toMatchObject([{ undecided: ['due'] }])
  })
})

describe('evidence', () => {
  test('has what the base had, less what either took away, and what either added, by day', () => {
    expect(cleanItems(shown(B, C), shown(C, A), shown(B))).toEqual(shown(A))
    expect(cleanItems(shown(C), shown(C, A), shown(C, B))).toEqual(shown(C, B, A))
  })

  test('keeps both versions of a record that both wrote anew', () => {
    expect(cleanItems(shown(A), shown(`${A} by hand`), shown(`${A} twice`))).toEqual(
      shown(`${A} by hand`, `${A} twice`),
    )
  })

  test('takes along what stands below a record', () => {
    const talk = [...shown(A), '      - seen by QA']
    expect(cleanItems(ITEM, talk, shown(B))).toEqual([...shown(B, A), '      - seen by QA'])
  })

  test('without a day goes first', () => {
    const undated = '[z](docs/z.md)'
    expect(cleanItems(ITEM, shown(B), shown(undated))).toEqual(shown(undated, B))
    expect(cleanItems(ITEM, shown(undated), shown(B))).toEqual(shown(undated, B))
  })

  test('that both took away while both wrote another requirement is gone', () => {
    const ours = ITEM.with(2, '  - Evidence: report of two')
    const theirs = ITEM.with(2, '  - Evidence: report of three')
    expect(mergedItems(shown(A), ours, theirs).lines.slice(2)).toEqual([
      '<<<<<<< ours',
      '  - Evidence: report of two',
      '=======',
      '  - Evidence: report of three',
      '>>>>>>> theirs',
    ])
  })

  test('keeps a line of a record that begins further left where it is', () => {
    const lazy = [...ITEM, `     - ${A}`, 'seen by QA']
    expect(cleanItems(ITEM, shown(B), lazy)).toEqual([...shown(B, A), 'seen by QA'])
  })

  test('in two bullets stays in its own', () => {
    const second = ['  - Evidence: scan', `    - ${C}`]
    expect(
      cleanItems([...ITEM, ...second], [...shown(A), ...second], [...shown(B), ...second]),
    ).toEqual([...shown(B, A), ...second])
  })

  test('puts records at one column', () => {
    const tabbed = [...ITEM, `\t- ${A}`]
    expect(cleanItems(ITEM, tabbed, shown(B))).toEqual([...ITEM, `    - ${B}`, `    - ${A}`])
  })

  test('of a requirement that both changed keeps all records outside the markers', () => {
    const ours = [...ITEM.slice(0, 2), '  - Evidence: report of two', `    - ${A}`]
    const theirs = [...ITEM.slice(0, 2), '  - Evidence: report of three', `    - ${B}`]
    const { lines, merge } = mergedItems(ITEM, ours, theirs)
    expect(merge.items).toMatchObject([{ undecided: ['evidence'] }])
    expect(lines.slice(2)).toEqual([
      '<<<<<<< ours',
      '  - Evidence: report of two',
      '=======',
      '  - Evidence: report of three',
      '>>>>>>> theirs',
      `    - ${B}`,
      `    - ${A}`,
    ])
  })

  test('with other words below it is settled with them, or left to decide whole', () => {
    const noted = (words: string, ...records: readonly string[]) => [
      ...shown(...records),
      '',
      `    ${words}`,
    ]
    expect(cleanItems(noted('Words.'), noted('Other words.', A), noted('Words.', B))).toEqual([
      ...ITEM,
      '',
      '    Other words.',
      `    - ${B}`,
      `    - ${A}`,
    ])
    const { merge } = mergedItems(noted('Words.'), noted('Ours.', A), noted('Theirs.', B))
    expect(merge.items).toMatchObject([{ undecided: ['evidence'] }])
  })

  test('that is new on both sides is united', () => {
    const bare = ITEM.slice(0, 2)
    expect(cleanItems(bare, shown(A), shown(B))).toEqual(shown(B, A))
  })
})

describe('evidence that is linked', () => {
  const linked = (words: string, ...records: readonly string[]) => [
    '- [ ] Rotate keys',
    `  - Evidence: ${words}`,
    ...records.map((record) => `    - ${record}`),
  ]
  const PAIR = '2026-02-17 [docs/x.md](docs/x.md), [docs/y.md](docs/y.md)'

  test('twice in one bullet goes whole', () => {
    const [base, bare] = [linked('run', PAIR), linked('run')]
    expect(cleanItems(base, linked('run', PAIR, A), linked('run', PAIR, B))).toEqual(
      linked('run', PAIR, B, A),
    )
    expect(cleanItems(base, bare, linked('run', PAIR, B))).toEqual(linked('run', B))
  })

  test('in its own words goes with these', () => {
    const base = linked('see [the plan](docs/plan.md)')
    const ours = linked('see [the new plan](docs/plan.md)')
    const theirs = linked('see [the plan](docs/plan.md)', A)
    expect(cleanItems(base, ours, theirs)).toEqual(linked('see [the new plan](docs/plan.md)', A))
  })
})

describe('steps and details', () => {
  const steps = (...marks: readonly string[]) => [
    ...ITEM,
    ...marks.map((mark, at) => `  - [${mark}] Step ${at}`),
  ]
  const details = (...words: readonly string[]) => [...ITEM, ...words.map((each) => `  - ${each}`)]

  test('a step is as far on as either side brought it', () => {
    expect(cleanItems(steps(' ', ' '), steps('x', ' '), steps('~', 'x'))).toEqual(steps('x', 'x'))
  })

  test('a step that both changed otherwise is left to decide', () => {
    const { merge } = mergedItems(steps(' '), steps('x'), steps('-'))
    expect(merge.items).toMatchObject([{ undecided: ['step'] }])
  })

  test('a step that both took out is gone, whatever else one changed', () => {
    expect(cleanItems([...ITEM, '  - [ ] Ask'], ITEM, ITEM.with(1, '  - Owner: QA'))).toEqual(
      ITEM.with(1, '  - Owner: QA'),
    )
  })

  test('a detail that one side wrote anew stands so', () => {
    const ours = details('user flow', 'calendar path of the market')
    const base = details('user flow', 'calendar path')
    expect(cleanItems(base, ours, details('user flow', 'calendar path', 'a third'))).toEqual(
      details('user flow', 'calendar path of the market', 'a third'),
    )
  })

  test('a detail that both wrote anew is left to decide', () => {
    const { merge } = mergedItems(
      details('user flow'),
      details('user flows'),
      details('flow of users'),
    )
    expect(merge.items).toMatchObject([{ undecided: ['detail'] }])
  })

  test('several details that changed in one place are told apart by their words', () => {
    const base = details('the login flow of users', 'the calendar path')
    const ours = details('the login flow of all users', 'the calendar path')
    const theirs = details('the login flow of users', 'the calendar path of markets')
    expect(cleanItems(base, ours, theirs)).toEqual(
      details('the login flow of all users', 'the calendar path of markets'),
    )
    const both = details('the login flow of our users', 'the calendar path twice')
    const { merge } = mergedItems(base, both, details('a word', 'the calendar path once'))
    expect(merge.isClean).toBe(false)
  })

  test('a detail that both moved, each elsewhere, stands at both places between markers', () => {
    const { lines, merge } = mergedItems(
      details('a', 'b', 'c', 'd'),
      details('b', 'c', 'a', 'd'),
      details('b', 'c', 'd', 'a'),
    )
    expect(merge.items).toMatchObject([{ undecided: ['place of detail'] }])
    expect(lines.filter((line) => line === '  - a')).toHaveLength(2)
  })

  test('equal details are told apart by their number', () => {
    const base = details('same', 'same')
    expect(
      cleanItems(base, [...base, '  - Due: 2026-03-01'], marked('x').concat(base.slice(3))),
    ).toEqual(['- [x] Rotate keys', ...base.slice(1), '  - Due: 2026-03-01'])
  })

  test('words and code between bullets go along', () => {
    const base = [...ITEM, '', '  Words.', '', '  - Due: 2026-03-01']
    const ours = [...ITEM, '', '  Other words.', '', '  - Due: 2026-03-01']
    const theirs = [...ITEM, '', '  Words.', '', '  - Due: 2026-04-01']
    expect(cleanItems(base, ours, theirs)).toEqual([
      ...ITEM,
      '',
      '  Other words.',
      '',
      '  - Due: 2026-04-01',
    ])
  })
})
