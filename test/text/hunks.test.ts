import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits } from '../../src/text/edit.ts'
import type { Hunk } from '../../src/text/hunks.ts'
import { hunksBetween, takeBack } from '../../src/text/hunks.ts'

/** The text with the old lines put back; null where a hunk cannot be placed. */
function back(text: string, hunks: readonly Hunk[]): string | null {
  const taken = takeBack(text, hunks)
  return 'edits' in taken ? applyEdits(text, taken.edits) : null
}

test('a hunk says what came, what went and what stands around', () => {
  expect(hunksBetween('a\nb\r\nc', 'a\nx\ny\nc')).toEqual([
    { at: 1, before: ['b\r\n'], after: ['x\n', 'y\n'], above: 'a\n', below: 'c' },
  ])
  expect(hunksBetween('a\n', 'a\nb\n')).toEqual([
    { at: 1, before: [], after: ['b\n'], above: 'a\n', below: null },
  ])
  expect(hunksBetween('', 'a\n')).toEqual([
    { at: 0, before: [], after: ['a\n'], above: null, below: null },
  ])
  expect(hunksBetween('a\n', 'a\n')).toEqual([])
})

const line = fc.constantFrom('a', 'b', 'c', '', '  - d')
const end = fc.constantFrom('\n', '\n', '\r\n', '\r')
const text = fc
  .tuple(
    fc.array(
      fc.tuple(line, end).map((parts) => parts.join('')),
      { maxLength: 8 },
    ),
    line,
  )
  .map(([lines, last]) => lines.join('') + last)

test('what is taken back from the very text is the text before, byte for byte', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(back(after, hunksBetween(before, after))).toBe(before)
    }),
    { numRuns: 2000 },
  )
})

test('lines are found again where others came and went', () => {
  const hunks = hunksBetween('1\n2\n3\n', '1\nx\n3\n')
  expect(back('0\n0\n1\nx\n4\n', hunks)).toBe('0\n0\n1\n2\n4\n')
})

test('of equal lines the one between the same neighbours is meant', () => {
  const hunks = hunksBetween('a\n1\nb\n2\n', 'a\nx\nb\n2\n')
  expect(back('n\nx\nm\na\nx\nb\n2\n', hunks)).toBe('n\nx\nm\na\n1\nb\n2\n')
  expect(back('n\nx\nm\nx\n', hunks)).toBeNull()
})

test('lines that only went come back between their neighbours, or beside the one that is left', () => {
  const hunks = hunksBetween('a\n1\nb\n', 'a\nb\n')
  expect(back('0\na\nb\n', hunks)).toBe('0\na\n1\nb\n')
  expect(back('0\na\nc\n', hunks)).toBe('0\na\n1\nc\n')
  expect(back('0\nc\nb\n', hunks)).toBe('0\nc\n1\nb\n')
  expect(back('0\nc\n', hunks)).toBeNull()
  expect(back('a\nc\na\nd\n', hunks)).toBeNull()
})

test('what is not there any more is named', () => {
  const hunks = hunksBetween('a\nb\nc\nd\n', 'a\nx\nc\ny\n')
  expect(takeBack('a\nx\nc\nz\n', hunks)).toEqual({ lost: hunks[1] })
})

test('hunks keep their order', () => {
  const hunks = hunksBetween('a\nb\nc\nb\n', 'a\nx\nc\nx\n')
  expect(back('0\na\nx\nc\nx\n', hunks)).toBe('0\na\nb\nc\nb\n')
  expect(back('c\nx\n', hunks)).toBeNull()
})
