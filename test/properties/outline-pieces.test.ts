import { tests as examples } from 'commonmark-spec'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAtOnce, parseInPieces, readEither } from '../../src/markdown/parse.ts'
import { readPiece } from '../../src/markdown/pieces.ts'
import { spelledOut } from '../markdown/outlines.ts'
import { markdownText } from '../markdown/texts.ts'
import { RUNS, runs } from '../support/runs.ts'

const spec = examples.map(({ markdown }) => markdown.replaceAll('→', '\t'))

/** Pieces of one character end at every line that may end one. */
function expectPiecesToMakeTheWhole(text: string, size = 1) {
  const whole = spelledOut(parseAtOnce(text))
  expect(spelledOut(parseInPieces(text, size, readPiece))).toEqual(whole)
  expect(spelledOut(parseInPieces(text, size, readEither))).toEqual(whole)
}

describe('A text read in pieces has the outline it has as a whole', () => {
  test('in every example of CommonMark', () => {
    for (const example of spec) expectPiecesToMakeTheWhole(example)
  })

  test('with a box that is a label defined in its piece', () => {
    expectPiecesToMakeTheWhole('- [x] done\n\n[x]: /u\n\n# Next\n\n- [x] done, too\n')
  })

  test('in examples one behind the other', () => {
    const example = fc.constantFrom(...spec)
    const between = fc.constantFrom('', '\n', '\n\n', '# h\n', '\n- [ ] a\n', '\nword\n')
    fc.assert(
      fc.property(example, between, example, (first, gap, second) => {
        expectPiecesToMakeTheWhole(first + gap + second)
      }),
      { numRuns: runs(1000) },
    )
  })

  test('in texts full of fences, HTML, lists and definitions', () => {
    fc.assert(
      fc.property(markdownText, fc.constantFrom(1, 1, 20, 100), (text, size) => {
        expectPiecesToMakeTheWhole(text, size)
      }),
      { numRuns: RUNS },
    )
  })
})
