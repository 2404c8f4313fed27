// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control sequences are what is looked for
import { describe, expect, test, vi } from 'vitest'
import type { StyleName } from '../../src/report/style.ts'
import { loadPainter, STYLES } from '../../src/report/style.ts'
import type { Printable } from '../../src/text/screen.ts'

const loads = vi.hoisted(() => ({ chalk: 0 }))
vi.mock('chalk', async (original) => {
  loads.chalk += 1
  return await original()
})

const word = 'word' as Printable
const names = Object.keys(STYLES) as StyleName[]

test('without colour nothing is painted, and chalk is not even loaded', async () => {
  const paint = await loadPainter(0)
  expect(names.map((name) => paint(word, name))).toEqual(names.map(() => 'word'))
  expect(loads.chalk).toBe(0)
})

describe('with colour', () => {
  test.each<[StyleName, string]>([
    ['not-started', 'word'],
    ['in-progress', '\x1b[36mword\x1b[39m'],
    ['completed', '\x1b[32mword\x1b[39m'],
    ['very-high', '\x1b[31m\x1b[1mword\x1b[22m\x1b[39m'],
    ['heading', '\x1b[1mword\x1b[22m'],
    ['muted', '\x1b[2mword\x1b[22m'],
    ['link', '\x1b[4mword\x1b[24m'],
    ['late', '\x1b[31mword\x1b[39m'],
  ])('%s looks its part', async (name, expected) => {
    expect((await loadPainter(1))(word, name)).toBe(expected)
  })

  test.each(names)('%s reads on light and dark grounds, whatever the level', async (name) => {
    const readable = /^(\x1b\[(1|2|4|31|32|35|36)m)*word(\x1b\[(22|24|39)m)*$/
    expect((await loadPainter(1))(word, name)).toMatch(readable)
    expect((await loadPainter(3))(word, name)).toMatch(readable)
  })

  test('bad news stands out from good', async () => {
    const paint = await loadPainter(1)
    expect(paint(word, 'error')).not.toBe(paint(word, 'success'))
    expect(paint(word, 'very-high')).not.toBe(paint(word, 'high'))
    expect(paint(word, 'high')).not.toBe(paint(word, 'moderate'))
    expect(paint(word, 'moderate')).not.toBe(paint(word, 'low'))
  })
})
