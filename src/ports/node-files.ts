import { updateFile } from './atomic-write.ts'
import { createFile } from './create-file.ts'
import type { Files } from './files.ts'
import { readableFilesOver } from './read-files.ts'
import type { Syscalls } from './syscalls.ts'
import { nodeSyscalls } from './syscalls.ts'

/** The files port over the given system calls. */
export function filesOver(system: Syscalls): Files {
  return {
    ...readableFilesOver(system),
    update: (path, change, options) => updateFile(system, path, change, options),
    create: (path, bytes) => createFile(system, path, bytes),
  }
}

/** Files of this machine. Loads the machinery of writing; to read, `read-files.ts` is enough. */
export const nodeFiles: Files = filesOver(nodeSyscalls)
