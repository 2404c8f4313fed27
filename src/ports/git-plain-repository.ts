import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from './git.ts'
import { errorCode } from './syscalls.ts'

/**
 * What git would say of the repository whose work tree a directory is, read from
 * its files, because starting git takes as long as much of what is asked of it.
 *
 * The law: null, or exactly what `REPOSITORY_WORDS` tell. So it reads only what
 * `git init` and `git clone` leave behind, owned by whoever runs this: its git
 * directory in its place, no extensions, no work tree elsewhere, HEAD on a branch
 * that is a file of its own. Format: gitrepository-layout(5).
 */
export function plainRepository(directory: string): Repository | null {
  try {
    return readRepository(realpathSync(directory))
  } catch (error) {
    // Whatever is not there or cannot be read, git tells better.
    if (errorCode(error) === null) throw error
    return null
  }
}

function readRepository(root: string): Repository | null {
  const gitDirectory = join(root, '.git')
  const inside = (path: string) => join(gitDirectory, path)
  const folders = [root, gitDirectory, inside('objects'), inside('refs')]
  if (!folders.every(isOwnFolder)) return null
  const config = readFileSync(inside('config'), 'utf8')
  if (!VERSION.test(config) || UNUSUAL.test(config) || existsSync(inside('commondir'))) return null
  const head = headIn(inside)
  if (head === null) return null
  return {
    root,
    gitDirectory,
    commonDirectory: gitDirectory,
    head,
    shallow: existsSync(inside('shallow')),
    hash: 'sha1',
  }
}

const VERSION = /^\s*repositoryformatversion\s*=\s*0\s*$/m
const UNUSUAL = /extensions|include|worktree|bare(?!\s*=\s*false\s*$)/im

/** True for a folder, no link to one, of the user who asks: git trusts no other. */
function isOwnFolder(path: string): boolean {
  const facts = lstatSync(path)
  return facts.isDirectory() && facts.uid === process.geteuid?.()
}

/** Null where it is anything but a branch in a file of its own. */
function headIn(inside: (path: string) => string): string | null {
  const branch = BRANCH.exec(readFileSync(inside('HEAD'), 'utf8'))?.[1]
  return branch === undefined ? null : (ID.exec(readFileSync(inside(branch), 'utf8'))?.[1] ?? null)
}

const BRANCH = /^ref: (refs\/heads\/(?!.*\.\.)[\w./-]+)\n$/
const ID = /^([0-9a-f]{40})\n$/
