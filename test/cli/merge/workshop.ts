import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { mergeDriver } from '../../../src/plan/merge/driver.ts'
import { BIN } from '../../support/harden.ts'
import type { TestRepository } from '../../support/repository.ts'
import { newRepository } from '../../support/repository.ts'

export const NAME = 'PRODUCTION_HARDENING_PLAN.md'

/** What git came to. */
export interface Merged {
  readonly text: string
  readonly isClean: boolean
  readonly output: string
}

/** A commit to be made: what it holds, and what it descends from. */
export interface Planned {
  readonly text: string
  readonly parents: readonly string[]
}

/** A repository in which many merges are tried out, one after another. */
export class Workshop {
  readonly repository: TestRepository
  /** A folder that comes first on the PATH, and that alone holds harden. */
  readonly programs: string

  constructor({ withDriver }: { readonly withDriver: boolean }) {
    this.repository = newRepository()
    this.programs = this.repository.path('..', 'programs')
    mkdirSync(this.programs)
    const { environment } = this.repository
    environment.PATH = `${this.programs}${delimiter}${environment.PATH}`
    const { settings, attribute } = mergeDriver()
    writeFileSync(this.repository.path('.git/info/attributes'), `${attribute}\n`)
    if (!withDriver) return
    for (const [key, value] of settings) this.repository.git('config', key, value)
    this.installHarden()
  }

  /** @param words for Node, before the program. */
  installHarden(words: readonly string[] = []): void {
    const command = [process.execPath, ...words, BIN].map((word) => `'${word}'`).join(' ')
    this.install(`exec ${command} "$@"`)
  }

  /** Puts a shell script in harden's place. */
  install(script: string): void {
    const path = join(this.programs, 'harden')
    writeFileSync(path, `#!/bin/sh\n${script}\n`)
    chmodSync(path, 0o755)
  }

  /** Makes branches, all in one run of git; parents are branches made before, and the first has none. */
  commit(commits: Readonly<Record<string, Planned>>): void {
    const stream = Object.entries(commits).map(([branch, { text, parents }], at) => {
      const size = (words: string) => `data ${Buffer.byteLength(words)}\n${words}\n`
      const [first, ...others] = parents.map((parent) => `refs/heads/${parent}`)
      return [
        `commit refs/heads/${branch}\n`,
        `author Ada Author <ada@example.com> ${1_771_000_000 + at} +0000\n`,
        `committer Ada Author <ada@example.com> ${1_771_000_000 + at} +0000\n`,
        size(branch),
        first === undefined ? '' : `from ${first}\n`,
        ...others.map((parent) => `merge ${parent}\n`),
        `M 100644 inline ${NAME}\n${size(text)}\n`,
      ].join('')
    })
    const run = spawnSync('git', ['fast-import', '--quiet', '--force'], {
      cwd: this.repository.root,
      env: this.repository.environment,
      input: stream.join(''),
      encoding: 'utf8',
    })
    if (run.status !== 0) throw new Error(run.stderr)
  }

  /** Starts at one branch and runs git with another; then everything is as before. */
  try(ours: string, ...words: readonly string[]): Merged {
    this.run('checkout', '--quiet', '--force', '--detach', ours)
    const { status, output } = this.run(...words)
    const text = readFileSync(this.repository.path(NAME), 'utf8')
    const [subcommand = ''] = words
    if (status !== 0) this.run(subcommand, '--abort')
    return { text, isClean: status === 0, output }
  }

  run(...words: readonly string[]): { readonly status: number | null; readonly output: string } {
    const { status, stdout, stderr } = spawnSync('git', ['-c', 'core.editor=true', ...words], {
      cwd: this.repository.root,
      env: this.repository.environment,
      encoding: 'utf8',
    })
    return { status, output: stdout + stderr }
  }
}
