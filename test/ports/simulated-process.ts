import type { Stats } from 'node:fs'
import { closeSync } from 'node:fs'
import type { Syscalls } from '../../src/ports/syscalls.ts'
import { nodeSyscalls } from '../../src/ports/syscalls.ts'

/** What a process meets instead of what it asked for. */
export type Fault =
  /** The call does nothing and reports this. */
  | { readonly code: string }
  /** A write takes half of its bytes. */
  | 'short'
  /** The process is killed before the call, or after it took effect. */
  | 'crash-before'
  | 'crash-after'

/** One call to the file system. */
export interface Call {
  /** Counted from zero in its process. */
  readonly index: number
  readonly name: string
  /** The last path among the arguments; empty for calls on descriptors. */
  readonly path: string
}

/** Decides for each call whether it meets a fault. */
export type Faults = (call: Call) => Fault | null

/** Thrown out of a killed process. It has no code, so no cleaning up may swallow it. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/**
 * A machine with real files on which processes are only played: each has a number
 * of its own, can be killed in the middle of any call, and then does nothing more.
 * Its clock runs only when somebody sleeps, and syncing costs nothing.
 */
export class Machine {
  readonly alive = new Set<number>()
  platform: NodeJS.Platform = 'linux'
  private nextPid = 1_900_000_000
  private clock = 0

  /** A process that is alive until its `end` is called or a fault crashes it. */
  start(faults: Faults = () => null): SimulatedProcess {
    this.nextPid += 1
    this.alive.add(this.nextPid)
    return new SimulatedProcess(this, this.nextPid, faults)
  }

  /** The calls a process of this machine makes, before any fault. */
  callsFor(pid: number): Syscalls {
    return {
      ...nodeSyscalls,
      platform: this.platform,
      pid,
      monotonic: () => this.clock,
      sleep: (milliseconds) => {
        this.clock += milliseconds
      },
      probe: (other) => {
        if (!this.alive.has(other)) throw systemError('ESRCH')
      },
      stat: (path) => OF_THE_MACHINE.get(path) ?? nodeSyscalls.stat(path),
      readFile: (path) => this.fileOfMachine(path) ?? nodeSyscalls.readFile(path),
      fsync: () => undefined,
    }
  }

  private fileOfMachine(path: string): Uint8Array | null {
    const encode = (text: string) => new TextEncoder().encode(text)
    if (path === '/proc/sys/kernel/random/boot_id') return encode('one-boot\n')
    const pid = Number(/^\/proc\/(\d+)\/stat$/.exec(path)?.[1] ?? 0)
    if (pid === 0) return null
    if (!this.alive.has(pid)) throw systemError('ENOENT')
    return encode(`${pid} (a name) with ) S ${'0 '.repeat(18)}${pid}00 0\n`)
  }
}

/** The namespace outside all containers, and the id of the machine. */
const OF_THE_MACHINE = new Map([
  ['/proc/self/ns/pid', { ino: 4026531836 } as Stats],
  ['/etc/machine-id', { ino: 7, ctimeMs: 1.5 } as Stats],
])

/** Calls that do not touch the file system meet no faults. */
const UNHARMED = new Set(['monotonic', 'sleep', 'probe'])

export class SimulatedProcess {
  readonly calls: Call[] = []
  readonly system: Syscalls
  private readonly machine: Machine
  private readonly pid: number
  private readonly faults: Faults
  private readonly opened = new Set<number>()
  private crashed = false

  constructor(machine: Machine, pid: number, faults: Faults) {
    this.machine = machine
    this.pid = pid
    this.faults = faults
    this.system = this.faulty(machine.callsFor(pid))
  }

  /** Runs in this process, which is dead afterwards. Returns what was thrown, or undefined. */
  run(act: (system: Syscalls) => void): unknown {
    try {
      act(this.system)
      return undefined
    } catch (error) {
      return error
    } finally {
      this.end()
    }
  }

  end(): void {
    this.machine.alive.delete(this.pid)
    for (const fd of this.opened) closeSync(fd)
    this.opened.clear()
  }

  private faulty(system: Syscalls): Syscalls {
    return new Proxy(system, {
      get: (calls, name: keyof Syscalls) => {
        const call = calls[name] as unknown
        if (typeof call !== 'function' || UNHARMED.has(name)) return call
        return (...given: unknown[]) => this.meet(name, given, (args) => call(...args))
      },
    })
  }

  private meet(name: string, args: unknown[], call: (args: unknown[]) => unknown): unknown {
    if (this.crashed) throw new Crash()
    const path = args.filter((each) => typeof each === 'string' && each.includes('/')).at(-1) ?? ''
    const made = { index: this.calls.length, name, path: String(path) }
    this.calls.push(made)
    const fault = this.faults(made)
    this.crashed = fault === 'crash-before' || fault === 'crash-after'
    if (fault === 'crash-before') throw new Crash()
    if (fault !== null && typeof fault === 'object') throw systemError(fault.code)
    const result = call(fault === 'short' ? halved(args) : args)
    if (name === 'open') this.opened.add(Number(result))
    if (name === 'close') this.opened.delete(Number(args[0]))
    if (fault === 'crash-after') throw new Crash()
    return result
  }
}

function halved([fd, content, position]: unknown[]): unknown[] {
  const all = content as Uint8Array
  return [fd, all.subarray(0, Math.ceil(all.length / 2)), position]
}

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made up, for a test`), { code })
}
