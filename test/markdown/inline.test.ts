import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText, isVerbatim, linkMarkdown } from '../../src/markdown/inline.ts'
import type { Inline } from '../../src/markdown/outline.ts'
import { parseAtOnce } from '../../src/markdown/parse.ts'
import { PATIENCE, RUNS } from '../support/runs.ts'

/** What the words behind a box are read as. */
function readBehindBox(words: string): readonly Inline[] {
  const outline = parseAtOnce(`- [ ] ${words}`)
  const [list] = outline.blocks
  const item = list?.kind === 'list' ? list.items[0] : undefined
  const [lead] = item?.blocks ?? []
  if (lead?.kind !== 'paragraph' || item?.box?.mark !== ' ') return expect.fail(words)
  return outline.inlines(lead)
}

const LETTERS = [
  'a',
  'b',
  'w',
  'x',
  'Z',
  '7',
  'é',
  'ß',
  '漢',
  'http',
  'mailto',
  'www',
  'com',
  'amp',
]
const WHITE = [' ', ' ', ' ', '  ', '\t', '\u00a0', '\u2003', '\f', '\v', '\u2028', '\u0085']
const SIGNS = [...'!"#$%\'()+,-./:;=>?^{|}__:://→“…', '# ', '- ', '1. ', '> ', '---', '|-|']
const ACTIVE = [...'\\`*~[]<&@', '&amp;', '<b>', '![', '**', '🦀', '\n', '\r', '\0']

const words = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...LETTERS) },
      { weight: 6, arbitrary: fc.constantFrom(...WHITE) },
      { weight: 10, arbitrary: fc.constantFrom(...SIGNS) },
      { weight: 1, arbitrary: fc.constantFrom(...ACTIVE) },
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((units) => units.join(''))

describe('words that are what they seem', () => {
  it(
    'are read as one text of the same characters',
    () => {
      fc.assert(
        fc.property(words, (source) => {
          const shown = source.replace(/^[ \t]+|[ \t]+$/g, '')
          fc.pre(shown !== '' && isVerbatim(source))
          expect(readBehindBox(source)).toMatchObject([{ kind: 'text', value: shown }])
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )

  it.each([
    ['a word with an underscore inside, and a colon', 'Split comms_service: 12:30', true],
    ['an underscore before a word', '_Split comms', false],
    ['an underscore behind a word', 'Split comms_', false],
    ['an address', 'see https://ci.example', false],
    ['an address without scheme', 'see WWW.ci.example', false],
    ['a mailbox', 'ask sre@ci.example', false],
    ['a reference', 'this &amp; that', false],
    ['code', 'run `make`', false],
    ['a line end', 'two\nlines', false],
  ])('are told from others: %s', (_, source, isSo) => {
    expect(isVerbatim(source)).toBe(isSo)
  })
})

describe('a link', () => {
  it.each([
    ['a backtick in its address', 'https://ci.example/a`b', null, '(https://ci.example/a&#96;b)'],
    [
      'line ends and tabs in its title',
      'docs/a.md',
      'a\tb\r\nc',
      '(docs/a.md "a&#9;b&#13;&#10;c")',
    ],
  ])('reads back with %s', (_, url, title, written) => {
    const link = linkMarkdown('run', url, title)
    expect(link).toBe(`[run]${written}`)
    expect(readBehindBox(link)).toMatchObject([{ kind: 'link', label: 'run', url, title }])
  })

  it('leaves code alone that began before it', () => {
    const link = linkMarkdown('run', 'docs/`a`.md')
    expect(readBehindBox(`a \`b ${link}`)).toMatchObject([
      { kind: 'text', value: 'a `b ' },
      { kind: 'link', url: 'docs/`a`.md' },
    ])
  })
})

it('a label is read as it is seen: without tags and emphasis, code by its value', () => {
  expect(readBehindBox('[a <b>*c*</b> `d` ![e](f)](u)')).toMatchObject([
    { kind: 'link', label: 'a c d e' },
  ])
})

describe('words written as Markdown', () => {
  it.each([
    ['5 * 3 and __ and ***', '5 * 3 and __ and ***'],
    ['*now*', '\\*now\\*'],
    ['comms_service', 'comms_service'],
    ['a [b] `c`', 'a \\[b] \\`c\\`'],
  ])('%s escape only what would mean something', (value, written) => {
    expect(escapeText(value)).toBe(written)
    expect(readBehindBox(written)).toMatchObject([{ kind: 'text', value }])
  })
})
