import { describe, expect, test } from 'vitest'
import { slice } from '../../../src/text/source.ts'
import { faults, itemOf, planOf } from '../plan-of.ts'

/** [until, approver, reason] as read. */
function parts(words: string) {
  const { until, approver, reason } = itemOf(`- Deferred: ${words}`).deferral ?? {}
  return [until, approver, reason]
}

describe('as harden writes it', () => {
  test.each([
    [
      'until 2026-05-01, approved by Priya Nair: no load above one node before launch',
      ['2026-05-01', 'Priya Nair', 'no load above one node before launch'],
    ],
    [
      'until 2026-05-01, approved by Nair, Priya (CTO): a',
      ['2026-05-01', 'Nair, Priya (CTO)', 'a'],
    ],
    [
      'until 2026-05-01, approved by Ana: cheap: until 2027-01-01, by Bo – maybe',
      ['2026-05-01', 'Ana', 'cheap: until 2027-01-01, by Bo – maybe'],
    ],
    ['until 2026-05-01, approved by J. R. Smith: a', ['2026-05-01', 'J. R. Smith', 'a']],
    ['until 2026-05-01, approved by A/B:C: a', ['2026-05-01', 'A/B:C', 'a']],
  ])('"%s"', (words, expected) => {
    expect(parts(words)).toEqual(expected)
  })
})

describe('in other words', () => {
  test.each([
    ['until 2026-05-01 approved by Ana: a', ['2026-05-01', 'Ana', 'a']],
    ['until 2026-05-01 by Ana - a', ['2026-05-01', 'Ana', 'a']],
    ['approved by Ana until 2026-05-01: a', ['2026-05-01', 'Ana', 'a']],
    ['approved by Ana, until 2026-05-01: a', ['2026-05-01', 'Ana', 'a']],
    ['by Ana, 2026-05-01 – a', ['2026-05-01', 'Ana', 'a']],
    ['a; approved by J. Smith; until 2026-05-01', ['2026-05-01', 'J. Smith', 'a']],
    ['a until 2026-05-01 and b (approved by the CTO)', ['2026-05-01', 'the CTO', 'a and b']],
    ['Approver: Ana; until: 2026-05-01; reason: a', ['2026-05-01', 'Ana', 'a']],
    ['accepted by Ana until 2026-05-01 because a.', ['2026-05-01', 'Ana', 'a.']],
    ['signed off by Ana. Expires on 2026-05-01. a', ['2026-05-01', 'Ana', 'a']],
  ])('"%s"', (words, expected) => {
    expect(parts(words)).toEqual(expected)
  })
})

describe('with parts missing', () => {
  test.each([
    ['', [null, null, null]],
    ['a', [null, null, 'a']],
    ['blocked by the vendor', [null, null, 'blocked by the vendor']],
    ['until 2026-05-01', ['2026-05-01', null, null]],
    ['2026-05-01', ['2026-05-01', null, null]],
    ['until 2026-05-01: a', ['2026-05-01', null, 'a']],
    ['approved by Ana', [null, 'Ana', null]],
    ['approved by Ana: a', [null, 'Ana', 'a']],
    ['until 2026-05-01, approved by Ana', ['2026-05-01', 'Ana', null]],
    ['until 2026-05-01, approved by Ana:', ['2026-05-01', 'Ana', null]],
    ['until launch, approved by Ana: a', [null, 'Ana', 'until launch a']],
  ])('"%s"', (words, expected) => {
    expect(parts(words)).toEqual(expected)
  })

  test('a deferred item is told, with what is missing', () => {
    const text = [
      '- [-] none',
      '- [-] part',
      '  - Deferred: until 2026-05-01',
      '- [-] whole',
      '  - Deferred: until 2026-05-01, approved by Ana: a',
      '- [ ] not deferred',
      '  - Deferred: a',
    ].join('\n')
    const found = planOf(text).diagnostics.filter(({ code }) => code === 'deferral-incomplete')
    expect(
      found.map(({ message, span }) => [message.split(',')[0], span && slice(text, span)]),
    ).toEqual([
      ['Unexpected deferral without reason', '-'],
      ['Unexpected deferral without reason', '- Deferred: until 2026-05-01'],
    ])
    expect(found[0]?.message).toContain('without reason, approver, end date, expected')
    expect(found[1]?.message).toContain('without reason, approver, expected')
  })
})

test('a day the calendar lacks is told at its place, and is none', () => {
  const text = '# P\n- [-] x\n  - Deferred: until 2026-02-30, approved by Ana: a\n'
  expect(planOf(text).items[0]?.deferral).toMatchObject({
    until: null,
    approver: 'Ana',
    reason: 'a',
  })
  expect(faults(text)).toContain('3:21 bad-date')
})

test('a day the calendar lacks is told with all that was said, where it ends a longer word', () => {
  const text = '# P\n- [-] x\n  - Deferred: by Ana, waiver-2026-02-30\n'
  const [fault] = planOf(text).diagnostics.filter(({ code }) => code === 'bad-date')
  expect(fault?.message).toContain('date by Ana, waiver-2026-02-30 in a deferral')
  expect(fault?.span && slice(text, fault.span)).toBe('by Ana, waiver-2026-02-30')
})

test('it stands where its bullet does, wrapped lines and Markdown and all', () => {
  const text = '- [-] x\n  * **Deferred:** until 2026-05-01,\n    approved by *Ana*: no `load`\n'
  const deferral = planOf(text).items[0]?.deferral
  expect(deferral).toMatchObject({ until: '2026-05-01', approver: 'Ana', reason: 'no load' })
  expect(deferral && slice(text, deferral.span)).toBe(
    '* **Deferred:** until 2026-05-01,\n    approved by *Ana*: no `load`',
  )
})

test('a day that is none is reported at the link it stands in, where that is spelled otherwise', () => {
  const text = '- [-] Item\n  - Deferred: until [2026-02-30 &amp; on](x), approved by Ana: a\n'
  const places = planOf(text).diagnostics.flatMap(({ code, span }) =>
    code === 'bad-date' && span ? [slice(text, span)] : [],
  )
  expect(places).toEqual(['[2026-02-30 &amp; on](x)'])
})
