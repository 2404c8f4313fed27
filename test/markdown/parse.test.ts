import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../../src/markdown/parse.ts'

test('finds the twenty-one items of the plan at the project root', () => {
  const text = readFileSync(new URL('../../PRODUCTION_HARDENING_PLAN.md', import.meta.url), 'utf8')
  const outline = parseMarkdown(text)
  const boxes = outline.blocks
    .flatMap((block) => (block.kind === 'list' ? block.items : []))
    .filter((item) => item.box !== null)
  expect(boxes).toHaveLength(21)
})
