import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { edited, PLAIN_CONFLICTS, PLAIN_MERGES, PLAN } from '../../plan/merge/cases.ts'
import { BIN } from '../../support/harden.ts'
import { runs } from '../../support/runs.ts'
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

/** Tries every case, or one in so many. @param first of them. */
function tryAll(run: (at: number) => Merged, step = 1, first = 0): Tried[] {
  const picked = [...CASES.keys()].filter((at) => at % step === first % step)
  return picked.map((at) => ({ ...run(at), at }))
}

/** The ways besides `git merge` hand the driver the same texts: at the desk they share the cases. */
const SHARE = runs(CASES.length) < CASES.length ? 3 : 1

function expectMerged(results: readonly Tried[], wanted: (at: number) => string | null): void {
  expect(results.filter(({ isClean }) => !isClean).length).toBeLessThanOrEqual(1)
  for (const { at, text, isClean } of results) {
    if (isClean) expect(text).toBe(wanted(at))
    else expect(text).toMatch(/^<{7} ours$[\s\S]*^={7}$[\s\S]*^>{7} theirs$/m)
  }
}

test('git alone leaves twenty of the thirty cases in conflict', { timeout: TEN_MINUTES }, () => {
  const plain = new Workshop({ withDriver: false })
  plain.commit(branches())
  const results = tryAll((at) => plain.try(`ours-${at}`, 'merge', `theirs-${at}`))
  expect(results.filter(({ isClean }) => !isClean)).toHaveLength(20)
})

describe.skipIf(!existsSync(join(dirname(BIN), '../dist/harden.cjs')))('with the driver', () => {
  function newWorkshop(): Workshop {
    const workshop = new Workshop({ withDriver: true })
    workshop.commit(branches())
    return workshop
  }

  test('git merge leaves one', { timeout: TEN_MINUTES }, () => {
    const workshop = newWorkshop()
    const results = tryAll((at) => workshop.try(`ours-${at}`, 'merge', `theirs-${at}`))
    expectMerged(results, (at) => CASES[at]?.merged ?? null)
  })

  test('git rebase leaves one', { timeout: TEN_MINUTES }, () => {
    const workshop = newWorkshop()
    const results = tryAll((at) => workshop.try(`ours-${at}`, 'rebase', `theirs-${at}`), SHARE)
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
    const results = tryAll((at) => workshop.try(`ours-${at}`, ...pick(at)), SHARE, 1)
    expectMerged(results, (at) => CASES[at]?.merged ?? null)
  })

  test('so does a merge of branches that merged each other before', {
    timeout: TEN_MINUTES,
  }, () => {
    const workshop = newWorkshop()
    const results = tryAll((at) => workshop.try(`here-${at}`, 'merge', `there-${at}`), SHARE, 2)
    expectMerged(results, (at) => {
      const { merged, ours } = CASES[at] ?? {}
      const text = (merged ?? ours ?? '').replaceAll('\r\n', '\n')
      const both = edited([HERE, THERE], text)
      return merged?.includes('\r\n') ? both.replaceAll('\n', '\r\n') : both
    })
  })
})
