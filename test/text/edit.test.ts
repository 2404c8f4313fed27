import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextEdit } from '../../src/text/edit.ts'
import { applyEdits, isEditedBy, touches } from '../../src/text/edit.ts'
import { RUNS } from '../support/runs.ts'

const edit = (start: number, end: number, insert: string): TextEdit => ({
  span: { start, end },
  insert,
})

describe('applyEdits', () => {
  const cases: Record<string, readonly [edits: readonly TextEdit[], after: string]> = {
    nothing: [[], 'abcdef'],
    'an insertion': [[edit(3, 3, 'X')], 'abcXdef'],
    'an insertion at the end': [[edit(6, 6, 'X')], 'abcdefX'],
    'a deletion': [[edit(1, 3, '')], 'adef'],
    'a replacement': [[edit(1, 3, 'X')], 'aXdef'],
    'edits in any order': [[edit(4, 5, 'Y'), edit(0, 1, 'X')], 'XbcdYf'],
    'edits that touch': [[edit(0, 2, 'X'), edit(2, 4, 'Y')], 'XYef'],
    'insertions at one place, in the order given': [[edit(2, 2, 'X'), edit(2, 2, 'Y')], 'abXYcdef'],
    'an insertion before a deletion that begins there': [
      [edit(2, 4, ''), edit(2, 2, 'X')],
      'abXef',
    ],
    'an insertion behind a deletion that ends there': [[edit(4, 4, 'X'), edit(2, 4, '')], 'abXef'],
  }

  it.each(Object.entries(cases))('makes %s', (_, [edits, after]) => {
    expect(applyEdits('abcdef', edits)).toBe(after)
  })

  const wrong: Record<string, readonly TextEdit[]> = {
    'edits that overlap': [edit(0, 3, 'X'), edit(2, 4, 'Y')],
    'an insertion inside a deletion': [edit(0, 3, ''), edit(2, 2, 'Y')],
    'two replacements of one span': [edit(0, 1, 'X'), edit(0, 1, 'X')],
    'an edit behind the text': [edit(6, 7, 'X')],
    'an edit before the text': [edit(-1, 0, 'X')],
    'a span that runs backwards': [edit(3, 2, 'X')],
  }

  it.each(Object.entries(wrong))('throws at %s', (_, edits) => {
    expect(() => applyEdits('abcdef', edits)).toThrow(RangeError)
  })
})

describe('touches', () => {
  it.each([
    ['share a character', 4, 6, true],
    ['meet at an end', 5, 6, true],
    ['meet at a start', 0, 2, true],
    ['stand inside', 3, 3, true],
    ['stand before', 0, 1, false],
    ['stand behind', 6, 6, false],
  ])('tells of spans that %s', (_, start, end, expected) => {
    const [one, other] = [
      { start: 2, end: 5 },
      { start, end },
    ]
    expect([touches(one, other), touches(other, one)]).toEqual([expected, expected])
  })
})

describe('isEditedBy', () => {
  const edits = [edit(4, 6, 'longer'), edit(0, 2, ''), edit(3, 3, 'X')]

  it('tells a text with these edits made from any other', () => {
    const after = applyEdits('abcdef', edits)
    expect(isEditedBy('abcdef', after, edits)).toBe(true)
    for (const other of [`${after}.`, after.slice(0, -1), after.replace('X', 'Y'), 'abcdef', '']) {
      expect(isEditedBy('abcdef', other, edits)).toBe(false)
    }
  })

  it.each([
    ['in front', '.bcdef', []],
    ['between two', 'aXc.eYf', [edit(1, 2, 'X'), edit(5, 5, 'Y')]],
    ['behind the last', 'aXcde.', [edit(1, 2, 'X')]],
    ['twice', 'aXcdef', [edit(1, 3, 'Xc'), edit(2, 3, '')]],
  ])('sees what was changed %s', (_, after, some) => {
    expect(isEditedBy('abcdef', after, some)).toBe(false)
  })

  it('is true of whatever applyEdits makes, and of nothing one character off', () => {
    fc.assert(
      fc.property(fc.string(), disjointEdits, fc.nat(), (text, make, at) => {
        const made = make(text)
        const after = applyEdits(text, made)
        expect(isEditedBy(text, after, made)).toBe(true)
        const place = at % (after.length + 1)
        expect(isEditedBy(text, `${after.slice(0, place)}\0${after.slice(place)}`, made)).toBe(
          false,
        )
        expect(isEditedBy(text, `${after.slice(0, place)}\0${after.slice(place + 1)}`, made)).toBe(
          after[place] === '\0',
        )
      }),
      { numRuns: RUNS },
    )
  })

  /** Edits between sorted offsets, taken two by two, in the order in which they were drawn. */
  const disjointEdits = fc
    .array(fc.tuple(fc.nat(20), fc.nat(3), fc.string({ maxLength: 3 })), { maxLength: 5 })
    .map((steps) => (text: string) => {
      let offset = 0
      const edits: TextEdit[] = []
      for (const [skip, length, insert] of steps) {
        const start = Math.min(offset + skip, text.length)
        offset = Math.min(start + length, text.length)
        edits.push(edit(start, offset, insert))
      }
      return edits
    })
})
