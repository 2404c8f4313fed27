import type { PathContent, PathProbe } from '../evidence/probe.ts'
import type { ReadableFiles } from '../ports/files.ts'
import { FilesError } from '../ports/files.ts'
import type { Ground, Place } from './places.ts'
import { placeOf } from './places.ts'
import type { World } from './probes.ts'
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
  const places = probes.map((probe) => placeOf(probe, world, ground))
  return ground.inRepository
    ? stagedSites(places, ground, world)
    : places.map((place) => looseSite(place, ground, world))
}

function stagedSites(places: readonly Place[], ground: Ground, world: World): Site[] {
  const { git } = world
  const paths = places.flatMap(({ real }) => real ?? [])
  const staged = stagedAt(paths, git)
  const emptyBlob = git.blobId(new Uint8Array())
  return places.map((place) => {
    const content = place.real === null ? null : stagedContent(staged, place.real, git)
    const inside = content?.what === 'folder' ? (staged.at.get(place.real ?? '')?.below ?? []) : []
    const hollow = inside.length > 0 && inside.every(({ id }) => id === emptyBlob)
    const unstaged = content?.what === 'file' && isEdited(place, content.id, ground, world)
    return { ...place, content, loose: null, hollow, unstaged }
  })
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
