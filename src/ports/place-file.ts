import { mkdirSync, rmdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { nodeFiles } from './node-files.ts'
import { systemFault } from './system-fault.ts'

/**
 * Makes a file that must not exist yet, with the directories above it.
 *
 * @returns what takes the file away again, and the directories that were made
 * for it as long as nothing else lies in them.
 * @throws FilesError; then nothing was made.
 */
export function placeFile(path: string, bytes: Uint8Array): () => void {
  const made = makeDirectory(dirname(path))
  const remove = () => {
    rmSync(path, { force: true })
    removeEmpty(made, dirname(path))
  }
  try {
    nodeFiles.create(path, bytes)
  } catch (error) {
    removeEmpty(made, dirname(path))
    throw error
  }
  return remove
}

/** The topmost directory that was made; null when all were there. */
function makeDirectory(directory: string): string | null {
  try {
    return mkdirSync(directory, { recursive: true }) ?? null
  } catch (error) {
    throw systemFault(error, directory, 'write')
  }
}

function removeEmpty(top: string | null, bottom: string): void {
  try {
    for (let at = bottom; top !== null && at.length >= top.length; at = dirname(at)) rmdirSync(at)
  } catch {
    // Something else lies in it by now.
  }
}
