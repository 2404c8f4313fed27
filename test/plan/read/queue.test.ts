import { describe, expect, test } from 'vitest'
import type { Queue } from '../../../src/plan/model.ts'
import { slice } from '../../../src/text/source.ts'
import { planOf } from '../plan-of.ts'

function queueOf(text: string): Queue {
  const { queue } = planOf(text)
  if (queue === null) throw new Error('The plan has no queue')
  return queue
}

/** [text, link] of each entry. */
function entries(text: string) {
  return queueOf(text).entries.map(({ text: words, link }) => [words.value, link?.value ?? null])
}

describe('the queue is', () => {
  test('the ordered list of a section that says so', () => {
    expect(entries('# P\n## The work QUEUE\n\nWords.\n\n- no\n\n1) a\n2) b\n')).toEqual([
      ['a', null],
      ['b', null],
    ])
  })

  test('found in a sub-section, too', () => {
    expect(entries('# P\n## Queue\n### Top\n1. a\n')).toEqual([['a', null]])
  })

  test('not one of a horizon, the title or a section that lists boxes', () => {
    expect(planOf('# Queue service\n1. a\n').queue).toBeNull()
    expect(planOf('# P\n## Queue work (2 weeks)\n1. [ ] a\n').queue).toBeNull()
    expect(planOf('# P\n## Queue work\n- [ ] a\n').queue).toBeNull()
    expect(planOf('# P\n## Queue\n- a\n').queue).toBeNull()
    const two = planOf('# P\n## Queue work\n1. [ ] a\n## Session queue\n1. b\n')
    expect(two.queue?.name).toBe('Session queue')
    expect(two.items.map(({ title }) => title.value)).toEqual(['a'])
  })

  test('a section that lost its list, when there is no other', () => {
    const queue = queueOf('# P\n## Queue (next 3)\n\nNothing for now.\n')
    expect(queue).toMatchObject({ list: null, entries: [], size: 3 })
    expect(entries('# P\n## Queue (next 3)\n\n## Other queue\n1. a\n')).toEqual([['a', null]])
  })
})

test.each([
  ['Queue (next 5)', 5],
  ['Queue (next 10)', 10],
  ['Top 3 queue', 3],
  ['Queue 2026-02 (first 7)', 7],
  ['Queue of 4', 4],
  ['Queue', 5],
  ['Queue 2026', 5],
])('the size of "%s" is %i', (heading, size) => {
  expect(queueOf(`# P\n## ${heading}\n1. a\n`).size).toBe(size)
})

describe('an entry', () => {
  test.each([
    ['1. Do a `b` *c*.', ['Do a b c.', null]],
    ['1. wrapped\n   over\nlines', ['wrapped over lines', null]],
    ['1. [ ] boxed', ['boxed', null]],
    ['1. [x] **boxed**', ['boxed', null]],
    ['1. Do a. -> [qmzt](#immediate)', ['Do a.', 'qmzt']],
    ['1. Do a. → [I2](#immediate)', ['Do a.', 'I2']],
    ['1. [ ] Do a.\n   -> [I2:qmzt](#x)', ['Do a.', 'I2:qmzt']],
    ['1. Do a -> [`qmzt.2`](#x)', ['Do a', 'qmzt.2']],
    ['1. -> [qmzt](#x)', ['', 'qmzt']],
    ['1. Do a (qmzt)', ['Do a (qmzt)', null]],
    ['1. Do a -> qmzt', ['Do a -> qmzt', null]],
    ['1. Do a -> [runs](https://ci.example)', ['Do a -> runs', null]],
    ['1. Do a -> [the docs](#docs)', ['Do a -> the docs', null]],
    ['1. Do a [qmzt](#x)', ['Do a qmzt', null]],
    ['1. Do a -> [qmzt](#x) now', ['Do a -> qmzt now', null]],
    ['1.', ['', null]],
  ])('%j', (entry, read) => {
    expect(entries(`# P\n## Queue\n${entry}\n`)).toEqual([read])
  })

  const text =
    '# P\n## Queue\n\n3. [ ] **One** and `two`\n   -> [I2](#x)\n   - a child\n\n3. Two\n10. Three'
  const queue = queueOf(text)

  test('keeps its number as written', () => {
    expect(queue.entries.map(({ number }) => number)).toEqual([3, 3, 10])
  })

  test('stands where it is written', () => {
    const [first] = queue.entries
    expect(first && slice(text, first.text.span)).toBe('**One** and `two`')
    expect(first?.link && slice(text, first.link.span)).toBe('-> [I2](#x)')
    expect(queue.entries.map(({ lines }) => slice(text, lines))).toEqual([
      '3. [ ] **One** and `two`\n   -> [I2](#x)\n   - a child\n',
      '3. Two\n',
      '10. Three',
    ])
    expect(queue.list && slice(text, queue.list)).toBe(text.slice(text.indexOf('3. [ ]')))
  })

  test('is no item, and what else its section lists is', () => {
    const plan = planOf('# P\n## Queue\n1. [ ] a\n   - [ ] b\n\n- [ ] c\n')
    expect(plan.items.map(({ title }) => title.value)).toEqual(['c'])
    expect(plan.queue?.entries).toHaveLength(1)
  })
})
