import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

export interface FoundFile {
  readonly text: string
  /** True for whatever is no plain file. */
  readonly isLink: boolean
  /** Whether git would run it; on Windows it runs any. */
  readonly isExecutable: boolean
}

/** Small files of git's own, with one character of text for each byte. */
export interface HookFiles {
  /** Null where there is none. */
  read(path: string): FoundFile | null
  /** Replaces the file as a whole, with the folders above it; null removes it. Its mode is kept. */
  write(path: string, text: string | null, options?: { readonly executable?: boolean }): void
}

export const nodeHookFiles: HookFiles = {
  read: (path) => {
    const facts = lstatSync(path, { throwIfNoEntry: false })
    if (facts === undefined) return null
    const isLink = facts.isSymbolicLink()
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
    return {
      text: isFile ? readFileSync(path, 'latin1') : '',
      isLink: isLink || !isFile,
      isExecutable: process.platform === 'win32' || (facts.mode & 0o100) !== 0,
    }
  },
  write: (path, text, { executable = false } = {}) => {
    if (text === null) return rmSync(path, { force: true })
    mkdirSync(dirname(path), { recursive: true })
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? (executable ? 0o755 : 0o644)
    const draft = `${path}.${process.pid}.draft`
    writeFileSync(draft, text, { encoding: 'latin1', flag: 'wx' })
    chmodSync(draft, mode & 0o7777)
    renameSync(draft, path)
  },
}
