import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure, median } from './measure.ts'
import { git, makeRevisions } from './revisions.ts'

/**
 * Prints what the history of a plan costs: `log` without its cache, by the
 * number of revisions, and with it, against an empty Node program and the
 * `git rev-list` that finds the revisions.
 *
 * `jiti bench/history.ts 500` measures this number alone.
 */
const BIN = join(import.meta.dirname, '../bin/harden.cjs')
const PLAN = 'PRODUCTION_HARDENING_PLAN.md'

const counts = process.argv.slice(2).map(Number)
const out = (line: string) => process.stdout.write(`${line}\n`)
out(`Node ${process.version}, ${process.platform} ${process.arch}`)
out('')
out(
  '| revisions | `log` cold, CPU s | `log` | `log --all` | `next` | after a commit | `git rev-list`, s |',
)
out('|---|---|---|---|---|---|---|')
for (const count of counts.length > 0 ? counts : [1_250, 2_500, 5_000]) out(row(count))
out('')
out('Warm columns are wall times as multiples of an empty Node program, medians of paired runs.')

function row(count: number): string {
  const directory = mkdtempSync(join(tmpdir(), 'harden-history-'))
  try {
    makeRevisions(directory, count)
    const forget = () => rmSync(join(directory, '.git/harden'), { recursive: true, force: true })
    const cold = measure({ words: [BIN, 'log'], directory, prepare: forget }, 1).seconds
    const warm = (words: readonly string[]) =>
      measure({ words: [BIN, ...words], directory }, 9).wall
    const list = medianOf(9, () => git(directory, ['rev-list', 'HEAD', '--', PLAN]))
    const cells = [warm(['log']), warm(['log', '--all']), warm(['next']), afterCommit(directory)]
    return `| ${count} | ${cold.toFixed(2)} | ${cells.map((cell) => cell.toFixed(2)).join(' | ')} | ${list.toFixed(3)} |`
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** `next` right after a commit that leaves the plan alone. */
function afterCommit(directory: string): number {
  const prepare = () =>
    git(directory, [
      '-c',
      'user.name=B',
      '-c',
      'user.email=b@x',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      'x',
    ])
  return measure({ words: [BIN, 'next'], directory, prepare }, 5).wall
}

function medianOf(times: number, run: () => void): number {
  const measured = Array.from({ length: times }, () => {
    const start = performance.now()
    run()
    return (performance.now() - start) / 1000
  })
  return median(measured)
}
