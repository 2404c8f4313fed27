import type { ItemChange } from '../plan/change.ts'
import { sealed, unsealed } from './seal.ts'
import type { Standing } from './standing.ts'
import type { Life, Timeline } from './timeline.ts'

/** A timeline that was worked out. */
export interface Digest {
  readonly standing: Standing
  readonly timeline: Timeline
}

export function writeDigest({ standing, timeline }: Digest, version: string): string {
  const lives = timeline.lives.map((life) => ({ ...life, told: life.told.map(withoutItem) }))
  return sealed(markOf(version), { standing, timeline: { ...timeline, lives } })
}

/** Null for whatever `writeDigest` of the same version did not write. */
export function readDigest(text: string, version: string): Digest | null {
  const digest = unsealed(markOf(version), text) as Digest | null
  for (const life of digest?.timeline.lives ?? []) giveItem(life)
  return digest
}

function markOf(version: string): string {
  return `harden digest 1 ${version}`
}

/** What is told of an item is told under the name it has now, which need not be kept each time. */
function withoutItem(told: Life['told'][number]): object {
  return { ...told, change: { ...told.change, item: undefined } }
}

/** Into the values as they were read: a copy of each would cost more than reading them did. */
function giveItem({ name, told }: Life): void {
  for (const { change } of told) {
    const nameless = change as { -readonly [K in keyof ItemChange]: ItemChange[K] }
    nameless.item = name
  }
}
