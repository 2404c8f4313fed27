import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeGit } from '../../src/ports/node-git.ts'
import type { TestRepository } from '../support/repository.ts'
import { newRepository, temporaryFolder } from '../support/repository.ts'

/** Every hook git knows of that could run while something is asked or staged. */
const HOOKS = [
  'post-index-change',
  'reference-transaction',
  'pre-commit',
  'fsmonitor-watchman',
  'pre-auto-gc',
]

/** Keys of a repository's configuration that name a program. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'core.fsmonitor': 'fsmonitor',
  'core.pager': 'pager',
  'core.editor': 'editor',
  'core.sshCommand': 'ssh',
  'core.askPass': 'askpass',
  'core.gitProxy': 'proxy',
  'core.alternateRefsCommand': 'alternate-refs',
  'credential.helper': 'credential',
  'diff.external': 'external-diff',
  'diff.evil.command': 'diff-command',
  'diff.evil.textconv': 'textconv',
  'filter.evil.clean': 'clean',
  'filter.evil.smudge': 'smudge',
  'filter.talking.process': 'filter-process',
  'filter.a=b.clean': 'odd-clean',
  'merge.evil.driver': 'merge-driver',
  'gpg.program': 'gpg',
  'pager.log': 'pager-log',
  'pager.rev-list': 'pager-rev-list',
  'remote.origin.uploadpack': 'uploadpack',
  'trailer.harden-item.command': 'trailer',
  'alias.rev-parse': '!alias',
  'alias.cat-file': '!alias',
}

const ATTRIBUTES = `
*.md diff=evil filter=evil merge=evil
talking.txt filter=talking
odd.txt filter=a=b
`

interface Trap {
  readonly repository: TestRepository
  /** Names of the programs that were run since it was last asked. */
  fired(): string[]
}

/** A repository whose configuration names a program wherever git would run one. */
function trap(): Trap {
  const repository = newRepository()
  const folder = temporaryFolder()
  const fired = join(folder, 'fired')
  const program = (name: string, then = 'cat 2>/dev/null') => {
    const path = join(folder, name)
    writeFileSync(path, `#!/bin/sh\necho ${name} >> '${fired}'\n${then}\n`, { mode: 0o755 })
    return path
  }
  repository.commit('Base (#12)', { 'docs/a.md': 'a\n', '.gitignore': '*.tmp\n' })
  repository.commit('Next\n\nHarden-Item: qmzt\n', {
    '.gitattributes': ATTRIBUTES,
    'talking.txt': 'a\n',
    'odd.txt': 'a\n',
  })
  letGitDoubt(repository, ['talking.txt', 'odd.txt'])
  signHead(repository)
  for (const hook of HOOKS) {
    writeFileSync(repository.path('.git/hooks', hook), readFileSync(program(`hook-${hook}`)), {
      mode: 0o755,
    })
  }
  for (const [key, name] of Object.entries(PROGRAMS)) {
    repository.git(
      'config',
      key,
      name.replace(/^(!?)(.*)$/, (_all, shell, word) => shell + program(word)),
    )
  }
  repository.git('config', 'log.showSignature', 'true')
  repository.git('config', 'remote.origin.url', `ext::${program('transport', 'exit 1')} %S`)
  repository.git('config', 'remote.origin.promisor', 'true')
  repository.git('config', 'protocol.ext.allow', 'always')
  repository.git('config', 'extensions.partialClone', 'origin')
  repository.write('docs/a.md', 'changed\n').write('new.tmp', 'x\n')
  rmSync(fired, { force: true })
  return {
    repository,
    fired: () => {
      const names = existsSync(fired) ? readFileSync(fired, 'utf8').trim().split('\n') : []
      rmSync(fired, { force: true })
      return [...new Set(names)].toSorted()
    },
  }
}

/** Makes files younger than the index: whoever writes it must look at their content again. */
function letGitDoubt(repository: TestRepository, paths: readonly string[]): void {
  const tomorrow = Date.now() / 1000 + 86_400
  for (const path of paths) utimesSync(repository.path(path), tomorrow, tomorrow)
  repository.git('update-index', '--refresh', '--', ...paths)
}

/** Gives HEAD a signature that only the configured program could check. */
function signHead(repository: TestRepository): void {
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----'
  const commit = repository.git('cat-file', 'commit', 'HEAD').replace(/\n\n/, `\n${signature}\n\n`)
  repository.write('.git/signed', `${commit}\n`)
  const id = repository.git('hash-object', '-w', '-t', 'commit', '.git/signed')
  repository.git('update-ref', 'refs/heads/main', id)
}

describe('a repository that names programs everywhere', () => {
  test('runs none of them through the port', () => {
    const { repository, fired } = trap()
    const git = nodeGit(repository.root, { environment: repository.environment })
    const missing = '1234567890'.repeat(4)
    expect(git.repository()?.head).toMatch(/^[0-9a-f]{40}$/)
    git.index('all')
    git.index(['docs', 'docs/a.md', 'new.tmp'])
    expect(git.ignored(['new.tmp', 'docs/a.md'])).toEqual(new Set(['new.tmp']))
    git.objects(['HEAD', ':docs/a.md', 'HEAD:docs/a.md', missing, 'origin/main', '@{upstream}'])
    expect(git.contents([':docs/a.md', missing, 'HEAD'])).toHaveLength(3)
    git.inHistory([git.repository()?.head ?? ''])
    git.mergeBase('HEAD', 'HEAD~1')
    expect(git.commits({ messages: ['#12'], paths: ['docs'] })).toHaveLength(1)
    expect(git.commits()[0]?.trailers).toHaveLength(1)
    git.remotes()
    git.isPartial()
    git.setting('core.fsmonitor')
    git.blobId(new Uint8Array([1]))
    git.treeId(git.index(['docs']))
    git.stage('docs/run.log', new TextEncoder().encode('ok\n'))
    git.unstage('docs/run.log')
    expect(git.changed()).toContain('docs/a.md')
    expect(git.pathHistory({ paths: ['docs/a.md'] })).toHaveLength(1)
    git.renames([git.repository()?.head ?? ''], 'docs/a.md')
    const lines = { base: ['a'], ours: ['b'], theirs: ['a'] }
    expect(git.mergeLines(lines, { style: 'merge', size: 7 })).toBe('b\n')
    expect(fired()).toEqual([])
  })

  test('runs them for whoever asks plainly', () => {
    const { repository, fired } = trap()
    const plainly = (...words: string[]) => {
      try {
        repository.git(...words)
      } catch {
        // What git makes of the answers does not matter here.
      }
      return fired()
    }
    expect(plainly('status')).toContain('fsmonitor')
    expect(plainly('diff')).toEqual(expect.arrayContaining(['clean', 'diff-command']))
    expect(plainly('log', '-p', '--no-ext-diff')).toEqual(
      expect.arrayContaining(['gpg', 'textconv']),
    )
    expect(plainly('update-index', '--add', 'new.tmp')).toEqual(
      expect.arrayContaining(['filter-process', 'odd-clean']),
    )
    expect(plainly('add', 'docs/a.md')).toEqual(
      expect.arrayContaining(['clean', 'hook-post-index-change']),
    )
    expect(plainly('hash-object', 'docs/a.md')).toContain('clean')
    expect(plainly('cat-file', '-e', '1234567890'.repeat(4))).toContain('transport')
  })

  test('runs none of them by way of the environment either', () => {
    const { repository, fired } = trap()
    const program = repository.git('config', 'core.pager')
    const environment = {
      ...repository.environment,
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: program,
      GIT_CONFIG_KEY_1: 'diff.external',
      GIT_CONFIG_VALUE_1: program,
      GIT_CONFIG_PARAMETERS: `'core.fsmonitor=${program}'`,
      GIT_EXTERNAL_DIFF: program,
      GIT_PAGER: program,
      GIT_SSH_COMMAND: program,
      GIT_PROXY_COMMAND: program,
      GIT_ALLOW_PROTOCOL: 'ext',
      GIT_TRACE: '2',
    }
    const git = nodeGit(repository.root, { environment })
    git.index('all')
    git.objects(['1234567890'.repeat(4)])
    git.stage('docs/run.log', new TextEncoder().encode('ok\n'))
    expect(fired()).toEqual([])
  })
})

test('a bare repository hidden in a folder is not taken for one', () => {
  const repository = newRepository()
  repository.commit('First')
  const hidden = repository.path('vendor/hidden')
  repository.write('vendor/hidden/HEAD', 'ref: refs/heads/main\n')
  repository.write('vendor/hidden/objects/.keep', '').write('vendor/hidden/refs/.keep', '')
  repository.write(
    'vendor/hidden/config',
    '[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n',
  )
  const { environment } = repository
  const found = nodeGit(hidden, { environment }).repository()
  expect(found?.gitDirectory ?? null).not.toBe(hidden)
})
