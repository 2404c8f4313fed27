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
    ['high impact: the keys', ['high', null, null, 'the keys']],
    ['low likelihood, high impact: impact: all', ['high', 'low', null, 'impact: all']],
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
      `Unexpected ${strange}, expected \`impact L, likelihood L, detection D: note\` or \`detect 30m, repair 4h, users 50%, every 90d: note\``,
    )
  })
})

describe('the other form of a risk is read', () => {
  const worked = { detect: 30, repair: 240, users: 50, every: 129_600, target: null }

  test.each([
    ['detect 30m, repair 4h, users 50%, every 90d', worked, null],
    ['every 90 days; users 50 %; repair 240 minutes; detect 0.5h', worked, null],
    ['detect=30m, repair=4h, users=50%, every=90d', worked, null],
    ['detect: 30m, repair: 4h, users: 50%, every: 90d: keys: live', worked, 'keys: live'],
    ['Detect 30 min, Repair 4 hrs, 50% of users, every 90d – a', worked, 'a'],
    ['detect 30m, repair 4h, 50% users and every 90d', worked, null],
    ['detect 30m, repair 4h, every 90d, 50% of users: at night', worked, 'at night'],
    [
      'detect 30m, repair 4h, users 50%, every 90d, target 99.95%',
      { ...worked, target: 99.95 },
      null,
    ],
    ['detect 30m, repair 4h, users 50%, every 90d, target 99.5', { ...worked, target: 99.5 }, null],
    [
      'detect 0m, repair 1w, users 100%, every 1 year',
      { detect: 0, repair: 10_080, users: 100, every: 525_960, target: null },
      null,
    ],
  ])('from "%s"', (words, expected, note) => {
    expect(itemOf(`- Risk: ${words}`).risk?.value).toEqual({
      impact: null,
      likelihood: null,
      detection: null,
      reliability: expected,
      note,
    })
    expect(faults(`# P\n- [ ] a\n  - Risk: ${words}\n`)).toEqual(['1:1 horizon-without-window'])
  })

  test.each([
    ['detect soon, repair 4h, users 50%, every 90d', '“detect soon”'],
    ['detect 30, repair 4h, users 50%, every 90d', '“detect 30”'],
    ['detect 30m, repair 4x, users 50%, every 90d', '“repair 4x”'],
    ['detect 30m, repair 4h, users half, every 90d', '“users half”'],
    ['detect 30m, repair 4h, users 50, every 90d', '“users 50”'],
    ['detect 30m, repair 4h, users 101%, every 90d', '“users 101%”'],
    ['detect 30m, repair 4h, users 0%, every 90d', '“users 0%”'],
    ['detect 30m, repair 4h, users 50%, every 0d', '“every 0d”'],
    ['detect 30m, repair 4h, users 50%, every 90d, target 100%', '“target 100%”'],
    ['detect 30m, repair 4h, users 50%', 'outage without “every”'],
    ['detect 30m, target 99.9%', 'outage without “repair”, “users”, “every”'],
    [`detect ${'9'.repeat(90)}m`, `“detect ${'9'.repeat(90)}m”`],
  ])('but not in "%s"', (words, what) => {
    const plan = planOf(`# P (1 day)\n- [ ] a\n  - Risk: ${words}\n`)
    const stated = plan.items[0]?.risk?.value.reliability
    if (!what.includes('target')) expect(stated).toBeNull()
    const fault = plan.diagnostics.find(({ code }) => code === 'bad-risk')
    expect(fault?.message).toMatch(`Unexpected ${what}, expected `)
    expect(fault?.mend).toMatch('times such as 30m, 4h or 90d, and users as 50%')
    expect(fault?.span && sources(plan, [{ value: null, span: fault.span }])).toEqual([words])
  })

  test('but not beside levels, which count then', () => {
    const words = 'impact high, detect 30m, repair 4h, users 50%, every 90d'
    expect(itemOf(`- Risk: ${words}`).risk?.value).toMatchObject({
      impact: 'high',
      reliability: null,
    })
    const { diagnostics } = planOf(`# P\n- [ ] a\n  - Risk: ${words}\n`)
    expect(diagnostics.at(-1)?.message).toMatch('Unexpected two forms of risk in one field')
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
