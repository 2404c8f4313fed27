import type { PathCommit, PathQuery } from './git.ts'

const FORMAT = ['%H', '%P', '%at', '%an', '%s', ''].join('%x00')
const FIELDS = 5

/**
 * Words for `git rev-list` that list the commits which changed one of the paths.
 *
 * With `--parents` git names as parents the nearest commits listed, and leaves
 * out merges that only took over what one side had.
 *
 * @param to and `from` are full ids.
 */
export function pathHistoryWords({ paths }: PathQuery, to: string, from: string | null): string[] {
  return [
    'rev-list',
    '--parents',
    '--author-date-order',
    `--format=${FORMAT}`,
    '--encoding=UTF-8',
    '--end-of-options',
    to,
    ...(from === null ? [] : [`^${from}`]),
    '--',
    ...paths,
  ]
}

/** Reads what `git rev-list` printed for `pathHistoryWords`. */
export function readPathHistory(output: Buffer): PathCommit[] {
  const fields = output.toString('utf8').split('\0')
  const commits: PathCommit[] = []
  for (let at = 0; at + FIELDS < fields.length; at += FIELDS) {
    const [id = '', parents = '', time = '', author = '', subject = ''] = fields.slice(
      at,
      at + FIELDS,
    )
    commits.push({
      // The first field begins with rev-list's own line: "commit <id> <parent>…".
      id: id.slice(id.lastIndexOf('\n') + 1),
      parents: parents === '' ? [] : parents.split(' '),
      time: Number(time),
      author,
      subject,
    })
  }
  return commits
}

/** Past this many files on each side, git compares only equal contents. */
const RENAME_LIMIT = 1000

/** Words for `git diff-tree`, which reads the ids of commits from its input. */
export const RENAMES_WORDS = [
  'diff-tree',
  '--stdin',
  '--root',
  '-r',
  '-m',
  '-M',
  `-l${RENAME_LIMIT}`,
  '--diff-filter=R',
  '--raw',
  '--no-abbrev',
  '-z',
]

/** Reads what `git diff-tree` printed: by commit, what the file at `path` was called before it. */
export function readRenames(output: Buffer, path: string): Map<string, string> {
  const renames = new Map<string, string>()
  const parts = output.toString('utf8').split('\0')
  let commit = ''
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? ''
    if (!part.startsWith(':')) commit = part
    else {
      const [before, after] = [parts[at + 1], parts[at + 2]]
      if (after === path && before !== undefined && !renames.has(commit))
        renames.set(commit, before)
      at += 2
    }
  }
  return renames
}
