import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAscii, lettered } from '../../src/text/lettered.ts'
import { RUNS } from '../support/runs.ts'

const words = lettered(({ letter, mark, number }) => `[${letter}${mark}${number}]+`, 'g')

test('finds letters, marks and numbers of any script', () => {
  expect('Füße, ٣ and naïve 2x'.match(words('ü'))).toEqual(['Füße', '٣', 'and', 'naïve', '2x'])
  expect('a-b 2x'.match(words('a-b 2x'))).toEqual(['a', 'b', '2x'])
})

test('means the same in both spellings where the text is ASCII', () => {
  const all = words('é')
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      expect(isAscii(text)).toBe(true)
      expect(text.match(words(text))).toEqual(text.match(all))
    }),
    { numRuns: RUNS },
  )
})
