import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseAtOnce, parseMarkdown } from '../../src/markdown/parse.ts'

test('takes a mark of the byte order for a character, wherever remark meets it', () => {
  const outline = parseAtOnce('\uFEFFSee this.\n')
  const [block] = outline.blocks
  if (block?.kind !== 'paragraph') throw new Error('No paragraph')
  expect(block.span).toEqual({ start: 0, end: 10 })
  expect(outline.inlines(block)).toEqual([
    { kind: 'text', value: '\uFEFFSee this.', span: { start: 0, end: 10 } },
  ])
})

test('finds the twenty-one items of the plan at the project root', () => {
  const text = readFileSync(new URL('../../PRODUCTION_HARDENING_PLAN.md', import.meta.url), 'utf8')
  const outline = parseMarkdown(text)
  const boxes = outline.blocks
    .flatMap((block) => (block.kind === 'list' ? block.items : []))
    .filter((item) => item.box !== null)
  expect(boxes).toHaveLength(21)
})
