import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/plan/model.ts'
import type { NewItem } from '../../../src/plan/write.ts'
import { addItem } from '../../../src/plan/write.ts'
import { changed, horizonOf, planOf } from '../../support/reading.ts'

const NEW: NewItem = { title: 'Drill', owner: 'SRE', evidence: 'report', risk: 'impact high' }
const FIELDS = ['  - Owner: SRE', '  - Evidence: report', '  - Risk: impact high']

function section(plan: Plan, name: string) {
  const found = [...plan.horizons, ...plan.vacancies].find((each) => each.name === name)
  if (!found) throw new Error(`No section ${name}`)
  return found
}

const add = (text: string, over: Partial<NewItem> = {}, name = 'Immediate') =>
  changed(text, (plan) => addItem(plan, section(plan, name), { ...NEW, ...over }))

describe('addItem', () => {
  const styles: Record<string, readonly [before: readonly string[], after: readonly string[]]> = {
    'a tight list': [
      ['- [x] Rotate', '  - Owner: A', '', '## Later', '', '- [ ] Next'],
      ['- [x] Rotate', '  - Owner: A', '- [ ] Drill', ...FIELDS, '', '## Later', '', '- [ ] Next'],
    ],
    'a loose list': [
      ['* [x] Rotate', '', '* [ ] Scan', '', '## Later'],
      [
        '* [x] Rotate',
        '',
        '* [ ] Scan',
        '',
        '* [ ] Drill',
        ...FIELDS.map((line) => line.replace('-', '*')),
        '',
        '## Later',
      ],
    ],
    'a lone item, set apart as others of the plan are': [
      ['- [x] Rotate', '', '## Later', '', '- [ ] One', '', '', '- [ ] Two'],
      [
        '- [x] Rotate',
        '',
        '',
        '- [ ] Drill',
        ...FIELDS,
        '',
        '## Later',
        '',
        '- [ ] One',
        '',
        '',
        '- [ ] Two',
      ],
    ],
    'loose children': [
      ['+   [x] Rotate', '', '    * Owner: A', '', '    * Team: B'],
      [
        '+   [x] Rotate',
        '',
        '    * Owner: A',
        '',
        '    * Team: B',
        '+   [ ] Drill',
        '',
        '    * Owner: SRE',
        '',
        '    * Evidence: report',
        '',
        '    * Risk: impact high',
      ],
    ],
    'children by four columns': [
      ['- [x] Rotate', '    - Owner: A'],
      ['- [x] Rotate', '    - Owner: A', '- [ ] Drill', ...FIELDS.map((line) => `  ${line}`)],
    ],
    'children by a tab': [
      ['- [x] Rotate', '\t- Owner: A'],
      [
        '- [x] Rotate',
        '\t- Owner: A',
        '- [ ] Drill',
        ...FIELDS.map((line) => line.replace('  ', '\t')),
      ],
    ],
    'numbers that grow a digit, children with them': [
      ['9. [x] Rotate', '   - Owner: A'],
      ['9. [x] Rotate', '   - Owner: A', '10. [ ] Drill', ...FIELDS.map((line) => `  ${line}`)],
    ],
    'numbers that repeat': [
      ['1. [x] Rotate', '1. [ ] Scan'],
      ['1. [x] Rotate', '1. [ ] Scan', '1. [ ] Drill', ...FIELDS.map((line) => ` ${line}`)],
    ],
    'numbered children, from one where they follow the title': [
      [
        '- [x] Rotate',
        '',
        '  3) Owner: A',
        '  4) Team: B',
        '- [ ] Scan',
        '  ```',
        '  ```',
        '  7) Owner: A',
      ],
      [
        '- [x] Rotate',
        '',
        '  3) Owner: A',
        '  4) Team: B',
        '- [ ] Scan',
        '  ```',
        '  ```',
        '  7) Owner: A',
        '- [ ] Drill',
        '  1) Owner: SRE',
        '  2) Evidence: report',
        '  3) Risk: impact high',
      ],
    ],
    'a group': [
      ['- Group', '  - [x] Rotate', '', '- no item'],
      [
        '- Group',
        '  - [x] Rotate',
        '  - [ ] Drill',
        ...FIELDS.map((line) => `  ${line}`),
        '',
        '- no item',
      ],
    ],
    'an item that begins on its parent’s line': [
      ['- - [x] Rotate'],
      ['- - [x] Rotate', '  - [ ] Drill', ...FIELDS.map((line) => `  ${line}`)],
    ],
    'a list before words that would go on with it': [
      ['- [x] Rotate', '  # Heading', 'Words.'],
      ['- [x] Rotate', '  # Heading', '- [ ] Drill', ...FIELDS, '', 'Words.'],
    ],
  }

  it.each(Object.entries(styles))('follows the style of %s', (_, [before, after]) => {
    expect(add(horizonOf(...before))).toBe(horizonOf(...after))
  })

  it('writes what is given alone', () => {
    expect(add(horizonOf('- [x] Rotate'), { owner: null, evidence: null, risk: null })).toBe(
      horizonOf('- [x] Rotate', '- [ ] Drill'),
    )
  })

  it('writes plain text as Markdown', () => {
    expect(
      add(horizonOf('- [x] Rotate'), {
        title: ' # a\n*b* ',
        owner: '1. A',
        evidence: null,
        risk: null,
      }),
    ).toBe(horizonOf('- [x] Rotate', '- [ ] \\# a \\*b\\*', '  - Owner: 1\\. A'))
  })

  it.each([
    ['- [ ] a\r\n- [ ] b', '- [ ] a\r\n- [ ] b\r\n- [ ] Drill\r\n  - Owner: SRE'],
    ['- [ ] a\r\n- [ ] b\n', '- [ ] a\r\n- [ ] b\n- [ ] Drill\n  - Owner: SRE\n'],
    ['- [ ] a\n\n- [ ] b', '- [ ] a\n\n- [ ] b\n\n- [ ] Drill\n  - Owner: SRE'],
  ])('takes the line end of the line above: %j', (before, after) => {
    expect(add(before, { evidence: null, risk: null }, 'Items')).toBe(after)
  })

  const empty: Record<string, readonly [before: readonly string[], after: readonly string[]]> = {
    'between headings': [
      ['- [ ] Rotate', '', '## Empty', '', '## Later', '', '- [ ] b'],
      ['- [ ] Rotate', '', '## Empty', '', '- [ ] Drill', '', '## Later', '', '- [ ] b'],
    ],
    'behind its words': [
      ['1. [ ] Rotate', '', '## Empty', 'Words.', '', '## Later'],
      ['1. [ ] Rotate', '', '## Empty', 'Words.', '', '1. [ ] Drill', '', '## Later'],
    ],
    'before code and HTML, which may go on to the end': [
      ['- [ ] Rotate', '', '## Empty', '', 'Words.', '', '```', 'code'],
      ['- [ ] Rotate', '', '## Empty', '', '- [ ] Drill', '', 'Words.', '', '```', 'code'],
    ],
    'right above a heading': [
      ['- [ ] Rotate', '', '## Empty', '## Later'],
      ['- [ ] Rotate', '', '## Empty', '', '- [ ] Drill', '', '## Later'],
    ],
    'at the end of the text': [
      ['- [ ] Rotate', '', '## Empty'],
      ['- [ ] Rotate', '', '## Empty', '', '- [ ] Drill'],
    ],
  }

  it.each(Object.entries(empty))('fills an empty section %s', (_, [before, after]) => {
    const only = { owner: null, evidence: null, risk: null }
    expect(add(horizonOf(...before), only, 'Empty')).toBe(horizonOf(...after))
  })

  it('makes the first item of a plan', () => {
    const only = { evidence: null, risk: null }
    expect(add('# Plan\n\n## Empty (0-7 days)', only, 'Empty')).toBe(
      '# Plan\n\n## Empty (0-7 days)\n\n- [ ] Drill\n  - Owner: SRE',
    )
  })

  it('names it by its handle, numbered where its title is there already', () => {
    const text = horizonOf('- [ ] Drill', '', '## Later', '', '- [ ] Drill')
    const plan = planOf(text)
    const changes = (name: string) => addItem(plan, section(plan, name), NEW).changes
    const handle = plan.items[0]?.handle
    expect(changes('Immediate')).toEqual([
      {
        kind: 'added',
        item: { handle: `${handle}.2`, title: 'Drill' },
        at: { horizon: 'Immediate', index: 2 },
      },
    ])
    expect(changes('Later')).toMatchObject([{ item: { handle: `${handle}.3` }, at: { index: 2 } }])
  })
})
