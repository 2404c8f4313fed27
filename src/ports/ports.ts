import type { Dialogue } from './dialogue.ts'
import type { Files, ReadableFiles } from './files.ts'
import type { Git } from './git.ts'
import type { HookFiles } from './hook-files.ts'
import type { Http, HttpOptions } from './http.ts'
import type { Processes } from './processes.ts'
import type { Terminal } from './terminal.ts'

/** The world, as far as harden touches it. */
export interface Ports {
  readonly files: ReadableFiles
  /** Loads what writing needs. */
  readonly writableFiles: () => Promise<Files>
  /**
   * Writes a file that may be lost at any time, such as a cache, with the directories above it.
   * Readers see the old bytes or the new ones. False where it cannot be written.
   */
  readonly keep: (path: string, bytes: Uint8Array) => Promise<boolean>
  /** Git as seen from an absolute directory; loads what asking it needs. */
  readonly git: (directory: string) => Promise<Git>
  /**
   * Makes a file that must not exist yet, with the directories above it.
   *
   * @returns what takes it away again, and the directories that were made for it.
   * @throws FilesError
   */
  readonly place: (path: string, bytes: Uint8Array) => Promise<() => void>
  /** Loads what asking the network needs; close it when it is no longer wanted. */
  readonly http: (options: HttpOptions) => Promise<Http>
  /** Loads what hooks are read and written with. */
  readonly hookFiles: () => Promise<HookFiles>
  /** Loads what running programs needs. */
  readonly processes: () => Promise<Processes>
  /** Loads what stops work that takes too long. */
  readonly timeLimit: () => Promise<typeof import('./time-limit.ts')>
  readonly terminal: Terminal
  /** Loads what asking a person needs. */
  readonly dialogue: () => Promise<Dialogue>
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Absolute path of the directory harden was started in. */
  readonly directory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly paths: Paths
  /** Version of Node, for reports of defects. */
  readonly runtime: string
}

/** Paths in the spelling of this machine; nothing is looked up. */
export interface Paths {
  /** `path` as seen from the absolute directory `from`, absolute. */
  readonly resolve: (from: string, path: string) => string
  /** The way from one absolute path to another, with slashes. */
  readonly relative: (from: string, to: string) => string
  readonly directoryOf: (path: string) => string
  /** `file:` URL of an absolute directory, with a slash at its end. */
  readonly fileUrl: (directory: string) => string
}
