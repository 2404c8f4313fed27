import { describe, expect, test } from 'vitest'
import * as compose from '../../src/report/compose.ts'
import { PLAIN, render } from '../../src/report/render.ts'

const { bar, counted, joined, line, pairs, section, spaced, stack, verbatim } = compose
const unicode = { ...PLAIN, unicode: true }

test('a section is a heading with its blocks indented below', async () => {
  const block = section('Queue', line('one'), line('two'))
  expect(await render(block, PLAIN)).toBe('Queue\n  one\n  two\n')
  expect(await render(block, { ...PLAIN, colourLevel: 1 })).toContain('\x1b[1mQueue\x1b[22m\n')
})

test('spaced blocks have one blank line between them, none around', async () => {
  expect(await render(spaced([line('a'), line('b'), line('c')]), PLAIN)).toBe('a\n\nb\n\nc\n')
  expect(await render(spaced([]), PLAIN)).toBe('')
})

test('pairs align their values', async () => {
  const block = pairs([
    ['prove', 'a run'],
    ['then', stack([line('harden start vlkn'), line('harden done vlkn')])],
  ])
  expect(await render(block, PLAIN)).toBe(
    'prove  a run\nthen   harden start vlkn\n       harden done vlkn\n',
  )
})

test('joined contents leave the empty ones out', async () => {
  const block = line(joined(['DevOps', '', [], { text: 'late', style: 'late' }, ['a', 'b']]))
  expect(await render(block, unicode)).toBe('DevOps · late · ab\n')
  expect(await render(line(joined(['a', 'b'], 'arrow')), PLAIN)).toBe('a -> b\n')
  expect(await render(line(joined([])), PLAIN)).toBe('\n')
})

test('verbatim text keeps its lines, whatever the width', async () => {
  const diff = '--- a\n+++ b\n\n+ a line that is longer than the screen\n'
  expect(await render(verbatim(diff), { ...PLAIN, columns: 10 })).toBe(diff)
  expect(await render(verbatim('a\nb', 'code'), { ...PLAIN, colourLevel: 1 })).toBe(
    '\x1b[36ma\x1b[39m\n\x1b[36mb\x1b[39m\n',
  )
})

test.each([
  [0, '0 items'],
  [1, '1 item'],
  [21, '21 items'],
])('%i is counted as %s', (count, words) => {
  expect(counted(count, 'item')).toBe(words)
  expect(counted(count, 'entry', 'entries')).toBe(count === 1 ? '1 entry' : `${count} entries`)
})

describe('bar', () => {
  test.each([
    [0, 21, '░░░░░░░░'],
    [1, 1000, '█░░░░░░░'],
    [5, 8, '█████░░░'],
    [10, 21, '████░░░░'],
    [999, 1000, '███████░'],
    [21, 21, '████████'],
    [30, 21, '████████'],
    [0, 0, '░░░░░░░░'],
  ])('%i of %i', async (part, whole, expected) => {
    expect(await render(line(bar(part, whole, 8)), unicode)).toBe(`${expected}\n`)
  })

  test('is ASCII where the screen is', async () => {
    expect(await render(line(bar(4, 8, 8)), PLAIN)).toBe('####....\n')
  })
})
