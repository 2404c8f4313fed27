import { describe, expect, test } from 'vitest'
import { faults, planOf, sources, values } from '../plan-of.ts'

describe('the day of the last update', () => {
  test.each([
    ['Last updated: 2026-02-14 (UTC)'],
    ['**Last updated:** 2026-02-14'],
    ['**Last updated**: 2026-02-14'],
    ['*last Updated*: 2026-02-14'],
    ['__LAST UPDATED:__ on 2026-02-14, by hand'],
    ['Last-updated: `2026-02-14`'],
    ['Some words.\nLast updated: 2026-02-14'],
    ['Owner: Ana\\\nLast updated: 2026-02-14'],
    ['Owner: Ana  \nLast updated:\n2026-02-14'],
  ])('is found in "%s"', (head) => {
    const plan = planOf(`# Plan\n\n${head}\n\n## A\n`)
    expect(plan.lastUpdated?.value).toBe('2026-02-14')
    expect(plan.lastUpdated && sources(plan, [plan.lastUpdated])).toEqual(['2026-02-14'])
  })

  test.each([
    ['above the title', 'Last updated: 2026-02-14\n\n# Plan\n'],
    ['without a title', 'Last updated: 2026-02-14\n'],
    ['behind front matter', '---\nLast updated: 2020-01-01\n---\n\nLast updated: 2026-02-14\n'],
    ['below a level-3 heading', '# Plan\n\n### About\n\nLast updated: 2026-02-14\n\n## A\n'],
  ])('is found %s', (_where, text) => {
    expect(planOf(text).lastUpdated?.value).toBe('2026-02-14')
  })

  test.each([
    ['behind the first level-2 heading', '# Plan\n\n## A\n\nLast updated: 2026-02-14\n'],
    ['in a quote', '# Plan\n\n> Last updated: 2026-02-14\n'],
    ['in a list', '# Plan\n\n- Last updated: 2026-02-14\n'],
    ['in code', '# Plan\n\n    Last updated: 2026-02-14\n'],
    ['in a comment', '# Plan\n\n<!-- Last updated: 2026-02-14 -->\n'],
  ])('is not read %s', (_where, text) => {
    expect(planOf(text).lastUpdated).toBeNull()
    expect(faults(text)).toEqual([])
  })

  test.each(['2026-02-30', '14.02.2026', 'yesterday', ''])('must be a day: "%s"', (day) => {
    const text = `# Plan\n\nLast updated: ${day}\n`
    expect(planOf(text).lastUpdated).toBeNull()
    expect(faults(text).map((fault) => fault.split(' ')[1])).toEqual(['bad-date'])
  })
})

describe('the scope', () => {
  test.each([
    ['`a`, `b`', ['a', 'b']],
    ['a, b and c.', ['a', 'b', 'c']],
    ['a,\nb, `c, d`', ['a', 'b', 'c, d']],
    ['[a](https://a.example) + b (x, y)', ['a', 'b (x, y)']],
    ['', []],
  ])('of "%s" is %j', (words, scope) => {
    expect(values(planOf(`# Plan\n\nScope: ${words}\n`).scope)).toEqual(scope)
  })

  test('stands where it is written, marks and all', () => {
    const plan = planOf('Scope: `a`, **b** and [c](d), e_f.\n')
    expect(sources(plan, plan.scope)).toEqual(['`a`', 'b', '[c](d)', 'e_f'])
  })
})

test('other keys are kept in their order, wrapped lines and all', () => {
  const plan = planOf(
    '# Plan\n\nOwner: **Ana**, platform\n  team\nLast updated: 2026-02-14\nThis is a sentence.\n\nNote: see https://a.example\n',
  )
  expect(plan.header.map(({ key, value, bullet }) => [key.value, value.value, bullet])).toEqual([
    ['Owner', 'Ana, platform team', null],
    ['Last updated', '2026-02-14 This is a sentence.', null],
    ['Note', 'see https://a.example', null],
  ])
  expect(
    sources(
      plan,
      plan.header.map(({ value }) => value),
    )[0],
  ).toBe('**Ana**, platform\n  team')
})

test('the title is the first level-1 heading, underlined or not, in plain text', () => {
  expect(planOf('## A\n\n# The *plan* of `x` #\n\n# Another\n').title?.value).toBe('The plan of x')
  const plan = planOf('The\nplan\n====\n')
  expect(plan.title?.value).toBe('The plan')
  expect(plan.title && sources(plan, [plan.title])).toEqual(['The\nplan'])
  expect(planOf('## A\n').title).toBeNull()
})
