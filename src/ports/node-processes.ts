/**
 * Runs what the user asked for.
 *
 * The program gets a process group of its own and no standard input: so it can
 * be killed whole, and nothing it starts can outlive an interrupt. On Windows
 * `taskkill` ends the tree instead.
 */
import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { StringDecoder } from 'node:string_decoder'
import type { Ended, Order, Processes } from './processes.ts'

export const nodeProcesses: Processes = { run }

const WINDOWS = process.platform === 'win32'
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Between asking a program to end and killing it; and for output that comes after its end. */
const GRACE_MS = 2000

async function run(order: Order): Promise<Ended> {
  const began = Date.now()
  const child = start(order)
  const kept = keeper(order.keep)
  const drained = [child.stdout, child.stderr].map((stream) => listen(stream, order, kept))
  const watch = watchOver(child, order, began)
  try {
    const { exit, signal, isMissing } = await endOf(child)
    // A grandchild in the background may hold the pipes open for ever.
    const streams = Promise.all(drained)
    await Promise.race([streams, pause(GRACE_MS)])
    const how = isMissing ? 'not-found' : (watch.why() ?? (exit === null ? 'killed' : 'exited'))
    const seconds = Math.round((Date.now() - began) / 100) / 10
    return { how, exit: how === 'exited' ? exit : null, signal, seconds, ...kept.all() }
  } finally {
    watch.stop()
    child.stdout?.destroy()
    child.stderr?.destroy()
  }
}

function start({ command, shell, directory, environment }: Order): ChildProcess {
  const [program = '', ...words] = command
  return spawn(program, words, {
    cwd: directory,
    env: { ...environment },
    shell,
    detached: !WINDOWS,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
}

function endOf(child: ChildProcess) {
  return new Promise<{ exit: number | null; signal: string | null; isMissing: boolean }>(
    (resolve) => {
      child.once('error', () => resolve({ exit: null, signal: null, isMissing: true }))
      child.once('exit', (exit, signal) => resolve({ exit, signal, isMissing: false }))
    },
  )
}

/** Resolves when the stream has ended and all of it was heard. */
async function listen(
  stream: ChildProcess['stdout'],
  { onOutput }: Order,
  kept: Keeper,
): Promise<void> {
  const decoder = new StringDecoder('utf8')
  try {
    for await (const chunk of stream ?? []) {
      kept.take(chunk)
      const text = decoder.write(chunk)
      if (text !== '') await onOutput?.(text)
    }
    const rest = decoder.end()
    if (rest !== '') await onOutput?.(rest)
  } catch {
    // Cut off, because the program has ended.
  }
}

/** Ends the program when its time is up, or when harden is interrupted. */
function watchOver(child: ChildProcess, { limitMs, onSecond }: Order, began: number) {
  let why: 'timed-out' | 'interrupted' | null = null
  let killing: NodeJS.Timeout | null = null
  const end = (reason: 'timed-out' | 'interrupted', signal: NodeJS.Signals) => {
    // Who presses Ctrl-C twice will not wait.
    killGroup(child, why === 'interrupted' ? 'SIGKILL' : signal)
    why ??= reason
    killing ??= setTimeout(() => killGroup(child, 'SIGKILL'), GRACE_MS)
  }
  const interrupt = (signal: NodeJS.Signals) => end('interrupted', signal)
  const limit = setTimeout(() => end('timed-out', 'SIGTERM'), limitMs)
  const second = setInterval(() => onSecond?.(Math.round((Date.now() - began) / 1000)), 1000)
  for (const signal of SIGNALS) process.on(signal, interrupt)
  return {
    why: () => why,
    stop: () => {
      for (const signal of SIGNALS) process.off(signal, interrupt)
      clearTimeout(limit)
      clearInterval(second)
      if (killing === null) return
      clearTimeout(killing)
      killGroup(child, 'SIGKILL')
    },
  }
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  if (WINDOWS) {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true })
    return
  }
  try {
    process.kill(-pid, signal)
  } catch {
    // All of it has ended.
  }
}

type Kept = Pick<Ended, 'beginning' | 'end' | 'left'>

interface Keeper {
  take(chunk: Uint8Array): void
  all(): Kept
}

/** Keeps the first and the last bytes of a stream of any length in bounded memory. */
function keeper(most: number): Keeper {
  const first: Uint8Array[] = []
  let last: Uint8Array[] = []
  let firstBytes = 0
  let lastBytes = 0
  let left = 0
  const compact = () => {
    const joined = Buffer.concat(last)
    const over = Math.max(0, joined.length - most)
    left += over
    last = [Buffer.from(joined.subarray(over))]
    lastBytes = joined.length - over
  }
  return {
    take: (chunk) => {
      const head = chunk.subarray(0, most - firstBytes)
      if (head.length > 0) first.push(head)
      firstBytes += head.length
      const rest = chunk.subarray(head.length)
      if (rest.length > 0) last.push(rest)
      lastBytes += rest.length
      if (lastBytes > 2 * most) compact()
    },
    all: () => {
      compact()
      const [tail = new Uint8Array()] = last
      // Nothing is missing between them: it is one text.
      if (left === 0) {
        return { beginning: Buffer.concat([...first, tail]), end: new Uint8Array(), left }
      }
      return { beginning: Buffer.concat(first), end: tail, left }
    },
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
