import { describe, expect, it } from 'vitest'
import { removeField, setField } from '../../../src/plan/write.ts'
import { changed, horizonOf, itemNamed, planOf } from '../../support/reading.ts'

const set = (text: string, key: string, value: string) =>
  changed(text, (plan) => setField(plan, itemNamed(plan, 'Rotate'), key, value))

describe('setField', () => {
  const written: Record<string, readonly [before: readonly string[], after: readonly string[]]> = {
    'below the last field': [
      ['- [ ] Rotate', '  - Owner: A', '  - a detail'],
      ['- [ ] Rotate', '  - Owner: A', '  - Due: 2026-03-01', '  - a detail'],
    ],
    'over the value that is there': [
      ['- [ ] Rotate', '  - due:  2026-01-01', '    (soon)', '    - why'],
      ['- [ ] Rotate', '  - due:  2026-03-01', '    - why'],
    ],
    'over the first value where there are several': [
      ['- [ ] Rotate', '  - **Due:** 2026-01-01', '  - Due: 2026-02-01'],
      ['- [ ] Rotate', '  - **Due:** 2026-03-01', '  - Due: 2026-02-01'],
    ],
    'behind a key without a value': [
      ['- [ ] Rotate', '  - Due:', '  - Owner: A'],
      ['- [ ] Rotate', '  - Due: 2026-03-01', '  - Owner: A'],
    ],
    'behind a bold key without a value': [
      ['- [ ] Rotate', '  - **Due:**'],
      ['- [ ] Rotate', '  - **Due:** 2026-03-01'],
    ],
    'with a key in bold, where those are so': [
      ['- [ ] Rotate', '  - **Owner:** A', '  - **Evidence:**'],
      ['- [ ] Rotate', '  - **Owner:** A', '  - **Evidence:**', '  - **Due:** 2026-03-01'],
    ],
    'with a key in italics before its colon': [
      ['* [ ] Rotate', '  * _Owner_: A'],
      ['* [ ] Rotate', '  * _Owner_: A', '  * _Due_: 2026-03-01'],
    ],
    'apart, as the bullets of a loose list are': [
      ['- [ ] Rotate', '', '  - Owner: A', '', '  - Team: B', '', '- [ ] Next'],
      [
        '- [ ] Rotate',
        '',
        '  - Owner: A',
        '',
        '  - Team: B',
        '',
        '  - Due: 2026-03-01',
        '',
        '- [ ] Next',
      ],
    ],
    'close, where the next bullet is close': [
      ['- [ ] Rotate', '', '  - Owner: A', '', '  - Team: B', '  - a detail'],
      [
        '- [ ] Rotate',
        '',
        '  - Owner: A',
        '',
        '  - Team: B',
        '  - Due: 2026-03-01',
        '  - a detail',
      ],
    ],
    'behind the last number': [
      ['- [ ] Rotate', '  1) Owner: A', '  2) Team: B'],
      ['- [ ] Rotate', '  1) Owner: A', '  2) Team: B', '  3) Due: 2026-03-01'],
    ],
    'no further than nine digits go': [
      ['- [ ] Rotate', '', '  999999999. Owner: A'],
      ['- [ ] Rotate', '', '  999999999. Owner: A', '  999999999. Due: 2026-03-01'],
    ],
    'behind steps, where there is no field': [
      ['- [ ] Rotate', '  - [ ] first', '  - [ ] second'],
      ['- [ ] Rotate', '  - [ ] first', '  - [ ] second', '  - Due: 2026-03-01'],
    ],
    'below the title, before its paragraphs': [
      ['1. [ ] Rotate', '', '   Words.'],
      ['1. [ ] Rotate', '   - Due: 2026-03-01', '', '   Words.'],
    ],
    'in an item that begins on its parent’s line': [
      ['- - [ ] Rotate', '    - Owner: A'],
      ['- - [ ] Rotate', '    - Owner: A', '    - Due: 2026-03-01'],
    ],
    'below a title on the line after its marker': [
      ['-', '  [ ] Rotate'],
      ['-', '  [ ] Rotate', '  - Due: 2026-03-01'],
    ],
  }

  it.each(Object.entries(written))('writes %s', (_, [before, after]) => {
    expect(set(horizonOf(...before), 'Due', '2026-03-01')).toBe(horizonOf(...after))
  })

  it('writes plain text as Markdown', () => {
    expect(set(horizonOf('- [ ] Rotate'), 'Ticket', ' *a*\nb ')).toBe(
      horizonOf('- [ ] Rotate', '  - Ticket: \\*a\\* b'),
    )
  })

  it('writes nothing where the value stands already', () => {
    const text = horizonOf('- [ ] Rotate', '  - **due**:  2026-03-01')
    expect(set(text, 'Due', '2026-03-01')).toBe(text)
  })

  it('names the field as the plan does', () => {
    const plan = planOf(horizonOf('- [ ] Rotate', '  - due: 2026-01-01'))
    const item = itemNamed(plan, 'Rotate')
    const change = { kind: 'field', item: { handle: item.handle, title: 'Rotate' } }
    expect(setField(plan, item, 'Due', '2026-03-01').changes).toEqual([
      { ...change, key: 'due', before: '2026-01-01', after: '2026-03-01' },
    ])
    expect(setField(plan, item, 'Team', 'B').changes).toEqual([
      { ...change, key: 'Team', before: null, after: 'B' },
    ])
  })
})

describe('removeField', () => {
  const remove = (text: string) =>
    changed(text, (plan) => removeField(plan, itemNamed(plan, 'Rotate'), 'Risk'))

  it('leaves no trace of a field put among bullets set apart by other line ends', () => {
    const text = [
      '- [ ] Rotate\r\n\r\n  - Owner: A\r\n\r\n  - Team: B\r\n\n',
      '  - a detail\r\n\r\n- [ ] Next\r\n',
    ].join('')
    const stated = set(text, 'Risk', 'impact low')
    expect(stated).toContain('B\r\n\r\n  - Risk: impact low\r\n\n  - a')
    expect(remove(stated)).toBe(text)
  })

  it('leaves the upper of two gaps where they are not equally high', () => {
    const text = horizonOf(
      '- [ ] Rotate',
      '',
      '  - Owner: A',
      '',
      '  - Risk: impact low',
      '',
      '',
      '  - B',
    )
    expect(remove(text)).toBe(horizonOf('- [ ] Rotate', '', '  - Owner: A', '', '  - B'))
  })

  const removed: Record<string, readonly [before: readonly string[], after: readonly string[]]> = {
    'its line': [
      ['- [ ] Rotate', '  - Owner: A', '  - Risk: impact low', '- [ ] Next'],
      ['- [ ] Rotate', '  - Owner: A', '- [ ] Next'],
    ],
    'what stands below it, steps too': [
      [
        '- [ ] Rotate',
        '  - Risk: impact low',
        '    wrapped',
        '',
        '    - [ ] a step',
        '  - [x] another',
      ],
      ['- [ ] Rotate', '  - [x] another'],
    ],
    'one gap of a loose list': [
      ['- [ ] Rotate', '', '  - Owner: A', '', '  - Risk: impact low', '', '  - Team: B'],
      ['- [ ] Rotate', '', '  - Owner: A', '', '  - Team: B'],
    ],
    'the gap above the last bullet': [
      ['- [ ] Rotate', '', '  - Owner: A', '', '  - Risk: impact low', '', '- [ ] Next'],
      ['- [ ] Rotate', '', '  - Owner: A', '', '- [ ] Next'],
    ],
    'the first of a numbered list below the title, whose number the next takes': [
      ['- [ ] Rotate', '  1. Risk: impact low', '  2. Owner: A', '  3. Team: B'],
      ['- [ ] Rotate', '  1. Owner: A', '  3. Team: B'],
    ],
    'all of its key': [
      ['- [ ] Rotate', '  - Risk: impact low', '  - Owner: A', '  - risk: impact high'],
      ['- [ ] Rotate', '  - Owner: A'],
    ],
    nothing: [
      ['- [ ] Rotate', '  - Owner: A'],
      ['- [ ] Rotate', '  - Owner: A'],
    ],
  }

  it.each(Object.entries(removed))('takes out %s', (_, [before, after]) => {
    expect(remove(horizonOf(...before))).toBe(horizonOf(...after))
  })
})
