import { tests as examples } from 'commonmark-spec'
import fc from 'fast-check'
import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import type { Processor } from 'unified'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { noDefinitions } from '../../src/markdown/definitions.ts'
import { parseGfm } from '../../src/markdown/gfm.ts'
import { markdownText } from '../markdown/texts.ts'
import { runs } from '../support/runs.ts'

/** Remark as it comes, but for boxes and for the second search for addresses. */
const remark = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(function (this: Processor) {
    const data = this.data()
    data.micromarkExtensions?.push({ disable: { null: ['tasklistCheck'] } })
    for (const extension of (data.fromMarkdownExtensions ?? []).flat()) extension.transforms = []
  })

function plainly(text: string): Root {
  return remark.parse(text)
}

test('watching over the tokenizer changes nothing in CommonMark’s examples', () => {
  for (const { markdown } of examples) {
    const text = markdown.replaceAll('→', '\t')
    expect(parseGfm(text, null)).toEqual(plainly(text))
  }
})

test('watching over the tokenizer and telling it of labels change nothing in other texts', () => {
  const unused = noDefinitions()
  unused.links.set('UNUSED LABEL', { url: '/u', title: null })
  unused.footnotes.add('UNUSED')
  const text = markdownText.filter((each) => !each.startsWith('\uFEFF'))
  fc.assert(
    fc.property(text, fc.constantFrom(null, unused), (each, known) => {
      expect(parseGfm(each, known)).toEqual(plainly(each))
    }),
    { numRuns: runs(1000) },
  )
})
