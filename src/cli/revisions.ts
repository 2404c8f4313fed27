import type { Ledger } from '../history/ledger.ts'
import { contentKey, stepsByContent } from '../history/ledger.ts'
import { dayOfSeconds } from '../history/revision.ts'
import type { Standing } from '../history/standing.ts'
import type { Step } from '../history/step.ts'
import { firstStep, stepBetween } from '../history/step.ts'
import type { PastRevision } from '../history/timeline.ts'
import type { Plan } from '../plan/model.ts'
import type { Git, PathCommit } from '../ports/git.ts'
import type { Source } from '../text/source.ts'
import { wholeText } from '../text/source.ts'
import type { Reader } from './reader.ts'
import type { Committed } from './revision-graph.ts'
import { readableRevisions } from './revision-graph.ts'
import { contentReader } from './revision-texts.ts'

/** Where a history is read from, and what is known of it already. */
export interface Sources {
  readonly git: Git
  readonly reader: Reader
  readonly standing: Standing
  /** An older history of the plan, or of another branch of it; what it knows is not read again. */
  readonly known: Ledger | null
}

export interface ReadHistory {
  readonly ledger: Ledger
  /** How many revisions are left on a remote, in a partial clone. */
  readonly missing: number
  /** The plan as the last revision has it, a byte order mark included; null where there is none. */
  readonly text: string | null
}

/**
 * Reads all revisions of the plan that HEAD descends from, and compares each
 * with those before it. Only contents that are new are read and parsed.
 */
export function readHistory(sources: Sources): ReadHistory {
  const { git, standing, known } = sources
  const { paths, commits } = commitsOf(git, standing, known)
  const { contents, missing } = contentReader(git, commits, paths, known)
  const revisions = readableRevisions(commits, contents.idOf, standing.shallow)
  const stepFor = stepReader(sources, contents.sourceOf)
  const last = revisions.at(-1)
  return {
    ledger: {
      standing,
      paths,
      blobs: revisions.map(({ blob }) => blob),
      revisions: revisions.map((each) => compared(each, revisions, stepFor)),
    },
    missing,
    text: last ? wholeText(contents.sourceOf(last.blob)) : null,
  }
}

/** A plan that was renamed more often than this has lost its beginning. */
const MOST_NAMES = 16

/** Every path the plan had, and the commits that changed the file at any of them, oldest first. */
function commitsOf(git: Git, { path }: Standing, known: Ledger | null) {
  const paths = [...new Set([path, ...(known?.standing.path === path ? known.paths : [])])]
  const examined = new Set(known?.revisions.flatMap(beginning))
  for (;;) {
    const commits = git.pathHistory({ paths }).toReversed()
    const first = commits.filter(({ id, parents }) => parents.length === 0 && !examined.has(id))
    const before = paths.length < MOST_NAMES ? namesBefore(git, first, paths) : []
    if (before.length === 0) return { paths, commits }
    paths.push(...before)
    for (const { id } of first) examined.add(id)
  }
}

/** Where a known history begins, there is nothing more to be found. */
function beginning({ commit, parents }: PastRevision): string[] {
  return commit !== null && parents.length === 0 ? [commit] : []
}

/** What the plan was called before the commits in which it seems to begin. */
function namesBefore(git: Git, first: readonly PathCommit[], paths: readonly string[]): string[] {
  const ids = first.map(({ id }) => id)
  const names = paths.flatMap((path) => [...git.renames(ids, path).values()])
  return [...new Set(names)].filter((name) => !paths.includes(name))
}

type StepReader = (before: string | null, after: string) => Step

/** Steps between contents, by their ids: the known ones as they are, the others from the texts. */
function stepReader({ reader, known }: Sources, sourceOf: (blob: string) => Source): StepReader {
  const steps = known ? stepsByContent(known) : new Map<string, Step>()
  const plans = new Map<string, Plan>()
  const planOf = (blob: string) => {
    const plan = plans.get(blob) ?? reader.fromSource(sourceOf(blob))
    // Revisions come in order: what was not used for a while is hardly used again.
    plans.delete(blob)
    plans.set(blob, plan)
    for (const oldest of plans.keys()) if (plans.size > MOST_PLANS) plans.delete(oldest)
    return plan
  }
  return (before, after) => {
    const key = contentKey(before ?? '', after)
    const step =
      steps.get(key) ??
      (before === null ? firstStep(planOf(after)) : stepBetween(planOf(before), planOf(after)))
    steps.set(key, step)
    return step
  }
}

const MOST_PLANS = 32

function compared(
  { commit, parents, blob, cutOff }: Committed,
  revisions: readonly Committed[],
  stepFor: StepReader,
): PastRevision {
  const steps =
    parents.length === 0
      ? [stepFor(null, blob)]
      : parents.map((parent) => stepFor(revisions[parent]?.blob ?? null, blob))
  const { id, time, author, subject } = commit
  return { commit: id, parents, day: dayOfSeconds(time), author, subject, steps, cutOff }
}
