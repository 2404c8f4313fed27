import { describe, expect, test } from 'vitest'
import { slice } from '../../../src/text/source.ts'
import { faults, planOf } from '../plan-of.ts'

/** `I Immediate (0-7 days): I1 I2` for each horizon. */
function horizons(text: string): string[] {
  return planOf(text).horizons.map(({ code, name, window, items }) => {
    const words = window ? ` (${window.text})` : ''
    return `${code} ${name}${words}: ${items.map((item) => item.code).join(' ')}`
  })
}

describe('an item belongs to', () => {
  test('the nearest heading with a window', () => {
    expect(
      horizons(
        '# P\n## Now (0-7 days)\n### Backend\n- [ ] a\n### Urgent (2 days)\n- [ ] b\n#### API\n- [ ] c\n### Frontend (web)\n- [ ] d\n',
      ),
    ).toEqual(['N Now (0-7 days): N1 N2', 'U Urgent (2 days): U1 U2'])
  })

  test('else the outermost heading below the title', () => {
    expect(horizons('# P\n## Backlog\n### Backend\n- [ ] a\n### Frontend\n- [ ] b\n')).toEqual([
      'B Backlog: B1 B2',
    ])
  })

  test('else the title', () => {
    expect(horizons('# Plan\n- [ ] a\n## Later\n- [ ] b\n')).toEqual(['P Plan: P1', 'L Later: L1'])
  })

  test('else none: a nameless horizon', () => {
    expect(horizons('- [ ] a\n\n# Plan\n## Later\n- [ ] b\n')).toEqual([
      'I Items: I1',
      'L Later: L1',
    ])
    expect(planOf('- [ ] a\n').horizons[0]?.heading).toBeNull()
  })

  test('one of several level-1 headings', () => {
    expect(horizons('# Now (0-7 days)\n- [ ] a\n# Later\n## Group\n- [ ] b\n# Never\n')).toEqual([
      'N Now (0-7 days): N1',
      'L Later: L1',
    ])
  })

  test('a heading that skips a level, or is underlined, or closed', () => {
    expect(
      horizons('# P\n#### Deep (2 weeks) ####\n- [ ] a\n\nNext (Q3 2026)\n---\n* [ ] b\n'),
    ).toEqual(['D Deep (2 weeks): D1', 'N Next (Q3 2026): N1'])
  })
})

describe('the name and the window', () => {
  test.each([
    ['Immediate (0-7 days)', 'Immediate', '0-7 days'],
    ['Immediate (AppSec) (0-7 days)', 'Immediate (AppSec)', '0-7 days'],
    ['Immediate (0-7 days): do first', 'Immediate: do first', '0-7 days'],
    ['**Immediate** (`0-7 days`)', 'Immediate', '0-7 days'],
    ['Sofort（0–7 days）', 'Sofort', '0–7 days'],
    ['Phase one (API)', 'Phase one', null],
    ['Phase one (see (a))', 'Phase one', null],
    ['Phase one', 'Phase one', null],
    ['Phase one)', 'Phase one)', null],
    ['(0-7 days)', '', '0-7 days'],
  ])('of "%s"', (heading, name, window) => {
    const [horizon] = planOf(`# P\n\n## ${heading}\n\n- [ ] a\n`).horizons
    expect([horizon?.name, horizon?.window?.text ?? null]).toEqual([name, window])
  })

  test('are reported when there is no window, with what stands in its place', () => {
    const text =
      '# P\n\n## Phase (API)\n- [ ] a\n### Group (web)\n- [ ] b\n\n## Later\n- [ ] c\n\n## Empty\n'
    expect(planOf(text).diagnostics.map(({ message }) => message)).toEqual([
      'Unexpected “(API)” behind horizon “Phase”, expected a time window in parentheses, such as `(0-7 days)`',
      'Unexpected horizon “Later” without a clock, expected a time window in parentheses, such as `(0-7 days)`',
    ])
    expect(faults(text)).toEqual(['3:1 horizon-without-window', '8:1 horizon-without-window'])
    expect(faults('\n- [ ] a\n')).toEqual(['2:1 horizon-without-window'])
  })
})

describe('letters', () => {
  /** A plan with a section of one item for each name. */
  function letters(names: readonly string[]): string[] {
    const text = names.map((name) => `## ${name}\n\n- [ ] ${name}\n`).join('\n')
    return planOf(text).items.map(({ code }) => code)
  }

  test.each([
    [
      ['Immediate', 'Short Term', 'Medium', 'Long'],
      ['I1', 'S1', 'M1', 'L1'],
    ],
    [
      ['Short', 'Soon', 'Sox'],
      ['S1', 'O1', 'X1'],
    ],
    [
      ['Aa', 'Aaa', 'Aa a'],
      ['A1', 'B1', 'C1'],
    ],
    [
      ['Überall', 'éa', 'e'],
      ['U1', 'E1', 'A1'],
    ],
    [
      ['2026', '2027'],
      ['A1', 'B1'],
    ],
    [
      ['即时', 'Срочно'],
      ['即1', 'С1'],
    ],
    [['ßtraße'], ['S1']],
    [
      ['**Bold**', '`code`'],
      ['B1', 'C1'],
    ],
  ])('of %j are %j', (names, codes) => {
    expect(letters(names)).toEqual(codes)
  })

  test('never end, and never repeat', () => {
    const codes = letters(Array.from({ length: 800 }, (_, index) => `A${index}`))
    expect(new Set(codes).size).toBe(800)
    expect(codes.slice(0, 3)).toEqual(['A1', 'B1', 'C1'])
    expect(codes[26]).toBe('AA1')
    expect(codes.every((code) => /^[A-Z]+1$/.test(code))).toBe(true)
  })
})

describe('spans', () => {
  const text = [
    '# P',
    '## Now (0-7 days)',
    '- [ ] a',
    '### Urgent (2 days)',
    '- [ ] b',
    '### Group',
    '- [ ] c',
    '## Queue',
    '1. x',
    '## Later',
    '- [ ] d',
    '',
  ].join('\n')
  const plan = planOf(text)

  test('go from the heading to the next horizon, queue or heading of its level', () => {
    expect(plan.horizons.map(({ span }) => slice(text, span))).toEqual([
      '## Now (0-7 days)\n- [ ] a\n',
      '### Urgent (2 days)\n- [ ] b\n',
      '## Later\n- [ ] d\n',
    ])
    expect(plan.horizons.map(({ heading }) => heading && slice(text, heading))).toEqual([
      '## Now (0-7 days)',
      '### Urgent (2 days)',
      '## Later',
    ])
  })

  test('keep items of one horizon together that stand apart, and the plan keeps their order', () => {
    expect(plan.items.map(({ code, title }) => code + title.value)).toEqual([
      'N1a',
      'U1b',
      'N2c',
      'L1d',
    ])
    expect(plan.items.map(({ horizon }) => horizon)).toEqual([0, 1, 0, 2])
  })

  test('of nameless items end at the first heading', () => {
    const [nameless] = planOf('words\n\n- [ ] a\n\n# P\n').horizons
    expect(nameless?.span).toEqual({ start: 0, end: 16 })
  })

  test('of the queue and of vacancies end at the next heading', () => {
    const other = '# P\n## A\n### B\n## Queue\n\n1. x\n\n### C\n## Legend\n## Review\n'
    const read = planOf(other)
    expect(read.queue && slice(other, read.queue.span)).toBe('## Queue\n\n1. x\n\n')
    expect(read.vacancies.map(({ name, span }) => [name, slice(other, span)])).toEqual([
      ['A', '## A\n'],
    ])
  })
})

test('sections without items are vacancies, save title, legend, queue and review', () => {
  const text =
    '# P\n## Filled\n- [ ] a\n## Empty (2 weeks)\n### Part\n### Own (1 week)\n## Queue\n1. a\n## Legend\n### Marks (1 week)\n## Weekly review\n'
  expect(planOf(text).vacancies.map(({ name, window }) => [name, window?.text])).toEqual([
    ['Empty', '2 weeks'],
    ['Own', '1 week'],
  ])
})
