import type { ItemPast, Presence } from './presence.ts'
import { sealed, unsealed } from './seal.ts'
import type { Standing } from './standing.ts'

/** As much of a history as most commands need: little, so that it is read at once. */
export interface Memo extends Presence {
  readonly standing: Standing
  /** Every path the plan had, the present one first. */
  readonly paths: readonly string[]
  /** Id of the plan's content in the last revision; null where there is none. */
  readonly blob: string | null
  /** The plan as the last revision has it, a byte order mark included; null where it has none. */
  readonly text: string | null
  /** Day of the last review that was committed, `YYYY-MM-DD`; null where none was. */
  readonly reviewed: string | null
}

export function writeMemo(memo: Memo, version: string): string {
  const rows = (pasts: Presence['items']): Row[] =>
    [...pasts].map(([handle, { firstSeen, since, touched }]) => [handle, firstSeen, since, touched])
  const { items, gone } = memo
  return sealed(markOf(version), { ...memo, items: rows(items), gone: rows(gone) })
}

/** Null for whatever `writeMemo` of the same version did not write. */
export function readMemo(text: string, version: string): Memo | null {
  const kept = unsealed(markOf(version), text) as Kept | null
  return kept && { ...kept, items: pastsOf(kept.items), gone: pastsOf(kept.gone) }
}

function markOf(version: string): string {
  return `harden memo 2 ${version}`
}

type Row = [handle: string, firstSeen: string | null, since: string | null, touched: string | null]

interface Kept {
  readonly standing: Standing
  readonly paths: readonly string[]
  readonly blob: string | null
  readonly text: string | null
  readonly reviewed: string | null
  readonly items: readonly Row[]
  readonly gone: readonly Row[]
}

function pastsOf(rows: readonly Row[]): Map<string, ItemPast> {
  return new Map(
    rows.map(([handle, firstSeen, since, touched]) => [handle, { firstSeen, since, touched }]),
  )
}
