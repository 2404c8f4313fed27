import type { Stats } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Syscalls } from '../../src/ports/syscalls.ts'
import { systemError } from './simulated-process.ts'

interface Inode {
  content: Uint8Array
  /** What is on the disk for sure; null before the first sync. */
  synced: Uint8Array | null
  mode: number
}

type Names = Map<string, Inode>

/** A change of names that the disk may or may not have seen. */
interface PendingChange {
  readonly directory: string
  readonly apply: (names: Names) => void
}

interface OpenFile {
  readonly path: string
  /** Null for a directory. */
  readonly inode: Inode | null
}

/** A file as it is found after a power cut. */
export type Found = ReadonlyMap<string, Uint8Array>

/**
 * A disk that keeps no more than POSIX says it must.
 *
 * Content is on it once the file was synced, a change of names once the directory
 * was. Of all else a power cut keeps any part: any subset of the changed names,
 * and for content what was there before, what was to be there, or half of it.
 */
export class ModelDisk {
  private readonly names: Names = new Map()
  private readonly syncedNames: Names = new Map()
  private readonly directories = new Set<string>()
  private pending: PendingChange[] = []
  private readonly opened = new Map<number, OpenFile>()
  private nextFd = 3
  private readonly boot: string
  /** Called before every call; may throw. */
  onCall: () => void = () => undefined
  /** A name that no rename can replace. */
  mountPoint: string | null = null

  constructor(boot: string, directories: readonly string[], files: Found) {
    this.boot = boot
    for (const each of directories) this.directories.add(each)
    for (const [path, content] of files) {
      const inode = { content, synced: content, mode: 0o100644 }
      this.names.set(path, inode)
      this.syncedNames.set(path, inode)
    }
  }

  content(path: string): Uint8Array | null {
    return this.names.get(path)?.content ?? null
  }

  paths(): string[] {
    return [...this.names.keys()].toSorted()
  }

  /** Every state in which the disk may be found if the power fails now. */
  *afterPowerCut(): Generator<Found> {
    for (let kept = 0; kept < 2 ** this.pending.length; kept += 1) {
      const names = new Map(this.syncedNames)
      for (const [index, { apply }] of this.pending.entries()) {
        if ((kept >> index) & 1) apply(names)
      }
      for (const age of ['old', 'half', 'new'] as const) {
        yield new Map([...names].map(([path, inode]) => [path, survivor(inode, age)]))
      }
    }
  }

  syscalls(): Syscalls {
    const calls = { ...this.looking(), ...this.writing(), ...this.naming() }
    return new Proxy(calls, {
      get: (target, name: keyof Syscalls) => {
        const call = target[name] as unknown
        if (typeof call !== 'function') return call
        return (...args: unknown[]) => {
          this.onCall()
          return call(...args)
        }
      },
    })
  }

  private looking() {
    const stat = (path: string) => this.statsOf(path)
    return {
      platform: 'linux' as const,
      pid: 4711,
      monotonic: () => 0,
      sleep: () => undefined,
      probe: () => undefined,
      access: () => undefined,
      stat,
      lstat: stat,
      lstatIfThere: (path: string) => (this.names.has(path) ? stat(path) : null),
      realpath: (path: string) => path,
      readFile: (path: string) => this.machineFile(path) ?? this.existing(path).content,
      readdir: (path: string) =>
        [...this.names.keys()]
          .filter((each) => dirname(each) === path)
          .map((each) => basename(each)),
    }
  }

  private writing() {
    return {
      open: (path: string, flags: string, mode = 0o666) => this.open(path, flags, mode),
      write: (fd: number, bytes: Uint8Array, position: number) => {
        const inode = this.fileOf(fd)
        const content = new Uint8Array(Math.max(inode.content.length, position + bytes.length))
        content.set(inode.content)
        content.set(bytes, position)
        inode.content = content
        return bytes.length
      },
      ftruncate: (fd: number, length: number) => {
        this.fileOf(fd).content = this.fileOf(fd).content.slice(0, length)
      },
      fchmod: (fd: number, mode: number) => {
        this.fileOf(fd).mode = 0o100000 | mode
      },
      fchown: () => undefined,
      fsync: (fd: number) => this.sync(fd),
      fstat: (fd: number) => stats(this.fileOf(fd), 1),
      close: (fd: number) => {
        this.opened.delete(fd)
      },
    }
  }

  private naming() {
    return {
      link: (from: string, to: string) => {
        const inode = this.existing(from)
        if (this.names.has(to)) throw systemError('EEXIST')
        this.change(to, (names) => names.set(to, inode))
      },
      rename: (from: string, to: string) => {
        const inode = this.existing(from)
        if (to === this.mountPoint) throw systemError('EBUSY')
        this.change(to, (names) => {
          names.delete(from)
          names.set(to, inode)
        })
      },
      unlink: (path: string) => {
        this.existing(path)
        this.change(path, (names) => names.delete(path))
      },
      mkdir: (path: string) => {
        this.directories.add(path)
      },
    }
  }

  private open(path: string, flags: string, mode: number): number {
    const fd = this.nextFd
    this.nextFd += 1
    if (this.directories.has(path)) {
      this.opened.set(fd, { path, inode: null })
      return fd
    }
    if (flags === 'wx') {
      if (this.names.has(path)) throw systemError('EEXIST')
      const inode = { content: new Uint8Array(), synced: null, mode: 0o100000 | mode }
      this.change(path, (names) => names.set(path, inode))
    }
    this.opened.set(fd, { path, inode: this.existing(path) })
    return fd
  }

  private change(path: string, apply: (names: Names) => void): void {
    apply(this.names)
    this.pending.push({ directory: dirname(path), apply })
  }

  private sync(fd: number): void {
    const file = this.opened.get(fd)
    if (file === undefined) throw systemError('EBADF')
    if (file.inode !== null) {
      file.inode.synced = file.inode.content
      return
    }
    for (const { directory, apply } of this.pending) {
      if (directory === file.path) apply(this.syncedNames)
    }
    this.pending = this.pending.filter(({ directory }) => directory !== file.path)
  }

  private fileOf(fd: number): Inode {
    const inode = this.opened.get(fd)?.inode
    if (inode === undefined || inode === null) throw systemError('EBADF')
    return inode
  }

  private existing(path: string): Inode {
    const inode = this.names.get(path)
    if (inode === undefined) throw systemError('ENOENT')
    return inode
  }

  private statsOf(path: string): Stats {
    if (path === '/proc/self/ns/pid') return { ino: 4026531836 } as Stats
    if (path === '/etc/machine-id') return { ino: 7, ctimeMs: 1.5 } as Stats
    const inode = this.existing(path)
    return stats(inode, [...this.names.values()].filter((each) => each === inode).length)
  }

  private machineFile(path: string): Uint8Array | null {
    const encode = (text: string) => new TextEncoder().encode(text)
    if (path === '/proc/sys/kernel/random/boot_id') return encode(`${this.boot}\n`)
    if (path.startsWith('/proc/')) return encode(`4711 (node) S ${'0 '.repeat(18)}99 0`)
    return null
  }
}

function survivor({ content, synced }: Inode, age: 'old' | 'half' | 'new'): Uint8Array {
  const old = synced ?? new Uint8Array()
  if (age === 'old') return old
  if (age === 'new') return content
  const half = content.slice()
  half.set(old.slice(0, Math.min(half.length, old.length >> 1)))
  return synced === null ? content.slice(0, content.length >> 1) : half
}

function stats({ content, mode }: Inode, nlink: number): Stats {
  const isFile = () => true
  const isDirectory = () => false
  return { isFile, isDirectory, mode, nlink, uid: 0, gid: 0, size: content.length } as Stats
}
