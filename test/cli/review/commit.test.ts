import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Setting } from '../../support/harden.ts'
import { runHere } from '../../support/harden.ts'
import type { TestRepository } from '../../support/repository.ts'
import { newRepository } from '../../support/repository.ts'

const PLAN = 'ops/PRODUCTION_HARDENING_PLAN.md'
const TEXT = `# Plan

Last updated: 2026-02-14 (UTC)

## Immediate (0-7 days)

- [x] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
- [ ] Write the runbook.
  - Owner: Support
  - Evidence: runbook

## Weekly Review Cadence

- Every Friday UTC
`

let repository: TestRepository
let setting: Setting

beforeEach(() => {
  repository = newRepository()
  repository.git('config', 'user.name', 'Rita Reviewer')
  repository.git('config', 'user.email', 'rita@example.com')
  repository.commit('Add the plan', { [PLAN]: TEXT, 'ops/other.md': 'other\n', 'a.txt': 'a\n' })
  setting = {
    directory: repository.path('ops'),
    environment: { ...repository.environment, HARDEN_NOW: '2026-02-27T12:00:00Z' },
  }
})

const review = (...words: string[]) => runHere(['review', ...words], setting)

describe('review --commit', () => {
  test('commits the plan with the trailers of a review, by the person configured here', async () => {
    const { exit, stdout } = await review('--apply', 'all', '--commit')
    expect(exit).toBe(0)
    expect(stdout).toContain(`Committed as ${repository.git('rev-parse', 'HEAD').slice(0, 7)}.`)
    expect(repository.git('log', '-1', '--format=%an <%ae> %aI %s')).toBe(
      'Rita Reviewer <rita@example.com> 2026-02-27T12:00:00+00:00 Hold the hardening review of 2026-02-27',
    )
    expect(repository.git('log', '-1', '--format=%(trailers)')).toBe(
      'Harden-Review: 2026-02-27\nHarden-Reopen: completed without evidence\nHarden-Item: mtwskqykkttmkttz\n'.replace(
        /Harden-Item: \w+/,
        () => `Harden-Item: ${handleIn(repository.git('log', '-1', '--format=%B'))}`,
      ),
    )
    expect(repository.git('log', '-1', '--format=%b')).toContain('**1 of 2 completed**')
    expect(repository.git('status', '--porcelain')).toBe('')
  })

  test('commits nothing else: what is staged stays staged, what is changed stays changed', async () => {
    repository.stage({ 'a.txt': 'staged\n' })
    writeFileSync(repository.path('ops/other.md'), 'changed\n')
    await review('--apply', 'all', '--commit')
    expect(repository.git('diff-tree', '-r', '--name-only', 'HEAD~1', 'HEAD')).toBe(PLAN)
    expect(repository.git('status', '--porcelain')).toBe('M  a.txt\n M ops/other.md')
  })

  test('keeps everything else in the tree, and the mode of the plan', async () => {
    repository.git('update-index', '--chmod=+x', PLAN)
    repository.git('checkout', '--quiet', '--', PLAN)
    repository.commit('Run it')
    const before = repository.git('ls-tree', '-r', 'HEAD').split('\n')
    await review('--apply', 'all', '--commit')
    const after = repository.git('ls-tree', '-r', 'HEAD').split('\n')
    const known = (row: string) => row.endsWith(PLAN)
    expect(after.filter((row) => !known(row))).toEqual(before.filter((row) => !known(row)))
    expect(after.find(known)).toMatch(/^100755 blob /)
    expect(repository.git('fsck', '--strict')).toBe('')
  })

  test('runs no hook of the repository', async () => {
    for (const hook of ['pre-commit', 'commit-msg', 'post-commit', 'reference-transaction']) {
      repository.write(`.git/hooks/${hook}`, `#!/bin/sh\ntouch ran\nexit 1\n`)
      chmodSync(repository.path(`.git/hooks/${hook}`), 0o755)
    }
    expect(await review('--apply', 'all', '--commit')).toMatchObject({ exit: 0 })
    expect(() => readFileSync(repository.path('ran'))).toThrow()
  })

  test('a review that changes nothing was held all the same, once a day', async () => {
    await review('--apply', 'all', '--commit')
    const again = await review('--commit')
    expect(again.stderr).toContain('the review of 2026-02-27 is committed already')
    const head = repository.git('rev-parse', 'HEAD')
    const later = { ...setting.environment, HARDEN_NOW: '2026-03-06T12:00:00Z' }
    await runHere(['review', '--commit'], { ...setting, environment: later })
    expect(repository.git('rev-parse', 'HEAD~1')).toBe(head)
    expect(repository.git('log', '-1', '--format=%(trailers:key=Harden-Review,valueonly)')).toBe(
      '2026-03-06\n',
    )
    expect(repository.git('diff', '--stat', 'HEAD~1', 'HEAD')).toBe('')
  })

  test('the next review begins there', async () => {
    await review('--apply', 'all', '--commit')
    const later = { ...setting.environment, HARDEN_NOW: '2026-03-13T12:00:00Z' }
    const { stdout } = await runHere(['review', '--json'], { ...setting, environment: later })
    expect(JSON.parse(stdout)).toMatchObject({
      since: '2026-02-27',
      from: 'last-review',
      missed: ['2026-03-06'],
    })
  })

  test('what it commits passes the gate in another clone', async () => {
    await review('--apply', 'all', '--commit')
    const clone = repository.clone()
    const check = await runHere(['check', '--base', 'HEAD~1', '--fail-on', 'error'], {
      directory: clone.path('ops'),
      environment: { ...clone.environment, HARDEN_NOW: '2026-02-27T12:00:00Z' },
    })
    expect(check).toMatchObject({ exit: 0 })
  })
})

describe('a commit is refused', () => {
  test('where a rule of the gate refuses what was edited by hand; the plan is written then', async () => {
    const text = TEXT.replace('- [ ] Write', '- [x] Write').replace('  - Evidence: runbook\n', '')
    repository.write(PLAN, text)
    const head = repository.git('rev-parse', 'HEAD')
    const { exit, stderr } = await review('--commit')
    expect(exit).toBe(1)
    expect(stderr).toContain('not committed')
    expect(repository.git('rev-parse', 'HEAD')).toBe(head)
  })

  test('while a merge is under way; nothing is written', async () => {
    repository.write('.git/MERGE_HEAD', `${repository.git('rev-parse', 'HEAD')}\n`)
    const { exit, stderr } = await review('--apply', 'all', '--commit')
    expect(exit).toBe(1)
    expect(stderr).toContain('MERGE_HEAD')
    expect(readFileSync(repository.path(PLAN), 'utf8')).toBe(TEXT)
  })

  test('where commits are to be signed', async () => {
    repository.git('config', 'commit.gpgsign', 'true')
    const { exit, stderr } = await review('--apply', 'all', '--commit')
    expect(exit).toBe(1)
    expect(stderr).toContain('signed')
    expect(readFileSync(repository.path(PLAN), 'utf8')).toBe(TEXT)
  })

  test('where nobody is configured to be its author', async () => {
    repository.git('config', '--unset', 'user.email')
    repository.git('config', '--unset', 'user.name')
    repository.git('config', 'user.useConfigOnly', 'true')
    const head = repository.git('rev-parse', 'HEAD')
    const { exit, stderr } = await review('--apply', 'all', '--commit')
    expect(exit).toBe(1)
    expect(stderr).toContain('the plan is written, and not committed')
    expect(repository.git('rev-parse', 'HEAD')).toBe(head)
  })

  test('in a dry run nothing is committed', async () => {
    const head = repository.git('rev-parse', 'HEAD')
    await review('--apply', 'all', '--commit', '--dry-run')
    expect(repository.git('rev-parse', 'HEAD')).toBe(head)
    expect(readFileSync(repository.path(PLAN), 'utf8')).toBe(TEXT)
  })
})

function handleIn(message: string): string {
  return /^Harden-Item: (\S+)$/m.exec(message)?.[1] ?? ''
}
