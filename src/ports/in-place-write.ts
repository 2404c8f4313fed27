/**
 * Writes into a file whose name cannot be given to another one: a single file
 * bound into a container answers rename(2) with EBUSY, and so does any mount point.
 *
 * Promises: a return means that the new bytes are on the disk. A failure leaves
 * the old ones, or is `interrupted-write`. A crash leaves the old bytes, the new
 * ones, or a mixture, and after a mixture a backup of the old ones that is whole.
 * Not promised here: that a reader never sees a part.
 *
 * Order of steps:
 *
 * 1. The old bytes to `.<name>.<digest of the new>.backup`, through a temporary
 *    file, so that a backup that is there is whole; sync it and the directory.
 * 2. Is the lock still ours, and the file still what we read? Else remove the
 *    backup, and nothing was written.
 * 3. The bytes beyond the old end first, and fsync: a full disk shows itself while
 *    all old bytes stand. Then the others, the length, fsync, size.
 * 4. Remove the backup, sync the directory.
 *
 * On failure in 3 the old bytes are written back and read again to be sure; only
 * if that fails too the backup stays. The next update meets it: where the file
 * holds the old or the new bytes, to the last one, it removes the backup and goes
 * on; else it stops with `interrupted-write`, since it cannot tell a mixture from
 * an edit made afterwards, and a person has to choose.
 */
import { join } from 'node:path'
import type { DirectoryHandle } from './durable.ts'
import {
  removeIfThere,
  syncDirectory,
  syncWhole,
  tolerate,
  writeAll,
  writeDurably,
} from './durable.ts'
import { FilesError } from './files.ts'
import type { Lock } from './lock.ts'
import type { Syscalls } from './syscalls.ts'
import { errorCode } from './syscalls.ts'
import type { Snapshot, Target } from './target.ts'
import { areEqual, isUnchanged, temporaryPath } from './target.ts'

export interface InPlaceWrite {
  readonly system: Syscalls
  readonly target: Target
  readonly lock: Lock
  readonly directory: DirectoryHandle
  readonly before: Snapshot
  readonly after: Uint8Array
}

/** False when the file is not any more what was read: nothing was written. */
export function writeInPlace(write: InPlaceWrite): boolean {
  const { system, target, lock, before } = write
  const backup = makeBackup(write)
  try {
    lock.confirm()
    if (!isUnchanged(system, target, before)) {
      removeBackup(write, backup)
      return false
    }
  } catch (error) {
    removeBackup(write, backup)
    throw error
  }
  try {
    overwrite(system, target, before.bytes.length, write.after)
  } catch (error) {
    if (errorCode(error) === null) throw error
    restore(write, backup, error)
    removeBackup(write, backup)
    throw error
  }
  removeBackup(write, backup)
  return true
}

/** Whether a file in the directory of the target is the backup of such a write. */
export function isBackup({ name: target }: Target, name: string): boolean {
  const start = `.${target}.`
  return name.startsWith(start) && /^[0-9a-f]{24}\.backup$/.test(name.slice(start.length))
}

/**
 * Removes a backup that nobody needs: the file holds all its bytes, or all the new ones.
 *
 * @throws FilesError `interrupted-write` otherwise.
 */
export function settleBackup(system: Syscalls, target: Target, backup: string): void {
  const current = system.readFile(target.path)
  const isNew = backup === backupPath(target, current)
  if (!isNew && !areEqual(current, system.readFile(backup))) throw interrupted(target, backup)
  tolerate(() => removeIfThere(system, backup))
}

/** The name says what the file was to hold, so that a write that was finished can be told. */
function backupPath({ directory, name }: Target, after: Uint8Array): string {
  return join(directory, `.${name}.${digest(after)}.backup`)
}

/** The first 96 bits of SHA-256. Loaded only here, where hardly anybody ever comes. */
function digest(content: Uint8Array): string {
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(content).digest('hex').slice(0, 24)
}

/** Takes the place of the temporary file, which there may be no room for beside a backup. */
function makeBackup({ system, target, lock, directory, before, after }: InPlaceWrite): string {
  const temporary = temporaryPath(target, lock.nonce)
  const backup = backupPath(target, after)
  removeIfThere(system, temporary)
  writeDurably(system, temporary, before.bytes, before)
  system.rename(temporary, backup)
  syncDirectory(system, directory)
  return backup
}

/** A backup that stays does no harm once the file is whole: the next update removes it. */
function removeBackup({ system, directory }: InPlaceWrite, backup: string): void {
  tolerate(() => {
    removeIfThere(system, backup)
    syncDirectory(system, directory)
  })
}

/** @param oldLength how many bytes must stand until the others are on the disk. */
function overwrite(system: Syscalls, target: Target, oldLength: number, bytes: Uint8Array): void {
  const fd = system.open(target.path, 'r+')
  try {
    if (bytes.length > oldLength) {
      writeAll(system, fd, bytes.subarray(oldLength), oldLength)
      system.fsync(fd)
    }
    writeAll(system, fd, bytes.subarray(0, oldLength))
    system.ftruncate(fd, bytes.length)
    syncWhole(system, fd, bytes.length)
  } finally {
    system.close(fd)
  }
}

/** Puts the old bytes back after a failure. @throws FilesError `interrupted-write` if it cannot. */
function restore(write: InPlaceWrite, backup: string, cause: unknown): void {
  const { system, target, before, after } = write
  try {
    if (areEqual(system.readFile(target.path), before.bytes)) return
    overwrite(system, target, after.length, before.bytes)
    if (areEqual(system.readFile(target.path), before.bytes)) return
  } catch (error) {
    if (errorCode(error) === null) throw error
  }
  throw interrupted(target, backup, cause)
}

function interrupted({ named }: Target, backup: string, cause?: unknown): FilesError {
  return new FilesError({
    kind: 'interrupted-write',
    path: backup,
    message: `A write into ${named} was cut off; ${backup} holds what it held before.`,
    mend: `Copy ${backup} over ${named} to go back, or delete it to keep ${named} as it is.`,
    cause,
  })
}
