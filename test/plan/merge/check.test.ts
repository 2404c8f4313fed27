import { expect, test } from 'vitest'
import { faultIn } from '../../../src/plan/merge/check.ts'
import { matchTrios } from '../../../src/plan/merge/identity.ts'
import { planOf } from '../../support/reading.ts'

const text = (items: readonly string[], queue = ['1. one', '2. two'], date = '2026-02-14') =>
  [
    ...['# Plan', '', `Last updated: ${date}`, '', '## Immediate (0-7 days)', ''],
    ...items,
    ...['', '## Queue', '', ...queue, ''],
  ].join('\n')

const A = ['- [ ] Alpha', '  - Evidence: report', '    - 2026-02-20 [a](docs/a.md)']
const B = ['- [ ] Beta']
const BASE = text([...A, ...B])
const OURS = text([A[0]?.replace('[ ]', '[x]') ?? '', ...A.slice(1), ...B])
const THEIRS = text([...A, '    - 2026-02-21 [b](docs/b.md)', ...B, '- [ ] Gamma'])
const RIGHT = text([
  A[0]?.replace('[ ]', '[x]') ?? '',
  ...A.slice(1),
  '    - 2026-02-21 [b](docs/b.md)',
  ...B,
  '- [ ] Gamma',
])

function fault(result: string, sides = { base: BASE, ours: OURS, theirs: THEIRS }): string | null {
  const plans = { base: planOf(sides.base), ours: planOf(sides.ours), theirs: planOf(sides.theirs) }
  const trios = matchTrios(plans)
  const isKept = ({ base, ours, theirs }: (typeof trios)[number]) =>
    base === null || (ours !== null && theirs !== null)
  const kept = trios.filter(isKept)
  const removed = trios.filter((trio) => !isKept(trio))
  return faultIn(planOf(result), { plans, kept, removed, date: '2026-02-14' })
}

test('nothing is wrong with what both sides come to', () => {
  expect(fault(RIGHT)).toBeNull()
})

test.each([
  [
    'an item twice',
    RIGHT.replace('- [ ] Beta', '- [ ] Beta\n- [ ] Beta'),
    'the item “beta” would be there twice',
  ],
  ['an item gone', RIGHT.replace('- [ ] Gamma\n', ''), 'the item “Gamma” would be lost'],
  [
    'another status',
    RIGHT.replace('[x] Alpha', '[ ] Alpha'),
    'the status of “Alpha” would be another',
  ],
  [
    'a record gone',
    RIGHT.replace('    - 2026-02-21 [b](docs/b.md)\n', ''),
    'a record of evidence would be lost',
  ],
  [
    'a record that nobody wrote',
    RIGHT.replace('[b](docs/b.md)', '[b](docs/b.md)\n    - [c](docs/c.md)'),
    'a record of evidence would say something else',
  ],
  ['another day', RIGHT.replace('2026-02-14', '2026-02-15'), 'the date would be another'],
  [
    'two days',
    RIGHT.replace('Last', 'Last updated: 2026-02-14\nLast'),
    'the date would be there twice',
  ],
  ['a number twice', RIGHT.replace('2. two', '1. two'), 'the queue would be miscounted'],
  ['an entry gone', RIGHT.replace('2. two\n', ''), 'the queue would lose “two”'],
  [
    'an entry twice',
    RIGHT.replace('2. two\n', '2. two\n3. two\n'),
    'the queue would hold “two” twice',
  ],
  [
    'a new error',
    `${RIGHT}\n[[ ] Near\n\n<<<<<<< HEAD\n>>>>>>> b\n`,
    'unresolved-conflict-marker would be new',
  ],
])('%s is found', (_name, result, words) => {
  expect(fault(result)).toBe(words)
})

test('an item that one side removed must not come back', () => {
  const sides = { base: BASE, ours: text([...A]), theirs: BASE }
  expect(fault(sides.ours, sides)).toBeNull()
  expect(fault(BASE, sides)).toBe('the item “Beta” would come back')
})

test('a queue that was miscounted before may stay so', () => {
  const odd = (words: string) => words.replace('2. two', '7. two')
  expect(fault(odd(RIGHT), { base: odd(BASE), ours: odd(OURS), theirs: odd(THEIRS) })).toBeNull()
})
