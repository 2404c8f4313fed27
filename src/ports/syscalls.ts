import type { Stats } from 'node:fs'
import {
  accessSync,
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'

/**
 * What the files port asks of the system, call by call, so that a test can make
 * any single one fail, fall short or never return.
 *
 * Each does what the call of that name does and throws Node's error, whose
 * `code` says why. Nothing here retries, loops or cleans up.
 */
export interface Syscalls {
  readonly platform: NodeJS.Platform
  readonly pid: number
  /** Milliseconds on a clock that never jumps. */
  monotonic(): number
  /** Waits without using the processor. */
  sleep(milliseconds: number): void
  /** Sends no signal, but throws ESRCH when there is no such process. */
  probe(pid: number): void

  access(path: string, mode: number): void
  /** Follows symbolic links. */
  stat(path: string): Stats
  lstat(path: string): Stats
  /** The same, but null where there is nothing: making the error takes longer than looking. */
  lstatIfThere(path: string): Stats | null
  realpath(path: string): string
  /** A whole file. */
  readFile(path: string): Uint8Array
  readdir(path: string): string[]

  open(path: string, flags: string, mode?: number): number
  /** Writes at `position` and returns how many bytes were taken, which may be fewer than asked. */
  write(fd: number, bytes: Uint8Array, position: number): number
  ftruncate(fd: number, length: number): void
  fchmod(fd: number, mode: number): void
  fchown(fd: number, uid: number, gid: number): void
  fsync(fd: number): void
  fstat(fd: number): Stats
  close(fd: number): void

  link(from: string, to: string): void
  rename(from: string, to: string): void
  unlink(path: string): void
  /** With the directories above it; one that exists is no error. */
  mkdir(path: string): void
}

/** The real ones. */
export const nodeSyscalls: Syscalls = {
  platform: process.platform,
  pid: process.pid,
  monotonic: () => {
    const [seconds, nanoseconds] = process.hrtime()
    return seconds * 1000 + nanoseconds / 1_000_000
  },
  sleep: (milliseconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
  },
  probe: (pid) => {
    process.kill(pid, 0)
  },

  access: accessSync,
  stat: (path) => statSync(path),
  lstat: (path) => lstatSync(path),
  lstatIfThere: (path) => lstatSync(path, { throwIfNoEntry: false }) ?? null,
  realpath: (path) => realpathSync.native(path),
  readFile: (path) => readFileSync(path),
  readdir: (path) => readdirSync(path),

  open: openSync,
  write: (fd, bytes, position) => writeSync(fd, bytes, 0, bytes.length, position),
  ftruncate: ftruncateSync,
  fchmod: fchmodSync,
  fchown: fchownSync,
  fsync: fsyncSync,
  fstat: (fd) => fstatSync(fd),
  close: closeSync,

  link: linkSync,
  rename: renameSync,
  unlink: unlinkSync,
  mkdir: (path) => {
    mkdirSync(path, { recursive: true })
  },
}

/** The system's name for what went wrong, such as `ENOENT`; null when it was not the system. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** What Windows answers for a name whose file is open elsewhere or about to vanish. */
export function isBusyOnWindows(code: string | null): boolean {
  return code === 'EACCES' || code === 'EPERM' || code === 'EBUSY'
}
