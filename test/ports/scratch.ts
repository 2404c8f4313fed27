import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { FilesError } from '../../src/ports/files.ts'

/** A directory of its own for one test, without symbolic links in its path, removed afterwards. */
export function scratchDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'harden-ports-')))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** A plan in a directory of its own, with a directory for locks beside it. */
export interface Scene {
  readonly directory: string
  readonly plan: string
  readonly lockDirectory: string
}

export function sceneWith(content: string): Scene {
  const directory = scratchDirectory()
  const plan = join(directory, 'PLAN.md')
  writeFileSync(plan, content)
  return { directory, plan, lockDirectory: join(directory, 'locks') }
}

/** Everything that lies beside the plan and among the locks. */
export function leftovers({ directory, lockDirectory }: Scene): string[] {
  const locks = readdirSync(directory).includes('locks') ? readdirSync(lockDirectory) : []
  return [
    ...readdirSync(directory).filter((name) => !['PLAN.md', 'locks'].includes(name)),
    ...locks,
  ]
}

export function contentOf(path: string): string {
  return readFileSync(path, 'utf8')
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** The bytes of a text in small pieces, each of which is gone when the next is asked for. */
export function inPieces(text: string): Iterable<Uint8Array> {
  return {
    *[Symbol.iterator]() {
      const all = bytes(text)
      const room = new Uint8Array(9)
      for (let at = 0; at < all.length; at += room.length) {
        const piece = all.subarray(at, at + room.length)
        room.fill(0)
        room.set(piece)
        yield room.subarray(0, piece.length)
      }
    },
  }
}

/** A change that appends words. */
export function append(text: string): (before: Uint8Array) => Uint8Array {
  return (before) => bytes(new TextDecoder().decode(before) + text)
}

/** What `act` throws; undefined when it returns. */
export function thrownBy(act: () => unknown): unknown {
  try {
    act()
    return undefined
  } catch (error) {
    return error
  }
}

/** The kind of the `FilesError` that `act` throws, or what else it throws. */
export function kindThrownBy(act: () => unknown): unknown {
  const error = thrownBy(act)
  return error instanceof Error && error.name === 'FilesError' ? (error as FilesError).kind : error
}
