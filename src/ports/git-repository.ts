import { resolve } from 'node:path'
import type { Repository } from './git.ts'
import type { GitRun } from './git-command.ts'

/** One run of git that tells all of `Repository`; before the first commit the last line is missing. */
export const REPOSITORY_WORDS = [
  'rev-parse',
  '--show-toplevel',
  '--absolute-git-dir',
  '--git-common-dir',
  '--is-shallow-repository',
  '--show-object-format',
  '--revs-only',
  'HEAD',
]

/** Reads the lines that `REPOSITORY_WORDS` prints. @param directory where git ran. */
export function readRepository(lines: readonly string[], directory: string): Repository {
  const [root = '', gitDirectory = '', common = '', shallow, hash, head] = lines
  return {
    root,
    gitDirectory,
    commonDirectory: resolve(directory, common).replaceAll('\\', '/'),
    head: head ?? null,
    shallow: shallow === 'true',
    hash: hash === 'sha256' ? 'sha256' : 'sha1',
  }
}

/** Why there is no repository. Being outside a work tree is no trouble; everything else git says is. */
export function troubleOf({ status, stderr }: GitRun): string | null {
  if (status === null) return 'git is not installed, or not on the PATH'
  if (/not a git repository|must be run in a work tree|cannot use bare repository/.test(stderr)) {
    return null
  }
  if (/dubious ownership/.test(stderr)) {
    return 'git refuses this repository, because another user owns it (see safe.directory)'
  }
  return `git cannot read this repository: ${stderr.trim().split('\n')[0] ?? ''}`
}
