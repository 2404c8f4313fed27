import { expect, test } from 'vitest'
import { nextCut } from '../../src/markdown/cuts.ts'

/** What follows the first cut of a text. */
function behindCut(text: string): string | null {
  const cut = nextCut(text, 0, 1)
  return cut && text.slice(cut.offset)
}

test.each([
  ['a heading', 'Words\n## b', '## b'],
  ['a heading without words', 'Words\n#\n', '#\n'],
  ['an item', 'Words\n2. b', '2. b'],
  ['words behind a blank line', 'Words\n\nb', 'b'],
  ['words behind white space', 'Words\n \t\nb', 'b'],
  ['words behind a blank line that ends in two signs', 'Words\r\n \r\nb', 'b'],
  ['words behind lone carriage returns', 'Words\r\rb', 'b'],
])('a text may be cut before %s', (_, text, behind) => {
  expect(behindCut(text)).toBe(behind)
})

test.each([
  ['words that go on', 'Words\r\nb\r\n'],
  ['a line that is indented', 'Words\n\n  b\n  # c\n  - d\n'],
  ['a list right inside another', 'Words\n- - b\n'],
  ['a line that only begins like a heading', 'Words\n#b\n'],
])('but not before %s', (_, text) => {
  expect(behindCut(text)).toBeNull()
})
