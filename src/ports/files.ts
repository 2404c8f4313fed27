/** Why a file could not be read or written. */
export type FilesErrorKind =
  /** Nothing has this name, or a symbolic link leads nowhere. */
  | 'not-found'
  /** A directory, a pipe, a device: anything but a regular file. */
  | 'not-a-file'
  /** It may not be read. */
  | 'unreadable'
  /** The file, its directory or its file system may not be written. */
  | 'read-only'
  /** The file has a second name, which a replacement would leave behind with the old content. */
  | 'hard-linked'
  /** Another writer kept the lock for as long as we were ready to wait. */
  | 'locked'
  /** Somebody else's edits kept arriving between the read and the write. */
  | 'changed'
  /** The disk or the quota is full. */
  | 'no-space'
  /** Another program keeps the file open and shares it with nobody (Windows). */
  | 'in-use'
  /** An earlier write into the file itself was cut off; its backup stands beside the file. */
  | 'interrupted-write'
  /** `create` was asked for a file that is there already. */
  | 'exists'
  /** The new content is in place, but the disk did not confirm that it will survive a power cut. */
  | 'unconfirmed'
  /** Anything else the system answered. */
  | 'io'

/** Who holds a lock, as far as the lock says. */
export interface LockHolder {
  readonly pid: number
  readonly host: string
  /** When the lock was taken, ISO 8601 in UTC. */
  readonly since: string
}

/** What a `FilesError` says. */
export interface FilesFault {
  readonly kind: FilesErrorKind
  /** The path the error is about, which need not be the one asked for. */
  readonly path: string
  /** What is wrong, one sentence. */
  readonly message: string
  /** What to do about it, in the imperative. */
  readonly mend: string
  /** Only for `locked`, and only where the lock can be read. */
  readonly holder?: LockHolder | null
  readonly cause?: unknown
}

/**
 * Thrown by every method of `Files` for what the world refuses.
 *
 * Of all kinds only `unconfirmed` leaves the new content in the file, and only
 * `interrupted-write` may leave a mixture (with a backup beside it); after any
 * other the file is as it was.
 */
export class FilesError extends Error implements FilesFault {
  override readonly name = 'FilesError'
  readonly kind: FilesErrorKind
  readonly path: string
  readonly mend: string
  readonly holder: LockHolder | null

  constructor({ kind, path, message, mend, holder = null, cause }: FilesFault) {
    super(message, { cause })
    this.kind = kind
    this.path = path
    this.mend = mend
    this.holder = holder
  }
}

/** What a path leads to, symbolic links followed. */
export interface FileFacts {
  readonly kind: 'file' | 'directory' | 'other'
  /** In bytes. */
  readonly size: number
}

/** The half of `Files` that changes nothing; `next` and `list` need no more. */
export interface ReadableFiles {
  /** The bytes of a regular file. */
  read(path: string): Uint8Array
  /** Whether anything has this name, a symbolic link that leads nowhere included. */
  exists(path: string): boolean
  /** What the path leads to; null where it leads nowhere. */
  stat(path: string): FileFacts | null
  /**
   * The nearest entry called `name` in the directory `from` or one above it, as a path.
   *
   * @param ceiling the last directory to look in; null looks up to the root.
   */
  findUp(name: string, from: string, ceiling: string | null): string | null
  /** The absolute path without symbolic links, in the spelling of the file system. */
  realPath(path: string): string
}

/**
 * What a file is to hold: whole, or in pieces, one behind the other. Pieces may
 * be asked for more than once, and each need hold only until the next is asked for.
 */
export type Content = Uint8Array | Iterable<Uint8Array>

/** Makes the new content of a file from the current bytes; null leaves the file alone. */
export type Change = (before: Uint8Array) => Content | null

export interface UpdateOptions {
  /**
   * Where the lock lives, such as `<git-dir>/harden`; made when missing. It must
   * follow from the *real* path of the file, or two writers will not meet.
   * Without it the lock stands beside the file.
   */
  readonly lockDirectory?: string | undefined
  /** How long to wait for another writer, in milliseconds; ten seconds unless told. */
  readonly waitMs?: number | undefined
}

export interface UpdateResult {
  readonly changed: boolean
  /** What went well but not as usual, one sentence each. */
  readonly warnings: readonly string[]
}

/** Files of this machine. Every method throws `FilesError` and is synchronous. */
export interface Files extends ReadableFiles {
  /**
   * Runs `change` on the current bytes under the lock and replaces the file by what it returns.
   *
   * The file then holds the old bytes or the new ones, never a part, and a return
   * means that the new ones survive a power cut. Symbolic links, mode and owner are
   * kept. `change` is called again, up to five times in all, when somebody else's
   * edit arrived in the meantime. What it throws passes through, and nothing is written.
   */
  update(path: string, change: Change, options?: UpdateOptions): UpdateResult
  /** Makes a file that must not exist yet, whole and durably; its directory must exist. */
  create(path: string, bytes: Uint8Array): void
}
