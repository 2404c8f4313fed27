/**
 * The half of the files port that only looks. `next` and `list` load this module
 * alone, so it stays with `node:fs` and `node:path`, which Node has loaded anyway.
 */
import { dirname, join } from 'node:path'
import type { FileFacts, ReadableFiles } from './files.ts'
import type { Syscalls } from './syscalls.ts'
import { errorCode, nodeSyscalls } from './syscalls.ts'
import { notAFile, systemFault } from './system-fault.ts'

/** Reading over the given system calls. */
export function readableFilesOver(system: Syscalls): ReadableFiles {
  return {
    read: (path) => read(system, path),
    exists: (path) => exists(system, path),
    stat: (path) => stat(system, path),
    findUp: (name, from, ceiling) => findUp(system, { name, from, ceiling }),
    realPath: (path) => orFault(path, () => system.realpath(path)),
  }
}

/** Reading on this machine. */
export const nodeReadableFiles: ReadableFiles = readableFilesOver(nodeSyscalls)

/** Asks for the kind first: opening a pipe nobody writes to would never return. */
function read(system: Syscalls, path: string): Uint8Array {
  return orFault(path, () => {
    if (!system.stat(path).isFile()) throw notAFile(path)
    return system.readFile(path)
  })
}

function exists(system: Syscalls, path: string): boolean {
  return orFault(path, () => orNull(() => system.lstatIfThere(path)) !== null)
}

function stat(system: Syscalls, path: string): FileFacts | null {
  return orFault(path, () => {
    const stats = orNull(() => system.stat(path))
    if (stats === null) return null
    const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other'
    return { kind, size: stats.size }
  })
}

interface Search {
  readonly name: string
  readonly from: string
  readonly ceiling: string | null
}

/** A directory that may not be searched holds nothing for us. */
function findUp(system: Syscalls, { name, from, ceiling }: Search): string | null {
  for (let directory = from; ; directory = dirname(directory)) {
    const path = join(directory, name)
    try {
      if (system.lstatIfThere(path) !== null) return path
    } catch (error) {
      if (errorCode(error) === null) throw error
    }
    if (directory === ceiling || directory === dirname(directory)) return null
  }
}

function orFault<T>(path: string, look: () => T): T {
  try {
    return look()
  } catch (error) {
    throw systemFault(error, path, 'read')
  }
}

/** Null where the path leads nowhere. */
function orNull<T>(look: () => T): T | null {
  try {
    return look()
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null
    throw error
  }
}
