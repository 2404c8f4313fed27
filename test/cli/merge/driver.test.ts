import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { edited, PLAIN_CONFLICTS, PLAIN_MERGES, PLAN } from '../../plan/merge/cases.ts'
import { BIN } from '../../support/harden.ts'
import { STEP } from '../../support/runs.ts'
import type { Merged, Planned } from './workshop.ts'
import { Workshop } from './workshop.ts'

const CASES = [...PLAIN_CONFLICTS, ...PLAIN_MERGES]
const TEN_MINUTES = 600_000

/** Edits for which git needs no help, one on each side of a criss-cross. */
const FAR: readonly (readonly [string, string])[] = [
  ['- [ ] Multi-zone failover', '- [~] Multi-zone failover'],
  ['- [ ] Centralize observability', '- [~] Centralize observability'],
]
const [HERE = ['', ''], THERE = ['', '']] = FAR

/** Two branches a case, and two more that merged each other's first commit. */
function branches(): Record<string, Planned> {
  const commits: Record<string, Planned> = { base: { text: PLAN, parents: [] } }
  for (const [at, { ours, theirs, merged }] of CASES.entries()) {
    const joined = merged ?? ours
    const crossed = (change: readonly [string, string]) =>
      joined.includes('\r\n')
        ? edited([change], joined.replaceAll('\r\n', '\n')).replaceAll('\n', '\r\n')
        : edited([change], joined)
    commits[`ours-${at}`] = { text: ours, parents: ['base'] }
    commits[`theirs-${at}`] = { text: theirs, parents: ['base'] }
    commits[`here-${at}`] = { text: crossed(HERE), parents: [`ours-${at}`, `theirs-${at}`] }
    commits[`there-${at}`] = { text: crossed(THERE), parents: [`theirs-${at}`, `ours-${at}`] }
  }
  return commits
}

interface Tried extends Merged {
  readonly at: number
}

/** Tries the cases; at the desk the ways of merging share them. @param way one of three. */
function tryAll(way: number, run: (at: number) => Merged): Tried[] {
  const picked = [...CASES.keys()].filter((at) => at % STEP === way % STEP)
  return picked.map((at) => ({ ...run(at), at }))
}

function expectMerged(results: readonly Tried[], wanted: (at: number) => string | null): void {
  expect(results.filter(({ isClean }) => !isClean).length).toBeLessThanOrEqual(1)
  for (const { at, text, isClean } of results) {
    if (isClean) expect(text).toBe(wanted(at))
    else expect(text).toMatch(/^<{7} ours$[\s\S]*^={7}$[\s\S]*^>{7} theirs$/m)
  }
}

test.runIf(STEP === 1)(
  'git alone leaves twenty of the thirty in conflict',
  { timeout: TEN_MINUTES },
  () => {
    const plain = new Workshop({ withDriver: false })
    plain.commit(branches())
    const results = tryAll(0, (at) => plain.try(`ours-${at}`, 'merge', `theirs-${at}`))
    expect(results.filter(({ isClean }) => !isClean)).toHaveLength(20)
  },
)

describe.skipIf(!existsSync(join(dirname(BIN), '../dist/harden.cjs')))('with the driver', () => {
  function newWorkshop(): Workshop {
    const workshop = new Workshop({ withDriver: true })
    workshop.commit(branches())
    return workshop
  }

  test('git merge leaves one', { timeout: TEN_MINUTES }, () => {
    const workshop = newWorkshop()
    const results = tryAll(0, (at) => workshop.try(`ours-${at}`, 'merge', `theirs-${at}`))
    expectMerged(results, (at) => CASES[at]?.merged ?? null)
  })

  test('git rebase leaves one', { timeout: TEN_MINUTES }, () => {
    const workshop = newWorkshop()
    const results = tryAll(1, (at) => workshop.try(`ours-${at}`, 'rebase', `theirs-${at}`))
    expectMerged(results, (at) => CASES[at]?.merged ?? null)
  })

  test('git cherry-pick leaves one', { timeout: TEN_MINUTES }, () => {
    const workshop = newWorkshop()
    const pick = (at: number) => [
      'cherry-pick',
      '--allow-empty',
      '--keep-redundant-commits',
      `theirs-${at}`,
    ]
    const results = tryAll(2, (at) => workshop.try(`ours-${at}`, ...pick(at)))
    expectMerged(results, (at) => CASES[at]?.merged ?? null)
  })

  test('so does a merge of branches that merged each other before', {
    timeout: TEN_MINUTES,
  }, () => {
    const workshop = newWorkshop()
    const results = tryAll(0, (at) => workshop.try(`here-${at}`, 'merge', `there-${at}`))
    expectMerged(results, (at) => {
      const { merged, ours } = CASES[at] ?? {}
      const text = (merged ?? ours ?? '').replaceAll('\r\n', '\n')
      const both = edited([HERE, THERE], text)
      return merged?.includes('\r\n') ? both.replaceAll('\n', '\r\n') : both
    })
  })
})
