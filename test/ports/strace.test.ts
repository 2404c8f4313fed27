import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeFiles } from '../../src/ports/node-files.ts'
import { bundleFixture, ROUNDS, SLOW } from './bundle.ts'
import type { Scene } from './scratch.ts'
import { append, contentOf, leftovers, sceneWith } from './scratch.ts'

const OLD = 'what the plan held before\n'
const NEW = 'what the plan is to hold, which is somewhat longer\n'

/** Calls of the write path; those that Node makes for itself are told apart by their place. */
const TRACED = [
  'link',
  'openat',
  'pwrite64',
  'fsync',
  'fchmod',
  'rename',
  'unlink',
  'close',
  'mkdir',
]

/** What the system may well answer to each. */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  link: ['EIO', 'EPERM', 'ENOSPC'],
  openat: ['EACCES', 'ENOSPC', 'EMFILE'],
  pwrite64: ['ENOSPC', 'EIO', 'EDQUOT'],
  fsync: ['EIO', 'ENOSPC'],
  fchmod: ['EPERM', 'EIO'],
  rename: ['EACCES', 'EBUSY', 'EXDEV', 'ENOSPC'],
  unlink: ['EACCES', 'EIO'],
  close: ['EIO'],
  mkdir: ['EROFS'],
}

/** After so long no more cases are started. */
const BUDGET_MS = 12_000 * ROUNDS

const run = promisify(execFile)
const built = mkdtempSync(join(tmpdir(), 'harden-strace-'))
let writer: string
beforeAll(async () => {
  writer = await bundleFixture('writer', built)
})
afterAll(() => rmSync(built, { recursive: true, force: true }))

/** One call, by its name and its place among the calls of that name, and what happens to it. */
interface Injection {
  readonly name: string
  readonly nth: number
  readonly what: string
}

describe('a real process, its system calls interfered with', () => {
  it('leaves old or new at every call, and nobody is stuck', SLOW, async (context) => {
    if (spawnSync('strace', ['true']).status !== 0) context.skip('strace is missing or not allowed')
    const path = await callsOfWritePath(sceneWith(OLD))
    expect(path.length).toBeGreaterThan(15)
    const cases = spread(path)
    const counts = { run: 0, hit: 0, killed: 0, failed: 0, done: 0 }
    const end = Date.now() + BUDGET_MS
    const work = async () => {
      for (let each = cases.shift(); each !== undefined; each = cases.shift()) {
        if (Date.now() > end) return
        const outcome = await check(sceneWith(OLD), each)
        counts.run += 1
        counts[outcome.end] += 1
        counts.hit += outcome.isHit ? 1 : 0
      }
    }
    await Promise.all([work(), work()])
    context.annotate(JSON.stringify(counts))
    expect(counts.hit).toBeGreaterThan(counts.run / 2)
    expect(counts.killed).toBeGreaterThan(0)
  })
})

/** The calls from the first one that names the plan on, as a run without interference makes them. */
async function callsOfWritePath(scene: Scene): Promise<{ name: string; nth: number }[]> {
  const { log } = await trace(scene, [])
  const seen = new Map<string, number>()
  const calls = log.flatMap((line) => {
    const name = /^(\w+)\(/.exec(line)?.[1]
    if (name === undefined || !TRACED.includes(name)) return []
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return [{ name, nth, line }]
  })
  const first = calls.findIndex(({ line }) => line.includes(scene.directory))
  return calls.slice(first)
}

/** Kills and errors by turns; neighbours far apart, so that a short budget still covers the path. */
function spread(path: readonly { name: string; nth: number }[]): Injection[] {
  const kills = scattered(path.map((call) => ({ ...call, what: 'signal=SIGKILL' })))
  const errors = scattered(
    path.flatMap((call) =>
      (ERRORS[call.name] ?? []).map((code) => ({ ...call, what: `error=${code}` })),
    ),
  )
  return errors.flatMap((error, index) => [...kills.slice(index, index + 1), error])
}

/** In steps of seven or five, whichever meets all of them. */
function scattered(all: readonly Injection[]): Injection[] {
  const step = all.length % 7 === 0 ? 5 : 7
  return all.flatMap((_, index) => all[(index * step) % all.length] ?? [])
}

async function check(scene: Scene, { name, nth, what }: Injection) {
  const injection = `inject=${name}:${what}:when=${nth}`
  const { log, printed } = await trace(scene, ['-e', injection])
  const isHit = log.some((line) => /INJECTED|killed by SIGKILL/.test(line))
  const outcome = printed === '' ? {} : JSON.parse(printed)
  const content = contentOf(scene.plan)
  if (outcome.changed === true || outcome.kind === 'unconfirmed') {
    expect(content, injection).toBe(NEW)
  } else if (outcome.kind !== undefined) expect(content, injection).toBe(OLD)
  else expect([OLD, NEW], injection).toContain(content)
  const { lockDirectory } = scene
  nodeFiles.update(scene.plan, append('next\n'), { lockDirectory, waitMs: 1000 })
  expect(contentOf(scene.plan), injection).toBe(`${content}next\n`)
  expect(leftovers(scene), injection).toEqual([])
  const end = outcome.changed === true ? 'done' : printed === '' ? 'killed' : 'failed'
  return { isHit, end } as const
}

/** Lets a process write NEW, and returns the calls of its first thread and what it printed. */
async function trace(scene: Scene, interference: readonly string[]) {
  const { plan, lockDirectory } = scene
  const logFile = join(built, `${scene.directory.split('-').at(-1)}.log`)
  const given = JSON.stringify({ plan, lockDirectory, content: NEW })
  const tracing = ['-o', logFile, '-e', `trace=${TRACED.join(',')}`, ...interference]
  const { stdout } = await run('strace', [...tracing, process.execPath, writer, given]).catch(
    (error: { stdout: string }) => error,
  )
  return { log: readFileSync(logFile, 'utf8').split('\n'), printed: stdout }
}
