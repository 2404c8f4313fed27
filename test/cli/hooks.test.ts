import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withBlock, withoutBlock } from '../../src/text/marked-block.ts'
import { BIN, runHere } from '../support/harden.ts'
import type { TestRepository } from '../support/repository.ts'
import { newRepository, temporaryFolder } from '../support/repository.ts'

const PLAN = 'PRODUCTION_HARDENING_PLAN.md'
const DONE = `# Plan

## Immediate (0-7 days)

- [x] Rotate the signing keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 rotation log read out in the meeting
- [ ] Bound every queue.
  - Owner: SRE
  - Evidence: load test and its report
`

async function hook(repository: TestRepository, ...words: readonly string[]) {
  const printed = await runHere(['hook', ...words, '--json'], {
    directory: repository.root,
    environment: repository.environment,
  })
  return { ...printed, view: JSON.parse(printed.stdout) }
}

function withPlan(): TestRepository {
  const repository = newRepository()
  repository.commit('Add the plan', { [PLAN]: DONE })
  return repository
}

const FOREIGN: readonly [string, Buffer][] = [
  ['a script', Buffer.from('#!/bin/sh\necho foreign\n')],
  ['one without a line end', Buffer.from('#!/bin/bash\necho foreign')],
  ['one that ends itself', Buffer.from('#!/bin/sh\necho foreign\nexit 0\n')],
  ['one that becomes another program', Buffer.from('#!/usr/bin/env bash\nexec make check\n')],
  ['one without a first line', Buffer.from('npm test\n')],
  [
    'one of bytes that are no UTF-8',
    Buffer.from([0x23, 0x21, 0x2f, 0x73, 0x68, 10, 0x23, 0xff, 0xfe]),
  ],
  ['an empty one', Buffer.from('')],
  ['one with CRLF', Buffer.from('#!/bin/sh\r\n# foreign\r\n')],
]

describe('foreign hooks', () => {
  test.each(FOREIGN)('%s is byte for byte as it was after uninstall', async (_name, bytes) => {
    const repository = withPlan()
    const path = repository.path('.git/hooks/pre-commit')
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes, { mode: 0o755 })
    expect((await hook(repository, 'install')).view.hooks).toMatchObject([
      { name: 'pre-commit', state: 'installed' },
      { name: 'commit-msg', state: 'installed' },
    ])
    const once = readFileSync(path)
    expect(once.equals(bytes)).toBe(false)
    await hook(repository, 'install')
    expect(readFileSync(path).equals(once), 'a second time').toBe(true)
    await hook(repository, 'uninstall')
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(existsSync(repository.path('.git/hooks/commit-msg'))).toBe(false)
    expect(existsSync(repository.path('.git/info/attributes'))).toBe(false)
    expect(repository.git('config', '--list')).not.toContain('merge.harden')
  })

  test('what stands behind the lines stays, too', () => {
    const installed = `${withBlock('#!/bin/sh\nfirst', ['harden'])}last\n`
    expect(withoutBlock(installed)).toBe('#!/bin/sh\nfirstlast\n')
  })

  test.each([
    ['#!/usr/bin/env python3\nprint()\n', false],
    ['#!/bin/sh\n', true],
  ])('%j, a link: %s, is left alone and named', async (text, isLink) => {
    const repository = withPlan()
    const path = repository.path('.git/hooks/pre-commit')
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(isLink ? repository.path('mine') : path, text, { mode: 0o755 })
    if (isLink) symlinkSync(repository.path('mine'), path)
    const { exit, view } = await hook(repository, 'install')
    expect([exit, view.hooks[0].state]).toEqual([1, 'foreign'])
    expect(view.toAdd).toEqual([
      { hook: 'pre-commit', commands: ['harden check --staged --fail-on error'] },
    ])
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  test.skipIf(process.platform === 'win32')('one that git passes over is not woken', async () => {
    const repository = withPlan()
    repository.write('.git/hooks/pre-commit', '#!/bin/sh\necho asleep\n')
    const { exit, view } = await hook(repository, 'install')
    expect([exit, view.hooks[0].state]).toEqual([1, 'foreign'])
  })

  test('attributes of others stay', async () => {
    const repository = withPlan()
    repository.write('.git/info/attributes', '*.bin binary')
    await hook(repository, 'install')
    expect(repository.git('check-attr', 'merge', PLAN)).toBe(`${PLAN}: merge: harden`)
    await hook(repository, 'uninstall')
    expect(readFileSync(repository.path('.git/info/attributes'), 'utf8')).toBe('*.bin binary')
  })
})

describe('keepers', () => {
  test('core.hooksPath', async () => {
    const repository = withPlan()
    repository.git('config', 'core.hooksPath', 'tools/hooks')
    expect((await hook(repository, 'install')).view.hooks[0]).toMatchObject({
      path: 'tools/hooks/pre-commit',
      state: 'installed',
    })
  })

  test('core.hooksPath that others share is not written to', async () => {
    const repository = withPlan()
    const shared = temporaryFolder()
    repository.git('config', 'core.hooksPath', shared)
    const { view } = await hook(repository, 'install')
    expect([view.keeper, view.toAdd.length, existsSync(join(shared, 'pre-commit'))]).toEqual([
      'outside',
      2,
      false,
    ])
  })

  test('husky, whose own folder is not the one git looks in', async () => {
    const repository = withPlan()
    repository.write('.husky/pre-commit', 'npm test\n')
    repository.git('config', 'core.hooksPath', '.husky/_')
    await hook(repository, 'install')
    expect(readFileSync(repository.path('.husky/pre-commit'), 'utf8')).toMatch(
      /^npm test\n[\s\S]*harden_run check --staged/,
    )
    expect(existsSync(repository.path('.husky/_'))).toBe(false)
  })

  test('lefthook is told, not written', async () => {
    const repository = withPlan()
    repository.write('lefthook.yml', 'pre-commit:\n')
    const { exit, view } = await hook(repository, 'install')
    expect([exit, view.keeper, view.mergeDriver]).toEqual([0, 'lefthook', true])
    expect(view.toAdd[1].commands).toContain('harden hook message {1}')
    expect(existsSync(repository.path('.git/hooks/pre-commit'))).toBe(false)
  })
})

test('there are no hooks outside a repository', async () => {
  const folder = temporaryFolder()
  const setting = { directory: folder, environment: { PATH: process.env.PATH ?? '' } }
  expect((await runHere(['hook', 'status'], setting)).exit).toBe(4)
})

describe.skipIf(
  process.platform === 'win32' || !existsSync(join(dirname(BIN), '../dist/harden.cjs')),
)('real commits', () => {
  /** Finds harden, or nothing but git, on the path. */
  function guarded(isThere = true): TestRepository {
    const repository = withPlan()
    const programs = temporaryFolder()
    const program = join(programs, 'harden')
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`)
    chmodSync(program, 0o755)
    Object.assign(repository.environment, { HARDEN_NOW: '2026-02-20T12:00:00Z' })
    if (isThere) repository.environment.PATH = `${programs}:${repository.environment.PATH}`
    return repository
  }

  function commit(repository: TestRepository, message: string, ...words: readonly string[]) {
    const { status, stderr } = spawnSync('git', ['commit', '-m', message, ...words], {
      cwd: repository.root,
      env: repository.environment,
      encoding: 'utf8',
    })
    return { isMade: status === 0, stderr }
  }

  const FORBIDDEN: readonly [string, string][] = [
    ['completed-without-evidence', DONE.replace('[ ]', '[x]')],
    ['evidence-removed', DONE.replace(/ {4}- 2026.*\n/, '').replace('[x]', '[~]')],
    ['requirement-weakened', DONE.replace(' and its report', '')],
    ['completed-removed', DONE.replace(/- \[x\][\s\S]*(?=- \[ \])/, '')],
    ['completed-reworded', DONE.replace('signing keys', 'signing keys and passwords')],
    ['reopened-without-reason', DONE.replace('[x]', '[ ]')],
    ['deferral-incomplete', DONE.replace('[ ]', '[-]')],
  ]

  test('the hook catches what --no-verify lets pass, and a second clone catches it then', async () => {
    const repository = guarded()
    await hook(repository, 'install')
    for (const [code, plan] of FORBIDDEN) {
      repository.git('switch', '--quiet', '--create', code, 'main')
      repository.stage({ [PLAN]: plan })
      const refused = commit(repository, 'Change')
      expect([code, refused.isMade], refused.stderr).toEqual([code, false])
      expect(commit(repository, 'Change', '--no-verify').isMade).toBe(true)
    }
    const clone = repository.clone('--no-single-branch')
    for (const [code] of FORBIDDEN) {
      clone.git('switch', '--quiet', code)
      const { exit, stdout } = await runHere(['check', '--base', 'origin/main', '--json'], {
        directory: clone.root,
        environment: clone.environment,
      })
      expect([code, exit]).toEqual([code, 1])
      expect(stdout).toContain(`"code":"${code}"`)
    }
  }, 240_000)

  test('what is allowed passes, with a trailer for the items it is about', async () => {
    const repository = guarded()
    await hook(repository, 'install')
    const last = () => repository.git('log', '-1', '--format=%(trailers:key=Harden-Item,valueonly)')
    const started = DONE.replace('[ ]', '[~]')
    repository.write(PLAN, started)
    expect(commit(repository, 'Start', '--all')).toMatchObject({ isMade: true })
    expect(last()).toMatch(/^[k-z]{16}\n?$/)
    repository.stage({ [PLAN]: started.replace('[x]', '[ ]') })
    const reason = 'Reopen\n\nHarden-Reopen: the log was another key’s'
    expect(commit(repository, reason)).toMatchObject({ isMade: true })
    repository.stage({ [PLAN]: started })
    expect(commit(repository, 'fixup! Reopen')).toMatchObject({ isMade: true })
    expect(last()).toBe('')
  }, 240_000)

  test('a commit where harden is not installed works, and one with a foreign failure does not', async () => {
    const repository = guarded(false)
    await hook(repository, 'install')
    repository.stage({ [PLAN]: DONE.replace('[x]', '[ ]') })
    expect(commit(repository, 'Reopen')).toMatchObject({ isMade: true })
    await hook(repository, 'uninstall')
    repository.write('.git/hooks/pre-commit', '#!/bin/sh\nfalse\n')
    chmodSync(repository.path('.git/hooks/pre-commit'), 0o755)
    await hook(repository, 'install')
    expect(commit(repository, 'More', '--allow-empty').isMade).toBe(false)
  }, 240_000)
})
