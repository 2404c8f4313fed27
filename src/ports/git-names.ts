import { GitError } from './git.ts'

/** A whole id, lower case. */
export const FULL_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** @throws GitError for anything but digits, which might be an option. */
export function fullId(id: string): string {
  if (!FULL_ID.test(id)) throw new GitError('Expected the full id of a commit')
  return id
}

export function isOneLine(name: string | undefined): boolean {
  return name !== undefined && name !== '' && !/[\n\0]/.test(name)
}

export function isAtOrBelow(path: string, folders: ReadonlySet<string>): boolean {
  if (folders.has(path)) return true
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    if (folders.has(path.slice(0, slash))) return true
  }
  return false
}
