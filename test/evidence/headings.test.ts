import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import GithubSlugger from 'github-slugger'
import { describe, expect, test } from 'vitest'
import { anchorsOf, boxesOf, slugAt } from '../../src/evidence/headings.ts'
import type { Block, Outline } from '../../src/markdown/outline.ts'
import { parseAtOnce } from '../../src/markdown/parse.ts'

describe('anchors', () => {
  test.each([
    ['a heading', '# Roll back', ['roll-back']],
    ['closing marks', '## Roll back ##', ['roll-back']],
    ['an empty heading', '#', ['']],
    ['no heading', '#Roll\n####### seven\n\\# no', []],
    ['underlined', 'Roll\n====\n\nback\n---\n', ['roll', 'back']],
    ['rules and lists', '---\n---\n\n- item\n---\n\n> quote\n---\n', []],
    ['repeated', '# A\n# A\n# a-1\n', ['a', 'a-1', 'a-1-1']],
    [
      'emphasis',
      '# **Bold** and *it* and _it_ and ~~old~~ snake_case_name',
      ['bold-and-it-and-it-and-old-snake_case_name'],
    ],
    ['links and images', '# See [docs](x.md) [ref][1] ![alt](a.png)', ['see-docs-ref']],
    ['code with brackets', '# `run(a[, b])` and `<T>` and `a_b_c`', ['runa-b-and-t-and-a_b_c']],
    ['escapes', String.raw`# 1\. \*star\*`, ['1-star']],
    ['letters of any script', '# Größe & Überblick', ['größe--überblick']],
    ['a footnote', '# Title[^1]', ['title']],
    ['code', '```\n# no\n```\n~~~md\n# no\n```\n~~~\n# yes', ['yes']],
    ['code in a list', '- ```sh\n  # no\n  ```\n\n# yes', ['yes']],
    ['code marks on one line', '``` x ```\n# yes', ['yes']],
    ['a comment', '<!-- one line -->\n# yes\n<!--\n# no\n-->\n# too', ['yes', 'too']],
    ['a comment that never ends', '# yes\n<!--\n# no', ['yes']],
    ['a comment in words', 'write `<!--` there\n# yes', ['yes']],
    ['CRLF and CR', '# a\r\n# b\r# c', ['a', 'b', 'c']],
    [
      'ids of HTML',
      '<a name="one"></a> <h2 id=two>x</h2>\n<p class="x" id=\'three\'>',
      ['one', 'two', 'three'],
    ],
  ])('of %s', (_name, text, anchors) => {
    expect(anchorsOf(text)).toEqual(anchors)
  })

  test('are those of the reference parser, on real texts', () => {
    const folder = fileURLToPath(new URL('../../node_modules', import.meta.url))
    const readmes = readdirSync(folder)
      .flatMap((name) => ['README.md', 'readme.md'].map((file) => `${folder}/${name}/${file}`))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, 'utf8'))
      .filter((text) => text.length < 8000 && !text.startsWith('\uFEFF'))
      .slice(0, 40)
    expect(readmes.length).toBeGreaterThan(20)
    for (const text of readmes) {
      expect(anchorsOf(text)).toEqual(expect.arrayContaining(referenceSlugs(parseAtOnce(text))))
    }
  })
})

test('the slug of a heading is found by its place', () => {
  const text = '# A\n\n## A\n\nwords\n\n## B\n'
  expect(slugAt(text, text.indexOf('## A') + 4)).toBe('a-1')
  expect(slugAt(text, text.length)).toBe('b')
  expect(slugAt('words', 5)).toBe('')
})

test('boxes are marked items of lists, whatever the list looks like', () => {
  const text = `
- [x] one
* [ ] two
  1. [X] three
> 2) [~] four
- [y]no box
- no [x] box
[x] no item
\`\`\`
- [ ] code
\`\`\`
- [-]
`
  expect(boxesOf(text)).toEqual(['x', ' ', 'X', '~', '-'])
})

function referenceSlugs(outline: Outline): string[] {
  const slugger = new GithubSlugger()
  return headingTexts(outline, outline.blocks).map((text) => slugger.slug(text))
}

function headingTexts(outline: Outline, blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'list')
      return block.items.flatMap((item) => headingTexts(outline, item.blocks))
    if (block.kind !== 'heading') return []
    const words = outline.inlines(block).map((inline) => {
      if (inline.kind === 'text' || inline.kind === 'code') return inline.value
      // The label of a link around an image is the image's, which says nothing.
      const source = outline.text.slice(inline.span.start, inline.span.end)
      return inline.kind === 'link' && !source.startsWith('[![') ? inline.label : ''
    })
    return [words.join('').trim()]
  })
}
