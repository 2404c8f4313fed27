import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { LONGEST, MOST, titleHasher } from '../../src/plan/title-hasher.ts'
import type { Titled } from '../../src/plan/title-hashes.ts'
import { titleHashes } from '../../src/plan/title-hashes.ts'
import { RUNS } from '../support/runs.ts'
import { planOf } from './plan-of.ts'

const span = { start: 0, end: 0 }
const hasher = titleHasher()

function titled(value: string, writtenTitle: string | null = null): Titled {
  return { title: { value, span }, writtenTitle }
}

/** What WebAssembly makes of them, checked against what JavaScript does. */
function expectSame(titles: readonly Titled[]): void {
  expect(hasher).not.toBeNull()
  expect(titleHashes(titles, hasher)).toEqual(titleHashes(titles, null))
}

describe('hashes by WebAssembly are those by JavaScript', () => {
  const ascii = fc.string({ unit: 'binary-ascii' }).map((title) => title.replaceAll('\n', ' '))
  const words = fc.oneof(
    ascii,
    fc.string({ unit: fc.constantFrom(...'aZ09 \t\v\f\r.-`\x1f\x7f'), maxLength: 200 }),
    fc.string({ unit: 'grapheme' }).map((title) => title.replaceAll('\n', ' ')),
    fc.constantFrom('', ' ', 'é', '\u212a', '\ud800', '\u00a0a\u00a0'),
  )

  test('for any titles', () => {
    fc.assert(
      fc.property(fc.array(words), (titles) => expectSame(titles.map((each) => titled(each)))),
      { numRuns: RUNS },
    )
  })

  test('for each character of ASCII but the line end, which no title holds', () => {
    const characters = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code))
    const others = characters.filter((character) => character !== '\n')
    expectSame(others.flatMap((each) => [titled(each), titled(`a${each}b ${each} c`)]))
  })

  test('for titles of all lengths around the ends of blocks', () => {
    const long = 'Sixteen  letters'.repeat(20)
    expectSame(Array.from({ length: 300 }, (_, length) => titled(long.slice(0, length))))
  })

  test('for more titles than are hashed at once, and for longer ones', () => {
    const many = Array.from({ length: 2 * MOST + 1 }, (_, index) => titled(`${index}`))
    const long = [-2, -1, 0, 1, 3 * LONGEST].map((more) => titled('a'.repeat(LONGEST + more)))
    const wide = Array.from({ length: 40 }, () => titled('—'.repeat(LONGEST / 20)))
    expectSame([])
    expectSame(many)
    expectSame([titled('first'), ...long, titled('last'), ...wide, titled('behind')])
    expectSame([...many, titled('ö'), ...many])
  })
})

test('a title that is written in ASCII need not be read', () => {
  const written = [titled('not read', '`Rotate` the keys'), titled('größe', '`größe`')]
  expect(titleHashes(written, hasher)).toEqual(
    titleHashes([titled('Rotate the keys'), titled('größe')], null),
  )
})

test.each([
  ['Rotate the keys', ' Rotate the keys'],
  ['Rotate `a` and `b`', ' Rotate `a` and `b`'],
  ['Read [a](b.md)', null],
  ['Rotate ` a `b', null],
  ['Rotate `a`b', null],
  ['Rotate *all*', null],
])('what is written as "%s" need not be read: %s', (title, written) => {
  const [item] = planOf(`- [ ] ${title}\n`).items as readonly Titled[]
  expect(item?.writtenTitle).toBe(written)
})

describe('without WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  test('there is no hasher', () => {
    vi.stubGlobal('WebAssembly', undefined)
    expect(titleHasher()).toBeNull()
  })

  test('nor where there is no memory for it', () => {
    const Instance = () => {
      throw new RangeError('could not allocate memory')
    }
    vi.stubGlobal('WebAssembly', { Module: Object, Instance })
    expect(titleHasher()).toBeNull()
  })
})
