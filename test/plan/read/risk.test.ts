import { describe, expect, test } from 'vitest'
import { faults, itemOf, planOf, sources } from '../plan-of.ts'

/** [impact, likelihood, detection, note] as read. */
function risk(words: string) {
  const { impact, likelihood, detection, note } = itemOf(`- Risk: ${words}`).risk?.value ?? {}
  return [impact, likelihood, detection, note]
}

describe('a risk is read', () => {
  test.each([
    [
      'impact very-high, likelihood high, detection none: live keys in git history',
      ['very-high', 'high', 'none', 'live keys in git history'],
    ],
    ['impact high', ['high', null, null, null]],
    ['detection partial; likelihood very low', [null, 'very-low', 'partial', null]],
    ['impact=high, likelihood=low', ['high', 'low', null, null]],
    ['impact: high, likelihood: low', ['high', 'low', null, null]],
    ['Impact: HIGH; Likelihood: Very High: note: two', ['high', 'very-high', null, 'note: two']],
    ['high impact and low likelihood', ['high', 'low', null, null]],
    ['very high impact / moderate likelihood', ['very-high', 'moderate', null, null]],
    ['impact medium', ['moderate', null, null, null]],
    ['impact high – the keys, all of them', ['high', null, null, 'the keys, all of them']],
    ['**impact** `high`, detection full.', ['high', null, 'full', null]],
  ])('from "%s"', (words, expected) => {
    expect(risk(words)).toEqual(expected)
    expect(faults(`# P\n- [ ] a\n  - Risk: ${words}\n`)).toEqual(['1:1 horizon-without-window'])
  })
})

describe('what nobody knows is told, and the rest kept', () => {
  test.each([
    ['impact enormous, likelihood high', [null, 'high', null, null], '“impact enormous”'],
    ['detection low: a', [null, null, null, 'a'], '“detection low”'],
    ['high', [null, null, null, null], '“high”'],
    ['impact high, exposure wide, foo', ['high', null, null, null], '“exposure wide”, “foo”'],
    ['none: a', [null, null, null, 'a'], '“none”'],
  ])('in "%s"', (words, expected, strange) => {
    expect(risk(words)).toEqual(expected)
    const [, fault] = planOf(`# P\n- [ ] a\n  - Risk: ${words}\n`).diagnostics
    expect(fault).toMatchObject({ code: 'bad-risk', severity: 'error' })
    expect(fault?.message).toBe(
      `Unexpected ${strange}, expected \`impact L, likelihood L, detection D: note\``,
    )
  })
})

test('an empty field says nothing', () => {
  expect(risk('')).toEqual([null, null, null, null])
})

test('it stands where its words do', () => {
  const plan = planOf('- [ ] a\n  - Risk: impact **high**,\n    likelihood low\n')
  const read = plan.items[0]?.risk
  expect(read && sources(plan, [read])).toEqual(['impact **high**,\n    likelihood low'])
})
