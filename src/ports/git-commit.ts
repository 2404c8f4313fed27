import type { Commitment } from './git.ts'

/** Runs git and returns what it printed. @throws GitError */
export type AskGit = (words: readonly string[], input?: string | Uint8Array) => Buffer

/**
 * Commits one file on top of `head`, by plumbing alone: no hook runs, nothing else of the index or
 * the work tree goes in, and what was staged stays staged.
 *
 * In this order: objects, which nobody sees; the file's entry in the index; last the branch, which
 * moves only if it still stands at `head`. Killed half-way it leaves the file staged, at worst.
 *
 * @returns the full id of the commit. @throws GitError, with the branch where it was.
 */
export function commitFile(ask: AskGit, head: string, commitment: Commitment): string {
  const { path, bytes, message, at } = commitment
  const blob = textOf(ask(['hash-object', '-w', `--path=${path}`, '--stdin'], bytes))
  const mode = modeOf(ask, head, path)
  const tree = treeWith(ask, `${head}:`, path.split('/'), { mode, id: blob })
  const body = [
    `tree ${tree}`,
    `parent ${head}`,
    `author ${identity(ask, 'GIT_AUTHOR_IDENT', at)}`,
    `committer ${identity(ask, 'GIT_COMMITTER_IDENT', at)}`,
    '',
    message,
  ].join('\n')
  const commit = textOf(ask(['hash-object', '-t', 'commit', '-w', '--stdin'], body))
  ask(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`])
  const [subject = ''] = message.split('\n')
  ask(['update-ref', '-m', `commit: ${subject}`, 'HEAD', commit, head])
  return commit
}

interface Leaf {
  readonly mode: string
  readonly id: string
}

const USUAL_MODE = '100644'

function modeOf(ask: AskGit, head: string, path: string): string {
  return /^(\d{6}) blob /.exec(textOf(ask(['ls-tree', head, '--', path])))?.[1] ?? USUAL_MODE
}

/** Id of the tree with the leaf at the path. @param tree as git names it; null for one that is new. */
function treeWith(
  ask: AskGit,
  tree: string | null,
  [name = '', ...below]: readonly string[],
  leaf: Leaf,
): string {
  const rows = tree === null ? [] : rowsOf(ask(['ls-tree', '-z', tree]))
  const isOwn = (row: string) => row.slice(row.indexOf('\t') + 1) === name
  const known = rows.find(isOwn)
  const folder = /^040000 tree (\S+)/.exec(known ?? '')?.[1] ?? null
  const own =
    below.length === 0
      ? `${leaf.mode} blob ${leaf.id}\t${name}`
      : `040000 tree ${treeWith(ask, folder, below, leaf)}\t${name}`
  const others = rows.filter((row) => !isOwn(row))
  return textOf(ask(['mktree', '-z'], `${[...others, own].join('\0')}\0`))
}

function rowsOf(output: Buffer): string[] {
  return output.toString('utf8').split('\0').slice(0, -1)
}

/** Name and address as configured, at the instant. @param at seconds since the epoch. */
function identity(ask: AskGit, which: string, at: number): string {
  const own = textOf(ask(['var', which]))
  return `${own.slice(0, own.lastIndexOf('>') + 1)} ${at} +0000`
}

function textOf(output: Buffer): string {
  return output.toString('utf8').trim()
}
