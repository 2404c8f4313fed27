import type { Change, ItemChange, ItemName } from '../plan/change.ts'
import type { Status } from '../plan/model.ts'
import type { Chain, Told } from './chain.ts'
import { longer } from './chain.ts'
import { rename } from './renaming.ts'
import type { Step } from './step.ts'

/** An item as one revision has it, with all that led there. */
export interface Living {
  /** What it was called, the present name last. */
  readonly names: readonly ItemName[]
  /** Its status when it first appeared. */
  readonly born: Status
  /** The one it has. */
  readonly status: Status
  readonly chain: Chain | null
}

/** A plan as one revision has it, with all that led there. */
export interface State {
  /** By handle. */
  readonly present: Map<string, Living>
  /** Items that were removed, by their last handle. */
  readonly gone: Map<string, Living>
  /** What became of the plan's own parts. */
  parts: Chain | null
}

/** Gives each change its place in time. */
export type Teller = (change: Change) => Told

export function emptyState(): State {
  return { present: new Map(), gone: new Map(), parts: null }
}

export function copyOf({ present, gone, parts }: State): State {
  return { present: new Map(present), gone: new Map(gone), parts }
}

/**
 * Makes of a state what a step makes of it.
 *
 * @param tell null where history is cut off: then the items are there, and nobody knows since when.
 */
export function applyStep(state: State, step: Step, tell: Teller | null): void {
  const { present, gone } = state
  if (tell) for (const change of step.changes) amend(state, change, tell)
  rename(present, step, (living, to) => ({ ...living, names: [...living.names, to] }))
  for (const change of step.changes) {
    if (change.kind !== 'added') continue
    present.set(change.item.handle, arrive(gone, change, step, tell))
  }
}

function amend(state: State, change: Change, tell: Teller): void {
  if (!('item' in change)) {
    state.parts = longer(state.parts, tell(change))
    return
  }
  const { present, gone } = state
  const { handle } = change.item
  const living = present.get(handle)
  if (!living || change.kind === 'added') return
  const status = change.kind === 'status' ? change.after : living.status
  const { names, born, chain } = living
  const amended = { names, born, status, chain: longer(chain, tell(change)) }
  if (change.kind === 'removed') {
    gone.set(handle, amended)
    present.delete(handle)
  } else present.set(handle, amended)
}

/** What comes back is the item it was: its clock has never stopped. */
export function arrive(
  gone: Map<string, Living>,
  change: ItemChange,
  { born }: Step,
  tell: Teller | null,
): Living {
  const { item } = change
  const status = born[item.handle] ?? 'not-started'
  const back = gone.get(item.handle)
  gone.delete(item.handle)
  const living = back ?? { names: [item], born: status, status, chain: null }
  if (!tell) return { ...living, status }
  const there = { ...living, chain: longer(living.chain, tell(change)) }
  return withStatus(there, status, tell)
}

/** Tells of a status that came about without a change to tell of. */
export function withStatus(living: Living, status: Status, tell: Teller): Living {
  const item = living.names.at(-1)
  if (living.status === status || !item) return living
  const change: Change = { kind: 'status', item, before: living.status, after: status }
  return { ...living, status, chain: longer(living.chain, tell(change)) }
}
