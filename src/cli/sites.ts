import type { PathContent, PathProbe } from '../evidence/probe.ts'
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
}

export function findSites(probes: readonly PathProbe[], world: World, ground: Ground): Site[] {
  const places = probes.map((probe) => placeOf(probe, world, ground))
  return ground.inRepository
    ? stagedSites(places, world)
    : places.map((place) => looseSite(place, ground, world))
}

function stagedSites(places: readonly Place[], { git }: World): Site[] {
  const paths = places.flatMap(({ real }) => real ?? [])
  const staged = stagedAt(paths, git)
  const emptyBlob = git.blobId(new Uint8Array())
  return places.map((place) => {
    const content = place.real === null ? null : stagedContent(staged, place.real, git)
    const inside = content?.what === 'folder' ? (staged.at.get(place.real ?? '')?.below ?? []) : []
    const hollow = inside.length > 0 && inside.every(({ id }) => id === emptyBlob)
    return { ...place, content, loose: null, hollow }
  })
}

/** Outside any repository the bytes on the disk are all there is. */
function looseSite(place: Place, { root }: Ground, { git, files }: World): Site {
  const bare = { ...place, loose: null, hollow: false }
  if (place.real === null || place.disk === null || place.disk === 'other') {
    return { ...bare, content: null }
  }
  if (place.disk === 'folder') {
    return { ...bare, content: { what: 'folder', id: null, in: 'disk' } satisfies PathContent }
  }
  const bytes = files.read(`${root}/${place.real}`)
  return { ...bare, loose: bytes, content: { what: 'file', id: git.blobId(bytes), in: 'disk' } }
}
