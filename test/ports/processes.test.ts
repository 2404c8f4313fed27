import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { thisHolder } from '../../src/ports/holder.ts'
import { acquireLock } from '../../src/ports/lock.ts'
import { nodeFiles } from '../../src/ports/node-files.ts'
import { nodeSyscalls } from '../../src/ports/syscalls.ts'
import { bundleFixture, ROUNDS, SLOW } from './bundle.ts'
import { append, contentOf, leftovers, sceneWith, thrownBy } from './scratch.ts'

const PROCESSES = 16

const built = mkdtempSync(join(tmpdir(), 'harden-processes-'))
let updater: string
let racer: string
let writer: string
beforeAll(async () => {
  updater = await bundleFixture('updater', built)
  writer = await bundleFixture('writer', built)
  racer = await bundleFixture('racer', built)
})
afterAll(() => rmSync(built, { recursive: true, force: true }))

/** A process, what it printed, and the promise of its end. */
interface Running {
  readonly child: ChildProcess
  readonly printed: () => string
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>
}

function start(program: string, args: readonly string[]): Running {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text
  })
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return { child, printed: () => printed, ended }
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
}

describe(`${PROCESSES} processes updating one plan`, () => {
  const times = 6 * ROUNDS
  const kills = 6 * ROUNDS

  it('lose nothing that was acknowledged, whoever is killed', SLOW, async () => {
    const scene = sceneWith('')
    const { plan, lockDirectory } = scene
    let started = 0
    const another = () => {
      started += 1
      const given = { plan, lockDirectory, id: String(started), times }
      return start(updater, [JSON.stringify(given)])
    }
    const all = Array.from({ length: PROCESSES }, another)
    while (contentOf(scene.plan) === '') await pause(10)
    for (let killed = 0; killed < kills; killed += 1) {
      await pause(20 + Math.random() * 80)
      const running = all.filter(({ child }) => child.exitCode === null && !child.killed)
      running[Math.floor(Math.random() * running.length)]?.child.kill('SIGKILL')
      all.push(another())
    }
    const ends = await Promise.all(all.map(({ ended }) => ended))
    expect(ends.filter(({ code, signal }) => code !== 0 && signal !== 'SIGKILL')).toEqual([])

    const lines = contentOf(scene.plan).split('\n').slice(0, -1)
    const acknowledged = all.flatMap(({ printed }) => printed().split('\n').slice(0, -1))
    expect(acknowledged.length).toBeGreaterThan(times)
    expect(new Set(lines).size).toBe(lines.length)
    expect(acknowledged.filter((line) => !lines.includes(line))).toEqual([])

    nodeFiles.update(scene.plan, append('end\n'), { lockDirectory })
    expect(leftovers(scene)).toEqual([])
  })
})

describe(`${PROCESSES} processes meeting one dead lock`, () => {
  it('never hold it together, and all get their turn', SLOW, async () => {
    const scene = sceneWith('')
    const lock = join(scene.directory, 'plan.lock')
    const marker = join(scene.directory, 'marker')
    const dead = spawnSync(process.execPath, ['-e', '0']).pid
    const racers = Array.from({ length: PROCESSES }, () => start(racer, []))
    const turns = () => racers.flatMap(({ printed }) => printed().split('\n').slice(0, -1))
    for (let round = 1; round <= 6 * ROUNDS; round += 1) {
      writeFileSync(lock, JSON.stringify({ ...thisHolder(nodeSyscalls), pid: dead }))
      const begin = Date.now() + (round === 1 ? 1500 : 30)
      const order = `${JSON.stringify({ lock, marker, start: begin })}\n`
      for (const { child } of racers) child.stdin?.write(order)
      while (turns().length < PROCESSES * round) await pause(5)
    }
    expect(turns().filter((turn) => turn !== 'alone')).toEqual([])
    acquireLock(nodeSyscalls, { path: lock, guards: '', waitMs: 0 }).release()
    expect(leftovers(scene)).toEqual([])
  })
})

describe('a lock held in another container', () => {
  it('is left alone, even when its holder is dead, until a person deletes it', (context) => {
    const inside = ['--pid', '--fork', '--mount-proc', 'sh', '-c']
    if (spawnSync('unshare', [...inside, 'true']).status !== 0) {
      context.skip('unshare(1) may not make a pid namespace here')
    }
    const scene = sceneWith('one\n')
    const given = JSON.stringify({ plan: scene.plan, content: 'x', isKilled: true })
    const command = `"$1" "$2" "$3"; exit 0`
    spawnSync('unshare', [...inside, command, 'sh', process.execPath, writer, given])
    const again = () => nodeFiles.update(scene.plan, append('two\n'), { waitMs: 0 })
    const lock = join(scene.directory, '.PLAN.md.lock')
    expect(thrownBy(again)).toMatchObject({
      kind: 'locked',
      mend: expect.stringContaining(`delete ${lock}`),
    })
    rmSync(lock)
    again()
    expect(contentOf(scene.plan)).toBe('one\ntwo\n')
    expect(leftovers(scene)).toEqual([])
  })
})
