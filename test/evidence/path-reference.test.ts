import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  linkTarget,
  normalisePath,
  readPathReference,
  relativePath,
} from '../../src/evidence/path-reference.ts'
import { shellWord } from '../../src/evidence/wording.ts'

describe('a reference to a file', () => {
  test.each([
    ['docs/a.md', 'docs/a.md', null],
    ['docs/a.md#top', 'docs/a.md', 'top'],
    ['docs/a.md#', 'docs/a.md', null],
    ['docs/a.md?plain=1#L3', 'docs/a.md', 'L3'],
    ['docs/what?.md', 'docs/what?.md', null],
    ['docs/C#/a.md', 'docs/C#/a.md', null],
    ['#top', '#top', null],
  ])('%s', (reference, path, fragment) => {
    expect(readPathReference(reference, false)).toEqual({ path, fragment })
    expect(readPathReference(reference, true)).toEqual({ path, fragment })
  })

  test('is decoded where it stood in a link, and only there', () => {
    expect(readPathReference('a%20b.md#c%C3%A4', true)).toEqual({ path: 'a b.md', fragment: 'cä' })
    expect(readPathReference('a%20b.md', false).path).toBe('a%20b.md')
    expect(readPathReference('100%.md', true).path).toBe('100%.md')
  })

  test('is written as a link that Markdown takes as it is', () => {
    const path = 'docs/50% (a) *b* [c] "d".md'
    const written = 'docs/50%25%20%28a%29%20%2Ab%2A%20%5Bc%5D%20%22d%22.md#ä'
    expect(linkTarget({ path, fragment: 'ä' })).toBe(written)
  })

  test('comes back from the link it is written as', () => {
    const letters = fc.constantFrom(...'aZ09 .-_%()<>[]"`*?#|\\\tä/é:@&=+,;\u200B🙂')
    const path = fc.array(letters, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(path, fc.option(path), (name, fragment) => {
        fc.pre(fragment === null || !fragment.includes('/'))
        const target = linkTarget({ path: `d/${name}`, fragment })
        expect(target).not.toMatch(/[\s()<>[\]\\"`*|]/)
        expect(readPathReference(target, true)).toEqual({ path: `d/${name}`, fragment })
      }),
    )
  })

  test('is never mistaken for an address', () => {
    expect(linkTarget({ path: 'note:today.md', fragment: null })).toBe('./note:today.md')
    expect(linkTarget({ path: 'a/note:today.md', fragment: null })).toBe('a/note:today.md')
  })
})

describe('paths', () => {
  test.each([
    ['a/./b//c/../d/', 'a/b/d'],
    ['.', ''],
    ['/a', 'a'],
    ['a/../..', null],
  ])('%s becomes %s', (path, normal) => {
    expect(normalisePath(path)).toBe(normal)
  })

  test.each([
    ['', '', '.'],
    ['', 'docs/a.md', 'docs/a.md'],
    ['docs', 'docs/a.md', 'a.md'],
    ['docs/x', 'docs/y/a.md', '../y/a.md'],
    ['docs', '', '..'],
    ['docs', 'docs', '.'],
  ])('from %j to %j', (folder, path, way) => {
    expect(relativePath(folder, path)).toBe(way)
    expect(normalisePath(`${folder}/${way}`)).toBe(path)
  })
})

test.each([
  ['docs/a.md', 'docs/a.md'],
  ['two words.md', "'two words.md'"],
  ["it's.md", String.raw`'it'\''s.md'`],
  ['-x.md', './-x.md'],
  ['-x y.md', "./'-x y.md'"],
])('in a shell %s is %s', (path, word) => {
  expect(shellWord(path)).toBe(word)
})
