import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkBlockers, orderOf } from '../../src/plan/order.ts'
import { blockerReader } from '../../src/plan/reference.ts'
import { planOf } from './plan-of.ts'

const TODAY = '2026-05-01'

function order(text: string) {
  const { inProgress, pending, waiting } = orderOf(planOf(text), TODAY)
  return {
    inProgress: inProgress.map(({ code }) => code).join(' '),
    pending: pending.map(({ code }) => code).join(' '),
    waiting: waiting.map(
      (each) => `${each.item.code} for ${each.for.map(({ code }) => code).join(' ')}`,
    ),
  }
}

test('this project’s own plan begins with its first item', () => {
  const text = readFileSync(new URL('../../PRODUCTION_HARDENING_PLAN.md', import.meta.url), 'utf8')
  expect(order(text)).toEqual({
    inProgress: '',
    pending: 'I1 I2 I3 I4 I5 I6 S1 S2 S3 S4 S5 M1 M2 M3 M4 M5 L1 L2 L3 L4 L5',
    waiting: [],
  })
})

test('Immediate comes first, then Short Term, then the others as they stand', () => {
  const text = ['Long Term', 'Short-term (2 weeks)', 'Backlog', 'IMMEDIATE', 'Medium']
    .map((name) => `## ${name}\n\n- [ ] ${name}\n`)
    .join('\n')
  expect(order(text).pending).toBe('I1 S1 L1 B1 M1')
})

test.each([
  ['*Im*mediate!', 'I1 A1 B1'],
  ['~ Short-_-term', 'S1 A1 B1'],
  ['Ｓhort Term', 'S1 A1 B1'],
  ['Immediate 2', 'A1 I1 B1'],
  ['Schedule them', 'A1 S1 B1'],
  ['größe', 'A1 G1 B1'],
])('a horizon called %s has its place by its letters alone', (name, expected) => {
  const text = ['A', name, 'B'].map((each) => `## ${each}\n\n- [ ] ${each}\n`).join('\n')
  expect(order(text).pending).toBe(expected)
})

test('what is done or deferred is passed over, and comes back when that runs out', () => {
  const text = [
    '- [x] done',
    '- [x] done with evidence that still counts',
    '  - Evidence: a',
    '    - [b](c) expires 2026-05-01',
    '- [x] done with evidence that has run out',
    '  - Evidence: a',
    '    - [b](c) expires 2026-04-30',
    '- [-] deferred',
    '  - Deferred: until 2026-05-01, approved by Ana: x',
    '- [-] deferred until yesterday',
    '  - Deferred: until 2026-04-30, approved by Ana: x',
    '- [~] begun',
    '- [?] a mark nobody knows',
    '- [ ] to do',
  ].join('\n')
  expect(order(text)).toEqual({ inProgress: 'I6', pending: 'I3 I5 I7 I8', waiting: [] })
})

describe('an item that is blocked', () => {
  test.each([['I1'], ['[I1](#items)'], ['First thing'], ['“first, or so”'], ['I1, I3']])(
    'by %s waits',
    (reference) => {
      const text = `- [ ] First thing, or so\n- [ ] Second\n  - Blocked by: ${reference}\n- [x] Third\n`
      expect(order(text)).toEqual({ inProgress: '', pending: 'I1', waiting: ['I2 for I1'] })
    },
  )

  test('waits for what is in progress or deferred, too', () => {
    const text = '- [~] A1\n- [-] A2\n- [ ] B\n  - Blocked by: I1 and I2\n'
    expect(order(text)).toEqual({ inProgress: 'I1', pending: '', waiting: ['I3 for I1 I2'] })
  })

  test('waits no longer when that is completed, and again when its evidence has run out', () => {
    const text = '- [x] A\n- [ ] B\n  - Blocked by: I1\n'
    expect(order(text).pending).toBe('I2')
    expect(
      order(text.replace('- [ ]', '  - Evidence: a\n    - [b](c) expires 2026-04-30\n- [ ]')),
    ).toEqual({
      inProgress: '',
      pending: 'I1',
      waiting: ['I2 for I1'],
    })
  })

  test.each(['none', 'n/a', '-', 'the vendor', 'I9', 'thing', 'I2'])(
    'by %s does not wait',
    (reference) => {
      const text = `- [ ] First thing\n- [ ] Second thing\n  - Blocked by: ${reference}\n`
      expect(order(text).pending).toBe('I1 I2')
    },
  )

  test('in progress is in progress all the same', () => {
    expect(order('- [ ] A\n- [~] B\n  - Blocked by: I1\n').inProgress).toBe('I2')
  })
})

test('blockers are named once, however often they are meant', () => {
  const plan = planOf('- [ ] Alpha\n- [ ] Beta\n  - Blocked by: I1, alpha\n')
  expect(plan.items[1] && blockerReader(plan)(plan.items[1])).toEqual([plan.items[0]])
})

test('references that name no item or several are told', () => {
  const plan = planOf(
    '- [ ] First thing\n- [ ] Second thing\n  - Blocked by: I1, the vendor, thing\n- [ ] Third\n  - Blocked by: none\n',
  )
  expect(checkBlockers(plan).map(({ code, message, item }) => [code, message, item])).toEqual([
    [
      'unknown-blocker',
      'Unexpected unknown item “the vendor” in “Blocked by”, expected the address of one item',
      plan.items[1]?.handle,
    ],
    [
      'unknown-blocker',
      'Unexpected ambiguous reference “thing” in “Blocked by”, expected the address of one item',
      plan.items[1]?.handle,
    ],
  ])
})
