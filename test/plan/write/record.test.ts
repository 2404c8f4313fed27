import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/plan/model.ts'
import type { NewRecord } from '../../../src/plan/write.ts'
import { addRecord, addRecords, removeRecord, replaceRecord } from '../../../src/plan/write.ts'
import { changed, horizonOf, itemNamed, planOf } from '../../support/reading.ts'

const record = (over: Partial<NewRecord> = {}): NewRecord => ({
  date: '2026-02-20',
  target: 'docs/a.md',
  label: 'docs/a.md',
  isNote: false,
  pin: null,
  expires: null,
  note: null,
  ...over,
})
const LINE = '2026-02-20 [docs/a.md](docs/a.md)'

const add = (text: string, over: Partial<NewRecord> = {}) =>
  changed(text, (plan) => addRecord(plan, itemNamed(plan, 'Rotate'), record(over)))

describe('addRecord', () => {
  const places: Record<string, readonly [before: readonly string[], after: readonly string[]]> = {
    'below the words of the Evidence bullet': [
      ['- [ ] Rotate', '  - Owner: A', '  - Evidence: report', '- [ ] Next'],
      ['- [ ] Rotate', '  - Owner: A', '  - Evidence: report', `    - ${LINE}`, '- [ ] Next'],
    ],
    'below the last record': [
      [
        '- [ ] Rotate',
        '  - Evidence: report',
        '    - [run](https://ci/1)',
        '    - seen',
        '  - Owner: A',
      ],
      [
        '- [ ] Rotate',
        '  - Evidence: report',
        '    - [run](https://ci/1)',
        '    - seen',
        `    - ${LINE}`,
        '  - Owner: A',
      ],
    ],
    'below a wrapped and a lazy line': [
      ['- [ ] Rotate', '  - Evidence: report', '    and', 'checklist', '  - Owner: A'],
      [
        '- [ ] Rotate',
        '  - Evidence: report',
        '    and',
        'checklist',
        `    - ${LINE}`,
        '  - Owner: A',
      ],
    ],
    'below what is nested in the last record': [
      [
        '- [ ] Rotate',
        '  - Evidence: report',
        '    - seen',
        '      - by',
        '',
        '        whom',
        '- [ ] Next',
      ],
      [
        '- [ ] Rotate',
        '  - Evidence: report',
        '    - seen',
        '      - by',
        '',
        '        whom',
        `    - ${LINE}`,
        '- [ ] Next',
      ],
    ],
    'before a paragraph of the Evidence bullet': [
      ['- [ ] Rotate', '  - Evidence: report', '', '    More words.'],
      ['- [ ] Rotate', '  - Evidence: report', `    - ${LINE}`, '', '    More words.'],
    ],
    'before a fence': [
      ['- [ ] Rotate', '  - Evidence: report', '    ```', '    - code', '    ```'],
      ['- [ ] Rotate', '  - Evidence: report', `    - ${LINE}`, '    ```', '    - code', '    ```'],
    ],
    'behind code that is indented so far that it would become the record’s': [
      ['- [ ] Rotate', '  - Evidence: report', '', '        code', '- [ ] Next'],
      ['- [ ] Rotate', '  - Evidence: report', '', '        code', `    - ${LINE}`, '- [ ] Next'],
    ],
    'apart from a table, which would go on with the record': [
      ['- [ ] Rotate', '  - Evidence: report', '    | a |', '    |---|'],
      ['- [ ] Rotate', '  - Evidence: report', `    - ${LINE}`, '', '    | a |', '    |---|'],
    ],
    'in a loose list, on one line': [
      ['- [ ] Rotate', '  - Evidence: report', '', '    - one', '', '    - two', '', '- [ ] Next'],
      [
        '- [ ] Rotate',
        '  - Evidence: report',
        '',
        '    - one',
        '',
        '    - two',
        `    - ${LINE}`,
        '',
        '- [ ] Next',
      ],
    ],
    'below a new Evidence bullet, behind the last field': [
      ['- [ ] Rotate', '  - Owner: A', '  - a detail'],
      ['- [ ] Rotate', '  - Owner: A', '  - Evidence:', `    - ${LINE}`, '  - a detail'],
    ],
    'below a new Evidence bullet, behind the last detail': [
      ['- [ ] Rotate', '  * a detail', '    wrapped'],
      ['- [ ] Rotate', '  * a detail', '    wrapped', '  * Evidence:', `    * ${LINE}`],
    ],
    'below a new Evidence bullet under the title': [
      ['- [ ] Rotate', '  the keys', '- [ ] Next'],
      ['- [ ] Rotate', '  the keys', '  - Evidence:', `    - ${LINE}`, '- [ ] Next'],
    ],
  }

  it.each(Object.entries(places))('writes %s', (_, [before, after]) => {
    expect(add(horizonOf(...before))).toBe(horizonOf(...after))
  })

  const spellings: Record<string, readonly [before: readonly string[], line: string]> = {
    'marker and indentation of a sibling': [
      ['- [ ] Rotate', '    + Evidence: report', '        * seen'],
      `        * ${LINE}`,
    ],
    'tabs of a sibling': [
      ['- [ ] Rotate', '\t- Evidence: report', '\t\t-\tseen'],
      `\t\t-\t${LINE}`,
    ],
    'the next number': [
      ['- [ ] Rotate', '  - Evidence: report', '    1. a', '    2. b'],
      `    3. ${LINE}`,
    ],
    'a number that repeats': [
      ['- [ ] Rotate', '  - Evidence: report', '    1) a', '    1) b'],
      `    1) ${LINE}`,
    ],
    'a number with zeros': [
      ['- [ ] Rotate', '  - Evidence: report', '', '    09. a'],
      `    10. ${LINE}`,
    ],
    'the parent’s marker at its content': [
      ['- [ ] Rotate', '  *   Evidence: report'],
      `      * ${LINE}`,
    ],
    'a tab below a tab': [['- [ ] Rotate', '\t-\tEvidence: report'], `\t\t- ${LINE}`],
    'as many columns where a tab is narrow': [
      ['- [ ] Rotate', '    -\tEvidence: report'],
      `     \t- ${LINE}`,
    ],
    'a bullet below a number': [['1. [ ] Rotate', '   1. Evidence: report'], `      - ${LINE}`],
    'the plan’s bullet below a number': [
      ['- [ ] Other', '  + Owner: A', '', '1. [ ] Rotate', '   1. Evidence: report'],
      `      + ${LINE}`,
    ],
  }

  it.each(Object.entries(spellings))('spells the bullet with %s', (_, [before, line]) => {
    expect(add(horizonOf(...before))).toBe(horizonOf(...before, line))
  })

  it.each([
    [
      '- [ ] Rotate\r\n  - Evidence: a\r\n- [ ] b\n',
      `- [ ] Rotate\r\n  - Evidence: a\r\n    - ${LINE}\r\n- [ ] b\n`,
    ],
    [
      '- [ ] Rotate\n  - Evidence: a\r\n- [ ] b\n',
      `- [ ] Rotate\n  - Evidence: a\r\n    - ${LINE}\r\n- [ ] b\n`,
    ],
    [
      '- [ ] Rotate\r  - Evidence: a\r- [ ] b\r',
      `- [ ] Rotate\r  - Evidence: a\r    - ${LINE}\r- [ ] b\r`,
    ],
    ['- [ ] Rotate\n  - Evidence: a', `- [ ] Rotate\n  - Evidence: a\n    - ${LINE}`],
    [
      '- [ ] Rotate\r\n  - Owner: a',
      `- [ ] Rotate\r\n  - Owner: a\r\n  - Evidence:\r\n    - ${LINE}`,
    ],
  ])('takes the line end of the line above: %j', (before, after) => {
    expect(add(before)).toBe(after)
  })

  it.each([
    [{}, LINE],
    [{ label: ' a \n b ' }, '2026-02-20 [a b](docs/a.md)'],
    [{ label: '' }, LINE],
    [{ label: 'a] b', target: 'my docs/(a).md' }, '2026-02-20 [a\\] b](<my docs/(a).md>)'],
    [{ pin: 'blob 12"34' }, '2026-02-20 [docs/a.md](docs/a.md "blob 12\\"34")'],
    [{ pin: '' }, LINE],
    [{ expires: '2026-05-21' }, `${LINE} expires 2026-05-21`],
    [{ note: 'by *me*' }, `${LINE} by \\*me\\*`],
    [{ note: 'by me', expires: '2026-05-21' }, `${LINE} by me, expires 2026-05-21`],
    [{ note: ' - : by\nme (' }, `${LINE} by me`],
    [{ note: '...' }, LINE],
    [{ note: 'see https://ci/1 or www.ci.com' }, `${LINE} see https\\://ci/1 or www\\.ci.com`],
    [{ isNote: true, target: 'seen by me', note: 'x' }, '2026-02-20 seen by me'],
    [
      { isNote: true, target: 'seen', expires: '2026-05-21' },
      '2026-02-20 seen, expires 2026-05-21',
    ],
    [{ isNote: true, target: 'see https://ci/1' }, '2026-02-20 see https\\://ci/1'],
  ])('writes %j', (over: Partial<NewRecord>, line) => {
    const text = horizonOf('- [ ] Rotate', '  - Evidence: report')
    expect(add(text, over)).toBe(horizonOf('- [ ] Rotate', '  - Evidence: report', `    - ${line}`))
  })

  it.each(['ends well, expires 2026-05-21', 'valid until 2026-05-21'])(
    'refuses the note %j',
    (note) => {
      expect(() => add(horizonOf('- [ ] Rotate'), { note })).toThrow(/with an end date/)
    },
  )

  it('refuses a note without words', () => {
    const note = { isNote: true, target: ' -- ' }
    expect(() => add(horizonOf('- [ ] Rotate'), note)).toThrow(/without words/)
  })

  it('leaves out a record that is there, whatever its date and label', () => {
    const text = horizonOf(
      '- [ ] Rotate',
      '  - Evidence: report',
      '    - 2026-01-01 [old](docs/a.md)',
    )
    expect(add(text)).toBe(text)
    expect(add(text, { pin: 'blob 1' })).not.toBe(text)
    expect(add(text, { expires: '2026-05-21' })).not.toBe(text)
    expect(add(text, { note: 'again' })).not.toBe(text)
    expect(add(text, { target: 'docs/b.md' })).not.toBe(text)
  })
})

describe('addRecords', () => {
  const all = (plan: Plan, ...targets: readonly string[]) =>
    addRecords(
      plan,
      itemNamed(plan, 'Rotate'),
      targets.map((target) => record({ target, label: target })),
    )

  it('writes a line for each, once', () => {
    const text = horizonOf('- [ ] Rotate')
    expect(changed(text, (plan) => all(plan, 'a', 'b', 'a'))).toBe(
      horizonOf(
        '- [ ] Rotate',
        '  - Evidence:',
        '    - 2026-02-20 [a](a)',
        '    - 2026-02-20 [b](b)',
      ),
    )
  })

  it('counts on where records are numbered', () => {
    const text = horizonOf('- [ ] Rotate', '  - Evidence: report', '    1. seen')
    expect(changed(text, (plan) => all(plan, 'a', 'b'))).toBe(
      horizonOf(
        '- [ ] Rotate',
        '  - Evidence: report',
        '    1. seen',
        '    2. 2026-02-20 [a](a)',
        '    3. 2026-02-20 [b](b)',
      ),
    )
  })

  it('writes them below bare words too', () => {
    const text = horizonOf('- [ ] Rotate', '  - Evidence: report')
    expect(changed(text, (plan) => all(plan, 'a', 'b'))).toBe(
      horizonOf(
        '- [ ] Rotate',
        '  - Evidence: report',
        '    - 2026-02-20 [a](a)',
        '    - 2026-02-20 [b](b)',
      ),
    )
  })
})

const first = (plan: Plan) => {
  const item = itemNamed(plan, 'Rotate')
  const [shown] = item.evidence.records
  if (!shown) throw new Error('No record')
  return { item, shown }
}

describe('replaceRecord', () => {
  const replace = (text: string, over: Partial<NewRecord> = {}) =>
    changed(text, (plan) => {
      const { item, shown } = first(plan)
      return replaceRecord(plan, item, shown, record(over))
    })

  it('writes the words of a record anew and keeps what stands below them', () => {
    const text = horizonOf(
      '- [ ] Rotate',
      '  - Evidence: report',
      '    -  2026-01-01 [a](docs/a.md)',
      '    wrapped',
      '       - nested',
    )
    expect(replace(text, { pin: 'blob 2' })).toBe(
      horizonOf(
        '- [ ] Rotate',
        '  - Evidence: report',
        '    -  2026-02-20 [docs/a.md](docs/a.md "blob 2")',
        '       - nested',
      ),
    )
  })

  it('keeps the other links of its bullet, on lines of their own', () => {
    const text = horizonOf(
      '- [ ] Rotate',
      '  - Evidence: report',
      '    - [a](a.md) and [b](b.md "blob 1")',
    )
    expect(replace(text)).toBe(
      horizonOf(
        '- [ ] Rotate',
        '  - Evidence: report',
        `    - ${LINE}`,
        '    - [b](b.md "blob 1")',
      ),
    )
  })

  it('says which records below a note become words about a link', () => {
    const text = horizonOf('- [ ] Rotate', '  - Evidence: report', '    - seen', '      - twice')
    expect(replace(text)).toBe(
      horizonOf('- [ ] Rotate', '  - Evidence: report', `    - ${LINE}`, '      - twice'),
    )
  })

  it('writes nothing when nothing differs', () => {
    const text = horizonOf('- [ ] Rotate', '  - Evidence: report', `    - ${LINE}`)
    expect(replace(text)).toBe(text)
    expect(replace(text, { date: '2026-02-21' })).not.toBe(text)
  })

  it('never touches the requirement', () => {
    const text = horizonOf('- [ ] Rotate', '  - Evidence: see [a](a.md)')
    expect(() => replace(text)).toThrow(RangeError)
  })
})

describe('removeRecord', () => {
  const remove = (text: string) =>
    changed(text, (plan) => {
      const { item, shown } = first(plan)
      return removeRecord(plan, item, shown)
    })

  it.each([
    [['    - one', '      wrapped', '    - two'], ['    - two']],
    [['    - only'], []],
    [['    - seen', '      - twice', '      - [ ] a step'], []],
    [['    - [a](a) and [b](b)'], ['    - [b](b)']],
    [
      ['', '    - one', '', '    - two'],
      ['', '    - two'],
    ],
  ])('takes the whole lines of %j out', (before, after) => {
    const lines = ['- [ ] Rotate', '  - Evidence: report']
    expect(remove(horizonOf(...lines, ...before, '- [ ] Next'))).toBe(
      horizonOf(...lines, ...after, '- [ ] Next'),
    )
  })

  it('leaves a text without a final line end without one', () => {
    expect(remove('- [ ] Rotate\r\n  - Evidence: a\r\n    - b')).toBe(
      '- [ ] Rotate\r\n  - Evidence: a',
    )
  })

  it('never touches the requirement', () => {
    const plan = planOf(horizonOf('- [ ] Rotate', '  - Evidence: see [a](a.md)'))
    const { item, shown } = first(plan)
    expect(() => removeRecord(plan, item, shown)).toThrow(RangeError)
  })
})
