import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/plan/model.ts'
import type { QueueDraft } from '../../../src/plan/write.ts'
import { linkEntry, setQueue } from '../../../src/plan/write.ts'
import { changed, planOf } from '../../support/reading.ts'

const queueOf = (...lines: readonly string[]) =>
  ['# Plan', '', '## Queue (next 5)', '', ...lines, '', '## Review', ''].join('\n')

/** Numbers stand for the entries there are, words for new ones. */
const order = (text: string, ...drafts: readonly (number | string)[]) =>
  changed(text, (plan) =>
    setQueue(
      plan,
      drafts.map((draft) => draftOf(plan, draft)),
    ),
  )

function draftOf(plan: Plan, draft: number | string): QueueDraft {
  if (typeof draft === 'string') return { text: draft }
  const entry = plan.queue?.entries[draft - 1]
  if (!entry) throw new Error(`No entry ${draft}`)
  return { entry }
}

const ABC = ['1. a', '2. b', '3. c']

describe('setQueue', () => {
  it.each([
    [[1, 2, 3], ABC],
    [
      [2, 1, 3],
      ['1. b', '2. a', '3. c'],
    ],
    [
      [3, 1, 2],
      ['1. c', '2. a', '3. b'],
    ],
    [
      [2, 3],
      ['1. b', '2. c'],
    ],
    [
      [1, 3],
      ['1. a', '2. c'],
    ],
    [
      [1, 2],
      ['1. a', '2. b'],
    ],
    [
      ['new', 1, 2, 3],
      ['1. new', '2. a', '3. b', '4. c'],
    ],
    [
      [1, 'new', 3],
      ['1. a', '2. new', '3. c'],
    ],
    [
      [1, 2, 3, '*new*'],
      [...ABC, '4. \\*new\\*'],
    ],
    [['1. new'], ['1. 1\\. new']],
  ])('brings three entries into the order %j', (drafts, after) => {
    expect(order(queueOf(...ABC), ...drafts)).toBe(queueOf(...after))
  })

  const styles: Record<
    string,
    readonly [
      lines: readonly string[],
      drafts: readonly (number | string)[],
      after: readonly string[],
    ]
  > = {
    'wrapped lines and bullets with their entry': [
      ['1. a', '   wrapped', 'lazy', '2. b', '   - note', '', '     Words.', '3. c'],
      [2, 3, 1],
      ['1. b', '   - note', '', '     Words.', '2. c', '3. a', '   wrapped', 'lazy'],
    ],
    'a parenthesis': [
      ['1) a', '2) b'],
      [2, 1, 'c'],
      ['1) b', '2) a', '3) c'],
    ],
    'numbers that repeat': [
      ['1. a', '1. b', '1. c'],
      [3, 1, 'd', 2, 'e'],
      ['1. c', '1. a', '1. d', '1. b', '1. e'],
    ],
    'a first number': [
      ['7. a', '8. b'],
      [2, 1, 'c'],
      ['7. b', '8. a', '9. c'],
    ],
    'numbers with zeros': [
      ['09. a', '10. b'],
      [2, 'c', 1],
      ['09. b', '10. c', '11. a'],
    ],
    'numbers out of order': [
      ['1. a', '5. b', '2. c'],
      [3, 1],
      ['1. c', '5. a'],
    ],
    'a loose list': [
      ['1. a', '', '2. b', '', '3. c'],
      [3, 'd', 1],
      ['1. c', '', '2. d', '', '3. a'],
    ],
    'a loose list of which one stays': [['1. a', '', '2. b'], [2], ['1. b']],
    'what is below an entry whose number grows': [
      ['8. a', '9. b', '   - note'],
      [1, 'c', 2],
      ['8. a', '9. c', '10. b', '    - note'],
    ],
    'numbers aligned on the right': [
      [' 9. a', '    - note', '10. b'],
      [2, 1],
      [' 9. b', '10. a', '    - note'],
    ],
    'white space at the end of an entry': [
      ['1. a  ', '2. b'],
      [2, 1],
      ['1. b', '2. a  '],
    ],
  }

  it.each(Object.entries(styles))('keeps %s', (_, [lines, drafts, after]) => {
    expect(order(queueOf(...lines), ...drafts)).toBe(queueOf(...after))
  })

  it('keeps line ends, and the lack of the last', () => {
    expect(order('## Queue\r\n\r\n1. a\r\n2. b\r\n3. c', 3, 1, 'd')).toBe(
      '## Queue\r\n\r\n1. c\r\n2. a\r\n3. d',
    )
    expect(order('## Queue\r\n\r\n1. a', 'b', 1)).toBe('## Queue\r\n\r\n1. b\r\n2. a')
  })

  it('touches no more than what changed', () => {
    const plan = planOf(queueOf('1. a', '1. b', '1. c', '1. d'))
    const drafts = [1, 2, 4].map((each) => draftOf(plan, each))
    expect(setQueue(plan, drafts).edits).toEqual([{ span: { start: 37, end: 42 }, insert: '' }])
  })

  it('takes the list out with its last entry, and puts one in again', () => {
    const empty = ['# Plan', '', '## Queue (next 5)', '', '## Review', ''].join('\n')
    expect(order(queueOf(...ABC))).toBe(empty)
    expect(order(empty, 'a', 'b', 'c')).toBe(queueOf(...ABC))
    expect(order(empty)).toBe(empty)
  })

  it('begins a list behind the words of the section', () => {
    expect(order('## Queue\nPick one.\n', 'a')).toBe('## Queue\nPick one.\n\n1. a\n')
    expect(order('Queue\n-----', 'a', 'b')).toBe('Queue\n-----\n\n1. a\n2. b')
  })

  it.each([
    ['Formalize `a` vs *b*', 'Formalize `a` vs *b*'],
    ['wrapped\\\n  over  \n  lines', 'wrapped over lines'],
    ['- dashed `a`', '\\- dashed a'],
    ['1. numbered', '1\\. numbered'],
    ['[x] boxed', '\\[x] boxed'],
  ])('writes the title %j as it is written, if it can begin an entry', (title, words) => {
    const text = `## Now (0-7 days)\n\n- [ ] ${title}\n\n## Queue\n`
    expect(
      changed(text, (plan) =>
        setQueue(
          plan,
          plan.items.map((item) => ({ item })),
        ),
      ),
    ).toBe(`${text}\n1. ${words}\n`)
  })

  it('says what the queue was and is, links included', () => {
    const plan = planOf(queueOf('1. a -> [I2](#immediate)', '2. *b*'))
    expect(
      setQueue(
        plan,
        [2, 'c\nd', 1].map((each) => draftOf(plan, each)),
      ).changes,
    ).toEqual([{ kind: 'queue', before: ['a -> I2', 'b'], after: ['b', 'c d', 'a -> I2'] }])
  })

  it('refuses what it cannot mean', () => {
    const plan = planOf(queueOf(...ABC))
    const first = draftOf(plan, 1)
    expect(() => setQueue(planOf('# Plan\n'), [])).toThrow(RangeError)
    expect(() => setQueue(plan, [first, first])).toThrow(RangeError)
    expect(() => setQueue(planOf(queueOf(...ABC)), [first])).toThrow(RangeError)
    expect(() => setQueue(planOf('## Queue\n'), [first])).toThrow(RangeError)
  })
})

describe('a new entry with a link', () => {
  const link = { label: 'qmzt.2', url: '#immediate-0-7-days' }

  it('ends with it, behind words that stay words', () => {
    const text = queueOf('1. a')
    const made = changed(text, (plan) =>
      setQueue(plan, [draftOf(plan, 1), { text: '*Rotate* keys', link }]),
    )
    expect(made).toBe(queueOf('1. a', '2. \\*Rotate\\* keys -> [qmzt.2](#immediate-0-7-days)'))
    expect(planOf(made).queue?.entries[1]).toMatchObject({
      text: { value: '*Rotate* keys' },
      link: { value: 'qmzt.2' },
    })
  })
})

describe('linkEntry', () => {
  const link = (text: string, label = 'I2', url = '#immediate') =>
    changed(text, (plan) => {
      const [entry] = plan.queue?.entries ?? []
      if (!entry) throw new Error('No entry')
      return linkEntry(plan, entry, { label, url })
    })

  it.each([
    [
      ['1. a', '   wrapped', '   - note', '2. b'],
      ['1. a', '   wrapped -> [I2](#immediate)', '   - note', '2. b'],
    ],
    [
      ['1. a -> [S1](#short)', '2. b'],
      ['1. a -> [I2](#immediate)', '2. b'],
    ],
    [['1. a -> [I2](#immediate)'], ['1. a -> [I2](#immediate)']],
    [['1. a -> [I2](#other)'], ['1. a -> [I2](#immediate)']],
  ])('writes the link of the first of %j', (before, after) => {
    expect(link(queueOf(...before))).toBe(queueOf(...after))
  })
})
