import { dirname } from 'node:path'
import { piecesOf } from './content.ts'
import type { Content } from './files.ts'
import { FilesError } from './files.ts'
import type { Syscalls } from './syscalls.ts'
import { errorCode } from './syscalls.ts'
import { readOnly } from './system-fault.ts'

/**
 * Writes every byte at `position`, however few of them each call takes.
 *
 * write(2) may take a part and report no error; on a full disk the next call
 * says so. A call that takes nothing at all would loop for ever, so it throws.
 */
export function writeAll(system: Syscalls, fd: number, bytes: Uint8Array, position = 0): void {
  for (let written = 0; written < bytes.length; ) {
    const taken = system.write(fd, bytes.subarray(written), position + written)
    if (taken <= 0) throw systemError('EIO', 'no byte was taken')
    written += taken
  }
}

/** What a new file is to look like. */
export interface Appearance {
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

/**
 * Writes a file that must not exist yet and returns once its content is on the
 * disk; its name is there only after the directory is synced too. On failure
 * nothing is left, and what was there already is left alone.
 *
 * @param like whose mode and owner to take; null leaves them to the system's defaults.
 * @returns what could not be kept, one sentence each.
 */
export function writeDurably(
  system: Syscalls,
  path: string,
  content: Content,
  like: Appearance | null,
): string[] {
  const fd = openNew(system, path, like === null ? 0o666 : 0o600)
  try {
    return fill(system, fd, content, like)
  } catch (error) {
    tolerate(() => removeIfThere(system, path))
    throw error
  }
}

function fill(system: Syscalls, fd: number, content: Content, like: Appearance | null): string[] {
  try {
    let length = 0
    for (const piece of piecesOf(content)) {
      writeAll(system, fd, piece, length)
      length += piece.length
    }
    const warnings = like === null ? [] : takeAppearance(system, fd, like)
    syncWhole(system, fd, length)
    return warnings
  } finally {
    system.close(fd)
  }
}

function openNew(system: Syscalls, path: string, mode: number): number {
  try {
    return system.open(path, 'wx', mode)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw readOnly(dirname(path), error)
    }
    throw error
  }
}

/** Owner first: changing it takes away some bits of the mode. */
function takeAppearance(system: Syscalls, fd: number, like: Appearance): string[] {
  const { uid, gid, mode } = system.fstat(fd)
  const warnings: string[] = []
  let wanted = like.mode & 0o7777
  if ((uid !== like.uid || gid !== like.gid) && !takeOwner(system, fd, like)) {
    warnings.push('The file now belongs to you: its owner could not be kept.')
    if (gid !== like.gid && !takeOwner(system, fd, { uid, gid: like.gid })) {
      wanted = withoutGroup(wanted)
    }
  }
  if ((mode & 0o7777) !== wanted && !isAllowed(() => system.fchmod(fd, wanted))) {
    warnings.push('The mode of the file could not be kept.')
  }
  return warnings
}

function takeOwner(system: Syscalls, fd: number, { uid, gid }: Omit<Appearance, 'mode'>): boolean {
  return isAllowed(() => system.fchown(fd, uid, gid))
}

/** A strange group gets the rights of everybody else, not those of the group before. */
function withoutGroup(mode: number): number {
  return (mode & 0o707) | ((mode & 0o007) << 3)
}

const NOT_ALLOWED = new Set(['EACCES', 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM'])

function isAllowed(act: () => void): boolean {
  const refusal = refusalOf(act)
  if (refusal === null) return true
  if (NOT_ALLOWED.has(errorCode(refusal) ?? '')) return false
  throw refusal
}

/** Returns once the content is on the disk, all of it. */
export function syncWhole(system: Syscalls, fd: number, length: number): void {
  system.fsync(fd)
  if (system.fstat(fd).size !== length) throw systemError('EIO', 'the file has another size')
}

/** A directory whose names can be put on the disk. */
export interface DirectoryHandle {
  /** Null when the system offers no such thing. */
  readonly fd: number | null
  /** Set when names here will not be synced, and the user could change that. */
  readonly warning: string | null
}

/** Windows opens no directories; elsewhere one must be readable to be opened. */
export function openDirectory(system: Syscalls, path: string): DirectoryHandle {
  try {
    return { fd: system.open(path, 'r'), warning: null }
  } catch (error) {
    if (!NOT_ALLOWED.has(errorCode(error) ?? '') && errorCode(error) !== 'EISDIR') throw error
    if (system.platform === 'win32') return { fd: null, warning: null }
    const warning = `${path} may not be read, so the write may be lost if the power fails now.`
    return { fd: null, warning }
  }
}

/** Returns once the names in the directory are on the disk, as far as its file system can tell. */
export function syncDirectory(system: Syscalls, { fd }: DirectoryHandle): void {
  if (fd !== null) isAllowed(() => system.fsync(fd))
}

/** The last step of a write. @throws FilesError `unconfirmed` when the disk refuses. */
export function confirmOnDisk(system: Syscalls, named: string, directory: DirectoryHandle): void {
  const refusal = refusalOf(() => syncDirectory(system, directory))
  if (refusal === null) return
  throw new FilesError({
    kind: 'unconfirmed',
    path: named,
    message: `${named} was written, but the disk did not confirm it.`,
    mend: `Check the disk, and look into ${named} before you try again.`,
    cause: refusal,
  })
}

export function closeDirectory(system: Syscalls, { fd }: DirectoryHandle): void {
  if (fd !== null) tolerate(() => system.close(fd))
}

/** Removes a file; that it is gone already is fine. */
export function removeIfThere(system: Syscalls, path: string): void {
  try {
    system.unlink(path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

/** Does what need not succeed; only a defect passes. */
export function tolerate(act: () => void): void {
  refusalOf(act)
}

/** The error with which the system refused, or null; a defect passes. */
export function refusalOf(act: () => void): Error | null {
  try {
    act()
    return null
  } catch (error) {
    if (!(error instanceof Error) || errorCode(error) === null) throw error
    return error
  }
}

/** Whether link(2) failed because there is no such thing: by the file system, or (EACCES) by decree. */
export function hasNoHardLinks(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'EISDIR' || NOT_ALLOWED.has(code ?? '')
}

/** What the system would have said, had it noticed. */
function systemError(code: string, text: string): Error {
  return Object.assign(new Error(`${code}: ${text}`), { code })
}
