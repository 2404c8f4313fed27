import { FilesError } from './files.ts'
import { errorCode } from './syscalls.ts'

/**
 * The `FilesError` for an error of the system met while reading or writing `path`.
 *
 * A `FilesError` is returned as it is. So is whatever did not come from the
 * system: that is a defect, or thrown by a caller's own code.
 */
export function systemFault(error: unknown, path: string, doing: 'read' | 'write'): unknown {
  if (error instanceof FilesError) return error
  const code = errorCode(error)
  if (code === null) return error
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new FilesError({
        kind: 'not-found',
        path,
        message: `There is no file at ${path}.`,
        mend: 'Check the path.',
        cause: error,
      })
    case 'EISDIR':
    case 'ELOOP':
      return notAFile(path, error)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return doing === 'read' ? unreadable(path, error) : readOnly(path, error)
    case 'ENOSPC':
    case 'EDQUOT':
      return new FilesError({
        kind: 'no-space',
        path,
        message: `No space is left to write ${path}.`,
        mend: 'Free some space on that disk and try again.',
        cause: error,
      })
    default:
      return new FilesError({
        kind: 'io',
        path,
        message: `The system could not ${doing} ${path}: ${describe(error)}.`,
        mend: 'Check the disk and its file system, then try again.',
        cause: error,
      })
  }
}

/** For a path that leads to something other than a regular file. */
export function notAFile(path: string, cause?: unknown): FilesError {
  return new FilesError({
    kind: 'not-a-file',
    path,
    message: `${path} is not a regular file.`,
    mend: 'Name a regular file, or a symbolic link to one.',
    cause,
  })
}

/** For a file or directory that refuses to be written. */
export function readOnly(path: string, cause?: unknown): FilesError {
  return new FilesError({
    kind: 'read-only',
    path,
    message: `${path} may not be written.`,
    mend: 'Give yourself the right to write there, and check that the disk is not mounted read-only.',
    cause,
  })
}

function unreadable(path: string, cause: unknown): FilesError {
  return new FilesError({
    kind: 'unreadable',
    path,
    message: `${path} may not be read.`,
    mend: 'Give yourself the right to read it.',
    cause,
  })
}

/** The part of Node's message before the call and the paths, as in "EIO: i/o error". */
function describe(error: unknown): string {
  return error instanceof Error ? (error.message.split(', ')[0] ?? error.message) : String(error)
}
