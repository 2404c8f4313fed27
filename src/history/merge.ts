import type { Change, ItemChange, ItemName } from '../plan/change.ts'
import type { Chain, Chains } from './chain.ts'
import { aspectOf, goesOnFrom, longer } from './chain.ts'
import type { Living, State, Teller } from './life.ts'
import { arrive, emptyState } from './life.ts'
import type { Step } from './step.ts'

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
    chains: state.parts as Chains,
    changes: byAspect(step.changes.filter((change) => !('item' in change))),
  }))
  for (const [aspect, chain] of mergeChains(parts, tell)) merged.parts.set(aspect, chain)
  return merged
}

interface Side {
  readonly step: Step
  readonly state: State
  /** Handles before the merge, by those after it. */
  readonly origins: ReadonlyMap<string, string>
  readonly removed: ReadonlyMap<string, ItemChange>
  readonly added: ReadonlyMap<string, ItemChange>
  /** By handle before the merge. */
  readonly changes: ReadonlyMap<string, ItemChange[]>
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
  const origins = new Map<string, string>()
  for (const handle of state.present.keys()) {
    if (!removed.has(handle)) origins.set(names.get(handle) ?? handle, handle)
  }
  return { step, state, origins, removed, added, changes }
}

/** How one line brings an item into the merge. */
interface Arrival {
  readonly side: Side
  /** Null where the line does not have the item. */
  readonly living: Living | null
  readonly changes: readonly ItemChange[]
}

type Having = Arrival & { readonly living: Living }

function itemsAfter(sides: readonly Side[]): Map<string, Arrival[]> {
  const handles = new Set(
    sides.flatMap(({ origins, added }) => [...origins.keys(), ...added.keys()]),
  )
  return new Map(
    [...handles].map((handle) => [
      handle,
      sides.map((side) => {
        const origin = side.origins.get(handle)
        const living = (origin !== undefined && side.state.present.get(origin)) || null
        return { side, living, changes: living ? (side.changes.get(origin ?? '') ?? []) : [] }
      }),
    ]),
  )
}

function mergeItem(
  merged: State,
  handle: string,
  arrivals: readonly Arrival[],
  tell: Teller,
): Living {
  const having = arrivals.flatMap(({ living, ...each }) => (living ? [{ ...each, living }] : []))
  having.sort((a, b) => beginningOf(a.living) - beginningOf(b.living))
  const [first] = having
  if (!first) return newcomer(merged, handle, arrivals, tell)
  const strands = having.map(({ living, changes }) => ({
    chains: living.chains,
    changes: byAspect(changes),
  }))
  const chains = mergeChains(strands, tell)
  const existence = mergeAspect(
    arrivals.flatMap((each) => existenceOf(handle, each)),
    tell,
  )
  if (existence) chains.set('existence', existence)
  const { living: heir } = having[heirOf(endsOf('status', strands))] ?? first
  return { names: namesOf(handle, having), born: heir.born, chains }
}

/** What the merge itself brought. */
function newcomer(
  merged: State,
  handle: string,
  [arrival]: readonly Arrival[],
  tell: Teller,
): Living {
  const change = arrival?.side.added.get(handle)
  if (!arrival || !change) throw new Error(`No line brings ${handle} into the merge`)
  return arrive(merged, change, arrival.side.step, tell)
}

/** Position of the revision in which it first appeared; before them all where history is cut off. */
function beginningOf({ chains }: Living): number {
  let chain = chains.get('existence') ?? null
  while (chain?.before) chain = chain.before
  return chain?.told.revision ?? -1
}

/** A line that removed what the merge has again was undone by it. */
function existenceOf(handle: string, { side, living }: Arrival): End[] {
  if (living) return [{ chain: living.chains.get('existence') ?? null, change: null }]
  const gone = side.state.gone.get(handle)
  const change = side.added.get(handle) ?? null
  return gone ? [{ chain: gone.chains.get('existence') ?? null, change }] : []
}

/** Every name any line had for it; the one it has now comes last. */
function namesOf(handle: string, having: readonly Having[]): ItemName[] {
  const names = new Map<string, ItemName>()
  const add = (name: ItemName) => {
    const key = `${name.handle} ${name.title}`
    names.delete(key)
    names.set(key, name)
  }
  for (const { living } of having) for (const name of living.names) add(name)
  const [first] = having
  const renaming = first?.side.step.renamed.find(({ to }) => to.handle === handle)
  const present = renaming?.to ?? first?.living.names.at(-1)
  if (present) add(present)
  return [...names.values()]
}

/** Items some line had and the merge lacks: told there, unless a line had removed them before. */
function buryLost(merged: State, sides: readonly Side[], tell: Teller): void {
  for (const { removed, state } of sides) {
    for (const [handle, change] of removed) {
      const living = state.present.get(handle)
      if (!living || merged.gone.has(handle) || merged.present.has(handle)) continue
      const chain = longer(living.chains.get('existence') ?? null, tell(change))
      merged.gone.set(handle, {
        ...living,
        chains: new Map([...living.chains, ['existence', chain]]),
      })
    }
  }
}

interface Strand {
  readonly chains: Chains
  /** By aspect, from the end of the line to the merge. */
  readonly changes: ReadonlyMap<string, Change>
}

function byAspect(changes: readonly Change[]): Map<string, Change> {
  return new Map(changes.map((change) => [aspectOf(change), change]))
}

function mergeChains(strands: readonly Strand[], tell: Teller): Map<string, Chain> {
  const aspects = new Set(
    strands.flatMap(({ chains, changes }) => [...chains.keys(), ...changes.keys()]),
  )
  const merged = new Map<string, Chain>()
  for (const aspect of aspects) {
    const chain = mergeAspect(endsOf(aspect, strands), tell)
    if (chain !== null) merged.set(aspect, chain)
  }
  return merged
}

interface End {
  readonly chain: Chain | null
  /** What the merge made of it; null where it is the line's own. */
  readonly change: Change | null
}

function endsOf(aspect: string, strands: readonly Strand[]): End[] {
  return strands.map(({ chains, changes }) => ({
    chain: chains.get(aspect) ?? null,
    change: changes.get(aspect) ?? null,
  }))
}

function mergeAspect(ends: readonly End[], tell: Teller): Chain | null {
  const { chain, change } = ends[heirOf(ends)] ?? { chain: null, change: null }
  return change ? longer(chain, tell(change)) : chain
}

/** Which line's history of an aspect goes on: the one the merge took over, or the one it undid. */
function heirOf(ends: readonly End[]): number {
  const kept = ends.find(({ change }) => change === null)
  const undone = ends.findIndex(
    ({ chain, change }) => change !== null && (!kept || goesOnFrom(chain, kept.chain)),
  )
  return undone === -1 && kept ? ends.indexOf(kept) : undone
}
