import type { Ledger } from '../history/ledger.ts'
import type { Standing } from '../history/standing.ts'
import type { Git, PathCommit } from '../ports/git.ts'

/** The commits that changed the plan, under whatever name. */
export interface Walk {
  /** Every path the plan had, the present one first. */
  readonly paths: readonly string[]
  /** Oldest first. */
  readonly commits: readonly PathCommit[]
  /** What the plan was called before commits that were looked into; empty where they did not rename it. */
  readonly renames: Readonly<Record<string, string>>
  /** The history these commits go on from, when they are only what came after it. */
  readonly base: Ledger | null
}

/** Finds the commits; those alone that are new, where HEAD has only gone on. */
export function walk(git: Git, standing: Standing, known: Ledger | null): Walk {
  return (known && walkOn(git, standing, known)) ?? walkAll(git, standing, known)
}

function walkOn(git: Git, standing: Standing, known: Ledger): Walk | null {
  const { paths, renames, blobs } = known
  const end = { standing: known.standing, paths, blob: blobs.at(-1) ?? null }
  const commits = commitsSince(end, git, standing)
  return commits && { paths, commits, renames, base: known }
}

/** Where a known history ends. */
export interface End {
  readonly standing: Standing
  readonly paths: readonly string[]
  /** Id of the plan's last content. */
  readonly blob: string | null
}

/**
 * What came after a known history, oldest first.
 *
 * Null where HEAD does not go on from there, where a new line of history
 * begins, or where a merge brings in an older line: then everything counts.
 */
export function commitsSince(
  { standing: { head, shallow, path }, paths, blob }: End,
  git: Git,
  standing: Standing,
): readonly PathCommit[] | null {
  if (path !== standing.path || shallow !== standing.shallow || blob === null) return null
  if (!git.inHistory([head]).has(head)) return null
  const commits = git.pathHistory({ paths, from: head }).toReversed()
  const own = new Set(commits.map(({ id }) => id))
  const goesOn = commits.every(
    ({ parents }) => parents.length > 0 && parents.every((id) => own.has(id) || id === head),
  )
  // A merge may have gone back to an older plan, which git lists nowhere.
  const last = commits.at(-1)
  const [here, there] = git.objects([`HEAD:${path}`, last ? `${last.id}:${path}` : blob])
  return goesOn && here?.found && there?.found && here.id === there.id ? commits : null
}

/** A plan that was renamed more often than this has lost its beginning. */
const MOST_NAMES = 16

function walkAll(git: Git, { path }: Standing, known: Ledger | null): Walk {
  const paths = [path]
  const renames = { ...known?.renames }
  for (;;) {
    const commits = git.pathHistory({ paths }).toReversed()
    const first = commits.filter(({ parents }) => parents.length === 0).map(({ id }) => id)
    for (const each of paths) look(git, first, each, renames)
    const before = first.flatMap((id) => paths.map((each) => renames[`${id} ${each}`] ?? ''))
    const names = new Set(before.filter((name) => name !== '' && !paths.includes(name)))
    if (names.size === 0 || paths.length >= MOST_NAMES)
      return { paths, commits, renames, base: null }
    paths.push(...names)
  }
}

/** Looks whether the commits in which a file seems to begin have only renamed it. */
function look(git: Git, commits: readonly string[], path: string, renames: Record<string, string>) {
  const unknown = commits.filter((id) => renames[`${id} ${path}`] === undefined)
  const found = git.renames(unknown, path)
  for (const id of unknown) renames[`${id} ${path}`] = found.get(id) ?? ''
}
