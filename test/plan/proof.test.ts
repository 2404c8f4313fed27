import { describe, expect, test } from 'vitest'
import type { Grade } from '../../src/evidence/kind.ts'
import type { EvidencePolicy } from '../../src/evidence/policy.ts'
import { NO_DEMANDS } from '../../src/evidence/policy.ts'
import {
  demandedGrade,
  holdingRecords,
  isShort,
  shortfallOf,
  uncoveredParts,
  unknownHorizons,
} from '../../src/plan/proof.ts'
import { itemNamed, planOf } from '../support/reading.ts'

const ID = '0123456789abcdef0123456789abcdef01234567'
const plan = planOf(`# Plan

## Immediate (0-7 days)

- [x] Gate
  - Evidence: workflow files + passing run links
    - 2026-02-20 [ci.yml](.github/workflows/ci.yml "blob ${ID}")
    - 2026-02-20 [old](https://example.com/old) expires 2026-02-21

## Short Term (1-6 weeks)

- [x] Page
  - Evidence: the usual
    - 2026-02-20 [page](https://example.com/page)

## Shortly After

- [ ] Nothing yet
  - Evidence: report

## Later (next year)
`)
const gate = itemNamed(plan, 'Gate')
const page = itemNamed(plan, 'Page')
const nothing = itemNamed(plan, 'Nothing')

const demanding = (
  minimumGrade: Record<string, Grade>,
  strictCoverage = false,
): EvidencePolicy => ({
  ...NO_DEMANDS,
  minimumGrade: new Map(Object.entries(minimumGrade)),
  strictCoverage,
})

describe('the grade that is demanded', () => {
  test.each<[Record<string, Grade>, string]>([
    [{}, 'D D D'],
    [{ I: 'A' }, 'A D D'],
    [{ immediate: 'A' }, 'A D D'],
    [{ Imm: 'B', '*': 'C' }, 'B C C'],
    [{ short: 'B' }, 'D B B'],
    [{ 'Short Term': 'B', '*': 'A' }, 'A B A'],
    // The strictest of those that name a horizon.
    [{ I: 'C', Immediate: 'A', '*': 'D' }, 'A D D'],
  ])('by %j is %s', (minimumGrade, grades) => {
    const policy = demanding(minimumGrade)
    expect([gate, page, nothing].map((item) => demandedGrade(plan, item, policy)).join(' ')).toBe(
      grades,
    )
  })

  test('of a horizon that the plan does not have is found out', () => {
    const named = { I: 'A', Later: 'B', '*': 'C', Imediate: 'A', '': 'B' } as const
    expect(unknownHorizons(plan, demanding(named))).toEqual(['Imediate', ''])
    expect(unknownHorizons(planOf('# Empty\n'), demanding(named))).toEqual([])
  })
})

describe('what records lack', () => {
  const { records } = gate.evidence

  test('is nothing where nothing is demanded', () => {
    for (const item of [gate, page, nothing]) {
      expect(isShort(shortfallOf(plan, item, [], NO_DEMANDS))).toBe(false)
    }
  })

  test('is a grade, if not one of them reaches it', () => {
    const policy = demanding({ '*': 'B' })
    expect(shortfallOf(plan, gate, records, policy).grade).toBeNull()
    expect(shortfallOf(plan, gate, records.slice(1), policy).grade).toEqual({
      demanded: 'B',
      best: 'D',
    })
    expect(shortfallOf(plan, nothing, [], policy).grade).toEqual({ demanded: 'B', best: null })
  })

  test('is the parts that none of them answers, where all are demanded', () => {
    const { parts } = shortfallOf(plan, gate, records, demanding({}, true))
    expect(parts.map(({ text }) => text)).toEqual(['passing run links'])
    expect(uncoveredParts(gate, records)).toEqual(parts)
    expect(isShort(shortfallOf(plan, page, page.evidence.records, demanding({}, true)))).toBe(false)
  })
})

test('a record holds until it is known not to', () => {
  const known = { findings: new Map(), today: '2026-02-21', policy: NO_DEMANDS }
  expect(holdingRecords(gate, known)).toEqual(gate.evidence.records)
  expect(holdingRecords(gate, { ...known, today: '2026-02-22' })).toEqual(
    gate.evidence.records.slice(0, 1),
  )
})
