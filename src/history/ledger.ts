import type { Change, ItemName } from '../plan/change.ts'
import { sealed, unsealed } from './seal.ts'
import type { Standing } from './standing.ts'
import type { Step } from './step.ts'
import type { Past, PastRevision } from './timeline.ts'

/** A history that was read, and how to read on from it. */
export interface Ledger extends Past {
  readonly standing: Standing
  /** Every path the plan had, the present one first. */
  readonly paths: readonly string[]
  /** By commit and path, what the plan was called before it; empty where the commit did not rename it. */
  readonly renames: Readonly<Record<string, string>>
  /** Ids of the plan's contents, one for each revision. */
  readonly blobs: readonly string[]
}

/** Steps by the ids of the contents before and after, which never change their meaning. */
export function stepsByContent({ revisions, blobs }: Ledger): Map<string, Step> {
  const steps = new Map<string, Step>()
  for (const [position, { parents, steps: own }] of revisions.entries()) {
    for (const [at, step] of own.entries()) {
      steps.set(contentKey(blobAt(blobs, parents[at]), blobAt(blobs, position)), step)
    }
  }
  return steps
}

/** The content of a revision; empty for none. */
function blobAt(blobs: Ledger['blobs'], position = -1): string {
  return blobs[position] ?? ''
}

/** @param before empty where there was no plan. */
export function contentKey(before: string, after: string): string {
  return `${before} ${after}`
}

/** @param version of the program, whose next release may see other changes in the same texts. */
export function writeLedger(
  { standing, paths, renames, blobs, revisions }: Ledger,
  version: string,
): string {
  const names = new NameTable()
  const rows = revisions.map((revision, at): Row => {
    const { commit, parents, day, author, subject, cutOff, steps } = revision
    const kept = steps.map((step) => shrink(step, names))
    return [commit, parents, day, author, subject, cutOff ? 1 : 0, blobAt(blobs, at), kept]
  })
  return sealed(markOf(version), { standing, paths, renames, names: names.list, rows })
}

/** Null for whatever `writeLedger` of the same version did not write. */
export function readLedger(text: string, version: string): Ledger | null {
  const kept = unsealed(markOf(version), text) as Kept | null
  if (kept === null) return null
  const { standing, paths, renames, names, rows } = kept
  return {
    standing,
    paths,
    renames,
    blobs: rows.map((row) => row[6]),
    revisions: rows.map((row) => revisionOf(row, names)),
  }
}

function markOf(version: string): string {
  return `harden ledger 1 ${version}`
}

type Row = [
  commit: string | null,
  parents: readonly number[],
  day: string,
  author: string,
  subject: string,
  cutOff: 0 | 1,
  blob: string,
  steps: readonly KeptStep[],
]

interface Kept {
  readonly standing: Standing
  readonly paths: readonly string[]
  readonly renames: Readonly<Record<string, string>>
  readonly names: readonly ItemName[]
  readonly rows: readonly Row[]
}

/** A step with numbers for the names of items, and without what is empty. */
interface KeptStep {
  readonly c?: readonly (Omit<Change, 'item'> & { readonly item?: number })[]
  readonly r?: readonly (readonly [from: string, to: number])[]
  readonly b?: Step['born']
}

/** Numbers names in the order they come: most changes are to items that changed before. */
class NameTable {
  readonly list: ItemName[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(name: ItemName): number {
    const key = `${name.handle} ${name.title}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.list.length)
    return this.list.push(name) - 1
  }
}

function shrink({ changes, renamed, born }: Step, names: NameTable): KeptStep {
  const numbered = changes.map((change) =>
    'item' in change ? { ...change, item: names.numberOf(change.item) } : change,
  )
  return {
    ...(numbered.length === 0 ? {} : { c: numbered }),
    ...(renamed.length === 0
      ? {}
      : { r: renamed.map(({ from, to }) => [from, names.numberOf(to)] as const) }),
    ...(Object.keys(born).length === 0 ? {} : { b: born }),
  }
}

function revisionOf(row: Row, names: readonly ItemName[]): PastRevision {
  const [commit, parents, day, author, subject, cutOff, , steps] = row
  return {
    commit,
    parents,
    day,
    author,
    subject,
    cutOff: cutOff === 1,
    steps: steps.map((step) => grow(step, names)),
  }
}

function grow({ c = [], r = [], b = {} }: KeptStep, names: readonly ItemName[]): Step {
  return {
    changes: c.map((change) =>
      change.item === undefined ? change : { ...change, item: names[change.item] },
    ) as Change[],
    renamed: r.map(([from, to]) => ({ from, to: names[to] as ItemName })),
    born: b,
  }
}
