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

/**
 * The paths themselves when they are few; else folders that hold all of them, as
 * deep as keeps them few; else nothing, which means everything. Git compares
 * every entry of its index with every path it is given.
 */
export function coveringPaths(paths: readonly string[]): readonly string[] {
  if (isFew(paths)) return paths
  const segments = paths.map((path) => path.split('/'))
  const deepest = segments.reduce((most, { length }) => Math.max(most, length), 0) - 1
  for (let depth = deepest; depth > 0; depth -= 1) {
    const folders = [...new Set(segments.map((each) => each.slice(0, depth).join('/')))]
    if (isFew(folders)) return folders
  }
  return []
}

function isFew(paths: readonly string[]): boolean {
  return paths.length <= 64 && paths.join(' ').length <= 16_000
}

/** Lines of what git printed. The cut-off rest behind the last line end is no line. */
export function linesOf(output: Buffer): string[] {
  return output.toString('utf8').split(/\r?\n/).slice(0, -1)
}
