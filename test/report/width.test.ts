import fc from 'fast-check'
import stringWidth from 'string-width'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Measure } from '../../src/report/measure.ts'
import { isSimple, simpleMeasure } from '../../src/report/measure.ts'
import { breakLines, fitting, loadMeasure } from '../../src/report/width.ts'
import { prose } from './texts.ts'

let measure: Measure
beforeAll(async () => {
  measure = await loadMeasure(false)
})

const everyUnit = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
const segmenter = new Intl.Segmenter()

describe('simple text', () => {
  const simple = everyUnit.filter(isSimple)

  test('holds only characters one column wide, by the full tables', () => {
    expect(simple.filter((unit) => stringWidth(unit) !== 1)).toEqual([])
  })

  test('holds no two characters that make one grapheme', () => {
    const graphemes = [...segmenter.segment([...simple, ...simple.reverse()].join(''))]
    expect(graphemes).toHaveLength(2 * simple.length)
    expect(simple.every((unit) => !/\p{M}/u.test(unit))).toBe(true)
  })

  test('covers what plans in European languages are written in', () => {
    expect(isSimple('Größe – “naïve” … Ωμέγα, Привет → ok · █░')).toBe(true)
    expect(isSimple('日本')).toBe(false)
    expect(isSimple('e\u0301')).toBe(false)
  })

  test('is measured without the tables', async () => {
    expect(await loadMeasure(true)).toBe(simpleMeasure)
  })
})

test.each([
  ['', 0],
  ['plain', 5],
  ['Größe – 5 µs', 12],
  ['e\u0301', 1],
  ['日本語', 6],
  ['한국어', 6],
  ['ﾊﾞ', 2],
  ['🙂', 2],
  ['👩‍💻', 2],
  ['👍🏽', 2],
  ['🇨🇭', 2],
  ['❤️', 2],
  ['1️⃣', 2],
  ['葛\u{e0100}', 2],
  ['a👩‍💻日', 5],
])('%s takes %i columns', (text, columns) => {
  expect(measure.width(text)).toBe(columns)
})

describe('fitting', () => {
  test.each([
    ['plain', 3, 'pla'],
    ['plain', 9, 'plain'],
    ['plain', 0, ''],
    ['日本語', 5, '日本'],
    ['日本語', 1, ''],
    ['a👩‍💻b', 2, 'a'],
    ['a👩‍💻b', 3, 'a👩‍💻'],
    ['xe\u0301y', 2, 'xe\u0301'],
  ])('%s in %i columns shows %s', (text, room, shown) => {
    expect(text.slice(0, fitting(text, room, measure))).toBe(shown)
  })

  test('is the longest run of whole graphemes that is not too wide', () => {
    fc.assert(
      fc.property(prose, fc.nat(40), (text, room) => {
        const end = fitting(text, room, measure)
        expect(measure.width(text.slice(0, end))).toBeLessThanOrEqual(room)
        const next = segmenter.segment(text).containing(end)
        if (next === undefined) return
        expect(next.index).toBe(end)
        expect(measure.width(text.slice(0, end) + next.segment)).toBeGreaterThan(room)
      }),
    )
  })
})

describe('breakLines', () => {
  const lines = (text: string, first: number, following = first) =>
    breakLines(text, { first, following }, measure).map(({ start, end }) => text.slice(start, end))

  test.each([
    ['', 5, ['']],
    ['   ', 2, ['']],
    ['one', 5, ['one']],
    ['one two three', 7, ['one two', 'three']],
    ['one  two   three', 8, ['one  two', 'three']],
    ['  one two', 5, ['  one', 'two']],
    ['  three', 6, ['three']],
    ['one two ', 4, ['one', 'two']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['ab cdefgh ij', 4, ['ab', 'cdef', 'gh', 'ij']],
    ['ab cdefgh ij', 5, ['ab', 'cdefg', 'h ij']],
    ['日本語のテスト', 5, ['日本', '語の', 'テス', 'ト']],
    ['日本', 1, ['日', '本']],
    ['日 a', 1, ['日', 'a']],
    ['👩‍💻👩‍💻👩‍💻', 4, ['👩‍💻👩‍💻', '👩‍💻']],
  ])('%j in %i columns', (text, width, expected) => {
    expect(lines(text, width)).toEqual(expected)
  })

  test('gives the first line its own room', () => {
    expect(lines('one two three four', 7, 10)).toEqual(['one two', 'three four'])
    expect(lines('abcdefghij', 2, 4)).toEqual(['ab', 'cdef', 'ghij'])
  })

  test('keeps everything but spaces, in order', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 1, max: 40 }), (text, width) => {
        const spans = breakLines(text, { first: width, following: width }, measure)
        let end = 0
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(end, span.start)).toMatch(/^ *$/)
          end = span.end
        }
        expect(text.slice(end)).toMatch(/^ *$/)
      }),
    )
  })

  test('makes no line wider than its room unless it is a single grapheme, and none empty', () => {
    const room = fc.record({
      first: fc.integer({ min: 1, max: 40 }),
      following: fc.integer({ min: 1, max: 40 }),
    })
    fc.assert(
      fc.property(prose, room, (text, { first, following }) => {
        for (const [at, line] of lines(text, first, following).entries()) {
          const alone = [...segmenter.segment(line)].length === 1
          const limit = at === 0 ? first : following
          expect(alone || measure.width(line) <= limit).toBe(true)
          expect(line === '').toBe(text.trim() === '')
        }
      }),
    )
  })

  test('breaks only between graphemes', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 1, max: 12 }), (text, width) => {
        const starts = new Set([...segmenter.segment(text)].map(({ index }) => index))
        for (const { start } of breakLines(text, { first: width, following: width }, measure)) {
          expect(start === 0 || starts.has(start)).toBe(true)
        }
      }),
    )
  })

  test('measures simple text as the full tables do', () => {
    const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 120 })
    fc.assert(
      fc.property(plain, fc.integer({ min: 1, max: 40 }), (text, width) => {
        const room = { first: width, following: width }
        expect(breakLines(text, room, simpleMeasure)).toEqual(breakLines(text, room, measure))
      }),
    )
  })
})
