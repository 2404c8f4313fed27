import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/plan/model.ts'
import { moveItem } from '../../../src/plan/write.ts'
import { changed, horizonOf, itemNamed, planOf } from '../../support/reading.ts'

function section(plan: Plan, name: string) {
  const found = [...plan.horizons, ...plan.vacancies].find((each) => each.name === name)
  if (!found) throw new Error(`No section ${name}`)
  return found
}

const move = (text: string, name = 'Later', before?: string) =>
  changed(text, (plan) =>
    moveItem(
      plan,
      itemNamed(plan, 'Rotate'),
      section(plan, name),
      before === undefined ? undefined : itemNamed(plan, before),
    ),
  )

describe('moveItem', () => {
  const LATER = ['', '## Later (2-6 weeks)', '']
  const ends: Record<string, readonly [before: readonly string[], after: readonly string[]]> = {
    'its own lines whole': [
      [
        '- [ ] Rotate',
        '  all keys',
        'now',
        '  - Owner: A',
        '',
        '    Words.',
        '- [ ] Scan',
        ...LATER,
        '- [ ] Next',
      ],
      [
        '- [ ] Scan',
        ...LATER,
        '- [ ] Next',
        '- [ ] Rotate',
        '  all keys',
        'now',
        '  - Owner: A',
        '',
        '    Words.',
      ],
    ],
    'one gap of a loose list': [
      [
        '- [ ] Drill',
        '',
        '- [ ] Rotate',
        '',
        '- [ ] Scan',
        ...LATER,
        '- [ ] Next',
        '',
        '- [ ] Last',
      ],
      [
        '- [ ] Drill',
        '',
        '- [ ] Scan',
        ...LATER,
        '- [ ] Next',
        '',
        '- [ ] Last',
        '',
        '- [ ] Rotate',
      ],
    ],
    'the gap above the last of a loose list': [
      ['- [ ] Scan', '', '- [ ] Rotate', ...LATER, '- [ ] Next'],
      ['- [ ] Scan', ...LATER, '- [ ] Next', '', '- [ ] Rotate'],
    ],
    'the only item of a section': [
      ['- [ ] Rotate', ...LATER, '- [ ] Next'],
      LATER.slice(1).concat('- [ ] Next', '- [ ] Rotate'),
    ],
    'to where lists are indented otherwise': [
      [
        '- [ ] Rotate',
        '  - Owner: A',
        '',
        '        code',
        '',
        '\t- tab',
        '- [ ] Scan',
        ...LATER,
        '- Group',
        '  * [ ] Next',
      ],
      [
        '- [ ] Scan',
        ...LATER,
        '- Group',
        '  * [ ] Next',
        '  * [ ] Rotate',
        '    - Owner: A',
        '',
        '          code',
        '',
        '\t  - tab',
      ],
    ],
    'from a deeper list, without its depth': [
      [
        '- Group',
        '  - [ ] Rotate',
        '    - Owner: A',
        'lazy',
        '  - [ ] Scan',
        ...LATER,
        '- [ ] Next',
      ],
      ['- Group', '  - [ ] Scan', ...LATER, '- [ ] Next', '- [ ] Rotate', '  - Owner: A', 'lazy'],
    ],
    'into a numbered list': [
      ['- [ ] Rotate', '  - Owner: A', '- [ ] Scan', ...LATER, '9. [ ] Next'],
      ['- [ ] Scan', ...LATER, '9. [ ] Next', '10. [ ] Rotate', '    - Owner: A'],
    ],
    'its own white space behind the marker': [
      ['-   [ ] Rotate', '    - Owner: A', '-   [ ] Scan', ...LATER, '* [ ] Next'],
      ['-   [ ] Scan', ...LATER, '* [ ] Next', '*   [ ] Rotate', '    - Owner: A'],
    ],
    'a first line that is its marker alone': [
      ['-', '  [ ] Rotate', '  - Owner: A', '- [ ] Scan', ...LATER, '- x', '  - [ ] Next'],
      ['- [ ] Scan', ...LATER, '- x', '  - [ ] Next', '  -', '    [ ] Rotate', '    - Owner: A'],
    ],
    'from its parent’s line, where its sibling moves up': [
      ['- - [ ] Rotate', '  - [ ] Scan', ...LATER, '- [ ] Next'],
      ['- - [ ] Scan', ...LATER, '- [ ] Next', '- [ ] Rotate'],
    ],
    'from its parent’s line, where other words move up': [
      ['- - [ ] Rotate', '', '  Words.', ...LATER, '- [ ] Next'],
      ['- Words.', ...LATER, '- [ ] Next', '- [ ] Rotate'],
    ],
    'from its parent’s line, where a list that is indented more stays below': [
      ['- - [ ] Rotate', '', '   * [ ] Scan', ...LATER, '- [ ] Next'],
      ['- ', '   * [ ] Scan', ...LATER, '- [ ] Next', '- [ ] Rotate'],
    ],
    'from its parent’s line, with that line': [
      ['- [ ] Scan', '- - [ ] Rotate', ...LATER, '- [ ] Next'],
      ['- [ ] Scan', ...LATER, '- [ ] Next', '- [ ] Rotate'],
    ],
  }

  it.each(Object.entries(ends))('moves %s', (_, [before, after]) => {
    expect(move(horizonOf(...before))).toBe(horizonOf(...after))
  })

  const places: Record<
    string,
    readonly [target: string, before: readonly string[], after: readonly string[]]
  > = {
    'the first of a list': [
      'Scan',
      ['- [ ] Scan', '- [ ] Drill', '- [ ] Rotate'],
      ['- [ ] Rotate', '- [ ] Scan', '- [ ] Drill'],
    ],
    'the second of a loose list': [
      'Drill',
      ['- [ ] Scan', '', '- [ ] Drill', '', '- [ ] Rotate'],
      ['- [ ] Scan', '', '- [ ] Rotate', '', '- [ ] Drill'],
    ],
    'the first of a loose list': [
      'Scan',
      ['- [ ] Scan', '', '- [ ] Drill', '', '- [ ] Rotate'],
      ['- [ ] Rotate', '', '- [ ] Scan', '', '- [ ] Drill'],
    ],
    'one that begins on its parent’s line': [
      'Scan',
      ['* - [ ] Scan', '  - [ ] Rotate'],
      ['* [ ] Rotate', '* - [ ] Scan'],
    ],
    'a numbered one, whose number it takes': [
      'Scan',
      ['1. [ ] Scan', '2. [ ] Drill', '3. [ ] Rotate'],
      ['1. [ ] Rotate', '1. [ ] Scan', '2. [ ] Drill'],
    ],
    'one after a comment': [
      'Scan',
      ['- [ ] Drill', '<!-- now -->', '- [ ] Scan', '- [ ] Rotate'],
      ['- [ ] Drill', '<!-- now -->', '- [ ] Rotate', '- [ ] Scan'],
    ],
  }

  it.each(Object.entries(places))('moves it before %s', (_, [target, before, after]) => {
    expect(move(horizonOf(...before), 'Immediate', target)).toBe(horizonOf(...after))
  })

  it.each([
    ['- [ ] Rotate\n- [ ] Scan', '- [ ] Scan\n- [ ] Rotate'],
    ['- [ ] Rotate\r\n  - a\r\n- [ ] Scan', '- [ ] Scan\r\n- [ ] Rotate\r\n  - a'],
    ['- [ ] Rotate\n\n- [ ] Scan', '- [ ] Scan\n\n- [ ] Rotate'],
  ])('leaves a text without a final line end without one: %j', (before, after) => {
    expect(move(before, 'Items')).toBe(after)
  })

  it('takes the last line of a text before others', () => {
    expect(move('- [ ] Scan\r\n- [ ] Rotate', 'Items', 'Scan')).toBe('- [ ] Rotate\r\n- [ ] Scan')
  })

  it('fills an empty section, and empties it again', () => {
    const text = horizonOf('- [ ] Scan', '- [ ] Rotate', '', '## Later (2-6 weeks)', '', '## Queue')
    const filled = horizonOf(
      '- [ ] Scan',
      '',
      '## Later (2-6 weeks)',
      '',
      '- [ ] Rotate',
      '',
      '## Queue',
    )
    expect(move(text)).toBe(filled)
    expect(move(filled, 'Immediate')).toBe(text)
  })

  it('stands apart from a lone item as items of the plan do', () => {
    const lone = ['', '## Later (2-6 weeks)', '', '- [ ] Next']
    expect(move(horizonOf('- [ ] Scan', '', '- [ ] Rotate', ...lone), 'Later', 'Next')).toBe(
      horizonOf('- [ ] Scan', '', '## Later (2-6 weeks)', '', '- [ ] Rotate', '', '- [ ] Next'),
    )
    expect(move(horizonOf('- [ ] Rotate', ...lone), 'Later', 'Next')).toBe(
      [
        '# Plan',
        '',
        '## Immediate (0-7 days)',
        '',
        '## Later (2-6 weeks)',
        '',
        '- [ ] Rotate',
        '- [ ] Next',
        '',
      ].join('\n'),
    )
  })

  it.each([undefined, 'Rotate', 'Drill'])(
    'writes nothing where it stands already: %s',
    (before) => {
      const lines = ['- [ ] Scan', '- [ ] Rotate']
      const text = horizonOf(...lines, ...(before === 'Drill' ? ['- [ ] Drill'] : []))
      expect(move(text, 'Immediate', before)).toBe(text)
    },
  )

  describe('beside lines that only look like an item’s own', () => {
    // A tab reaches column four: less than the title, more than the outer bullet.
    const LOOK_ALIKE = ['* -   [ ] Scan', '', '  \t01. evidence: none']
    const BESIDE = horizonOf(
      '* -   [ ] Scan',
      '  -   [ ] Rotate',
      '      - Owner: A',
      '',
      '  \t01. evidence: none',
      ...LATER.slice(0, -1),
    )

    it('keeps them apart from what arrives above them', () => {
      expect(
        move(horizonOf(...LOOK_ALIKE, ...LATER, '- [ ] Rotate', '  - Owner: A'), 'Immediate'),
      ).toBe(BESIDE)
    })

    it('brings words below their marker up to it where they must stand as far in', () => {
      expect(
        move(horizonOf(...LOOK_ALIKE, ...LATER, '-', '  [ ] Rotate', '  - Owner: A'), 'Immediate'),
      ).toBe(BESIDE)
    })

    const standing = ['* - [ ] Scan', '  -   [ ] Rotate', '', '  \t01. evidence: none']

    it('refuses to give them to the item above, and says where they are', () => {
      const text = horizonOf(...standing, ...LATER, '- [ ] Next')
      expect(() => move(text)).toThrow(
        expect.objectContaining({
          code: 'not-its-own',
          exit: 1,
          message: expect.stringMatching(/words at 8:4 .* I1 if I2 were moved/),
          mend: expect.stringMatching(/^Indent line 8 .* title of I2/),
        }),
      )
    })

    it('moves it once they are its own', () => {
      const own = ['* - [ ] Scan', '  -   [ ] Rotate', '', '      1. evidence: none']
      expect(move(horizonOf(...own, ...LATER, '- [ ] Next'))).toBe(
        horizonOf(
          '* - [ ] Scan',
          ...LATER,
          '- [ ] Next',
          '-   [ ] Rotate',
          '',
          '    1. evidence: none',
        ),
      )
    })
  })

  it('says from where to where', () => {
    const plan = planOf(horizonOf('- [ ] Scan', '- [ ] Rotate', '- [ ] Drill'))
    const item = itemNamed(plan, 'Rotate')
    expect(moveItem(plan, item, section(plan, 'Immediate')).changes).toEqual([
      {
        kind: 'moved',
        item: { handle: item.handle, title: 'Rotate' },
        before: { horizon: 'Immediate', index: 2 },
        after: { horizon: 'Immediate', index: 3 },
      },
    ])
  })

  it('refuses a neighbour of another section', () => {
    const text = horizonOf('- [ ] Rotate', '- [ ] Scan', ...LATER, '- [ ] Next')
    expect(() => move(text, 'Later', 'Scan')).toThrow(RangeError)
  })
})
