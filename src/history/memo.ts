import type { ItemPast, Presence } from './presence.ts'
import { sealed, unsealed } from './seal.ts'
import type { Standing } from './standing.ts'

/** As much of a history as most commands need: little, so that it is read at once. */
export interface Memo extends Presence {
  readonly standing: Standing
  /** The plan as the last revision has it, a byte order mark included; null where it has none. */
  readonly text: string | null
}

export function writeMemo({ standing, text, items, gone }: Memo, version: string): string {
  const rows = (pasts: Presence['items']): Row[] =>
    [...pasts].map(([handle, { firstSeen, since, touched }]) => [handle, firstSeen, since, touched])
  return sealed(markOf(version), { standing, text, items: rows(items), gone: rows(gone) })
}

/** Null for whatever `writeMemo` of the same version did not write. */
export function readMemo(text: string, version: string): Memo | null {
  const kept = unsealed(markOf(version), text) as Kept | null
  return kept && { ...kept, items: pastsOf(kept.items), gone: pastsOf(kept.gone) }
}

function markOf(version: string): string {
  return `harden memo 1 ${version}`
}

type Row = [handle: string, firstSeen: string | null, since: string | null, touched: string | null]

interface Kept {
  readonly standing: Standing
  readonly text: string | null
  readonly items: readonly Row[]
  readonly gone: readonly Row[]
}

function pastsOf(rows: readonly Row[]): Map<string, ItemPast> {
  return new Map(
    rows.map(([handle, firstSeen, since, touched]) => [handle, { firstSeen, since, touched }]),
  )
}
