import type { Change, ItemChange, ItemName } from '../plan/change.ts'
import type { Status } from '../plan/model.ts'
import type { Chain, Chains, Told } from './chain.ts'
import { aspectOf, longer } from './chain.ts'
import type { Step } from './step.ts'

/** An item as one revision has it, with all that led there. */
export interface Living {
  /** What it was called, the present name last. */
  readonly names: readonly ItemName[]
  /** Its status when it first appeared. */
  readonly born: Status
  readonly chains: Chains
}

/** A plan as one revision has it, with all that led there. */
export interface State {
  /** By handle. */
  readonly present: Map<string, Living>
  /** Items that were removed, by their last handle. */
  readonly gone: Map<string, Living>
  /** What became of the plan's own parts. */
  readonly parts: Map<string, Chain>
}

/** Gives each change its place in time. */
export type Teller = (change: Change) => Told

export function emptyState(): State {
  return { present: new Map(), gone: new Map(), parts: new Map() }
}

export function copyOf({ present, gone, parts }: State): State {
  return { present: new Map(present), gone: new Map(gone), parts: new Map(parts) }
}

/**
 * Makes of a state what a step makes of it.
 *
 * @param tell null where history is cut off: then the items are there, and nobody knows since when.
 */
export function applyStep(state: State, step: Step, tell: Teller | null): void {
  const added: (ItemChange & { kind: 'added' })[] = []
  const removed: string[] = []
  for (const change of step.changes) {
    if (change.kind === 'added') added.push(change)
    else if ('item' in change) amend(state.present, change.item.handle, change, tell)
    else if (tell) addTo(state.parts, change, tell)
    if (change.kind === 'removed') removed.push(change.item.handle)
  }
  for (const handle of removed) bury(state, handle)
  rename(state.present, step)
  for (const change of added) {
    state.present.set(change.item.handle, arrive(state, change, step, tell))
  }
}

function amend(items: Map<string, Living>, handle: string, change: Change, tell: Teller | null) {
  const living = items.get(handle)
  if (living && tell)
    items.set(handle, { ...living, chains: withTold(living.chains, change, tell) })
}

function withTold(chains: Chains, change: Change, tell: Teller): Chains {
  return addTo(new Map(chains), change, tell)
}

function addTo(chains: Map<string, Chain>, change: Change, tell: Teller): Chains {
  const aspect = aspectOf(change)
  return chains.set(aspect, longer(chains.get(aspect) ?? null, tell(change)))
}

export function bury({ present, gone }: State, handle: string): void {
  const living = present.get(handle)
  if (living) gone.set(handle, living)
  present.delete(handle)
}

/** All at once: handles of equal titles change places. */
function rename(present: Map<string, Living>, { renamed }: Step): void {
  const leaving = renamed.map(({ from, to }) => ({ from, to, living: present.get(from) }))
  for (const { from } of leaving) present.delete(from)
  for (const { to, living } of leaving) {
    if (living) present.set(to.handle, { ...living, names: [...living.names, to] })
  }
}

/** What comes back is the item it was: its clock has never stopped. */
export function arrive(
  { gone }: State,
  change: ItemChange,
  { born }: Step,
  tell: Teller | null,
): Living {
  const { item } = change
  const status = born[item.handle] ?? 'not-started'
  const back = gone.get(item.handle)
  gone.delete(item.handle)
  const living = back ?? { names: [item], born: status, chains: new Map() }
  if (!tell) return living
  const chains = withTold(living.chains, change, tell)
  const before = statusOf(living)
  if (before === status) return { ...living, chains }
  return {
    ...living,
    chains: withTold(chains, { kind: 'status', item, before, after: status }, tell),
  }
}

function statusOf({ chains, born }: Living): Status {
  const change = chains.get('status')?.told.change
  return change?.kind === 'status' ? change.after : born
}
