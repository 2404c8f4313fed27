import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../../../src/markdown/parse.ts'
import type { Item, Plan } from '../../../src/plan/model.ts'
import { readPlan } from '../../../src/plan/read.ts'
import { decodeSource, slice, sourceOf } from '../../../src/text/source.ts'
import { runs } from '../../support/runs.ts'
import { planOf } from '../plan-of.ts'

const words = fc.constantFrom(
  'Rotate keys',
  '**bold** and `code, x`',
  'a [link](u "t") here',
  '\\*escaped\\* &amp; R&D',
  'wrapped\n    line',
  '~~gone~~ <b>html</b> ![alt](i)',
  'naïve café 👍🏽',
  'https://x.example/a?b=c',
  '[x] box',
  'until 2026-05-01, approved by A: b',
  'impact high, likelihood low: c',
  '2026-02-20 [a](b "p") expires 2026-05-21 note',
  '2026-02-31',
  'I1, “two” and zwxy',
  '',
)
const mark = fc.constantFrom(' ', '~', 'x', 'X', '-', '!', '?', '\u00a0')
const key = fc.constantFrom(
  'Owner',
  '**Owners:**',
  'Evidence',
  'Risk',
  'Due',
  '*Blocked by*',
  'Deferred',
  'Note',
)
const bullet = fc.constantFrom('-', '*', '+', '1.', '2)')

const child = fc
  .tuple(bullet, key, words, fc.option(fc.tuple(bullet, words)))
  .map(([marker, name, value, below]) => {
    const colon = name.includes(':') ? '' : ':'
    const deeper = below ? `\n      ${below[0]} ${below[1]}` : ''
    return `   ${marker} ${name}${colon} ${value}${deeper}`
  })
const item = fc
  .tuple(bullet, mark, words, fc.array(child, { maxLength: 4 }))
  .map(([marker, each, title, children]) =>
    [`${marker} [${each}] ${title}`, ...children].join('\n'),
  )
const heading = fc.constantFrom(
  '# Plan',
  '## Now (0-7 days)',
  '## Next (someday)',
  'Later\n-----',
  '### Group',
  '## Legend',
  '## Queue (next 3)',
  '## Review: Friday UTC',
)
const other = fc.constantFrom(
  'Last updated: 2026-02-14 (UTC)\nScope: `a`, b',
  '1. words -> [I1](#now)\n2. [ ] more',
  '- `[!]` Blocked',
  '```\n- [ ] fake\n```',
  '> - [ ] quote',
  '[~]: u',
  '<!-- - [ ] x -->',
  '| a |\n|---|\n| b |',
  '<<<<<<< HEAD',
  '-[ ] near\n- [x]miss',
)
const eol = fc.constantFrom('\n', '\r\n', '\r')
const plans = fc
  .tuple(fc.array(fc.oneof(heading, item, other), { maxLength: 12 }), eol)
  .map(([blocks, end]) => blocks.join('\n\n').replaceAll('\n', end))

/** What a piece of source says when it is read alone, as the words of a bullet. */
function said(source: string): string {
  return planOf(`- [ ] ${source}\n`).items[0]?.title.value ?? ''
}

/** Every value of an item that is its source read as Markdown. */
function readings({ title, owners, details, steps, fields, blockedBy, evidence }: Item) {
  return [
    title,
    ...owners,
    ...details,
    ...steps.map(({ text }) => text),
    ...fields.flatMap(({ key: name, value }) => [name, value]),
    ...blockedBy,
    ...(evidence.required ? [evidence.required] : []),
  ]
}

/** Values that are their source, character for character. */
function verbatim(plan: Plan) {
  const marks = plan.items.flatMap(({ mark: own, steps }) => [
    own,
    ...steps.map((step) => step.mark),
  ])
  const days = plan.items.flatMap(({ due }) => (due && /^\d/.test(due.value) ? [due] : []))
  return [...marks, ...days, ...(plan.lastUpdated ? [plan.lastUpdated] : [])]
}

test('every value stands where its span says', () => {
  fc.assert(
    fc.property(plans, (text) => {
      const plan = planOf(text)
      for (const { value, span } of verbatim(plan)) expect(slice(text, span)).toBe(value)
      for (const { value, span } of plan.items.flatMap(readings)) {
        const source = slice(text, span)
        expect(source).toBe(source.trim())
        if (!/[[\]]/.test(source)) expect(said(source)).toBe(value)
      }
    }),
    { numRuns: runs(150) },
  )
})

test('items, fields and records lie inside what holds them, in order', () => {
  fc.assert(
    fc.property(plans, (text) => {
      const plan = planOf(text)
      let end = 0
      for (const { lines, bullet: own, children, evidence } of plan.items) {
        expect(lines.start).toBeGreaterThanOrEqual(end)
        end = lines.end
        for (const { span } of [own, ...children, ...evidence.records]) {
          expect(span.start).toBeGreaterThanOrEqual(lines.start)
          expect(span.end).toBeLessThanOrEqual(lines.end)
        }
      }
      const held = plan.horizons.flatMap(({ items }) => items)
      expect(new Set(held)).toEqual(new Set(plan.items))
      expect(held).toHaveLength(plan.items.length)
      expect(new Set(plan.items.map(({ code }) => code)).size).toBe(plan.items.length)
      expect(new Set(plan.items.map(({ handle }) => handle)).size).toBe(plan.items.length)
    }),
    { numRuns: runs(150) },
  )
})

test('any text is some plan, and its faults have places', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.constantFrom(...'-*+[]x~ \t\n\r>#`|:()1.&\\<!_'.split('')), { maxLength: 60 })
      .map((each) => each.join('')),
    plans,
  )
  fc.assert(
    fc.property(any, (text) => {
      const plan = planOf(text)
      for (const each of plan.items) expect(JSON.stringify(each)).toContain(each.handle)
      for (const { span } of plan.diagnostics) {
        expect(span && span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(
          true,
        )
      }
    }),
    { numRuns: runs(400) },
  )
})

test('line ends and a byte order mark change no value', () => {
  /** A plan's values without their places. */
  function told({ title, scope, horizons, queue, cadence, items }: Plan) {
    return JSON.parse(
      JSON.stringify([title, scope, horizons, queue, cadence?.weekday, items], (name, value) =>
        /^(?:span|lines|bullet|children|marker|heading|list)$/.test(name) ? undefined : value,
      ),
    )
  }
  fc.assert(
    fc.property(plans, (text) => {
      const lines = text.replace(/\r\n?/g, '\n')
      const expected = told(planOf(lines))
      expect(told(planOf(lines.replaceAll('\n', '\r\n')))).toEqual(expected)
      const source = decodeSource('plan.md', new TextEncoder().encode(`\uFEFF${lines}`))
      expect(told(readPlan(source, parseMarkdown(source.text)))).toEqual(expected)
      expect(told(readPlan(sourceOf(lines), parseMarkdown(lines)))).toEqual(expected)
    }),
    { numRuns: runs(100) },
  )
})
