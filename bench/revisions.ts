import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const PLAN = 'PRODUCTION_HARDENING_PLAN.md'
const SEED = join(import.meta.dirname, '..', PLAN)
const HOUR = 3600

/**
 * Makes a repository with so many revisions of this project's own plan, the
 * same on every machine: items are started, proved and completed, taken up
 * again and reworded, three edits a day; every tenth commit is elsewhere.
 */
export function makeRevisions(directory: string, count: number): void {
  git(directory, ['init', '--quiet', '--initial-branch=main'])
  git(directory, ['fast-import', '--quiet'], stream(count))
  git(directory, ['reset', '--quiet', '--hard'])
}

/** Runs git, hermetically. @throws Error when it fails. */
export function git(directory: string, words: readonly string[], input?: Buffer): string {
  const { status, stdout, stderr } = spawnSync('git', words, {
    cwd: directory,
    input,
    encoding: 'buffer',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    maxBuffer: Number.POSITIVE_INFINITY,
  })
  if (status !== 0) throw new Error(`git ${words[0]}: ${stderr}`)
  return stdout.toString('utf8')
}

function stream(count: number): Buffer {
  const parts: Buffer[] = []
  const say = (text: string) => parts.push(Buffer.from(text))
  const start = Date.UTC(2022, 0, 3) / 1000
  for (const [at, text] of revisions(count).entries()) {
    const elsewhere = at % 10 === 9
    say(
      `commit refs/heads/main\nauthor ${AUTHORS[at % AUTHORS.length]} ${start + at * 8 * HOUR} +0000\n`,
    )
    say(`committer Bench <bench@example.com> ${start + at * 8 * HOUR} +0000\n`)
    say(data(`Revision ${at + 1} of the plan\n`))
    say(`M 100644 inline ${PLAN}\n${data(text)}`)
    if (elsewhere) say(`M 100644 inline src/code.txt\n${data(`${at}\n`)}`)
  }
  return Buffer.concat(parts)
}

const AUTHORS = [
  'Priya Nair <p@example.com>',
  'Ivo Maric <i@example.com>',
  'Ada Osei <a@example.com>',
]

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

function revisions(count: number): string[] {
  const lines = readFileSync(SEED, 'utf8').split('\n')
  const texts: string[] = []
  for (let at = 0; at < count; at += 1) {
    if (at > 0) edit(lines, at)
    texts.push(lines.join('\n'))
  }
  return texts
}

/** Changes one item, another one each time, and the date of the last update. */
function edit(lines: string[], at: number): void {
  const items = lines.flatMap((line, index) => (/^- \[.\] /.test(line) ? [index] : []))
  const place = items[(at * 8) % items.length] ?? 0
  const line = lines[place] ?? ''
  const mark = line.charAt(3)
  if (mark === ' ' && at % 7 === 0) lines[place] = `${line.replace(/ \(\d+\)$/, '')} (${at})`
  else lines[place] = line.replace(/\[.\]/, `[${NEXT[mark] ?? ' '}]`)
  const evidence = lines.findIndex(
    (each, index) => index > place && each.startsWith('  - Evidence:'),
  )
  if (mark === '~')
    lines.splice(evidence + 1, 0, `    - 2026-01-01 [run ${at}](https://ci.example.com/${at})`)
  if (mark === 'x' && lines[evidence + 1]?.startsWith('    - ')) lines.splice(evidence + 1, 1)
  lines[2] = `Last updated: ${new Date(Date.UTC(2022, 0, 3 + at / 3)).toISOString().slice(0, 10)} (UTC)`
}

const NEXT: Readonly<Record<string, string>> = { ' ': '~', '~': 'x', x: ' ' }
