import { expect, test } from 'vitest'
import type { Heading, Outline, Paragraph } from '../../../src/markdown/outline.ts'
import { readPlan } from '../../../src/plan/read.ts'
import { sourceOf } from '../../../src/text/source.ts'

/**
 * A plan of one item with one field, as an outline made by hand: what is timed
 * is the reading of a plan, not the parsing of Markdown.
 */
function planWith(key: string, words: string) {
  const line = `${key}: ${words}`
  const text = `- [ ] ${words}\n  - ${line}\n\n${line}\n`
  const at = (start: number, end: number) => ({ span: { start, end } })
  const title: Paragraph = { kind: 'paragraph', ...at(2, 6 + words.length) }
  const start = 11 + words.length
  const field: Paragraph = { kind: 'paragraph', ...at(start, start + line.length) }
  const head: Paragraph = { kind: 'paragraph', ...at(start + line.length + 2, text.length - 1) }
  const bullet = { ...at(start - 2, field.span.end), marker: { start: start - 2, end: start - 1 } }
  const child = { ...bullet, content: start, box: null, blocks: [field] }
  const list = {
    kind: 'list',
    ordered: false,
    ...at(start - 2, field.span.end),
    items: [child],
  } as const
  const item = {
    ...at(0, field.span.end),
    marker: { start: 0, end: 1 },
    content: 2,
    box: { ...at(2, 5), mark: ' ' },
    blocks: [title, list],
  }
  const inlines = (block: Heading | Paragraph) => {
    const span = block === title ? { start: 6, end: block.span.end } : block.span
    return [{ kind: 'text', value: text.slice(span.start, span.end), span } as const]
  }
  const items = { kind: 'list', ordered: false, span: item.span, items: [item] } as const
  const outline: Outline = { text, frontMatter: null, blocks: [items, head], inlines }
  return readPlan(sourceOf(text), outline)
}

const KEYS = [
  'Owner',
  'Evidence',
  'Risk',
  'Due',
  'Blocked by',
  'Deferred',
  'Note',
  'Scope',
  'Last updated',
]
const PARTS = [
  ...' ,;:+&()-–[]*_\\`.'.split(''),
  'and ',
  ' and',
  'by ',
  ', by ',
  'until ',
  'approved by ',
  'impact ',
  'impact: ',
  '- ',
  ': ',
  'expires ',
  ',expires',
  '2026-02-14 ',
  '2026-02-31',
  'a, ',
  'x',
  '-[x]',
]

test('the time to read a line grows with its length, whatever it holds', () => {
  const slow = KEYS.flatMap((key) =>
    PARTS.flatMap((part) => {
      const before = process.cpuUsage()
      const plan = planWith(key, part.repeat(60_000 / part.length))
      JSON.stringify([plan.items, plan.scope, plan.diagnostics.length])
      const { user, system } = process.cpuUsage(before)
      return user + system > 1_500_000 ? [`${key}: ${part}… took ${(user + system) / 1e6} s`] : []
    }),
  )
  expect(slow).toEqual([])
})
