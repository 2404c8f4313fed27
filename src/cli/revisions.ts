import { HardenError } from '../diagnostics/diagnostic.ts'
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
import { walk } from './revision-walk.ts'

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
  const walked = walk(git, standing, known)
  const { paths, commits, renames, base } = walked
  const { contents, missing } = contentReader(git, walked, known)
  const before = base === null ? null : { head: base.standing.head, blobs: base.blobs }
  const { blobs, revisions } = compareAll(stepReader(sources, contents.sourceOf), (unreadable) => {
    const idOf = (commit: PathCommit) => {
      const blob = contents.idOf(commit)
      return blob !== null && unreadable.has(blob) ? null : blob
    }
    const added = readableRevisions(commits, idOf, standing.shallow, before)
    return { added, blobs: [...(base?.blobs ?? []), ...added.map(({ blob }) => blob)] }
  })
  const last = blobs.at(-1)
  return {
    ledger: {
      standing,
      paths,
      renames,
      blobs,
      revisions: [...(base?.revisions ?? []), ...revisions],
    },
    missing,
    text: last === undefined ? null : wholeText(contents.sourceOf(last)),
  }
}

interface Listed {
  readonly added: readonly Committed[]
  /** Contents of all revisions, those that were known before included. */
  readonly blobs: readonly string[]
}

/** A content the parser refuses is no plan either; only parsing tells, and then all is listed anew. */
function compareAll(
  stepFor: StepReader,
  list: (unreadable: ReadonlySet<string>) => Listed,
): { readonly blobs: readonly string[]; readonly revisions: readonly PastRevision[] } {
  const unreadable = new Set<string>()
  for (;;) {
    const { added, blobs } = list(unreadable)
    try {
      return { blobs, revisions: added.map((each) => compared(each, blobs, stepFor)) }
    } catch (error) {
      if (!(error instanceof UnreadableContent)) throw error
      unreadable.add(error.blob)
    }
  }
}

class UnreadableContent extends Error {
  readonly blob: string

  constructor(blob: string) {
    super(`The parser refuses ${blob}`)
    this.blob = blob
  }
}

type StepReader = (before: string | null, after: string) => Step

/** Steps between contents, by their ids: the known ones as they are, the others from the texts. */
function stepReader({ reader, known }: Sources, sourceOf: (blob: string) => Source): StepReader {
  const steps = known ? stepsByContent(known) : new Map<string, Step>()
  const plans = new Map<string, Plan>()
  const planOf = (blob: string) => {
    const plan = plans.get(blob) ?? parsed(blob, sourceOf(blob), reader)
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

function parsed(blob: string, source: Source, reader: Reader): Plan {
  try {
    return reader.fromSource(source)
  } catch (error) {
    throw error instanceof HardenError ? new UnreadableContent(blob) : error
  }
}

function compared(
  { commit, parents, blob, cutOff }: Committed,
  blobs: readonly string[],
  stepFor: StepReader,
): PastRevision {
  const steps =
    parents.length === 0
      ? [stepFor(null, blob)]
      : parents.map((parent) => stepFor(blobs[parent] ?? null, blob))
  const { id, time, author, subject } = commit
  return { commit: id, parents, day: dayOfSeconds(time), author, subject, steps, cutOff }
}
