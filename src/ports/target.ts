import { constants } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { FilesError } from './files.ts'
import type { Syscalls } from './syscalls.ts'
import { errorCode } from './syscalls.ts'
import { notAFile, readOnly, systemFault } from './system-fault.ts'

/** A file to be written, symbolic links resolved: what is written is the file behind them. */
export interface Target {
  /** The path the caller used, for messages. */
  readonly named: string
  readonly path: string
  readonly directory: string
  readonly name: string
}

/** A regular file that may be written. @throws FilesError saying what it is instead. */
export function resolveTarget(system: Syscalls, named: string): Target {
  const path = orFault(named, () => system.realpath(named))
  if (!orFault(named, () => system.stat(path)).isFile()) throw notAFile(named)
  try {
    system.access(path, constants.W_OK)
  } catch (error) {
    if (errorCode(error) === 'EIO') throw systemFault(error, named, 'write')
    throw errorCode(error) === null ? error : readOnly(named, error)
  }
  return { named, path, directory: dirname(path), name: basename(path) }
}

/**
 * Where the lock of a file is.
 *
 * In a lock directory its name follows from the way from there to the file, not
 * from the absolute path: a repository is often seen under two paths at once, in
 * a container and outside of it, and both must meet at one lock.
 */
export function lockPath(system: Syscalls, target: Target, lockDirectory?: string): string {
  if (lockDirectory === undefined) return join(target.directory, `.${target.name}.lock`)
  try {
    system.mkdir(lockDirectory)
    const directory = system.realpath(lockDirectory)
    return join(directory, `${asName(relative(directory, target.path))}.lock`)
  } catch (error) {
    throw systemFault(error, lockDirectory, 'write')
  }
}

/**
 * A path as one name. Of a long one the end must do: files that come to share a
 * lock wait for each other, and nothing worse.
 */
function asName(path: string): string {
  const escaped = path
    .split(sep)
    .join('/')
    .replace(/[^\w.-]/g, (unit) => `%${unit.charCodeAt(0).toString(16)}`)
  return escaped.slice(-MOST_CHARACTERS)
}

/** File systems take 255, and candidates and steal files add theirs. */
const MOST_CHARACTERS = 120

/** A temporary file of one holder of the lock, in the directory of the target. */
export function temporaryPath({ directory, name }: Target, nonce: string): string {
  return join(directory, `.${name}.${nonce}.tmp`)
}

/** What a file holds, and what a replacement has to keep. */
export interface Snapshot {
  readonly bytes: Uint8Array
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

/** @throws FilesError when it is no regular file with one name, or not any more. */
export function takeSnapshot(system: Syscalls, { named, path }: Target): Snapshot {
  return orFault(named, () => {
    const stats = system.lstat(path)
    if (!stats.isFile()) throw notAFile(named)
    if (stats.nlink > 1) throw hardLinked(named)
    const { mode, uid, gid } = stats
    return { bytes: system.readFile(path), mode, uid, gid }
  })
}

/** Whether the file still is what the snapshot shows. */
export function isUnchanged(system: Syscalls, target: Target, before: Snapshot): boolean {
  const now = takeSnapshot(system, target)
  return (
    now.mode === before.mode &&
    now.uid === before.uid &&
    now.gid === before.gid &&
    areEqual(now.bytes, before.bytes)
  )
}

export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

function hardLinked(path: string): FilesError {
  return new FilesError({
    kind: 'hard-linked',
    path,
    message: `${path} has a second name (a hard link), which would keep the old content.`,
    mend: `Give it a file of its own: cp ${path} ${path}.own && mv ${path}.own ${path}`,
  })
}

function orFault<T>(path: string, look: () => T): T {
  try {
    return look()
  } catch (error) {
    throw systemFault(error, path, 'read')
  }
}
