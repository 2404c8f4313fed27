import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file that may be lost at any time, with the directories above it.
 *
 * Whoever reads it sees the old bytes or the new ones, unless the power fails:
 * nothing is flushed to the disk, so the bytes must say themselves that they
 * are whole. Two writers do not meet; the last one wins.
 *
 * @returns false where it cannot be written; then the old bytes stay.
 */
export function keepFile(path: string, bytes: Uint8Array): boolean {
  const draft = `${path}.${process.pid}.draft`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(draft, bytes)
    renameSync(draft, path)
    return true
  } catch {
    discard(draft)
    return false
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // What cannot be written cannot be removed either.
  }
}
