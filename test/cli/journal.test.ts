import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { edited, PLAN } from '../plan/merge/cases.ts'
import { runHere } from '../support/harden.ts'
import type { TestRepository } from '../support/repository.ts'
import { newRepository, temporaryFolder } from '../support/repository.ts'

const NAME = 'PRODUCTION_HARDENING_PLAN.md'

function withPlan(text = PLAN): TestRepository {
  const repository = newRepository()
  repository.commit('Add the plan', { [NAME]: text })
  return repository
}

function harden({ root: directory, environment }: TestRepository, ...words: readonly string[]) {
  return runHere([...words, '--now', '2026-02-20'], { directory, environment })
}

const planIn = (repository: TestRepository) => readFileSync(repository.path(NAME), 'utf8')
const journalOf = (repository: TestRepository) => repository.path('.git', 'harden', 'undo.jsonl')

describe('what harden notes', () => {
  test('is nothing for a change that changes nothing, or is not written', async () => {
    const repository = withPlan()
    await harden(repository, 'start', 'I1')
    await harden(repository, 'start', 'I1')
    await harden(repository, 'start', 'I2', '--dry-run')
    const { stdout } = await harden(repository, 'undo', '--list')
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  })

  test('belongs to one plan, and to one work tree', async () => {
    const repository = withPlan()
    repository.write('other.md', PLAN)
    await harden(repository, 'start', 'I1')
    await harden(repository, 'start', 'I2', '--plan', 'other.md')
    const { stdout } = await harden(repository, 'undo', '--list')
    expect(stdout).toContain('Enforce clean-tree')
    expect(stdout).not.toContain('Add mandatory')
    repository.git('worktree', 'add', '--quiet', '../linked')
    const linked = repository.path('..', 'linked')
    const there = await runHere(['undo', '--list'], { ...repository, directory: linked })
    expect(there.stdout).toBe('Nothing to take back.\n')
  })

  test('holds no secret, not even one that a person wrote', async () => {
    const secret = ['ghp', '_', 'x7Kq9LmN2pRsT4vWyZ1aB3cD5eF6gH8jK0lM'].join('')
    const repository = withPlan(edited([['Owner: DevOps', `Owner: DevOps ${secret}`]]))
    const { exit, stderr } = await harden(repository, 'start', 'I1')
    expect(exit).toBe(0)
    expect(stderr).toContain('cannot be undone: its lines hold a secret')
    await harden(repository, 'start', 'S1')
    const noted = readFileSync(journalOf(repository), 'utf8')
    expect(noted).toContain('Define service SLOs')
    expect(noted).not.toContain(secret)
  })

  test('that cannot be noted is said, and changes nothing else', async () => {
    const repository = withPlan()
    mkdirSync(journalOf(repository), { recursive: true })
    const { exit, stderr } = await harden(repository, 'start', 'I1')
    expect(exit).toBe(0)
    expect(stderr).toContain('This change cannot be undone: it could not be noted.')
    expect(planIn(repository)).toContain('- [~] Enforce')
  })

  test('that was spoiled is passed over', async () => {
    const repository = withPlan()
    await harden(repository, 'start', 'I1')
    writeFileSync(journalOf(repository), `${readFileSync(journalOf(repository), 'utf8')}{"v":1,`)
    await harden(repository, 'start', 'I2')
    expect((await harden(repository, 'undo')).exit).toBe(0)
    expect((await harden(repository, 'undo')).exit).toBe(0)
    expect(planIn(repository)).toBe(PLAN)
    rmSync(journalOf(repository))
    expect((await harden(repository, 'undo')).stdout).toBe('Nothing to take back.\n')
  })
})

test('outside a repository nothing is noted, and undo says so', async () => {
  const directory = temporaryFolder()
  writeFileSync(join(directory, NAME), PLAN)
  const { environment } = newRepository()
  const setting = { directory, environment }
  expect((await runHere(['start', 'I1'], setting)).exit).toBe(0)
  const { exit, stderr } = await runHere(['undo'], setting)
  expect(exit).toBe(3)
  expect(stderr).toContain('in no git repository, so that nothing is noted for undo')
})
