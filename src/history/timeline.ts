import type { Change, ItemName } from '../plan/change.ts'
import type { Status } from '../plan/model.ts'
import type { Chain, Told } from './chain.ts'
import type { Living, State } from './life.ts'
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

/** What became of a plan and of each of its items, every change once. */
export interface Timeline {
  readonly revisions: readonly PastRevision[]
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
  /** Oldest first. */
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
  const uses = countUses(revisions)
  const counter = { next: 0 }
  for (const [position, revision] of revisions.entries()) {
    const tell = (change: Change): Told => {
      counter.next += 1
      return { revision: position, order: counter.next, change }
    }
    const lines = revision.parents.map((parent, at): Line => {
      const left = (uses.get(parent) ?? 1) - 1
      uses.set(parent, left)
      const state = states.get(parent) ?? emptyState()
      if (left === 0) states.delete(parent)
      const isShared = left > 0 && revision.parents.length === 1
      return { state: isShared ? copyOf(state) : state, step: revision.steps[at] ?? NO_STEP }
    })
    states.set(position, stateAfter(lines, revision, tell))
  }
  return timelineOf(revisions, states.get(revisions.length - 1) ?? emptyState())
}

const NO_STEP: Step = { changes: [], renamed: [], born: {} }

/** How many revisions have each as a parent. */
function countUses(revisions: readonly Revision[]): Map<number, number> {
  const uses = new Map<number, number>()
  for (const { parents } of revisions) {
    for (const parent of parents) uses.set(parent, (uses.get(parent) ?? 0) + 1)
  }
  return uses
}

function stateAfter(
  lines: readonly Line[],
  { steps, cutOff }: PastRevision,
  tell: (change: Change) => Told,
): State {
  const [line, ...others] = lines
  if (line && others.length > 0) return mergeStates(lines, tell)
  const state = line?.state ?? emptyState()
  applyStep(state, line?.step ?? steps[0] ?? NO_STEP, cutOff ? null : tell)
  return state
}

function timelineOf(revisions: readonly PastRevision[], state: State): Timeline {
  const lifeOf = (living: Living, present: boolean): Life => {
    const told = toldOf(living.chains)
    const appeared = told.find(({ change }) => change.kind === 'added')
    const [name = { handle: '', title: '' }, ...formerly] = living.names.toReversed()
    return {
      name,
      formerly: formerly.reverse(),
      present,
      born: living.born,
      told,
      firstSeen: firstSeenOf(living, appeared, revisions),
    }
  }
  return {
    revisions,
    lives: [
      ...[...state.present.values()].map((living) => lifeOf(living, true)),
      ...[...state.gone.values()].map((living) => lifeOf(living, false)),
    ],
    parts: toldOf(state.parts),
    cutOff: revisions.some((revision) => revision.cutOff),
  }
}

/** An item that was there when history begins, and came back later, is older than anybody knows. */
function firstSeenOf(
  { chains }: Living,
  appeared: Told | undefined,
  revisions: readonly Revision[],
): string | null {
  let first = chains.get('existence') ?? null
  while (first?.before) first = first.before
  if (appeared === undefined || first?.told !== appeared) return null
  return revisions[appeared.revision]?.day ?? null
}

/** Everything that was told of these aspects, oldest first. */
function toldOf(chains: ReadonlyMap<string, Chain>): Told[] {
  const told: Told[] = []
  for (const chain of chains.values()) {
    for (let each: Chain | null = chain; each !== null; each = each.before) told.push(each.told)
  }
  return told.sort((a, b) => a.revision - b.revision || a.order - b.order)
}
