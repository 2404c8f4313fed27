import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure, median } from './measure.ts'
import { git } from './revisions.ts'

/**
 * Prints what `evidence verify` costs by the number of pinned files, in a
 * repository of 10,000 commits, against the least it could: an empty Node
 * program and one bare `git cat-file --batch-check` of the same objects.
 *
 * `jiti bench/evidence.ts 1000` measures this number alone.
 */
const BIN = join(import.meta.dirname, '../bin/harden.cjs')
const EMPTY = join(import.meta.dirname, 'empty.cjs')
const PLAN = 'PRODUCTION_HARDENING_PLAN.md'
const COMMITS = 10_000
const PAIRS = 11
const PER_ITEM = 20

const counts = process.argv.slice(2).map(Number)
const out = (line: string) => process.stdout.write(`${line}\n`)
out(`Node ${process.version}, ${process.platform} ${process.arch}; medians of ${PAIRS} paired runs`)
out('')
out(
  '| pinned files | `evidence verify`, s | empty program and `cat-file`, s | ratio | peak memory above an empty program, MiB |',
)
out('|---|---|---|---|---|')
for (const count of counts.length > 0 ? counts : [100, 1_000, 5_000]) out(row(count))

function row(count: number): string {
  const directory = mkdtempSync(join(tmpdir(), 'harden-evidence-'))
  try {
    makeRepository(directory, count)
    const ids = git(directory, ['ls-tree', '-r', '--format=%(objectname)', 'HEAD', 'docs'])
    const pairs = Array.from({ length: PAIRS }, () => {
      const own = seconds(() => node(directory, [BIN, 'evidence', 'verify', '--json']))
      const least = seconds(() => {
        node(directory, [EMPTY])
        git(directory, ['cat-file', '--batch-check'], Buffer.from(ids))
      })
      return { own, least, ratio: own / least }
    })
    const of = (name: 'own' | 'least' | 'ratio') => median(pairs.map((pair) => pair[name]))
    const { memory } = measure({ words: [BIN, 'evidence', 'verify', '--json'], directory }, 3)
    return `| ${count} | ${of('own').toFixed(3)} | ${of('least').toFixed(3)} | ${of('ratio').toFixed(2)} | ${memory.toFixed(0)} |`
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** Each commit rewrites one of the files; the last one adds a plan that pins them all as they are. */
function makeRepository(directory: string, count: number): void {
  git(directory, ['init', '--quiet', '--initial-branch=main'])
  git(directory, ['fast-import', '--quiet'], Buffer.from(stream(count)))
  git(directory, ['reset', '--quiet', '--hard'])
  const listed = git(directory, ['ls-tree', '-r', 'HEAD', 'docs']).trim().split('\n')
  const records = listed.map((line) => {
    const [, , id = '', path = ''] = line.split(/[ \t]/)
    return `    - 2026-02-20 [${path}](${path} "blob ${id}")`
  })
  const items = Array.from({ length: Math.ceil(count / PER_ITEM) }, (_, at) =>
    [
      `- [x] Prove it, part ${at + 1}.`,
      '  - Owner: SRE',
      '  - Evidence: documents',
      ...records.slice(at * PER_ITEM, (at + 1) * PER_ITEM),
    ].join('\n'),
  )
  const plan = `# Plan\n\n## Immediate (0-7 days)\n\n${items.join('\n')}\n`
  const end = `${commitOf(COMMITS)}from refs/heads/main^0\nM 100644 inline ${PLAN}\n${block(plan)}`
  git(directory, ['fast-import', '--quiet'], Buffer.from(end))
  git(directory, ['reset', '--quiet', '--hard'])
}

function stream(count: number): string {
  return Array.from({ length: COMMITS }, (_, at) => {
    const text = `# Document\n\nVersion ${at}\n`
    return `${commitOf(at)}M 100644 inline docs/${at % count}.md\n${block(text)}`
  }).join('')
}

function commitOf(at: number): string {
  const person = `Bench <bench@example.com> ${1_640_000_000 + at * 60} +0000`
  return `commit refs/heads/main\nauthor ${person}\ncommitter ${person}\n${block(`Commit ${at}\n`)}`
}

function block(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

function node(directory: string, words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: directory,
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`)
}

function seconds(run: () => void): number {
  const start = performance.now()
  run()
  return (performance.now() - start) / 1000
}
