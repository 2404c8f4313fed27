import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/markdown/outline.ts'
import { parseAtOnce, parseMarkdown } from '../../src/markdown/parse.ts'
import { readPlainly, readPlainPiece } from '../../src/markdown/plain.ts'
import { spelledOut } from './outlines.ts'

describe('a piece of a text', () => {
  it.each([
    ['a heading', 'Words.\n', '# Next\nMore.\n'],
    ['words of their own', 'Words.\n\n', 'Next.\n'],
    ['the first item of a list', 'Words.\n', '- a\n- b\n'],
    ['an item of another list', '- a\n', '* b\n'],
  ])('ends before %s', (_, before, behind) => {
    const read = readPlainPiece(before + behind, 0, before.length)
    expect(read).toEqual({ blocks: readPlainly(before)?.blocks, goesOn: false })
  })

  it('ends before the next item of a list, which goes on', () => {
    const read = readPlainPiece('- a\n- b\n- c\n', 0, 4)
    expect(read).toMatchObject({ blocks: [{ kind: 'list' }], goesOn: true })
    expect(itemsOf(read?.blocks)).toEqual(itemsOf(readPlainly('- a\n')?.blocks))
  })

  it.each([
    ['goes on with the words above it', 'Words\n', 'go on\n'],
    ['goes on with an item', '- a\n', '  b\n'],
    ['begins an item of an item', '- a\n', '  - b\n'],
  ])('is none where the line it is to end before %s', (_, before, behind) => {
    expect(readPlainly(before + behind)).not.toBeNull()
    expect(readPlainPiece(before + behind, 0, before.length)).toBeNull()
  })
})

describe('an item', () => {
  const itemOf = (text: string) => itemsOf(readPlainly(text)?.blocks)

  it('of a line of millions of signs is read as a short one is', () => {
    const line = `- [ ] ${'a_b:c!w '.repeat(1_000_000)}x`
    expect(itemOf(`${line}\n`)).toMatchObject([{ span: { start: 0, end: line.length } }])
  })

  it('of a thousand bullets is read as one of three is', () => {
    const text = `- [ ] One\n${'  - Two\n'.repeat(1000)}`
    expect(itemOf(text)).toMatchObject([{ span: { start: 0, end: text.length - 1 } }])
  })
})

describe('words', () => {
  it.each([
    ['a star between spaces', '3 * 4 * x\n'],
    ['an ampersand that begins no reference', 'R & D, A &- B\n'],
    ['an exclamation mark', 'Now! Or (!) never!\n'],
    ['a colon inside', 'a:b c: d\n'],
    ['an underscore inside', 'a_b c1_2d\n'],
    ['code', 'a `b_c` d\n'],
    ['code with a space on both sides', 'a ` b ` c\n'],
    ['wrapped lines', 'a\nb `c`\n  d\n'],
    ['a box and nothing else', '- [ ]\n- [x]\n'],
    ['a box, and words below it', '- [ ]\n  a & b\n'],
    ['items below an item', '- a\n  1. b\n  2. c\n\n     - d\n- e\n'],
  ])('with %s are read at once, as remark reads them', (_, text) => {
    const outline = readPlainly(text)
    expect(outline && spelledOut(outline)).toEqual(spelledOut(parseAtOnce(text)))
  })

  it.each([
    ['an asterisk of emphasis', '3 *4* x\n'],
    ['an underscore of emphasis', 'a _b_ c\n'],
    ['a reference', 'R &amp; D\n'],
    ['a number for a character', 'R &#38; D\n'],
    ['an image', 'a ![b](c)\n'],
    ['an address', 'see http://a.example\n'],
    ['an address without a scheme', 'see www.a.example\n'],
    ['a tag', 'a <b> c\n'],
    ['code that never closes', 'a `b\n'],
    ['a number that begins no list', 'Words\n2. b\n'],
    ['code in two backticks', 'a ``b`` c\n'],
  ])('with %s are left to remark', (_, text) => {
    expect(readPlainly(text)).toBeNull()
  })
})

it('gives the same words of a block again, and no more than equal ones much later', () => {
  const outline = readPlainly(Array.from({ length: 70 }, (_, at) => `Words ${at}\n\n`).join(''))
  const paragraphs = outline?.blocks.filter((block) => block.kind === 'paragraph') ?? []
  const words = paragraphs.map((block) => outline?.inlines(block))
  expect(words[69]).toMatchObject([{ kind: 'text', value: 'Words 69' }])
  expect(paragraphs.slice(-2).map((block) => outline?.inlines(block))[1]).toBe(words[69])
  const again = paragraphs.map((block) => outline?.inlines(block))
  expect(again).toEqual(words)
  expect(again[0]).not.toBe(words[0])
})

describe('a link', () => {
  it.each([
    ['double spaces', '[a  b](docs/a.md)', 'a b'],
    ['an address', '[www.ci.example](docs/a.md)', 'www.ci.example'],
    ['another address', '[x http://ci.example](docs/a.md)', 'x http://ci.example'],
    ['emphasis', '[_a_](docs/a.md)', 'a'],
  ])('whose label holds %s is left to remark', (_, link, label) => {
    expect(readPlainly(`- see ${link}\n`)).toBeNull()
    const outline = parseMarkdown(`see ${link}\n`)
    const [paragraph] = outline.blocks
    const inlines = paragraph?.kind === 'paragraph' ? outline.inlines(paragraph) : []
    const labels = inlines.flatMap((inline) => (inline.kind === 'link' ? [inline.label] : []))
    expect(labels).toEqual([label])
  })

  it('whose label holds words alone is read at once', () => {
    const outline = readPlainly('see [a_b c](docs/a.md)\n')
    const [paragraph] = outline?.blocks ?? []
    const inlines = paragraph?.kind === 'paragraph' ? outline?.inlines(paragraph) : []
    expect(inlines).toMatchObject([{ value: 'see ' }, { label: 'a_b c', url: 'docs/a.md' }])
  })
})

function itemsOf(blocks: readonly Block[] = []) {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
}
