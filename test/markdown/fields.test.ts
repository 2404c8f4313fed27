import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldOf, fieldsOf } from '../../src/markdown/fields.ts'
import { parseAtOnce } from '../../src/markdown/parse.ts'
import { RUNS } from '../support/runs.ts'

const words = fc.oneof(
  fc.constantFrom('Owner', 'Blocked by', 'Blocked  by', 'Évidence', 'x', 'a-b', 'key 2', '2nd', ''),
  fc.constantFrom('SRE + QA', 'a: b', 'https://x.example', 'www.x', '12:30', 'comms_service'),
  fc.constantFrom('*b*', '`c`', '[d](e)', '&amp;', '\\*', '<f>', '[x]', '\u00a0', '\t', '  '),
)
const line = fc
  .tuple(words, fc.constantFrom(':', ': ', ':  ', ':\t', ' : ', '：', ''), fc.array(words))
  .map(([key, colon, value]) => `${key}${colon}${value.join(' ')}`)

test('a line is the same field alone and among others, however plain it is', () => {
  fc.assert(
    fc.property(line, (text) => {
      const outline = parseAtOnce(text)
      for (const block of outline.blocks) {
        if (block.kind !== 'paragraph') continue
        expect(fieldOf(outline, block)).toEqual(fieldsOf(outline, block)[0] ?? null)
      }
    }),
    { numRuns: RUNS },
  )
})

test('a line without a key goes on with the field above it, whatever it is made of', () => {
  const outline = parseAtOnce('Owner: SRE\nReviewer: QA\n`Ops`\n[Web](w.md) and\nmore\n')
  const [block] = outline.blocks
  const fields = block?.kind === 'paragraph' ? fieldsOf(outline, block) : []
  expect(fields.map(({ key, value }) => [key.value, value.value])).toEqual([
    ['Owner', 'SRE'],
    ['Reviewer', 'QA Ops Web and more'],
  ])
  expect(fields[1]?.content.map((each) => (each.kind === 'text' ? each.value : each.kind))).toEqual(
    ['QA', '\n', 'code', '\n', 'link', ' and', '\n', 'more'],
  )
})

test.each(['**Owner: SRE**', '*Owner: SRE*', '**Owner:** SRE', '__Owner__: SRE'])(
  '%s is a field, wherever its emphasis closes',
  (text) => {
    const outline = parseAtOnce(text)
    const [block] = outline.blocks
    const field = block?.kind === 'paragraph' ? fieldOf(outline, block) : null
    expect([field?.key.value, field?.value.value]).toEqual(['Owner', 'SRE'])
    expect(field && text.slice(field.value.span.start, field.value.span.end)).toBe('SRE')
  },
)

test.each([
  ['plain', 'k', 'k', ': x'],
  ['emphasised', '**k', 'k', ':** x'],
  ['beyond ASCII', '𝒌', 'é', ': x'],
])('a key has forty characters at most, %s', (_how, first, other, behind) => {
  const fieldIn = (length: number) => {
    const outline = parseAtOnce(first + other.repeat(length - 1) + behind)
    const [block] = outline.blocks
    return block?.kind === 'paragraph' ? fieldOf(outline, block) : null
  }
  expect([fieldIn(40)?.value.value, fieldIn(41)]).toEqual(['x', null])
})
