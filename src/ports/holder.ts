import { hostname } from 'node:os'
import type { Syscalls } from './syscalls.ts'
import { errorCode, isBusyOnWindows } from './syscalls.ts'

/**
 * Who holds a lock, in enough detail to tell years later, on another machine or
 * in another container, whether that process can still be running.
 *
 * What the system does not say is null, and a null never proves a death.
 */
export interface Holder {
  readonly pid: number
  readonly host: string
  /** When the lock was taken, in milliseconds since the epoch. */
  readonly since: number
  /** When the process started, in the kernel's own ticks; tells a reused pid apart. */
  readonly started: string | null
  /** Changes with every start of the kernel. Containers on one machine share it. */
  readonly boot: string | null
  /** The namespace in which `pid` means anything. */
  readonly pidNamespace: string | null
  /** Where and when this machine got its id; the id itself is nobody else's business. */
  readonly machine: string | null
  /** One lock taken once. */
  readonly nonce: string
}

/** This process, about to take a lock. */
export function thisHolder(system: Syscalls): Holder {
  return {
    pid: system.pid,
    started: linuxTask(system, system.pid)?.started ?? null,
    boot: firstLine(system, '/proc/sys/kernel/random/boot_id'),
    pidNamespace: pidNamespace(system),
    machine: machine(system),
    host: hostname(),
    since: Date.now(),
    nonce: newNonce(),
  }
}

/**
 * 24 random hexadecimal digits. They have to differ, not to be secret: whatever is
 * named by them is created only where nothing is. `node:crypto` would cost more
 * than all the rest of an update.
 */
export function newNonce(): string {
  const word = () => Math.floor(Math.random() * 2 ** 32)
  return [word(), word(), word()].map((each) => each.toString(16).padStart(8, '0')).join('')
}

/** Who holds the lock at `path`; null where there is none, or one that does not say. */
export function readHolder(system: Syscalls, path: string): Holder | null {
  try {
    return parseHolder(new TextDecoder().decode(system.readFile(path)))
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || isBusyOnWindows(code)) return null
    throw error
  }
}

/** What a lock holds; null for anything this program did not write whole. */
export function parseHolder(text: string): Holder | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  return isHolder(value) ? value : null
}

/**
 * Whether a holder can never write again.
 *
 * Sure are only: the same kernel and pid namespace, and no such process, another
 * one under its number, or one that has ended and waits to be collected; an
 * earlier start of this very machine, both outside containers; and, where the
 * system names no kernel (macOS, Windows), the same host and no such process.
 * Everything else may be alive, another host and another container above all.
 */
export function isSurelyDead(system: Syscalls, holder: Holder, me: Holder): boolean {
  if (system.platform !== 'linux') {
    return holder.boot === null && holder.host === me.host && hasEnded(system, holder)
  }
  if (holder.boot === null || me.boot === null || holder.pidNamespace === null) return false
  const sameNamespace = holder.pidNamespace === me.pidNamespace
  if (holder.boot === me.boot) return sameNamespace && hasEnded(system, holder)
  return (
    sameNamespace &&
    holder.pidNamespace === INITIAL_PID_NAMESPACE &&
    holder.host === me.host &&
    holder.machine !== null &&
    holder.machine === me.machine
  )
}

/** The kernel gives the first namespace, the one outside all containers, this number on every machine. */
const INITIAL_PID_NAMESPACE = '4026531836'

function hasEnded(system: Syscalls, holder: Holder): boolean {
  try {
    system.probe(holder.pid)
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return true
  }
  const task = linuxTask(system, holder.pid)
  if (task === null) return false
  return task.ended || (holder.started !== null && holder.started !== task.started)
}

interface Task {
  readonly started: string
  /** It runs no more, not even in another thread. */
  readonly ended: boolean
}

/** Reads /proc/<pid>/stat, as proc(5) numbers its fields; the name before field 3 may hold anything. */
function linuxTask(system: Syscalls, pid: number): Task | null {
  const line = firstLine(system, `/proc/${pid}/stat`)
  if (line === null) return null
  const fromThird = line.slice(line.lastIndexOf(')') + 2).split(' ')
  const [state, threads, started] = [fromThird[0], fromThird[17], fromThird[19]]
  if (state === undefined || started === undefined) return null
  return { started, ended: (state === 'Z' || state === 'X') && Number(threads) <= 1 }
}

/** The status of a namespace file bears its number as the inode. */
function pidNamespace(system: Syscalls): string | null {
  if (system.platform !== 'linux') return null
  try {
    return String(system.stat('/proc/self/ns/pid').ino)
  } catch {
    return null
  }
}

/** machine-id(5) is written once, when a system is installed or a copy of one first started. */
function machine(system: Syscalls): string | null {
  if (system.platform !== 'linux') return null
  try {
    const { ino, ctimeMs } = system.stat('/etc/machine-id')
    return `${ino}.${ctimeMs}`
  } catch {
    return null
  }
}

function firstLine(system: Syscalls, path: string): string | null {
  if (system.platform !== 'linux') return null
  try {
    return new TextDecoder().decode(system.readFile(path)).split('\n')[0] || null
  } catch {
    return null
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false
  const fields: Partial<Record<keyof Holder, unknown>> = value
  const { pid, host, since, nonce } = fields
  return (
    typeof pid === 'number' &&
    Number.isInteger(pid) &&
    pid > 0 &&
    pid < 2 ** 31 &&
    typeof host === 'string' &&
    typeof since === 'number' &&
    Number.isInteger(since) &&
    Math.abs(since) <= LAST_DATE &&
    typeof nonce === 'string' &&
    /^[0-9a-f]{24}$/.test(nonce) &&
    [fields.started, fields.boot, fields.pidNamespace, fields.machine].every(isTextOrNull)
  )
}

/** Further from the epoch than this, in milliseconds, there are no dates. */
const LAST_DATE = 8.64e15

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string'
}
