import type { PathContent, PathProbe } from '../evidence/probe.ts'
import type { ReadableFiles } from '../ports/files.ts'
import { FilesError } from '../ports/files.ts'
import { once } from '../text/once.ts'
import type { Ground, Place } from './places.ts'
import { pathNamed, placeOf } from './places.ts'
import type { World } from './probes.ts'
import type { Staged } from './staged.ts'
import { stagedAt, stagedContent } from './staged.ts'

/** A place with what counts as evidence there. */
export interface Site extends Place {
  readonly content: PathContent | null
  /** The bytes of a file outside any repository. */
  readonly loose: Uint8Array | null
  /** True for a folder whose files are all empty. */
  readonly hollow: boolean
  /** True for a staged file that was edited since. */
  readonly unstaged: boolean
}

export function findSites(probes: readonly PathProbe[], world: World, ground: Ground): Site[] {
  if (ground.inRepository) return stagedSites(probes, ground, world)
  return probes
    .map((probe) => placeOf(probe, world, ground))
    .map((place) => looseSite(place, ground, world))
}

function stagedSites(probes: readonly PathProbe[], ground: Ground, world: World): Site[] {
  const { git } = world
  const named = probes.map((probe) => (probe.from === 'plan' ? pathNamed(probe, ground) : null))
  const known = stagedAt(present(named), git)
  const places = probes.map((probe, at) => {
    const path = named[at] ?? null
    return isPlainFile(known, path)
      ? { probe, path, real: path, disk: 'file' as const }
      : placeOf(probe, world, ground)
  })
  const others = present(places.map(({ real }) => real)).filter((path) => !known.at.has(path))
  const staged = others.length === 0 ? known : together(known, stagedAt(others, git))
  const emptyBlob = once(() => git.blobId(new Uint8Array()))
  return places.map((place) => {
    const content = place.real === null ? null : stagedContent(staged, place.real, git)
    const inside = content?.what === 'folder' ? (staged.at.get(place.real ?? '')?.below ?? []) : []
    const hollow = inside.length > 0 && inside.every(({ id }) => id === emptyBlob())
    const unstaged = content?.what === 'file' && isEdited(place, content.id, ground, world)
    const { probe, path, real, disk } = place
    return { probe, path, real, disk, content, loose: null, hollow, unstaged }
  })
}

function present(paths: readonly (string | null)[]): string[] {
  return paths.filter((path) => path !== null && path !== '') as string[]
}

/**
 * What git has staged as a file lies in the repository: no folder above it is a
 * link, and what was recorded is judged by what is staged, whatever the disk has.
 */
function isPlainFile({ at }: Staged, path: string | null): boolean {
  const [entry] = at.get(path ?? '')?.own ?? []
  return entry?.stage === 0 && (entry.mode === '100644' || entry.mode === '100755')
}

function together(a: Staged, b: Staged): Staged {
  return { at: new Map([...a.at, ...b.at]) }
}

/** Outside any repository the bytes on the disk are all there is. */
function looseSite(place: Place, { root }: Ground, { git, files }: World): Site {
  const bare = { ...place, loose: null, hollow: false, unstaged: false }
  if (place.real === null || place.disk === null || place.disk === 'other') {
    return { ...bare, content: null }
  }
  if (place.disk === 'folder') {
    return { ...bare, content: { what: 'folder', id: null, in: 'disk' } satisfies PathContent }
  }
  const bytes = files.read(`${root}/${place.real}`)
  return { ...bare, loose: bytes, content: { what: 'file', id: git.blobId(bytes), in: 'disk' } }
}

/** Only for a path just given; and line ends alone are no edit. */
function isEdited(
  { probe, real, disk }: Place,
  id: string | null,
  { root }: Ground,
  { git, files }: World,
): boolean {
  if (probe.from === 'plan' || disk !== 'file') return false
  const bytes = readable(files, `${root}/${real}`)
  return bytes !== null && git.blobId(bytes) !== id && git.blobId(withLineFeeds(bytes)) !== id
}

function readable(files: ReadableFiles, path: string): Uint8Array | null {
  try {
    return files.read(path)
  } catch (error) {
    if (error instanceof FilesError) return null
    throw error
  }
}

function withLineFeeds(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, index) => byte !== 13 || bytes[index + 1] !== 10)
}
