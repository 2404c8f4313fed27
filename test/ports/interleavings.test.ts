import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { updateFile } from '../../src/ports/atomic-write.ts'
import { thisHolder } from '../../src/ports/holder.ts'
import { acquireLock } from '../../src/ports/lock.ts'
import { nodeSyscalls } from '../../src/ports/syscalls.ts'
import { bundleFixture, ROUNDS, SLOW } from './bundle.ts'
import { PHASE, RESULT, Turns } from './fixtures/turns.ts'
import { append, contentOf, leftovers, sceneWith } from './scratch.ts'

/** How many orders are tried; each follows from its seed. */
const SCHEDULES = { lock: 100 * ROUNDS, update: 40 * ROUNDS }
const FIRST_SEED = Number(process.env.HARDEN_TEST_SEED ?? 1) || 1

const built = mkdtempSync(join(tmpdir(), 'harden-threads-'))
let program: string
beforeAll(async () => {
  program = await bundleFixture('interleaved-thread', built)
})
afterAll(() => rmSync(built, { recursive: true, force: true }))

describe.each([2, 3])('%i writers, one system call at a time in any order', (count) => {
  it('never hold a lock together, whoever died with it', SLOW, () => {
    const threads = new Threads(count, 'lock')
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES.lock; seed += 1) {
      threads.plantDeadLock()
      threads.run(seed)
      expect(threads.turns.inside[1], `holders at once, seed ${seed}`).toBe(0)
      expect(threads.survivorsFailed(), `seed ${seed}`).toBeNull()
      acquireLock(nodeSyscalls, { path: threads.lock, guards: '', waitMs: 0 }).release()
      expect(leftovers(threads.scene), `seed ${seed}`).toEqual([])
    }
  })

  it('lose no update that was acknowledged, and leave nothing behind', SLOW, () => {
    const threads = new Threads(count, 'update')
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES.update; seed += 1) {
      writeFileSync(threads.scene.plan, '')
      threads.run(seed)
      const lines = contentOf(threads.scene.plan).split('\n')
      expect(new Set(lines).size, `each line once, seed ${seed}`).toBe(lines.length)
      expect(lines, `seed ${seed}`).toEqual(expect.arrayContaining(threads.acknowledged()))
      expect(threads.survivorsFailed(), `seed ${seed}`).toBeNull()
      updateFile(nodeSyscalls, threads.scene.plan, append('end\n'))
      expect(leftovers(threads.scene), `seed ${seed}`).toEqual([])
    }
  })
})

const TIMES = 2
const MOST_STEPS = 20_000

/** Threads that do the same, and a scheduler that lets one of them make one call, and kills some. */
class Threads {
  readonly scene = sceneWith('')
  readonly lock = join(this.scene.directory, '.PLAN.md.lock')
  readonly turns: Turns
  private readonly report = join(this.scene.lockDirectory, '..', 'failure')
  private readonly count: number

  constructor(count: number, act: 'lock' | 'update') {
    this.count = count
    this.turns = new Turns(count)
    const { memory } = this.turns
    const given = { count, memory, act, times: TIMES, plan: this.scene.plan, lock: this.lock }
    for (let thread = 0; thread < count; thread += 1) {
      const worker = new Worker(program, { workerData: { ...given, thread, report: this.report } })
      onTestFinished(async () => {
        await worker.terminate()
      })
    }
  }

  /** A lock of a process that is gone. */
  plantDeadLock(): void {
    const dead = { ...thisHolder(nodeSyscalls), pid: 2 ** 31 - 2, started: '1' }
    writeFileSync(this.lock, JSON.stringify(dead))
  }

  run(seed: number): void {
    const random = randomNumbers(seed)
    this.turns.reset()
    let killable = this.count - 1
    let steps = 0
    for (let able = this.turns.runnable(); able.length > 0; able = this.turns.runnable()) {
      steps += 1
      if (steps > MOST_STEPS) throw new Error(`Nobody gets on, seed ${seed}`)
      const thread = able[Math.floor(random() * able.length)] ?? 0
      if (killable > 0 && random() < 0.01 && this.turns.phase[thread] === PHASE.asks) {
        killable -= 1
        this.turns.killed[thread] = 1
      }
      this.turns.grant(thread)
    }
  }

  /** Every line whose update returned. */
  acknowledged(): string[] {
    return [...this.turns.acknowledged].flatMap((times, thread) =>
      Array.from({ length: times }, (_, time) => `${thread}.${time}`),
    )
  }

  /** Why a thread that was not killed did not finish; null when all did. */
  survivorsFailed(): string | null {
    if (this.turns.result.every((each) => each === RESULT.returned || each === RESULT.killed)) {
      return null
    }
    return existsSync(this.report) ? contentOf(this.report) : 'no reason given'
  }
}

/** The same numbers for the same seed: a linear congruential generator, Numerical Recipes' constants. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
