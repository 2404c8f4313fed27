import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GitError } from '../../src/ports/git.ts'
import { troubleOf } from '../../src/ports/git-repository.ts'
import { nodeGit } from '../../src/ports/node-git.ts'
import type { TestRepository } from '../support/repository.ts'
import {
  HERMETIC,
  newRepository,
  TestRepository as Repository,
  temporaryFolder,
} from '../support/repository.ts'

function gitIn(repository: TestRepository, directory = repository.root) {
  return nodeGit(directory, { environment: repository.environment })
}

/** As `gitIn`, with the subcommands that were run. */
function watchedGit(repository: TestRepository) {
  const runs: string[] = []
  const git = nodeGit(repository.root, {
    environment: repository.environment,
    observe: ([subcommand = '']) => runs.push(subcommand),
  })
  return { git, runs }
}

describe('the repository', () => {
  test('is found from a folder inside it', () => {
    const repository = newRepository()
    const head = repository.commit('First', { 'docs/a.md': 'a\n' })
    expect(gitIn(repository, repository.path('docs')).repository()).toEqual({
      root: repository.root,
      gitDirectory: repository.path('.git'),
      commonDirectory: repository.path('.git'),
      head,
      shallow: false,
      hash: 'sha1',
    })
  })

  test('has no head before the first commit', () => {
    expect(gitIn(newRepository()).repository()?.head).toBeNull()
  })

  test('is shared by a linked work tree', () => {
    const repository = newRepository()
    repository.commit('First', { 'a.md': 'a\n' })
    const linked = join(temporaryFolder(), 'linked')
    repository.git('worktree', 'add', '--quiet', linked)
    const found = nodeGit(linked, { environment: repository.environment }).repository()
    expect(found?.root).toBe(linked)
    expect(found?.gitDirectory).toBe(repository.path('.git/worktrees/linked'))
    expect(found?.commonDirectory).toBe(repository.path('.git'))
  })

  test('is none outside, nor in a bare one', () => {
    const bare = new Repository(temporaryFolder())
    bare.git('init', '--quiet', '--bare')
    for (const directory of [temporaryFolder(), bare.root]) {
      const git = nodeGit(directory, { environment: HERMETIC })
      expect(git.repository()).toBeNull()
      expect(git.trouble()).toBeNull()
    }
  })

  test('is trouble where there is no git', () => {
    const git = nodeGit(temporaryFolder(), { environment: { PATH: temporaryFolder() } })
    expect(git.repository()).toBeNull()
    expect(git.trouble()).toContain('not installed')
  })

  test('is trouble in words of its own where git refuses or cannot read it', () => {
    const answer = { status: 128, stdout: Buffer.of() }
    const refusal = `fatal: detected dubious ownership in repository at '/srv'\nTo add an exception…`
    expect(troubleOf({ ...answer, stderr: refusal })).toContain('another user owns it')
    const repository = newRepository()
    repository.git('config', 'core.repositoryFormatVersion', '7')
    const git = gitIn(repository)
    expect(git.repository()).toBeNull()
    expect(git.trouble()).toMatch(/cannot read this repository: .*7/)
  })

  test('is asked once', () => {
    const repository = newRepository()
    repository.commit('First')
    repository.git('pack-refs', '--all')
    const { git, runs } = watchedGit(repository)
    git.repository()
    git.trouble()
    git.blobId(new Uint8Array())
    expect(runs).toEqual(['rev-parse'])
  })
})

describe('the index', () => {
  test('tells mode, id and stage, at a path and below it', () => {
    const repository = newRepository()
    repository.stage({ 'docs/a.md': 'a\n', 'docs/b/c.md': 'c\n', 'docs.md': '\n' })
    const [a, c] = gitIn(repository).index(['docs'])
    expect(a).toEqual({
      mode: '100644',
      id: repository.git('rev-parse', ':docs/a.md'),
      stage: 0,
      path: 'docs/a.md',
    })
    expect(c?.path).toBe('docs/b/c.md')
    expect(gitIn(repository).index(['nowhere'])).toEqual([])
    expect(gitIn(repository).index([])).toEqual([])
  })

  test('is measured from the root, wherever one stands', () => {
    const repository = newRepository()
    repository.stage({ 'docs/a.md': 'a\n' })
    expect(gitIn(repository, repository.path('docs')).index(['docs/a.md'])).toHaveLength(1)
  })

  test('takes no path for a pattern or for an option', () => {
    const repository = newRepository()
    const odd = [
      '-x.md',
      ':(top)a.md',
      'a*.md',
      'b[1].md',
      'ä ö.md',
      'two\nlines.md',
      '"quoted".md',
    ]
    repository.stage({ ...Object.fromEntries(odd.map((path) => [path, `${path}\n`])), 'ab.md': '' })
    const found = gitIn(repository).index(odd)
    expect(found.map(({ path }) => path).toSorted()).toEqual(odd.toSorted())
    expect(gitIn(repository).ignored(odd)).toEqual(new Set())
  })

  test('is read whole for many paths, to the same effect', () => {
    const repository = newRepository()
    const paths = Array.from({ length: 200 }, (_, n) => `docs/${n % 20}/${n}.md`)
    repository.stage(Object.fromEntries([...paths, 'other.md'].map((path) => [path, `${path}\n`])))
    const { git, runs } = watchedGit(repository)
    const one = paths.flatMap((path) => git.index([path]))
    runs.length = 0
    expect(git.index(paths).toSorted(byPath)).toEqual(one.toSorted(byPath))
    expect(git.index([...paths.slice(0, 99), 'docs/3'])).toHaveLength(99 + 5)
    expect(runs).toEqual(['ls-files', 'ls-files'])
  })

  test('shows the sides of a conflict', () => {
    const repository = newRepository()
    repository.commit('First', { 'a.md': 'a\n' })
    repository.branch('side').commit('Theirs', { 'a.md': 'theirs\n' })
    repository.switch('main').commit('Ours', { 'a.md': 'ours\n' })
    expect(() => repository.git('merge', 'side')).toThrow()
    const entries = gitIn(repository).index(['a.md'])
    expect(entries.map(({ stage }) => stage)).toEqual([1, 2, 3])
    expect(gitIn(repository).treeId(entries)).toBeNull()
  })

  test('knows what is ignored, but never a tracked path', () => {
    const repository = newRepository()
    repository.stage({ '.gitignore': '*.log\n', 'kept.log': 'x\n' }).write('left.log', 'x\n')
    repository.link('folder', '/tmp')
    const paths = ['left.log', 'kept.log', 'folder/behind.log', 'nowhere/new.log', 'plain.md']
    expect(gitIn(repository).ignored(paths)).toEqual(new Set(['left.log', 'nowhere/new.log']))
    expect(gitIn(repository).ignored([])).toEqual(new Set())
  })

  test('takes bytes as they are, filters or not, and though ignored', () => {
    const repository = newRepository()
    repository.commit('First', {
      '.gitattributes': '*.log filter=upper\n',
      '.gitignore': '*.log\n',
    })
    repository.git('config', 'filter.upper.clean', 'tr a-z A-Z')
    const git = gitIn(repository)
    git.stage('docs/run, 1.log', new TextEncoder().encode('lower\n'))
    expect(repository.git('cat-file', 'blob', ':docs/run, 1.log')).toBe('lower')
  })
})

describe('ids computed here', () => {
  test.each(['sha1', 'sha256'] as const)('are the ones git gives, in a %s repository', (hash) => {
    const repository = newRepository({ init: [`--object-format=${hash}`] })
    repository.stage({
      'a.md': 'a\n',
      'a/b.md': 'b\n',
      'a.d/c.md': 'c\n',
      a0: '0\n',
      'ü/ä.md': 'ä\n',
      'z/deep/er/d.md': 'd\n',
    })
    repository.link('link', 'a.md').git('add', 'link')
    repository.git('update-index', '--chmod=+x', 'a0')
    const git = gitIn(repository)
    expect(git.repository()?.hash).toBe(hash)
    expect(git.treeId(git.index('all'))).toBe(repository.git('write-tree'))
    expect(git.blobId(new TextEncoder().encode('ä\n'))).toBe(repository.git('rev-parse', ':ü/ä.md'))
    const commit = repository.commit('First')
    expect(git.objects([commit])).toMatchObject([{ found: true, id: commit, type: 'commit' }])
    expect(git.inHistory([commit])).toEqual(new Set())
    expect(gitIn(repository).inHistory([commit])).toEqual(new Set([commit]))
  })
})

describe('objects', () => {
  test('are looked up by any name, in order, in one run', () => {
    const repository = newRepository()
    const head = repository.commit('First', { 'docs/a.md': 'hello\n' })
    const { git, runs } = watchedGit(repository)
    const blob = repository.git('rev-parse', 'HEAD:docs/a.md')
    const names = [
      'HEAD',
      'nothing',
      blob.slice(0, 8),
      ':docs/a.md',
      'HEAD:docs',
      '',
      'a\nb',
      head,
      '-x',
    ]
    const answers = git.objects(names)
    expect(answers.map((answer) => (answer.found ? answer.type : answer.why))).toEqual([
      'commit',
      'absent',
      'blob',
      'blob',
      'tree',
      'absent',
      'absent',
      'commit',
      'absent',
    ])
    expect(answers[2]).toEqual({ found: true, id: blob, type: 'blob', size: 6 })
    expect(runs).toEqual(['cat-file'])
    expect(git.objects([])).toEqual([])
  })

  test('are ambiguous where a short id stands for several', () => {
    const repository = newRepository()
    const ids = Array.from({ length: 600 }, (_, n) => `${n}\n`)
    for (const [n, text] of ids.entries()) repository.write(`${n}.md`, text)
    repository.git('add', '.')
    const shared = sharedPrefix(
      gitIn(repository)
        .index('all')
        .map(({ id }) => id),
    )
    expect(gitIn(repository).objects([shared])).toEqual([{ found: false, why: 'ambiguous' }])
  })

  test('give their bytes, whatever these are', () => {
    const repository = newRepository()
    const bytes = Uint8Array.from({ length: 512 }, (_, n) => n % 256)
    repository.commit('First', { 'a.bin': bytes, empty: '', 'b.md': 'b\nmissing\n' })
    const [a, none, empty, b] = gitIn(repository).contents([
      ':a.bin',
      ':nowhere',
      ':empty',
      ':b.md',
    ])
    expect(new Uint8Array(a ?? [])).toEqual(bytes)
    expect(none).toBeNull()
    expect(empty?.length).toBe(0)
    expect(new TextDecoder().decode(b ?? undefined)).toBe('b\nmissing\n')
  })
})

describe('history', () => {
  test('is read newest first, with people, message and trailers', () => {
    const repository = newRepository()
    const first = repository.commit('First', {}, '2026-02-20T10:00:00+02:00')
    const second = repository.commit(
      'Second\n\nBody\nof two lines\n\nHarden-Item: qmzt\nEvidence: a:\n b\n',
    )
    const [newest, oldest] = gitIn(repository).commits()
    expect(newest).toMatchObject({ id: second, parents: [first], subject: 'Second' })
    expect(newest?.message).toContain('of two lines')
    expect(newest?.trailers).toEqual([
      { key: 'Harden-Item', value: 'qmzt' },
      { key: 'Evidence', value: 'a: b' },
    ])
    expect(oldest).toEqual({
      id: first,
      parents: [],
      author: { name: 'Ada Author', email: 'ada@example.com', date: '2026-02-20T10:00:00+02:00' },
      committer: {
        name: 'Cleo Committer',
        email: 'cleo@example.com',
        date: '2026-02-20T10:00:00+02:00',
      },
      subject: 'First',
      message: 'First',
      trailers: [],
    })
  })

  test('is narrowed by range, paths, message, order and number', () => {
    const repository = newRepository()
    const one = repository.commit('One (#12)', { 'plan.md': '1\n' })
    const two = repository.commit('Two', { 'other.md': '2\n' })
    const three = repository.commit('Three (#123)', { 'plan.md': '3\n' })
    const git = gitIn(repository)
    const ids = (query: Parameters<typeof git.commits>[0]) => git.commits(query).map(({ id }) => id)
    expect(ids({ from: one })).toEqual([three, two])
    expect(ids({ to: two })).toEqual([two, one])
    expect(ids({ paths: ['plan.md'] })).toEqual([three, one])
    expect(ids({ oldestFirst: true, limit: 2 })).toEqual([two, three])
    expect(ids({ messages: [String.raw`\(#12\)`, 'Two'] })).toEqual([two, one])
    expect(ids({ from: 'nowhere' })).toEqual([])
    expect(ids({ to: '--all' })).toEqual([])
    expect(gitIn(newRepository()).commits()).toEqual([])
  })

  test('follows first parents where asked', () => {
    const repository = newRepository()
    const base = repository.commit('Base')
    const side = repository.branch('side').commit('Side', { 'a.md': 'a\n' })
    const main = repository.switch('main').commit('Main')
    const merge = repository.merge('side', 'Merge side')
    const git = gitIn(repository)
    expect(git.commits({ firstParent: true }).map(({ id }) => id)).toEqual([merge, main, base])
    expect(git.mergeBase(side, main)).toBe(base)
    expect(git.mergeBase(side, 'nowhere')).toBeNull()
    repository.git('switch', '--quiet', '--orphan', 'other')
    expect(git.mergeBase(repository.commit('Other'), main)).toBeNull()
  })

  test('tells what HEAD descends from, in one run', () => {
    const repository = newRepository()
    const base = repository.commit('Base', { 'a.md': 'a\n' })
    const lost = repository.branch('side').commit('Side', { 'b.md': 'b\n' })
    repository.switch('main')
    const head = repository.squash('side', 'Side (#1)')
    const { git, runs } = watchedGit(repository)
    expect(git.inHistory([base, lost, head])).toEqual(new Set([base, head]))
    expect(runs).toEqual(['rev-list'])
    expect(git.inHistory([])).toEqual(new Set())
    expect(() => git.inHistory(['--all'])).toThrow(GitError)
  })
})

describe('configuration', () => {
  test('tells remotes, with rewritten addresses', () => {
    const repository = newRepository()
    repository.git('remote', 'add', 'origin', 'hub:acme/shop.git')
    repository.git('remote', 'add', 'fork.of', 'https://example.com/me/shop.git')
    repository.git('config', 'url.git@github.com:.insteadOf', 'hub:')
    repository.git('config', 'url.ssh://wrong/.insteadOf', 'hu')
    expect(gitIn(repository).remotes()).toEqual([
      { name: 'origin', url: 'git@github.com:acme/shop.git' },
      { name: 'fork.of', url: 'https://example.com/me/shop.git' },
    ])
  })

  test('tells single settings, the last one winning', () => {
    const repository = newRepository()
    repository.git('config', 'harden.Zone', 'UTC')
    repository.git('config', '--add', 'harden.zone', 'CET')
    const { git, runs } = watchedGit(repository)
    expect(git.setting('harden.zone')).toBe('CET')
    expect(git.setting('Harden.ZONE')).toBe('CET')
    expect(git.setting('harden.none')).toBeNull()
    expect(runs).toEqual(['rev-parse', 'config'])
  })
})

describe('a clone', () => {
  function origin() {
    const repository = newRepository()
    const old = repository.commit('First', { 'a.md': 'old\n', 'b.md': 'b\n' })
    const oldBlob = repository.git('rev-parse', 'HEAD:a.md')
    const head = repository.commit('Second', { 'a.md': 'new\n' })
    return { repository, old, oldBlob, head }
  }

  test('of limited depth is shallow', () => {
    const { repository, old, head } = origin()
    const git = gitIn(repository.clone('--depth=1'))
    expect(git.repository()).toMatchObject({ shallow: true, head })
    expect(git.isPartial()).toBe(false)
    expect(git.objects([old])).toEqual([{ found: false, why: 'absent' }])
  })

  test('that is partial fetches nothing, and answers for the rest', () => {
    const { repository, old, oldBlob, head } = origin()
    const clone = repository.clone('--filter=blob:none')
    const git = gitIn(clone)
    expect(git.isPartial()).toBe(true)
    expect(git.repository()?.shallow).toBe(false)
    const absent = Array.from({ length: 50 }, (_, n) => String(n).padStart(40, '0'))
    const names = [oldBlob, old, ...absent, `${old}:a.md`, 'HEAD:a.md', oldBlob, head]
    const answers = git.objects(names).map((answer) => answer.found)
    expect(answers).toEqual([false, true, ...absent.map(() => false), false, true, false, true])
    expect(git.contents([oldBlob, ':b.md']).map((bytes) => bytes?.length ?? null)).toEqual([
      null,
      2,
    ])
    const here = clone.git('cat-file', '--batch-all-objects', '--batch-check=%(objectname)')
    expect(here).not.toContain(oldBlob)
  })

  test('that is whole is neither', () => {
    const { repository, old } = origin()
    const git = gitIn(repository.clone())
    expect(git.isPartial()).toBe(false)
    expect(git.objects([old])).toMatchObject([{ found: true }])
  })
})

describe('what git passes to a hook', () => {
  test('counts only where harden was started by git', () => {
    const repository = newRepository()
    repository.commit('First', { 'a.md': 'a\n' })
    const other = newRepository()
    other.commit('Other', { 'other.md': 'o\n' })
    const environment = {
      ...repository.environment,
      GIT_DIR: other.path('.git'),
      GIT_WORK_TREE: other.root,
      GIT_INDEX_FILE: other.path('.git/index'),
    }
    const paths = (startedByGit: boolean) =>
      nodeGit(repository.root, { environment, startedByGit })
        .index('all')
        .map(({ path }) => path)
    expect(paths(false)).toEqual(['a.md'])
    expect(paths(true)).toEqual(['other.md'])
  })
})

test('no name a stranger chose becomes an option', () => {
  const repository = newRepository()
  repository.commit('First', { 'a.md': 'a\n' })
  const git = gitIn(repository)
  const nasty = fc.constantFrom(
    '--all',
    '--output=x',
    '-',
    '--',
    '^HEAD',
    'HEAD..',
    '@{u}',
    ':/x',
    '\0',
    '%s',
  )
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (names) => {
      expect(git.objects(names)).toHaveLength(names.length)
      expect(git.commits({ to: names[0] ?? '' }).length).toBeLessThanOrEqual(1)
      expect(git.mergeBase(names[0] ?? '', 'HEAD')).toBeNull()
    }),
    { numRuns: 8 },
  )
})

test('a program called git in the repository is not run', () => {
  const repository = newRepository()
  repository.commit('First')
  mkdirSync(repository.path('bin'))
  for (const path of ['git', 'bin/git']) {
    writeFileSync(repository.path(path), '#!/bin/sh\necho fired > fired\nexit 1\n', { mode: 0o755 })
  }
  const PATH = `.:bin::${repository.environment.PATH}`
  const git = nodeGit(repository.root, { environment: { ...repository.environment, PATH } })
  expect(git.repository()?.head).not.toBeNull()
})

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : 1
}

function sharedPrefix(ids: readonly string[]): string {
  const seen = new Set<string>()
  for (const id of ids) {
    const prefix = id.slice(0, 4)
    if (seen.has(prefix)) return prefix
    seen.add(prefix)
  }
  throw new Error('600 blobs of 65536 prefixes should collide')
}
