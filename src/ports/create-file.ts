/**
 * Makes a file that must not exist yet.
 *
 * Promises: the name appears with all of its content or not at all, a file that
 * is there already is never touched, and a return means that both are on the disk.
 *
 * Order of steps: write a temporary file beside it and sync it, link(2) it to the
 * name, remove the temporary name, sync the directory. Where the file system has
 * no hard links the file is created under its name and filled there; then a crash
 * may leave a part. A failure removes what was made, but for `unconfirmed`.
 */
import { basename, dirname } from 'node:path'
import {
  closeDirectory,
  confirmOnDisk,
  hasNoHardLinks,
  openDirectory,
  removeIfThere,
  tolerate,
  writeDurably,
} from './durable.ts'
import { FilesError } from './files.ts'
import { newNonce } from './holder.ts'
import type { Syscalls } from './syscalls.ts'
import { errorCode } from './syscalls.ts'
import { systemFault } from './system-fault.ts'
import { temporaryPath } from './target.ts'

/** `Files.create` over the given system calls. */
export function createFile(system: Syscalls, path: string, bytes: Uint8Array): void {
  const directory = dirname(path)
  try {
    const opened = openDirectory(system, directory)
    try {
      refuseIfThere(system, path)
      publishWhole(system, path, bytes)
      confirmOnDisk(system, path, opened)
    } finally {
      closeDirectory(system, opened)
    }
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw alreadyThere(path, error)
    throw systemFault(error, errorCode(error) === 'ENOENT' ? directory : path, 'write')
  }
}

/** A symbolic link that leads nowhere is there, too. */
function refuseIfThere(system: Syscalls, path: string): void {
  if (system.lstatIfThere(path) !== null) throw alreadyThere(path)
}

function publishWhole(system: Syscalls, path: string, bytes: Uint8Array): void {
  const target = { named: path, path, directory: dirname(path), name: basename(path) }
  const temporary = temporaryPath(target, newNonce())
  try {
    writeDurably(system, temporary, bytes, null)
    try {
      system.link(temporary, path)
    } catch (error) {
      if (!hasNoHardLinks(error)) throw error
      writeDurably(system, path, bytes, null)
    }
  } finally {
    tolerate(() => removeIfThere(system, temporary))
  }
}

function alreadyThere(path: string, cause?: unknown): FilesError {
  return new FilesError({
    kind: 'exists',
    path,
    message: `${path} exists already.`,
    mend: 'Name another file, or move that one away first.',
    cause,
  })
}
