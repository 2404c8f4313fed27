import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeSource,
  encodedPieces,
  encodeSource,
  InvalidUtf8Error,
  LineIndex,
  lineEnd,
  lineEndAt,
  lineEndFor,
  lineStart,
  nextLine,
  slice,
  sourceOf,
  wholeText,
} from '../../src/text/source.ts'
import { RUNS } from '../support/runs.ts'

const bytesOf = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)],
    ),
  )

describe('decodeSource', () => {
  it('reads UTF-8', () => {
    expect(decodeSource('PLAN.md', bytesOf('é 🦀\n'))).toEqual({
      path: 'PLAN.md',
      text: 'é 🦀\n',
      bom: false,
    })
  })

  it('keeps the byte order mark out of the text, and only the first', () => {
    const source = decodeSource('PLAN.md', bytesOf('\uFEFF\uFEFF# Plan'))
    expect(source).toMatchObject({ text: '\uFEFF# Plan', bom: true })
    expect(encodeSource(source)).toEqual(bytesOf('\uFEFF\uFEFF# Plan'))
  })

  const invalid: Record<string, readonly [bytes: Uint8Array, offset: number]> = {
    'a byte that is never UTF-8': [bytesOf('ab', 0xff, 'c'), 2],
    'a lone continuation byte': [bytesOf('é', 0xa9), 2],
    'a sequence cut off by a letter': [bytesOf('a', 0xe2, 0x82, 'b'), 1],
    'a sequence cut off by the end of the file': [bytesOf('ab', 0xf0, 0x9f, 0x98), 2],
    'a lead byte at the end of the file': [bytesOf('ab', 0xc3), 2],
    'a bad byte behind a whole character': [bytesOf('🦀', 0xff), 4],
    'UTF-16': [bytesOf(0xff, 0xfe, 'a', 0), 0],
    'an encoded surrogate': [bytesOf('a', 0xed, 0xa0, 0x80), 1],
    'an overlong slash': [bytesOf('a', 0xc0, 0xaf), 1],
  }

  it.each(Object.entries(invalid))('refuses %s and says where', (_, [bytes, offset]) => {
    expect(() => decodeSource('PLAN.md', bytes)).toThrow(new InvalidUtf8Error(offset))
  })

  it('names the end of the longest prefix that is UTF-8', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => [...bytesOf(text)]),
      fc.array(fc.integer({ min: 0x70, max: 0xff }), { maxLength: 3 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const bytes = Uint8Array.from(pieces.flat())
        const valid = longestValidPrefix(bytes)
        if (valid === bytes.length) {
          expect(encodeSource(decodeSource('p', bytes))).toEqual(bytes)
          return
        }
        expect(() => decodeSource('p', bytes)).toThrow(new InvalidUtf8Error(valid))
      }),
      { numRuns: RUNS },
    )
  })

  function longestValidPrefix(bytes: Uint8Array): number {
    for (let end = bytes.length; end > 0; end -= 1) {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end))
        return end
      } catch {}
    }
    return 0
  }
})

describe('encodeSource', () => {
  it('puts the byte order mark before another text too', () => {
    const source = decodeSource('PLAN.md', bytesOf('\uFEFFold'))
    expect(encodeSource(source, 'new')).toEqual(bytesOf('\uFEFFnew'))
  })

  it('adds none where there was none', () => {
    expect(encodeSource(sourceOf('# Plan'))).toEqual(bytesOf('# Plan'))
  })
})

describe('encodedPieces', () => {
  const joined = (pieces: Iterable<Uint8Array>) =>
    Buffer.concat(Array.from(pieces, (each) => each.slice()))

  it('gives the bytes of a source, however often it is asked', () => {
    for (const text of ['', '# Plan', '\uFEFF\uFEFF# Plan', 'é–😀']) {
      const source = decodeSource('PLAN.md', bytesOf(text))
      const pieces = encodedPieces(source)
      for (let times = 0; times < 2; times += 1) {
        expect(joined(pieces)).toEqual(Buffer.from(encodeSource(source)))
      }
    }
  })

  it.each(['a', 'é', '–', '😀'])('cuts no character where a text is full of %s', (character) => {
    for (const before of ['', 'x', 'xy', 'xyz']) {
      const source = sourceOf(before + character.repeat(300_000))
      const pieces = Array.from(encodedPieces(source), (each) => each.slice())
      expect(pieces.length).toBeGreaterThan(1)
      expect(joined(pieces).equals(encodeSource(source))).toBe(true)
    }
  })

  it('cuts none where one that takes two units follows many that take one', () => {
    for (let length = 262_140; length < 262_148; length += 1) {
      const source = sourceOf(`${'a'.repeat(length)}😀é`)
      expect(joined(encodedPieces(source)).equals(encodeSource(source))).toBe(true)
    }
  })
})

describe('wholeText', () => {
  it('begins with the byte order mark where the file does', () => {
    expect(wholeText(decodeSource('PLAN.md', bytesOf('\uFEFF# Plan')))).toBe('\uFEFF# Plan')
    expect(wholeText(sourceOf('# Plan'))).toBe('# Plan')
  })
})

describe('sourceOf', () => {
  it('names the plan as it is usually named', () => {
    expect(sourceOf('x')).toEqual({ path: 'PRODUCTION_HARDENING_PLAN.md', text: 'x', bom: false })
    expect(sourceOf('x', 'p.md').path).toBe('p.md')
  })
})

const MIXED = 'ab\r\ncd\n\refg'

describe('LineIndex', () => {
  it.each([
    [0, 1, 1],
    [3, 1, 4],
    [4, 2, 1],
    [6, 2, 3],
    [7, 3, 1],
    [8, 4, 1],
    [11, 4, 4],
  ])('places offset %i at %i:%i', (offset, line, column) => {
    expect(new LineIndex(MIXED).place(offset)).toEqual({ line, column })
  })

  it('says the same whether it is asked late, early or past the end first', () => {
    const inOrder = new LineIndex(MIXED)
    const offsets = Array.from({ length: MIXED.length + 4 }, (_, offset) => offset)
    const places = offsets.map((offset) => inOrder.place(offset))
    expect(places.at(-1)).toEqual({ line: 4, column: 7 })
    for (const [late, early] of [
      [9, 1],
      [8, 7],
      [4, 3],
      [MIXED.length, 0],
      [MIXED.length + 3, 5],
    ] as const) {
      const index = new LineIndex(MIXED)
      expect([index.place(late), index.place(early)]).toEqual([places[late], places[early]])
      expect(offsets.toReversed().map((offset) => index.place(offset))).toEqual(places.toReversed())
    }
  })

  it('says the same in any text, whatever it is asked first', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n') })
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { minLength: 2 }), (words, offsets) => {
        const index = new LineIndex(words)
        for (const offset of offsets) {
          expect(index.place(offset)).toEqual(new LineIndex(words).place(offset))
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('has one line in an empty text', () => {
    expect(new LineIndex('').place(0)).toEqual({ line: 1, column: 1 })
  })
})

describe('lines', () => {
  it('begin and end around an offset', () => {
    expect([lineStart(MIXED, 6), lineEnd(MIXED, 5), nextLine(MIXED, 5)]).toEqual([4, 6, 7])
  })

  it('hold their CRLF whole', () => {
    expect([lineStart(MIXED, 3), lineEnd(MIXED, 3), nextLine(MIXED, 3)]).toEqual([0, 2, 4])
  })

  it('end with the text where it has no final line end', () => {
    expect([lineEnd(MIXED, 9), nextLine(MIXED, 9)]).toEqual([11, 11])
  })

  it('agree with the line index', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\r\n') })
    fc.assert(
      fc.property(text, fc.nat(40), (words, at) => {
        const offset = Math.min(at, words.length)
        const { line, column } = new LineIndex(words).place(offset)
        expect(lineStart(words, offset)).toBe(offset - column + 1)
        const next = nextLine(words, offset)
        const after = new LineIndex(words).place(next)
        expect(after).toEqual(
          next === words.length && lineEndAt(words, lineEnd(words, offset)) === ''
            ? { line, column: next - lineStart(words, offset) + 1 }
            : { line: line + 1, column: 1 },
        )
      }),
      { numRuns: RUNS },
    )
  })
})

describe('lineEndAt', () => {
  it.each([
    [2, '\r\n'],
    [6, '\n'],
    [7, '\r'],
    [0, ''],
    [11, ''],
  ])('finds what stands at %i', (offset, found) => {
    expect(lineEndAt(MIXED, offset)).toBe(found)
  })
})

describe('lineEndFor', () => {
  it('is that of the line itself', () => {
    expect(lineEndFor(MIXED, 5)).toBe('\n')
  })

  it("is the text's first where the line has none", () => {
    expect(lineEndFor(MIXED, 10)).toBe('\r\n')
  })

  it('is LF in a text of one line', () => {
    expect(lineEndFor('ab', 1)).toBe('\n')
  })
})

describe('slice', () => {
  it('is the text a span covers', () => {
    expect(slice('abcd', { start: 1, end: 3 })).toBe('bc')
  })
})
