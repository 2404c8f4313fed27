import type { Commit, CommitQuery, Trailer } from './git.ts'

const FIELDS = ['%H', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%s', '%B']
const TRAILERS = '%(trailers:only=true,unfold=true,separator=%x1e)'
const FORMAT = [...FIELDS, TRAILERS, ''].join('%x00')
const FIELDS_A_COMMIT = FIELDS.length + 1

/** Words for `git rev-list`. @param to and `from` are full ids, never names a stranger chose. */
export function historyWords(query: CommitQuery, to: string, from: string | null): string[] {
  return [
    'rev-list',
    `--format=${FORMAT}`,
    '--encoding=UTF-8',
    ...(query.limit === undefined ? [] : [`--max-count=${query.limit}`]),
    ...(query.firstParent ? ['--first-parent'] : []),
    ...(query.fullHistory ? ['--full-history'] : []),
    ...(query.oldestFirst ? ['--reverse'] : []),
    ...(query.messages?.length
      ? ['--extended-regexp', ...query.messages.map((each) => `--grep=${each}`)]
      : []),
    '--end-of-options',
    to,
    ...(from === null ? [] : [`^${from}`]),
    '--',
    ...(query.paths ?? []),
  ]
}

/** Reads what `git rev-list` printed for `historyWords`. */
export function readHistory(output: Buffer): Commit[] {
  const fields = output.toString('utf8').split('\0')
  const commits: Commit[] = []
  for (let at = 0; at + FIELDS_A_COMMIT < fields.length; at += FIELDS_A_COMMIT) {
    commits.push(readCommit(fields.slice(at, at + FIELDS_A_COMMIT)))
  }
  return commits
}

function readCommit(fields: readonly string[]): Commit {
  const [id, parents, author, email, date, committer, committerEmail, committed, subject] =
    fields.map((field) => field.trim())
  return {
    // The first field begins with rev-list's own line: "commit <id>".
    id: id?.slice(id.lastIndexOf('\n') + 1) ?? '',
    parents: parents ? parents.split(' ') : [],
    author: { name: author ?? '', email: email ?? '', date: date ?? '' },
    committer: { name: committer ?? '', email: committerEmail ?? '', date: committed ?? '' },
    subject: subject ?? '',
    message: fields[9]?.trimEnd() ?? '',
    trailers: readTrailers(fields[10] ?? ''),
  }
}

function readTrailers(text: string): Trailer[] {
  return text.split('\x1e').flatMap((line) => {
    const colon = line.indexOf(':')
    if (colon < 1) return []
    return [{ key: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }]
  })
}
