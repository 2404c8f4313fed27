import { describe, expect, test } from 'vitest'
import type { EvidenceRecord } from '../../../src/plan/model.ts'
import { slice } from '../../../src/text/source.ts'
import { faults, itemOf, planOf, sources } from '../plan-of.ts'

type Told = Partial<Omit<EvidenceRecord, 'span' | 'bullet'>>

/** The records of an item with these lines, told without what is absent. */
function records(...lines: readonly string[]): Told[] {
  return itemOf(...lines).evidence.records.map(({ span: _span, bullet: _bullet, ...record }) =>
    Object.fromEntries(
      Object.entries(record).filter(([, value]) => value !== null && value !== false),
    ),
  )
}

/** The records of one bullet below a requirement. */
function record(words: string): Told[] {
  return records('- Evidence: required', `  - ${words}`)
}

describe('a record as harden writes it', () => {
  test('has a day, a link with its pin, an end and a note', () => {
    expect(
      record(
        '2026-02-20 [docs/a.md](docs/a.md "blob 8c7e") expires 2026-05-21 seen by Ana: all well',
      ),
    ).toEqual([
      {
        date: '2026-02-20',
        target: 'docs/a.md',
        label: 'docs/a.md',
        pin: 'blob 8c7e',
        expires: '2026-05-21',
        note: 'seen by Ana: all well',
      },
    ])
  })

  test('may lack all but the link', () => {
    expect(record('2026-02-20 [run 4711](https://ci.example/4711 "head 1a2b; success")')).toEqual([
      {
        date: '2026-02-20',
        target: 'https://ci.example/4711',
        label: 'run 4711',
        pin: 'head 1a2b; success',
      },
    ])
    expect(record('[a](b)')).toEqual([{ target: 'b', label: 'a' }])
  })

  test('keeps the words of a note', () => {
    expect(record('2026-02-20 [a](b) – passed, see 2026-01-01 and *more*')).toEqual([
      { date: '2026-02-20', target: 'b', label: 'a', note: 'passed, see 2026-01-01 and more' },
    ])
  })
})

describe('a record put by hand', () => {
  test.each<[string, Told[]]>([
    ['https://ci.example/1', [{ target: 'https://ci.example/1', label: 'https://ci.example/1' }]],
    ['<https://ci.example/1>', [{ target: 'https://ci.example/1', label: 'https://ci.example/1' }]],
    ['www.example.com', [{ target: 'http://www.example.com', label: 'www.example.com' }]],
    ['[a][ref]', [{ target: 'docs/r.md', label: 'a', pin: 'blob 1' }]],
    ['[ref]', [{ target: 'docs/r.md', label: 'ref', pin: 'blob 1' }]],
    ['[![badge](b.svg)](https://ci.example)', [{ target: 'https://ci.example', label: 'badge' }]],
    ['2026-02-20: [a](b)', [{ date: '2026-02-20', target: 'b', label: 'a' }]],
    ['**2026-02-20** [a](b)', [{ date: '2026-02-20', target: 'b', label: 'a' }]],
    ['[a](b) (expires 2026-05-21)', [{ target: 'b', label: 'a', expires: '2026-05-21' }]],
    ['[a](b), valid until 2026-05-21', [{ target: 'b', label: 'a', expires: '2026-05-21' }]],
    ['Nightly: [a](b)', [{ target: 'b', label: 'a', note: 'Nightly:' }]],
    [
      '[a](b), [c](d) and [e](f "g") as of May',
      [
        { target: 'b', label: 'a', note: 'as of May' },
        { target: 'd', label: 'c', note: 'as of May' },
        { target: 'f', label: 'e', pin: 'g', note: 'as of May' },
      ],
    ],
    [
      '[a](b), [c](d)',
      [
        { target: 'b', label: 'a' },
        { target: 'd', label: 'c' },
      ],
    ],
    ['seen by eye', [{ target: 'seen by eye', label: 'seen by eye', isNote: true }]],
    [
      '2026-02-20 seen in `prod` expires 2026-03-20',
      [
        {
          date: '2026-02-20',
          target: 'seen in prod',
          label: 'seen in prod',
          isNote: true,
          expires: '2026-03-20',
        },
      ],
    ],
    [
      'mail from ana@example.com',
      [{ target: 'mail from ana@example.com', label: 'mail from ana@example.com', isNote: true }],
    ],
    ['![shot](shot.png)', []],
    ['2026-02-20', []],
    ['', []],
    ['[x] done', []],
  ])('in "%s"', (words, told) => {
    const text = `- [ ] Item\n  - Evidence: required\n    - ${words}\n\n[ref]: docs/r.md "blob 1"\n`
    const found = planOf(text).items[0]?.evidence.records.map(({ span: _s, bullet: _b, ...each }) =>
      Object.fromEntries(
        Object.entries(each).filter(([, value]) => value !== null && value !== false),
      ),
    )
    expect(found).toEqual(told)
  })

  test('may stand in the requirement’s own words', () => {
    const item = itemOf('- Evidence: see [the report](r.md "blob 1") + https://ci.example/1')
    expect(item.evidence.required?.value).toBe('see the report + https://ci.example/1')
    expect(item.evidence.records.map(({ target, pin, bullet }) => [target, pin, bullet])).toEqual([
      ['r.md', 'blob 1', null],
      ['https://ci.example/1', null, null],
    ])
  })

  test('may stand in another paragraph of it, or another field', () => {
    expect(
      records(
        '- Evidence: words',
        '',
        '  [a](b)',
        '',
        '- Evidence: [c](d) more',
        '- **evidence**:',
        '  - [e](f)',
      ),
    ).toEqual([
      { target: 'b', label: 'a' },
      { target: 'd', label: 'c' },
      { target: 'f', label: 'e' },
    ])
  })

  test('may stand below a heading of its own', () => {
    expect(records('- Evidence: x', '  - Runs:', '    - [a](b)', '    - [c](d)')).toEqual([
      { target: 'b', label: 'a' },
      { target: 'd', label: 'c' },
    ])
    expect(records('- Evidence: x', '  - see below', '    - [a](b)')).toEqual([
      { target: 'see below', label: 'see below', isNote: true },
      { target: 'b', label: 'a' },
    ])
  })

  test('is not read from code below the requirement, nor from a bullet without words', () => {
    expect(
      records(
        '- Evidence: x',
        '',
        '      https://code.example',
        '  - ```',
        '    [a](b)',
        '    ```',
      ),
    ).toEqual([])
  })

  test('is not read from the talk below a record', () => {
    expect(records('- Evidence: x', '  - [a](b)', '    - flaky, see [c](d)')).toEqual([
      { target: 'b', label: 'a' },
    ])
  })
})

describe('the requirement', () => {
  test.each([
    ['- Evidence: a + b', 'a + b'],
    ['- **Evidence:** runbook under `docs/`', 'runbook under docs/'],
    ['- Evidence:', null],
    ['- Owner: a', null],
  ])('of "%s" is %j', (line, words) => {
    expect(itemOf(line).evidence.required?.value ?? null).toBe(words)
  })

  test('may wrap, and stands where it is written', () => {
    const text = '- [ ] a\n  - Evidence: see [the\n    report](r.md),\n    and more\n    - [a](b)\n'
    const plan = planOf(text)
    const required = plan.items[0]?.evidence.required
    expect(required?.value).toBe('see the report, and more')
    expect(required && sources(plan, [required])).toEqual([
      'see [the\n    report](r.md),\n    and more',
    ])
  })

  test('is that of the first of several fields, and so is the bullet', () => {
    const text = '- [ ] a\n  - Evidence: one\n  - Evidence: two\n'
    const { evidence } = planOf(text).items[0] ?? {}
    expect(evidence?.required?.value).toBe('one')
    expect(evidence?.bullet && slice(text, evidence.bullet.span)).toBe('- Evidence: one')
  })
})

test('a record stands where its bullet does, or the link in the requirement', () => {
  const text = '- [ ] a\n  - Evidence: [a](b) x\n    * 2026-02-20 [c](d),\n      [e](f)\n'
  const plan = planOf(text)
  const found = plan.items[0]?.evidence.records ?? []
  expect(found.map(({ span }) => slice(text, span))).toEqual([
    '[a](b)',
    '* 2026-02-20 [c](d),\n      [e](f)',
    '* 2026-02-20 [c](d),\n      [e](f)',
  ])
  expect(found.map(({ bullet }) => bullet && slice(text, bullet.marker))).toEqual([null, '*', '*'])
})

test('days that the calendar lacks are told, and count for nothing', () => {
  const text =
    '# P\n- [ ] a\n  - Evidence: x\n    - 2026-02-30 [a](b) expires 2026-13-01\n    - [c](d) expires soon\n'
  expect(planOf(text).items[0]?.evidence.records).toMatchObject([
    { date: null, expires: null, note: null },
    { expires: null, note: 'expires soon' },
  ])
  expect(faults(text).slice(1)).toEqual(['4:7 bad-date', '4:33 bad-date'])
})
