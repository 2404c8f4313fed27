import { describe, expect, test } from 'vitest'
import { PLAIN_CONFLICTS, PLAIN_MERGES, PLAN } from './cases.ts'
import { merged, plainlyMerged } from './engine.ts'

test('there are thirty cases, of which git alone leaves twenty to people', () => {
  const conflicts = (cases: typeof PLAIN_MERGES) =>
    cases.filter(({ ours, theirs }) => plainlyMerged({ base: PLAN, ours, theirs }).conflicts > 0)
  expect(PLAIN_CONFLICTS).toHaveLength(20)
  expect(PLAIN_MERGES).toHaveLength(10)
  expect(conflicts(PLAIN_CONFLICTS)).toEqual(PLAIN_CONFLICTS)
  expect(conflicts(PLAIN_MERGES)).toEqual([])
})

describe.each([...PLAIN_CONFLICTS, ...PLAIN_MERGES])(
  '$name',
  ({ ours, theirs, merged: wanted }) => {
    test('is merged by what it means', () => {
      const merge = merged({ base: PLAN, ours, theirs })
      expect(merge.isClean).toBe(wanted !== null)
      if (wanted === null) expect(merge.source.text).toContain('<<<<<<< ours\n')
      else expect(merge.source.text).toBe(wanted)
      expect(merge.fallback).toBeNull()
    })

    test('comes to the same from the other side', () => {
      const merge = merged({ base: PLAN, ours: theirs, theirs: ours })
      if (wanted === null) expect(merge.isClean).toBe(false)
      else expect(merge.source.text).toBe(wanted)
    })
  },
)
