import type { ItemChange, ItemName } from '../plan/change.ts'
import type { Status } from '../plan/model.ts'
import type { Chain } from './chain.ts'
import { aspectOf, chainOf, goesOnFrom, longer, tellings } from './chain.ts'
import type { Living, State, Teller } from './life.ts'
import { arrive, emptyState, withStatus } from './life.ts'
import type { Step } from './step.ts'
import type { Strand } from './strands.ts'
import { mergeChains } from './strands.ts'

/** One line of history that ends in a merge. */
export interface Line {
  readonly state: State
  /** From the end of this line to the merge. */
  readonly step: Step
}

/**
 * The state after a merge.
 *
 * What the merge has from one of its lines is that line's history, and is not
 * told again. Told at the merge is only what no line had, and what undid a
 * line's change for the sake of one that had nothing newer to say.
 */
export function mergeStates(lines: readonly Line[], tell: Teller): State {
  const merged = emptyState()
  for (const { state } of lines) {
    for (const [handle, living] of state.gone) {
      if (!merged.gone.has(handle)) merged.gone.set(handle, living)
    }
  }
  const sides = lines.map(sideOf)
  for (const [handle, arrivals] of itemsAfter(sides)) {
    merged.present.set(handle, mergeItem(merged, handle, arrivals, tell))
    merged.gone.delete(handle)
  }
  buryLost(merged, sides, tell)
  const parts = lines.map(({ state, step }) => ({
    chain: state.parts,
    changes: step.changes.filter((change) => !('item' in change)),
  }))
  merged.parts = mergeChains(parts, tell)
  return merged
}

interface Side {
  readonly step: Step
  readonly state: State
  /** What the merge has of it, by handle after the merge. */
  readonly kept: ReadonlyMap<string, Kept>
  readonly removed: ReadonlyMap<string, ItemChange>
  readonly added: ReadonlyMap<string, ItemChange>
}

interface Kept {
  readonly living: Living
  /** What the merge made of it. */
  readonly changes: readonly ItemChange[]
}

function sideOf({ state, step }: Line): Side {
  const removed = new Map<string, ItemChange>()
  const added = new Map<string, ItemChange>()
  const changes = new Map<string, ItemChange[]>()
  for (const change of step.changes) {
    if (!('item' in change)) continue
    const { handle } = change.item
    if (change.kind === 'added') added.set(handle, change)
    else if (change.kind === 'removed') removed.set(handle, change)
    else changes.set(handle, [...(changes.get(handle) ?? []), change])
  }
  const names = new Map(step.renamed.map(({ from, to }) => [from, to.handle]))
  const kept = new Map<string, Kept>()
  for (const [handle, living] of state.present) {
    if (removed.has(handle)) continue
    kept.set(names.get(handle) ?? handle, { living, changes: changes.get(handle) ?? [] })
  }
  return { step, state, kept, removed, added }
}

/** How one line brings an item into the merge. */
interface Arrival {
  readonly side: Side
  /** Undefined where the line does not have the item. */
  readonly kept: Kept | undefined
}

type Having = Pick<Arrival, 'side'> & Kept

function itemsAfter(sides: readonly Side[]): Map<string, Arrival[]> {
  const handles = new Set(sides.flatMap(({ kept, added }) => [...kept.keys(), ...added.keys()]))
  return new Map(
    [...handles].map((handle) => [
      handle,
      sides.map((side) => ({ side, kept: side.kept.get(handle) })),
    ]),
  )
}

function mergeItem(
  merged: State,
  handle: string,
  arrivals: readonly Arrival[],
  tell: Teller,
): Living {
  const having = arrivals.flatMap(({ side, kept }) => (kept ? [{ side, ...kept }] : []))
  const [first] = having
  if (!first) return newcomer(merged, handle, arrivals, tell)
  const isEverywhere = having.length === arrivals.length
  const ahead = isEverywhere && having.find((each) => isAhead(each, having))
  if (ahead) return ahead.living
  having.sort((a, b) => beginningOf(a.living) - beginningOf(b.living))
  const [elder = first] = having
  const back = isEverywhere ? [] : arrivals.flatMap((each) => removalOf(handle, each))
  const strands = having.map(({ living, changes }) => ({ chain: living.chain, changes }))
  const status = statusAfter(elder)
  const chain = mergeChains([...strands, ...back], tell)
  const names = namesOf(handle, elder, having)
  return withStatus({ names, ...bornOf(chain, elder.living.born), chain }, status, tell)
}

/** True for a line whose item is the merge's, and whose history tells all that the others' do. */
function isAhead({ living, changes }: Having, having: readonly Having[]): boolean {
  return changes.length === 0 && having.every((each) => goesOnFrom(living.chain, each.living.chain))
}

/** What the merge itself brought. */
function newcomer(
  { gone }: State,
  handle: string,
  [arrival]: readonly Arrival[],
  tell: Teller,
): Living {
  const change = arrival?.side.added.get(handle)
  /* v8 ignore next -- what no line has is among what the first one adds: both are read from one step */
  if (!arrival || !change) throw new Error(`No line brings ${handle} into the merge`)
  return arrive(gone, change, arrival.side.step, tell)
}

/** Position of the revision in which it first appeared; before them all where history is cut off. */
function beginningOf({ chain }: Living): number {
  const first = tellings(chain).find(({ change }) => aspectOf(change) === 'existence')
  return first?.change.kind === 'added' ? first.revision : -1
}

function statusAfter({ living, changes }: Having): Status {
  const change = changes.findLast(({ kind }) => kind === 'status')
  return change?.kind === 'status' ? change.after : living.status
}

/** Where two lines added the item, its first status is that of the line whose changes are told. */
function bornOf(chain: Chain | null, born: Status): Pick<Living, 'born' | 'status'> {
  const changes = tellings(chain).flatMap(({ change }) => (change.kind === 'status' ? change : []))
  return { born: changes[0]?.before ?? born, status: changes.at(-1)?.after ?? born }
}

/** A line that removed what the merge has again was undone by it. */
function removalOf(handle: string, { side, kept }: Arrival): Strand[] {
  const gone = kept ? undefined : side.state.gone.get(handle)
  const change = side.added.get(handle)
  if (!gone || !change) return []
  const told = tellings(gone.chain).filter((each) => aspectOf(each.change) === 'existence')
  return [{ chain: chainOf(told), changes: [change], only: 'existence' }]
}

/** Every name any line had for it; the one it has now comes last. */
function namesOf(handle: string, elder: Having, having: readonly Having[]): ItemName[] {
  const renaming = elder.side.step.renamed.find(({ to }) => to.handle === handle)
  const present = renaming ? [renaming.to] : elder.living.names.slice(-1)
  const names = new Map<string, ItemName>()
  for (const name of [...having.flatMap(({ living }) => living.names), ...present]) {
    const key = `${name.handle} ${name.title}`
    names.delete(key)
    names.set(key, name)
  }
  return [...names.values()]
}

/** Items some line had and the merge lacks: told there, unless a line had removed them before. */
function buryLost(merged: State, sides: readonly Side[], tell: Teller): void {
  for (const { removed, state } of sides) {
    for (const [handle, change] of removed) {
      const living = state.present.get(handle)
      if (!living || merged.gone.has(handle) || merged.present.has(handle)) continue
      merged.gone.set(handle, { ...living, chain: longer(living.chain, tell(change)) })
    }
  }
}
