import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAtOnce } from '../../src/markdown/parse.ts'
import { readPlainly } from '../../src/markdown/plain.ts'
import { normaliseTitle } from '../../src/plan/handle.ts'
import { readPlan } from '../../src/plan/read.ts'
import type { Titled } from '../../src/plan/title-hashes.ts'
import { wordsOf } from '../../src/plan/words.ts'
import { isAscii } from '../../src/text/lettered.ts'
import { sourceOf } from '../../src/text/source.ts'
import { runs } from '../support/runs.ts'

const PART = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'B', '1', ' ', '  ', '\t', 'word', 'w', 'W', '.') },
  { weight: 3, arbitrary: fc.constantFrom('_', ':', '!', '`', '` ', ' `', '``', '(', ')', '|') },
  { weight: 2, arbitrary: fc.constantFrom('`a_b`', '` a `', '`<b>`', '`[a](b)`', '`&amp;`') },
  { weight: 2, arbitrary: fc.constantFrom('[a](b)', '[a b](c.md "d")', '![a](b)', '[', '](', ']') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('*', '**', '~', '\\', '&lt;', '<b>', '@', '://', 'www.'),
  },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\x1f', '\x7f', '\v', '\f', 'é', '\u00a0', '—') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 3 }) },
)
const TITLE = fc.array(PART, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
const TEXT = fc
  .tuple(fc.array(TITLE, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\r\n'))
  .map(([titles, end]) => titles.map((title) => `- [ ] ${title}${end}`).join(''))

test('what a title is written with in ASCII says the same words, where it is given', () => {
  let given = 0
  let all = 0
  fc.assert(
    fc.property(TEXT, (text) => {
      const plain = readPlainly(text)
      if (plain === null) return
      const { items } = readPlan(sourceOf(plain.text), plain)
      const parsed = readPlan(sourceOf(text), parseAtOnce(text)).items
      all += items.length
      for (const [index, { writtenTitle }] of (items as readonly Titled[]).entries()) {
        if (typeof writtenTitle !== 'string' || !isAscii(writtenTitle)) continue
        given += 1
        expect(writtenTitle).not.toContain('\n')
        const title = parsed[index]?.title.value ?? ''
        expect(normaliseTitle(writtenTitle)).toBe(normaliseTitle(title))
        expect(wordsOf(writtenTitle)).toEqual(wordsOf(title))
      }
    }),
    { numRuns: runs(20_000) },
  )
  process.stdout.write(`written titles: ${given} of ${all}\n`)
  expect(given / all).toBeGreaterThan(0.2)
})
