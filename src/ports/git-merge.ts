import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LineTrio, MarkerStyle } from './git.ts'
import type { GitCommand } from './git-command.ts'
import { outputOf } from './git-command.ts'

/** More conflicts than this git does not count; beyond it stand its errors. */
const MOST_CONFLICTS = 127

/** `Git.mergeLines`, through files of our own that nobody else may read. */
export function mergeTexts(
  command: GitCommand,
  directory: string,
  { base, ours, theirs }: LineTrio,
  { style, size }: MarkerStyle,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'harden-merge-'))
  try {
    const files = Object.entries({ ours, base, theirs }).map(([name, lines]) => {
      const file = join(folder, name)
      writeFileSync(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600, flag: 'wx' })
      return file
    })
    const words = [
      // Outside a repository no setting counts, and no option says `merge`.
      ...['-c', `merge.conflictStyle=${style}`, 'merge-file', '-p', '-q'],
      ...(style === 'merge' ? [] : [`--${style}`]),
      `--marker-size=${size}`,
      ...['-L', 'ours', '-L', 'base', '-L', 'theirs', '--', ...files],
    ]
    const run = command(directory, words)
    const isMerged = run.status !== null && run.status <= MOST_CONFLICTS
    return (isMerged ? run.stdout : outputOf(run, words)).toString('utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
