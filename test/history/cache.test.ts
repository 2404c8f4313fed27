import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDigest, writeDigest } from '../../src/history/digest.ts'
import type { Ledger } from '../../src/history/ledger.ts'
import { contentKey, readLedger, stepsByContent, writeLedger } from '../../src/history/ledger.ts'
import { readMemo, writeMemo } from '../../src/history/memo.ts'
import { presenceOf } from '../../src/history/presence.ts'
import { checksum, sealed, unsealed } from '../../src/history/seal.ts'
import { isSameStanding } from '../../src/history/standing.ts'
import { readTimeline } from '../../src/history/timeline.ts'
import { pastOf, plan } from './pasts.ts'

const standing = { head: 'a'.repeat(40), shallow: '', path: 'PLAN.md' }
const past = pastOf(
  { on: '01-01', plan: plan(['~ Rotate keys', 'Scan “images”']) },
  { on: '01-02', plan: plan(['~ Rotate old keys | Evidence: [a](a.md)', 'Scan “images”']) },
  { on: '01-03', plan: plan(['Rotate keys', 'x Drill | Owner: SRE']), after: [0] },
  { on: '01-04', plan: plan(['~ Rotate old keys', 'Drill'], ['Scan “images”']), after: [1, 2] },
  { on: '01-05', plan: plan(['Drill']), cutOff: true },
)
const ledger: Ledger = {
  ...past,
  standing,
  paths: ['PLAN.md', 'OLD.md'],
  renames: { 'abc PLAN.md': 'OLD.md', 'def OLD.md': '' },
  blobs: ['0', '1', '2', '3', '4'],
}
const memo = {
  standing,
  paths: ['PLAN.md'],
  blob: 'b'.repeat(40),
  text: 'what\nis committed',
  reviewed: '2026-02-20',
  ...presenceOf(readTimeline(past)),
}

const digest = { standing, timeline: readTimeline(past) }

describe('what is kept is read as it was', () => {
  test('the timeline', () => {
    expect(readDigest(writeDigest(digest, '1.0.0'), '1.0.0')).toEqual(digest)
  })

  test('the ledger', () => {
    expect(readLedger(writeLedger(ledger, '1.0.0'), '1.0.0')).toEqual(ledger)
  })

  test('the ledger of a plan whose queue changed, and which a merge has from one line', () => {
    const items = plan(['Rotate keys'])
    const queue = `${items}## Queue (next 5)\n\n1. Rotate keys\n`
    const { revisions } = pastOf(
      { on: '01-01', plan: items },
      { on: '01-02', plan: queue },
      { on: '01-03', plan: queue, after: [1, 0] },
    )
    const other = { ...ledger, revisions, blobs: ['0', '1', '1'] }
    expect(readLedger(writeLedger(other, '1.0.0'), '1.0.0')).toEqual(other)
  })

  test('the memo', () => {
    expect(readMemo(writeMemo(memo, '1.0.0'), '1.0.0')).toEqual(memo)
  })
})

describe('what is not to the letter what was kept is nothing', () => {
  const texts = [
    writeLedger(ledger, '1.0.0'),
    writeMemo(memo, '1.0.0'),
    writeDigest(digest, '1.0.0'),
  ]
  const read = (text: string, version = '1.0.0') =>
    [readLedger, readMemo, readDigest].every((readKept) => readKept(text, version) === null)

  test.each(['', '\n', 'harden ledger 1 1.0.0', '{}', 'null'])('%j', (text) => {
    expect(read(text)).toBe(true)
  })

  test('of another version, or another kind', () => {
    for (const text of texts) expect(read(text, '1.0.1')).toBe(true)
    expect(readMemo(texts[0] ?? '', '1.0.0')).toBeNull()
    expect(readLedger(texts[1] ?? '', '1.0.0')).toBeNull()
  })

  test('cut off anywhere', () => {
    for (const text of texts) {
      for (let end = 0; end < text.length; end += 1) expect(read(text.slice(0, end))).toBe(true)
    }
  })

  test('with any character changed', () => {
    for (const text of texts) {
      for (let at = 0; at < text.length; at += 1) {
        const other = String.fromCharCode(text.charCodeAt(at) ^ 1)
        expect(read(text.slice(0, at) + other + text.slice(at + 1))).toBe(true)
      }
    }
  })

  test('with stretches removed, doubled or exchanged', () => {
    const place = fc.nat(10_000)
    fc.assert(
      fc.property(fc.constantFrom(...texts), place, place, place, (text, a, b, c) => {
        const [i = 0, j = 0, k = 0] = [a, b, c]
          .map((each) => each % text.length)
          .sort((x, y) => x - y)
        const parts = [text.slice(0, i), text.slice(i, j), text.slice(j, k), text.slice(k)] as const
        const [start, first, second, end] = parts
        for (const other of [
          start + second + end,
          start + first + first + second + end,
          start + second + first + end,
        ]) {
          if (other !== text) expect(read(other)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('sealed but not JSON', () => {
    expect(unsealed('mark', `mark ${checksum('{')}\n{`)).toBeNull()
    expect(unsealed('mark', sealed('mark', [1]))).toEqual([1])
  })
})

test('steps are known by the contents before and after', () => {
  const steps = stepsByContent(ledger)
  expect(steps.get(contentKey('', '0'))).toBe(past.revisions[0]?.steps[0])
  expect(steps.get(contentKey('1', '3'))).toBe(past.revisions[3]?.steps[0])
  expect(steps.get(contentKey('2', '3'))).toBe(past.revisions[3]?.steps[1])
  expect(steps.size).toBe(6)
})

test('a standing is the same where all of it is', () => {
  expect(isSameStanding(standing, { ...standing })).toBe(true)
  for (const key of ['head', 'shallow', 'path']) {
    expect(isSameStanding(standing, { ...standing, [key]: 'other' })).toBe(false)
  }
})
