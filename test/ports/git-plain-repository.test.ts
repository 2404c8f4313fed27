import { chmodSync, chownSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plainRepository } from '../../src/ports/git-plain-repository.ts'
import { REPOSITORY_WORDS, readRepository } from '../../src/ports/git-repository.ts'
import { nodeGit } from '../../src/ports/node-git.ts'
import type { TestRepository } from '../support/repository.ts'
import {
  newRepository,
  TestRepository as Repository,
  temporaryFolder,
} from '../support/repository.ts'

function committed(): TestRepository {
  const repository = newRepository()
  repository.commit('First', { 'docs/a.md': 'a\n' })
  return repository
}

/** What git itself says. */
function asGitSays(repository: TestRepository) {
  return readRepository(repository.git(...REPOSITORY_WORDS).split('\n'), repository.root)
}

describe('the files of a repository tell what git would', () => {
  test('after a commit, whatever its branch is called', () => {
    const repository = committed()
    expect(plainRepository(repository.root)).toEqual(asGitSays(repository))
    repository.git('switch', '--quiet', '--create', 'feature/one.two')
    repository.commit('Second')
    expect(plainRepository(repository.root)).toEqual(asGitSays(repository))
  })

  test('of a clone that was cut off', () => {
    const repository = committed()
    repository.commit('Second')
    const clone = new Repository(join(temporaryFolder(), 'clone'))
    repository.git('clone', '--quiet', '--depth', '1', `file://${repository.root}`, clone.root)
    expect(plainRepository(clone.root)).toEqual(asGitSays(clone))
    expect(plainRepository(clone.root)?.shallow).toBe(true)
  })

  test('through a symbolic link above it', () => {
    const repository = committed()
    const folder = new Repository(temporaryFolder()).link('here', repository.root)
    expect(plainRepository(folder.path('here'))).toEqual(asGitSays(repository))
  })
})

describe('git is asked where the files', () => {
  test.each<[string, (repository: TestRepository) => void]>([
    ['have branches in one file together', (repository) => repository.git('pack-refs', '--all')],
    ['are on no branch', (repository) => repository.git('checkout', '--quiet', '--detach')],
    [
      'lead to a work tree elsewhere',
      (repository) => repository.git('config', 'core.worktree', temporaryFolder()),
    ],
    ['include others', (repository) => repository.git('config', 'include.path', '../x')],
    [
      'have extensions',
      (repository) => repository.git('config', 'extensions.preciousObjects', 'true'),
    ],
    ['say that it is bare', (repository) => repository.git('config', 'core.bare', 'true')],
    [
      'have a format of their own',
      (repository) => repository.git('config', 'core.repositoryFormatVersion', '1'),
    ],
    [
      'belong to another folder',
      (repository) => repository.write('.git/commondir', '../elsewhere\n'),
    ],
    [
      'name a branch that leads out of them',
      (repository) => repository.write('.git/HEAD', 'ref: refs/heads/../../../x\n'),
    ],
    ['name a branch of a branch', (repository) => writeRef(repository, 'ref: refs/heads/other\n')],
    ['are damaged', (repository) => writeRef(repository, 'no id\n')],
    ['have no settings', (repository) => rmSync(repository.path('.git/config'))],
    ['are a link', (repository) => moveAway(repository)],
    [
      'are not all there',
      (repository) => rmSync(repository.path('.git/refs'), { recursive: true }),
    ],
  ])('%s', (_, change) => {
    const repository = committed()
    expect(plainRepository(repository.root)).not.toBeNull()
    change(repository)
    expect(plainRepository(repository.root)).toBeNull()
  })

  test('stand in a linked work tree, a repository without a commit or one of longer ids', () => {
    const repository = committed()
    const linked = join(temporaryFolder(), 'linked')
    repository.git('worktree', 'add', '--quiet', linked)
    expect(plainRepository(linked)).toBeNull()
    expect(plainRepository(newRepository().root)).toBeNull()
    const longer = newRepository({ init: ['--object-format=sha256'] })
    longer.commit('First')
    expect(plainRepository(longer.root)).toBeNull()
  })

  test('are of a folder that is no repository', () => {
    expect(plainRepository(temporaryFolder())).toBeNull()
    expect(plainRepository(join(temporaryFolder(), 'nowhere'))).toBeNull()
  })

  test.runIf(process.geteuid?.() === 0)('belong to somebody else', () => {
    const repository = committed()
    chownSync(repository.path('.git'), 1, 1)
    expect(plainRepository(repository.root)).toBeNull()
  })

  test('cannot be read', () => {
    const repository = committed()
    chmodSync(repository.path('.git/HEAD'), 0o000)
    const isRoot = process.geteuid?.() === 0
    expect(plainRepository(repository.root) === null).toBe(!isRoot)
  })
})

describe('git is started', () => {
  const runsOf = (repository: TestRepository, startedByGit: boolean) => {
    const runs: string[] = []
    const observe = ([word = '']: readonly string[]) => runs.push(word)
    const { environment } = repository
    const git = nodeGit(repository.root, { environment, startedByGit, observe })
    return { git, runs }
  }

  test('once for the index of a plain repository', () => {
    const repository = committed()
    const { git, runs } = runsOf(repository, false)
    expect(git.repository()?.head).toBe(repository.git('rev-parse', 'HEAD'))
    expect(git.index('all').map(({ path }) => path)).toEqual(['docs/a.md'])
    expect(runs).toEqual(['ls-files'])
  })

  test('for the repository too, where a hook says which one is meant', () => {
    const { git, runs } = runsOf(committed(), true)
    git.repository()
    expect(runs).toEqual(['rev-parse'])
  })
})

function writeRef(repository: TestRepository, content: string): void {
  writeFileSync(repository.path('.git/refs/heads/main'), content)
}

function moveAway(repository: TestRepository): void {
  renameSync(repository.path('.git'), repository.path('git'))
  repository.link('.git', 'git')
}
