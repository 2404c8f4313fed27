import { describe, expect, it } from 'vitest'
import type { Change } from '../../src/plan/change.ts'
import { comparePlans } from '../../src/plan/compare.ts'
import type { Item, Plan } from '../../src/plan/model.ts'
import { horizonOf, planOf } from '../support/reading.ts'

/** The changes without the names' handles, which follow from their titles. */
const compare = (before: string, after: string) =>
  comparePlans(planOf(before), planOf(after)).map(short)

function short(change: Change): object {
  return 'item' in change ? { ...change, item: change.item.title } : change
}

/** Compares two texts of one horizon. */
const compareLines = (before: readonly string[], after: readonly string[]) =>
  compare(horizonOf(...before), horizonOf(...after))

describe('comparePlans', () => {
  it('finds a record whose link leads elsewhere, though its own lines are the same', () => {
    const lines = ['- [x] Rotate keys', '  - Evidence: report', '    - [a][proof]', '', '[proof]: ']
    const [before, after] = ['a.md', 'b.md'].map((to) => horizonOf(lines.join('\n') + to))
    expect(
      compare(before ?? '', after ?? '').map((change) => 'kind' in change && change.kind),
    ).toEqual(expect.arrayContaining(['record-added', 'record-removed']))
  })

  it('finds nothing in equal plans, however they are written', () => {
    const before = [
      '- [x] Rotate *keys*',
      '  - Owner: A + B',
      '  - Evidence: report',
      '    - [a](a.md)',
    ]
    const after = [
      '* [X] Rotate',
      '  __keys__',
      '',
      '  + OWNER: A + B',
      '  + **Evidence**: report',
      '    1. [a](a.md)',
    ]
    expect(compareLines(before, after)).toEqual([])
  })

  const item = 'Rotate'
  const link = {
    date: null,
    target: 'a.md',
    label: 'a',
    isNote: false,
    pin: null,
    expires: null,
    note: null,
  }
  const deferral = { until: '2026-05-01', approver: 'Bob', reason: 'why' }
  const contents: Record<
    string,
    readonly [before: readonly string[], after: readonly string[], changes: readonly object[]]
  > = {
    'a status': [
      ['- [ ] Rotate'],
      ['- [~] Rotate'],
      [{ kind: 'status', item, before: 'not-started', after: 'in-progress' }],
    ],
    'another mark nobody knows': [
      ['- [!] Rotate'],
      ['- [?] Rotate'],
      [{ kind: 'status', item, before: 'unknown', after: 'unknown' }],
    ],
    owners: [
      ['- [ ] Rotate', '  - Owner: A'],
      ['- [ ] Rotate', '  - Owners: A, B'],
      [{ kind: 'owners', item, before: ['A'], after: ['A', 'B'] }],
    ],
    'the spelling of owners': [
      ['- [ ] Rotate', '  - Owner: A + B'],
      ['- [ ] Rotate', '  - Owner: A, B'],
      [{ kind: 'field', item, key: 'Owner', before: 'A + B', after: 'A, B' }],
    ],
    'a requirement': [
      ['- [ ] Rotate', '  - Evidence: report'],
      ['- [ ] Rotate', '  - Evidence: scan report'],
      [{ kind: 'requirement', item, before: 'report', after: 'scan report' }],
    ],
    'a record': [
      ['- [ ] Rotate', '  - Evidence: report'],
      ['- [ ] Rotate', '  - Evidence: report', '    - [a](a.md)'],
      [{ kind: 'record-added', item, record: link }],
    ],
    'a record and its bullet': [
      ['- [ ] Rotate', '  - Evidence:', '    - [a](a.md)'],
      ['- [ ] Rotate'],
      [{ kind: 'record-removed', item, record: link }],
    ],
    'a pin': [
      ['- [ ] Rotate', '  - Evidence: x', '    - [a](a.md)', '    - [a](a.md)'],
      ['- [ ] Rotate', '  - Evidence: x', '    - [a](a.md)', '    - [a](a.md "blob 1")'],
      [
        { kind: 'record-removed', item, record: link },
        { kind: 'record-added', item, record: { ...link, pin: 'blob 1' } },
      ],
    ],
    'a deferral': [
      ['- [-] Rotate', '  - Deferred: until 2026-05-01, approved by Bob: why'],
      ['- [-] Rotate', '  - Deferred: until 2026-06-01, approved by Bob: why'],
      [{ kind: 'deferral', item, before: deferral, after: { ...deferral, until: '2026-06-01' } }],
    ],
    'a deferral that came': [
      ['- [-] Rotate'],
      ['- [-] Rotate', '  - Deferred: until 2026-05-01, approved by Bob: why'],
      [{ kind: 'deferral', item, before: null, after: deferral }],
    ],
    'other fields': [
      ['- [ ] Rotate', '  - Due: 2026-01-01', '  - Team: A', '  - Team: B'],
      ['- [ ] Rotate', '  - team: A', '  - Team: C', '  - Risk: impact low'],
      [
        { kind: 'field', item, key: 'Team', before: 'B', after: 'C' },
        { kind: 'field', item, key: 'Risk', before: null, after: 'impact low' },
        { kind: 'field', item, key: 'Due', before: '2026-01-01', after: null },
      ],
    ],
    steps: [
      ['- [ ] Rotate', '  - [ ] one'],
      ['- [ ] Rotate', '  - [x] one'],
      [{ kind: 'steps', item, before: ['[ ] one'], after: ['[x] one'] }],
    ],
    details: [
      ['- [ ] Rotate', '  - a b'],
      ['- [ ] Rotate'],
      [{ kind: 'details', item, before: ['a b'], after: [] }],
    ],
    'an item that came': [
      ['- [ ] Rotate'],
      ['- [ ] Scan', '- [ ] Rotate'],
      [{ kind: 'added', item: 'Scan', at: { horizon: 'Immediate', index: 1 } }],
    ],
    'an item that went': [
      ['- [ ] Rotate', '- [ ] Scan'],
      ['- [ ] Rotate'],
      [{ kind: 'removed', item: 'Scan', at: { horizon: 'Immediate', index: 2 } }],
    ],
    'the spelling of a title': [
      ['- [ ] Rotate'],
      ['- [ ] rotate!'],
      [{ kind: 'title', item, before: 'Rotate', after: 'rotate!' }],
    ],
  }

  it.each(Object.entries(contents))('finds %s', (_, [before, after, changes]) => {
    expect(compareLines(before, after)).toEqual(changes)
  })

  const title = (before: string, after: string) => ({ kind: 'title', item: before, before, after })

  it('follows an item whose title changed, where it stands', () => {
    expect(
      compareLines(
        ['- [ ] First', '- [ ] Rotate all exposed keys', '- [ ] Last'],
        ['- [ ] First', '- [x] Rotate all exposed keys now', '- [ ] Last'],
      ),
    ).toEqual([
      title('Rotate all exposed keys', 'Rotate all exposed keys now'),
      {
        kind: 'status',
        item: 'Rotate all exposed keys',
        before: 'not-started',
        after: 'completed',
      },
    ])
  })

  it('takes the most similar of several', () => {
    expect(
      compareLines(
        ['- [ ] rotate old keys', '- [ ] rotate old certificates'],
        ['- [ ] rotate certificates', '- [ ] rotate keys'],
      ),
    ).toContainEqual(title('rotate old keys', 'rotate keys'))
  })

  it.each([
    ['too few common words', ['- [ ] a b c d'], ['- [ ] a b e f g']],
    [
      'another neighbour above',
      ['- [ ] One', '- [ ] a b c', '- [ ] Two'],
      ['- [ ] One', '- [ ] Two', '- [ ] a b d'],
    ],
  ])('takes titles for different items: %s', (_, before, after) => {
    expect(compareLines(before, after).map((each) => ('kind' in each ? each.kind : ''))).toEqual([
      'added',
      'removed',
    ])
  })

  const moved = (
    name: string,
    before: readonly [string, number],
    after: readonly [string, number],
  ) => ({
    kind: 'moved',
    item: name,
    before: { horizon: before[0], index: before[1] },
    after: { horizon: after[0], index: after[1] },
  })

  it.each([
    [['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'], [moved('d', ['Immediate', 4], ['Immediate', 1])]],
    [['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'], [moved('a', ['Immediate', 1], ['Immediate', 4])]],
    [
      ['a', 'b', 'c', 'd'],
      ['a', 'c', 'd'],
      [{ kind: 'removed', item: 'b', at: { horizon: 'Immediate', index: 2 } }],
    ],
  ])('says with the fewest moves how %j became %j', (before, after, changes) => {
    const lines = (titles: readonly string[]) => titles.map((each) => `- [ ] ${each}`)
    expect(compareLines(lines(before), lines(after))).toEqual(changes)
  })

  const twoHorizons = (first: readonly string[], second: readonly string[], name = 'Later') =>
    horizonOf(
      ...first.map((each) => `- [ ] ${each}`),
      '',
      `## ${name} (2-6 weeks)`,
      '',
      ...second.map((each) => `- [ ] ${each}`),
    )

  it('finds a move to another horizon, also where it leaves or fills an empty one', () => {
    const move = moved('a', ['Immediate', 1], ['Later', 1])
    expect(compare(twoHorizons(['a', 'b'], ['c']), twoHorizons(['b'], ['a', 'c']))).toEqual([move])
    expect(compare(twoHorizons(['a'], []), twoHorizons([], ['a']))).toEqual([move])
  })

  it('tells a heading that changed from items that moved', () => {
    expect(compare(twoHorizons(['a'], ['b', 'c']), twoHorizons(['a'], ['b', 'c'], 'Next'))).toEqual(
      [{ kind: 'plan', part: 'horizon', before: 'Later', after: 'Next' }],
    )
    expect(
      compare(
        twoHorizons(['a'], ['b']),
        `${twoHorizons(['a'], [])}\n## Next (1 month)\n\n- [ ] b\n`,
      ),
    ).toEqual([moved('b', ['Later', 1], ['Next', 1])])
  })

  it('knows a heading that changed although an item went with it', () => {
    const names = (changes: readonly object[]) =>
      changes.map((each) => ('kind' in each ? each.kind : ''))
    const before = twoHorizons(['a'], ['b', 'c', 'd'])
    expect(names(compare(before, twoHorizons(['a'], ['b', 'c'], 'Next')))).toEqual([
      'removed',
      'plan',
    ])
  })

  it('tells horizons of one name apart by their items', () => {
    const text = (first: string, second: string) =>
      `## Later (1 week)\n\n${first}\n\n## Later (2 weeks)\n\n${second}\n`
    expect(compare(text('', '- [ ] a\n- [ ] b'), text('- [ ] b', '- [ ] a'))).toEqual([
      moved('b', ['Later', 2], ['Later', 1]),
    ])
  })

  it('tells items of one title apart by what is written in them, then by place', () => {
    const twins = (...marks: readonly string[]) =>
      marks.flatMap((mark) => [`- [ ] Drill`, `  - Team: ${mark}`])
    expect(compareLines(twins('a', 'b'), twins('b', 'a'))).toEqual([
      moved('Drill', ['Immediate', 1], ['Immediate', 2]),
    ])
    expect(compareLines(['- [ ] Drill', '- [ ] Drill'], ['- [x] Drill', '- [ ] Drill'])).toEqual([
      { kind: 'status', item: 'Drill', before: 'not-started', after: 'completed' },
    ])
    expect(compareLines(['- [ ] Drill', '- [ ] Drill'], ['- [ ] Drill'])).toMatchObject([
      { kind: 'removed' },
    ])
    const home = compare(twoHorizons(['Drill'], ['Drill']), twoHorizons([], ['Drill', 'Drill']))
    expect(home).toEqual([moved('Drill', ['Immediate', 1], ['Later', 1])])
  })

  const HEAD =
    '# Plan\n\nLast updated: 2026-02-14 (UTC)\nScope: a, b\n\n## Legend\n\n- `[!]` Blocked\n\n'
  const TAIL =
    '## Now (1 week)\n\n- [ ] x\n\n## Queue (next 5)\n\n1. a\n2. b\n\n## Review\n\nEvery Friday UTC\n'
  const plan = (part: string, before: string, after: string) => ({
    kind: 'plan',
    part,
    before,
    after,
  })
  const parts: Record<string, readonly [from: string, to: string, changes: readonly object[]]> = {
    title: ['# Plan', '# The plan', [plan('title', 'Plan', 'The plan')]],
    date: [
      '2026-02-14',
      '2026-02-20',
      [{ kind: 'last-updated', before: '2026-02-14', after: '2026-02-20' }],
    ],
    'line of the date': [
      'Last updated: 2026-02-14 (UTC)\n',
      '',
      [{ kind: 'last-updated', before: '2026-02-14', after: null }],
    ],
    'words around the date': [
      '(UTC)',
      '(CET)',
      [plan('last updated', '2026-02-14 (UTC)', '2026-02-14 (CET)')],
    ],
    scope: ['Scope: a, b', 'Scope: a', [plan('scope', 'a, b', 'a')]],
    'further header': [
      'Scope: a, b\n',
      'Scope: a, b\nTeam: x\nteam: y\n',
      [plan('team', '', 'x; y')],
    ],
    legend: ['Blocked', 'Waiting', [plan('legend', legendWith('Blocked'), legendWith('Waiting'))]],
    window: ['(1 week)', '(2 weeks)', [plan('window of Now', '1 week', '2 weeks')]],
    queue: ['1. a\n2. b', '1. b\n2. c', [{ kind: 'queue', before: ['a', 'b'], after: ['b', 'c'] }]],
    'queue’s name': ['next 5', 'next 3', [plan('queue', 'Queue (next 5)', 'Queue (next 3)')]],
    cadence: ['Friday UTC', 'Monday', [plan('cadence', 'Friday UTC', 'Monday')]],
    'cadence’s day': ['Every Friday UTC', 'Often', [plan('cadence', 'Friday UTC', 'no day')]],
  }

  it.each(Object.entries(parts))('finds another %s', (_, [from, to, changes]) => {
    const text = HEAD + TAIL
    expect(text).toContain(from)
    expect(compare(text, text.replace(from, to))).toEqual(changes)
  })

  it('finds another order of horizons', () => {
    const [first, second] = ['## A (1 week)\n\n- [ ] x\n', '## B (2 weeks)\n\n- [ ] y\n']
    expect(compare(`${first}\n${second}`, `${second}\n${first}`)).toEqual([
      plan('order of horizons', 'A, B', 'B, A'),
    ])
  })

  it('finds a queue that came', () => {
    expect(compare('# Plan\n', '# Plan\n\n## Queue\n\n1. a\n')).toEqual([
      plan('queue', '', 'Queue'),
      { kind: 'queue', before: [], after: ['a'] },
    ])
  })

  /** A plan of one horizon with these titles, without a text to read them from. */
  function planOfTitles(titles: readonly string[]): Plan {
    const plan = planOf(horizonOf('- [ ] x'))
    const [horizon, item] = [plan.horizons[0], plan.items[0]]
    if (!horizon || !item) throw new Error('No item')
    const { mark, status, bullet, lines, owners, evidence, risk, due, blockedBy } = item
    const { deferral, steps, details, fields, children } = item
    const rest = { mark, status, bullet, lines, owners, evidence, risk, due, blockedBy }
    const items = titles.map((value, at): Item => {
      const title = { ...item.title, value }
      const own = { code: `I${at + 1}`, handle: value, title, horizon: 0 }
      return { ...own, ...rest, deferral, steps, details, fields, children }
    })
    return { ...plan, items, horizons: [{ ...horizon, items }] }
  }

  const numbered = (count: number, word: string) =>
    Array.from({ length: count }, (_, at) => `${word} ${at} of many`)

  it('compares ten thousand items in a moment', () => {
    const titles = numbered(10_000, 'Item')
    const before = planOfTitles(titles)
    const after = planOfTitles([...titles.slice(1), 'Item 0 of many'])
    expect(spent(() => comparePlans(before, after))).toBeLessThan(2000)
    expect(comparePlans(before, after)).toHaveLength(1)
  })

  it.each([
    ['with nothing in common', numbered(10_000, 'Item'), numbered(10_000, 'Thing')],
    ['of one title', Array(5000).fill('Same'), Array(5000).fill('Same')],
    ['in reverse order', numbered(10_000, 'Item'), numbered(10_000, 'Item').reverse()],
  ])('takes no square of time for plans %s', (_, before, after) => {
    expect(spent(() => comparePlans(planOfTitles(before), planOfTitles(after)))).toBeLessThan(5000)
  })

  /** Milliseconds of this process's own time. */
  function spent(work: () => void): number {
    const start = process.cpuUsage()
    work()
    return process.cpuUsage(start).user / 1000
  }
})

function legendWith(word: string): string {
  return [
    '[ ] Not started',
    `[!] ${word}`,
    '[-] Deferred / accepted risk',
    '[x] Completed',
    '[~] In progress',
  ].join('; ')
}
