import type { Digest } from '../history/digest.ts'
import { readDigest } from '../history/digest.ts'
import type { Memo } from '../history/memo.ts'
import { readMemo } from '../history/memo.ts'
import { checksum } from '../history/seal.ts'
import type { Standing } from '../history/standing.ts'
import { isSameStanding } from '../history/standing.ts'
import type { Plan } from '../plan/model.ts'
import type { Ports } from '../ports/ports.ts'
import type { Place } from './locate.ts'
import type { Reader } from './reader.ts'
import { standingOnDisk, textAt } from './standing.ts'
import { VERSION } from './version.ts'

/** A plan as it stands in the work tree, and the world its past is found in. */
export interface Scene {
  readonly plan: Plan
  readonly place: Place
  readonly ports: Ports
  readonly reader: Reader
  /** UTC day, `YYYY-MM-DD`. */
  readonly today: string
}

/** The memo of this very HEAD; null where there is none. */
export function keptMemo(scene: Scene): Memo | null {
  return kept(scene, 'memo', readMemo)
}

/** The whole timeline of this very HEAD; null where there is none. */
export function keptDigest(scene: Scene): Digest | null {
  return kept(scene, 'timeline', readDigest)
}

function kept<T extends { readonly standing: Standing }>(
  { place, ports }: Scene,
  name: string,
  read: (text: string, version: string) => T | null,
): T | null {
  const standing = standingOnDisk(place, ports)
  const file = stateFile(name, place, ports)
  if (standing === null || file === null) return null
  const found = read(textAt(file, ports) ?? '', VERSION)
  return found !== null && isSameStanding(found.standing, standing) ? found : null
}

/** A file of the cache, which may be lost at any time; each plan has its own. */
export function stateFile(name: string, place: Place, ports: Ports): string | null {
  const { stateDirectory } = place
  if (stateDirectory === null) return null
  return ports.paths.resolve(stateDirectory, `${name}-${checksum(place.name)}.json`)
}
