import { normalisePath } from '../evidence/path-reference.ts'
import type { PathProbe } from '../evidence/probe.ts'
import type { ReadableFiles } from '../ports/files.ts'
import { FilesError } from '../ports/files.ts'
import type { World } from './probes.ts'

/** What paths are measured against. */
export interface Ground {
  /** Absolute, with slashes, without symbolic links: the repository, else the plan's folder. */
  readonly root: string
  readonly inRepository: boolean
  /** The plan, relative to the root. */
  readonly plan: string
  readonly planFolder: string
  /** Where the user stands, relative to the root; null when outside. */
  readonly here: string | null
}

/** A path a question is about, and what is there. */
export interface Place {
  readonly probe: PathProbe
  /** As named, relative to the root; null when it leads out of it. */
  readonly path: string | null
  /** Where it really lies, symbolic links followed; null when outside or not there. */
  readonly real: string | null
  readonly disk: 'file' | 'folder' | 'other' | null
}

export function groundOf({ git, files, plan, here }: World): Ground {
  const planPath = slashed(files.realPath(plan))
  const folder = planPath.slice(0, planPath.lastIndexOf('/'))
  const repository = git.repository()
  const root = repository ? slashed(files.realPath(repository.root)) : folder
  const inside = below(root, planPath) ?? ''
  return {
    root,
    inRepository: repository !== null,
    plan: inside,
    planFolder: inside.slice(0, Math.max(0, inside.lastIndexOf('/'))),
    here: below(root, slashed(files.realPath(here))),
  }
}

/** Looks at the disk alone, and never at anything outside the root. */
export function placeOf(probe: PathProbe, { files }: World, ground: Ground): Place {
  const path = pathNamed(probe, ground)
  const outside = { probe, path: null, real: null, disk: null }
  if (path === null) return outside
  const seen = look(files, path === '' ? ground.root : `${ground.root}/${path}`)
  if (seen === null) return { probe, path, real: path, disk: null }
  const real = below(ground.root, slashed(seen.real))
  if (real === null) return outside
  // Where case makes no difference on this disk it does on the next one, and in git.
  const isOtherCase = real !== path && real.toLowerCase() === path.toLowerCase()
  return isOtherCase
    ? { probe, path, real: path, disk: null }
    : { probe, path, real, disk: seen.disk }
}

/** Null for what is not there, or cannot be looked at. */
function look(files: ReadableFiles, path: string) {
  try {
    const facts = files.stat(path)
    if (facts === null) return null
    const disk = facts.kind === 'directory' ? 'folder' : facts.kind
    return { disk, real: files.realPath(path) } as const
  } catch (error) {
    if (error instanceof FilesError) return null
    throw error
  }
}

/** As named, relative to the root; null when it leads out of it. */
export function pathNamed(
  { path, from }: PathProbe,
  { root, planFolder, here }: Ground,
): string | null {
  const named = slashed(path)
  if (/[\0\n]/.test(named)) return null
  if (!isAbsolute(named)) {
    const start = from === 'here' ? here : planFolder
    return start === null ? null : normalisePath(start === '' ? path : `${start}/${path}`)
  }
  // A host reads a link that begins with a slash from the root of the repository.
  if (from === 'plan') return normalisePath(path)
  const absolute = absolutePath(named)
  return absolute === null ? null : below(root, absolute)
}

/** The way from a folder down to a path, empty for the folder itself; null when it is not below. */
function below(folder: string, path: string): string | null {
  if (path === folder) return ''
  const start = folder.endsWith('/') ? folder : `${folder}/`
  return path.startsWith(start) ? path.slice(start.length) : null
}

function absolutePath(path: string): string | null {
  const drive = /^[a-z]:/i.exec(path)?.[0] ?? ''
  const rest = normalisePath(path.slice(drive.length))
  return rest === null ? null : `${drive}/${rest}`
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:\//i.test(path)
}

/** Windows alone has drives, and only there is a backslash no letter of a name. */
function slashed(path: string): string {
  return /^([a-z]:|\\\\)/i.test(path) ? path.replaceAll('\\', '/') : path
}
