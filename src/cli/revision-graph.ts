import type { PathCommit } from '../ports/git.ts'

/** A commit that holds a plan somebody meant. */
export interface Committed {
  readonly commit: PathCommit
  /** Positions of those before it in the list. */
  readonly parents: readonly number[]
  /** Id of the plan's content. */
  readonly blob: string
  /** True where what came before is not in this clone. */
  readonly cutOff: boolean
}

/**
 * The commits that hold a readable plan, oldest first, as if the others were not there.
 *
 * A commit without the plan, with bytes that are no text or with the marks of
 * an unresolved merge says nothing about any item: what it changed is told at
 * the next one that can be read.
 *
 * @param commits oldest first. @param shallow what git keeps of where a clone is cut off.
 * @param base the revisions these go on from, by the ids of their contents, and their HEAD.
 */
export function readableRevisions(
  commits: readonly PathCommit[],
  idOf: (commit: PathCommit) => string | null,
  shallow: string,
  base: { readonly head: string; readonly blobs: readonly string[] } | null,
): Committed[] {
  const ends = new Set(shallow.split('\n').filter((line) => line !== ''))
  const revisions: Committed[] = []
  const places = new Map<string, Place>()
  const count = base?.blobs.length ?? 0
  if (base) places.set(base.head, { revisions: [count - 1], cutOff: false })
  for (const commit of commits) {
    const before = commit.parents.flatMap((parent) => places.get(parent) ?? [])
    const parents = [...new Set(before.flatMap((place) => place.revisions))]
    const cutOff = ends.has(commit.id) || before.some((place) => place.cutOff)
    const blob = idOf(commit)
    if (blob === null) places.set(commit.id, { revisions: parents, cutOff })
    else {
      const position = count + revisions.length
      revisions.push({ commit, parents, blob, cutOff: cutOff && parents.length === 0 })
      places.set(commit.id, { revisions: [position], cutOff: false })
    }
  }
  return revisions
}

/** Where a commit stands among the revisions: at its own, else at the nearest before it. */
interface Place {
  readonly revisions: readonly number[]
  /** True when a line that leads to no revision ends where the clone is cut off. */
  readonly cutOff: boolean
}
