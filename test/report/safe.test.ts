// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control sequences are what is looked for
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactUnlessTTY, safe, safeJson, safeLines } from '../../src/report/safe.ts'
import { anyText, VISIBLE } from './texts.ts'

/** Nothing of these may be left, wherever it stands. */
const OBEYED =
  /[\x00-\x1f\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}\p{Cs}]/u

describe('safe', () => {
  test.each([
    ['a colour sequence', 'a\x1b[31mb', 'a\\x1b[31mb'],
    ['a hyperlink', '\x1b]8;;https://x\x1b\\y', '\\x1b]8;;https://x\\x1b\\y'],
    ['a bell', '\x07', '\\x07'],
    ['an eight-bit sequence', '\x9b2J', '\\x9b2J'],
    ['a carriage return that overwrites', 'bad\rgood', 'bad\\x0dgood'],
    ['a line end', 'one\ntwo', 'one\\x0atwo'],
    ['backspaces', 'no\b\byes', 'no\\x08\\x08yes'],
    ['NUL and DEL', '\x00\x7f', '\\x00\\x7f'],
    ['a right-to-left override', 'exe.\u202etxt', 'exe.\\u{202e}txt'],
    ['isolates', '\u2066a\u2069', '\\u{2066}a\\u{2069}'],
    ['an Arabic letter mark', '\u061c', '\\u{061c}'],
    ['zero-width space and joiners', 'a\u200bb\u200cc\u200dd', 'a\\u{200b}b\\u{200c}c\\u{200d}d'],
    ['line and paragraph separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['a byte order mark', '\ufeff', '\\u{feff}'],
    ['tags', '🏴\u{e0067}\u{e007f}', '🏴\\u{e0067}\\u{e007f}'],
    ['lone surrogates', '\ud83d \udca9', '\\u{d83d} \\u{dca9}'],
    ['a soft hyphen and a filler', 'a\u00adb\u3164', 'a\\xadb\\u{3164}'],
    ['a noncharacter', '\uffff', '\\u{ffff}'],
    ['an annotation mark', '\ufff9', '\\u{fff9}'],
    ['a variation selector without a symbol', 'a\ufe0f1\ufe0f', 'a\\u{fe0f}1\\u{fe0f}'],
    ['a second variation selector', '❤\ufe0f\ufe0f', '❤\ufe0f\\u{fe0f}'],
    ['a joiner behind an emoji', '👩\u200d', '👩\\u{200d}'],
    ['a joiner before a letter', '👩\u200da', '👩\\u{200d}a'],
    ['variation selectors that smuggle bytes', '葛\u{e0100}\u{e0101}', '葛\u{e0100}\\u{e0101}'],
  ])('spells out %s', (_, text, expected) => {
    expect(safe(text)).toBe(expected)
  })

  test('turns a tab into a space', () => {
    expect(safe('a\tb')).toBe('a b')
  })

  test.each([
    ...VISIBLE,
    'plain ASCII ~',
    '❤\ufe0e',
    '👩🏽‍🤝‍👨🏻',
    '👁️‍🗨️',
    '☁️',
    'שלום',
    'naïve “quotes” → ok',
  ])('leaves %s alone', (text) => {
    expect(safe(text)).toBe(text)
  })

  test('leaves nothing a terminal obeys, in any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(safe(text)).not.toMatch(OBEYED)
      }),
    )
  })

  test('drops nothing: the text can be read back from it', () => {
    const readBack = (shown: string) =>
      shown.replace(/\\x(..)|\\u\{(.+?)\}/g, (_, byte, code) =>
        String.fromCodePoint(Number.parseInt(byte ?? code, 16)),
      )
    const withoutBackslash = anyText.map((text) => text.replaceAll('\\', ''))
    fc.assert(
      fc.property(withoutBackslash, (text) => {
        expect(readBack(safe(text))).toBe(text.replaceAll('\t', ' '))
      }),
    )
  })

  test('changes nothing more when applied twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(safe(safe(text))).toBe(safe(text))
      }),
    )
  })
})

test('safeLines keeps line feeds and nothing else', () => {
  expect(safeLines('one\r\ntwo\x1b\n\n')).toBe('one\\x0d\ntwo\\x1b\n\n')
})

describe('safeJson', () => {
  test('writes what hides as JSON escapes', () => {
    expect(safeJson(JSON.stringify({ a: '\x9b\u202e\u{e0041}👩‍💻' }))).toBe(
      '{"a":"\\u009b\\u202e\\udb40\\udc41👩‍💻"}',
    )
  })

  test('is the same value, indented or not, without anything a terminal obeys', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, anyText), fc.constantFrom(0, 2), (value, indent) => {
        const json = safeJson(JSON.stringify(value, null, indent))
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(json.replaceAll('\n', '')).not.toMatch(OBEYED)
      }),
    )
  })
})

test('text for programs is exact in a pipe and escaped on a terminal', () => {
  expect(exactUnlessTTY('+\ta\x1b\r\n', { isTTY: false })).toBe('+\ta\x1b\r\n')
  expect(exactUnlessTTY('+\ta\x1b\r\n', { isTTY: true })).toBe('+ a\\x1b\\x0d\n')
})
