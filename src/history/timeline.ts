import type { Change, ItemName } from '../plan/change.ts'
import type { Status } from '../plan/model.ts'
import type { Told } from './chain.ts'
import { aspectOf, dayOf, tellings } from './chain.ts'
import type { Living, State, Teller } from './life.ts'
import { applyStep, copyOf, emptyState } from './life.ts'
import type { Line } from './merge.ts'
import { mergeStates } from './merge.ts'
import type { Revision } from './revision.ts'
import type { Step } from './step.ts'

/** Revisions of a plan, and what each made of those before it. */
export interface Past {
  /** Oldest first: each behind its parents. */
  readonly revisions: readonly PastRevision[]
}

export interface PastRevision extends Revision {
  /** One for each parent, in their order; the step from nothing where there is none. */
  readonly steps: readonly Step[]
  /** True for a first revision that is none: what came before it is not in this clone. */
  readonly cutOff: boolean
}

/** What is to be known of a revision once its changes are told. */
export type TimelineRevision = Pick<Revision, 'commit' | 'day' | 'author' | 'subject'>

/** What became of a plan and of each of its items, every change once. */
export interface Timeline {
  /** Oldest first. */
  readonly revisions: readonly TimelineRevision[]
  /** Items that are there, then those that were removed. */
  readonly lives: readonly Life[]
  /** What became of the plan's own parts, oldest first. */
  readonly parts: readonly Told[]
  /** True where history begins with a commit whose parents are not in this clone. */
  readonly cutOff: boolean
}

/** A plan's past as far as it is at hand. */
export interface History {
  /** What is not committed yet is its last revision. Null where nothing was ever committed. */
  readonly timeline: Timeline | null
  /** Why there is none, or not all of it: one sentence each. */
  readonly gaps: readonly string[]
}

/** One item from its first appearance on. */
export interface Life {
  /** What it is called; what it was called last, when it was removed. */
  readonly name: ItemName
  /** What it was called before, oldest first. */
  readonly formerly: readonly ItemName[]
  readonly present: boolean
  /** Its status when it first appeared. */
  readonly born: Status
  /** Oldest first, under the name it has now. */
  readonly told: readonly Told[]
  /** UTC day of the commit in which it first appeared; null where history is cut off before it. */
  readonly firstSeen: string | null
}

/**
 * Follows every item through all revisions.
 *
 * Each change is told once, where it was made: at the revision itself on a
 * side branch, and not again at the merge that brought it in. Replaying what
 * is told of an item in its order leads to what the item is now. Linear in
 * the number of revisions.
 */
export function readTimeline({ revisions }: Past): Timeline {
  const states = new Map<number, State>()
  const lastUses = new Map(
    revisions.flatMap(({ parents }, position) => parents.map((parent) => [parent, position])),
  )
  const place = { revision: 0, order: 0 }
  const tell = (change: Change): Told => {
    place.order += 1
    return { revision: place.revision, order: place.order, change }
  }
  for (const [position, { parents, steps, cutOff }] of revisions.entries()) {
    place.revision = position
    const lines = steps.map((step, at): Line => ({ step, state: takeState(position, parents[at]) }))
    states.set(position, stateAfter(lines, cutOff, tell))
  }
  return timelineOf(revisions, states.get(revisions.length - 1) ?? emptyState())

  /** What a revision goes on from: its own to change, for the last one who needs it takes it away. */
  function takeState(position: number, parent = -1): State {
    const state = states.get(parent) ?? emptyState()
    if (lastUses.get(parent) !== position) return copyOf(state)
    states.delete(parent)
    return state
  }
}

function stateAfter(lines: readonly Line[], cutOff: boolean, tell: Teller): State {
  const [line, ...others] = lines
  if (line === undefined || others.length > 0) return mergeStates(lines, tell)
  applyStep(line.state, line.step, cutOff ? null : tell)
  return line.state
}

function timelineOf(revisions: readonly PastRevision[], state: State): Timeline {
  const lifeOf = (living: Living, present: boolean): Life => {
    const [name = { handle: '', title: '' }, ...formerly] = living.names.toReversed()
    const told = tellings(living.chain).map((each) => named(each, name))
    return {
      name,
      formerly: formerly.reverse(),
      present,
      born: living.born,
      told,
      firstSeen: firstSeenOf(told, revisions),
    }
  }
  return {
    revisions: revisions.map(({ commit, day, author, subject }) => ({
      commit,
      day,
      author,
      subject,
    })),
    lives: [
      ...[...state.present.values()].map((living) => lifeOf(living, true)),
      ...[...state.gone.values()].map((living) => lifeOf(living, false)),
    ],
    parts: tellings(state.parts),
    cutOff: revisions.some((revision) => revision.cutOff),
  }
}

function named({ revision, order, change }: Told, item: ItemName): Told {
  return { revision, order, change: { ...change, item } as Change }
}

/** What was there when history begins is older than anybody knows, whether or not it went and came back. */
function firstSeenOf(told: readonly Told[], revisions: readonly Revision[]): string | null {
  const first = told.find(({ change }) => aspectOf(change) === 'existence')
  return first?.change.kind === 'added' ? dayOf(first, revisions) : null
}
