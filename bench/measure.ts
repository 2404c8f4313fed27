import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A command to be measured: a Node script, where it runs, and what undoes it before each run. */
export interface Measured {
  readonly words: readonly string[]
  readonly directory: string
  /** Run before each measurement, unmeasured. */
  readonly prepare?: () => void
}

/** Medians of paired runs against an empty Node program. */
export interface Figures {
  /** Ratios of wall and CPU time. */
  readonly wall: number
  readonly cpu: number
  /** CPU seconds above the empty program's. */
  readonly seconds: number
  /** Peak memory above the empty program's, MiB. */
  readonly memory: number
}

/**
 * Runs the command and an empty Node program in turn, A B A B, and takes the
 * median of the ratios pair by pair: a machine that drifts slows both.
 */
export function measure(command: Measured, pairs: number): Figures {
  secondsOf(command)
  const nothing = { words: [EMPTY], directory: command.directory }
  const ratios = Array.from({ length: pairs }, () => {
    const wall = secondsOf(command) / secondsOf(nothing)
    const own = usageOf(command)
    const empty = usageOf(nothing)
    return {
      wall,
      cpu: own.cpu / empty.cpu,
      seconds: own.cpu - empty.cpu,
      memory: own.memory - empty.memory,
    }
  })
  const of = (name: keyof Figures) => median(ratios.map((ratio) => ratio[name]))
  return { wall: of('wall'), cpu: of('cpu'), seconds: of('seconds'), memory: of('memory') }
}

/** Another program to be measured. */
export interface MeasuredPeer {
  readonly program: string
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly directory: string
}

/** The median ratio of wall time to an empty Node program. */
export function measurePeer(peer: MeasuredPeer, pairs: number): number {
  const seconds = () => {
    const { program, words, environment, directory } = peer
    const env = { ...process.env, ...environment }
    const started = process.hrtime.bigint()
    const { status } = spawnSync(program, words, { cwd: directory, env, maxBuffer: 1 << 28 })
    if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}`)
    return Number(process.hrtime.bigint() - started) / 1e9
  }
  seconds()
  return median(
    Array.from({ length: pairs }, () => {
      const own = seconds()
      return own / secondsOf({ words: [EMPTY], directory: peer.directory })
    }),
  )
}

const EMPTY = join(import.meta.dirname, 'empty.cjs')
const MEASURED = join(import.meta.dirname, 'measured.cjs')

/** Wall time, as whoever types the command has it. */
function secondsOf({ prepare, ...command }: Measured): number {
  prepare?.()
  const started = process.hrtime.bigint()
  run(command)
  return Number(process.hrtime.bigint() - started) / 1e9
}

/** In a run of its own: asking takes memory too. */
function usageOf({ words, prepare, ...command }: Measured) {
  prepare?.()
  const report = join(tmpdir(), `harden-bench-${process.pid}.json`)
  run({ ...command, words: [MEASURED, ...words] }, { BENCH_USAGE: report })
  const { cpu, memory } = JSON.parse(readFileSync(report, 'utf8'))
  rmSync(report)
  return { cpu: Number(cpu), memory: Number(memory) }
}

function run({ words, directory }: Omit<Measured, 'prepare'>, environment = {}): void {
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: directory,
    env: { ...process.env, ...environment, NO_COLOR: '1' },
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`)
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}
