import { describe, expect, test } from 'vitest'
import { parseAtOnce, parseInPieces, readEither } from '../../src/markdown/parse.ts'
import { readPiece } from '../../src/markdown/pieces.ts'
import { spelledOut } from './outlines.ts'

/** Texts that say something else when the wrong places divide them. */
const TEXTS: Record<string, string> = {
  'a fence around lines like headings': '```\n# no\n\n# no\n```\n\n# yes\n',
  'a fence that is never closed': '# yes\n\n```\n# no\n\n- no\n',
  'a comment around lines like headings and items': '<!--\n\n# no\n- no\n\n-->\n\n# yes\n',
  'a number behind a code block, which begins no list': '    code\n7) words\n',
  'a list that goes on behind a heading’s look-alike': '- a\n- b\n\n- c\n- d\n',
  'a reference to what stands further down': 'See [x][ref].\n\n# Next\n\n[ref]: /u "t"\n',
  'an image of what stands further down': 'See ![x][ref].\n\n# Next\n\n[ref]: /u\n',
  'a note that stands further down': 'See this[^n].\n\n# Next\n\n[^n]: note\n',
  'a note that stands in the same piece': '# One\n\nSee this[^n].\n\n[^n]: note\n\n# Two\n',
  'boxes whose marks mean something': '- [*] a*\n- [_] b_\n\n# Next\n\n- [*] *c*\n',
  'a label that is defined twice': 'See [x][ref].\n\n[ref]: /a\n\n# Next\n\n[ref]: /b\n',
  'an item behind lone carriage returns': 'Words.\r\r- a\n  - b\n\n# Next\n',
  'front matter that is closed': '---\ntitle: a\n---\n# yes\n\n# yes\n',
  'front matter that is not': '---\n# yes\n\n# yes\n',
}

describe('read in pieces that end wherever they may, a text has the outline it has as a whole', () => {
  test.each(Object.entries(TEXTS))('%s', (_, text) => {
    const whole = spelledOut(parseAtOnce(text))
    expect(spelledOut(parseInPieces(text, 1, readPiece))).toEqual(whole)
    expect(spelledOut(parseInPieces(text, 1, readEither))).toEqual(whole)
  })
})
