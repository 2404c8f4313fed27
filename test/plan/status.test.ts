import { describe, expect, test } from 'vitest'
import { STATUSES } from '../../src/plan/model.ts'
import {
  DEFAULT_LEGEND,
  isDeferralComplete,
  isDeferralExpired,
  isEvidenceExpired,
  isOpen,
  markOfStatus,
  statusInLegend,
  statusOfMark,
  transition,
} from '../../src/plan/status.ts'
import { planOf } from './plan-of.ts'

const entries = new Map([
  ...DEFAULT_LEGEND.map((entry) => [entry.mark, entry] as const),
  ['!', { mark: '!', meaning: 'Blocked', status: 'other' }] as const,
])
const legend = () => ({ entries, span: null })

test.each([
  [' ', 'not-started'],
  ['~', 'in-progress'],
  ['x', 'completed'],
  ['X', 'completed'],
  ['-', 'deferred'],
  ['!', 'other'],
  ['?', 'unknown'],
  ['\u00a0', 'unknown'],
])('mark %s means %s', (mark, status) => {
  expect(statusOfMark(mark, legend)).toBe(status)
})

test('a status that has a mark is read from it again', () => {
  for (const status of ['not-started', 'in-progress', 'completed', 'deferred'] as const) {
    expect(statusOfMark(markOfStatus(status), legend)).toBe(status)
  }
})

test('what the legend explains is its own status, or one every plan has', () => {
  expect(statusInLegend('!')).toBe('other')
  expect(statusInLegend('X')).toBe('completed')
})

describe('the lawful transitions', () => {
  const rows = STATUSES.map((from) => {
    const results = (['start', 'stop', 'done', 'defer', 'reopen'] as const).map((verb) => {
      const next = transition(from, verb)
      if (next.kind === 'change') return `[${next.mark}]`
      return next.kind === 'same' ? 'same' : next.mend.replace('harden ', '').replace(' <item>', '')
    })
    return [from, ...results]
  })

  test('are these, and a refusal names the command that comes first', () => {
    expect(rows).toEqual([
      //               start     stop      done    defer     reopen
      ['not-started', '[~]', 'same', '[x]', '[-]', 'same'],
      ['in-progress', 'same', '[ ]', '[x]', '[-]', 'stop'],
      ['completed', 'reopen', 'reopen', 'same', 'reopen', '[ ]'],
      ['deferred', 'reopen', 'reopen', '[x]', 'same', '[ ]'],
      ['other', '[~]', '[ ]', '[x]', '[-]', '[ ]'],
      ['unknown', '[~]', '[ ]', '[x]', '[-]', '[ ]'],
    ])
  })
})

/** The item of a plan with this mark and these lines. */
function item(mark: string, ...lines: readonly string[]) {
  const [first] = planOf([`- [${mark}] Item`, ...lines.map((line) => `  ${line}`)].join('\n')).items
  if (first === undefined) throw new Error('The plan holds no item')
  return first
}

describe('a deferral', () => {
  const { deferral } = item('-', '- Deferred: until 2026-05-01, approved by Ana: no load')

  test('holds on its last day and not a day longer', () => {
    expect(isDeferralExpired(deferral, '2026-05-01')).toBe(false)
    expect(isDeferralExpired(deferral, '2026-05-02')).toBe(true)
  })

  test('without an end never runs out', () => {
    expect(isDeferralExpired(item('-', '- Deferred: no load').deferral, '9999-12-31')).toBe(false)
    expect(isDeferralExpired(null, '9999-12-31')).toBe(false)
  })

  test('is complete with reason, approver and end', () => {
    expect(isDeferralComplete(deferral)).toBe(true)
    expect(isDeferralComplete(null)).toBe(false)
    for (const words of [
      'until 2026-05-01: x',
      'approved by Ana: x',
      'until 2026-05-01, approved by Ana',
    ]) {
      expect(isDeferralComplete(item('-', `- Deferred: ${words}`).deferral)).toBe(false)
    }
  })
})

describe('evidence', () => {
  test('runs out with its last record', () => {
    const { evidence } = item(
      'x',
      '- Evidence: scan report',
      '  - 2026-01-01 [old](a.md) expires 2026-02-01',
      '  - 2026-02-01 [new](b.md) expires 2026-03-01',
      '  - 2026-01-01 [design](c.md)',
    )
    expect(isEvidenceExpired(evidence, '2026-03-01')).toBe(false)
    expect(isEvidenceExpired(evidence, '2026-03-02')).toBe(true)
  })

  test('without an end never runs out', () => {
    const { evidence } = item('x', '- Evidence: scan report', '  - 2026-01-01 [old](a.md)')
    expect(isEvidenceExpired(evidence, '9999-12-31')).toBe(false)
  })
})

test.each([
  [' ', '', true],
  ['~', '', true],
  ['?', '', true],
  ['-', '', false],
  ['-', '- Deferred: until 2026-05-01, approved by Ana: x', false],
  ['-', '- Deferred: until 2026-04-30, approved by Ana: x', true],
  ['x', '', false],
  ['x', '- Evidence: [a](b) expires 2026-04-30', false],
  ['x', '- Evidence: c\n    - [a](b) expires 2026-05-01', false],
  ['x', '- Evidence: c\n    - [a](b) expires 2026-04-30', true],
])('[%s] with "%s" is open: %s', (mark, line, open) => {
  expect(isOpen(item(mark, line), '2026-05-01')).toBe(open)
})
