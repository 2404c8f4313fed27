/** Words for git that list what differs from HEAD; work trees of submodules are not entered. */
export const CHANGED_WORDS = [
  'status',
  '--porcelain=v1',
  '-z',
  '--untracked-files=normal',
  '--ignore-submodules=dirty',
  '--no-renames',
]

/** Reads what `git status` printed: two letters, a space and the path. */
export function readChanged(output: Buffer): string[] {
  return output
    .toString('utf8')
    .split('\0')
    .flatMap((row) => (row === '' ? [] : [row.slice(3)]))
}
