import type { Change } from '../plan/change.ts'
import type { Chain, Told } from './chain.ts'
import { aspectOf, byAspect, chainOf, goesOnFrom, tellings } from './chain.ts'
import type { Teller } from './life.ts'

/** What was told on one line, and what a merge made of it. */
export interface Strand {
  readonly chain: Chain | null
  /** From the end of the line to the merge. */
  readonly changes: readonly Change[]
  /** The one aspect it has a say in; all unless told. */
  readonly only?: string
}

/** What was told of each aspect on the line the merge has it from; what no line had is told here. */
export function mergeChains(strands: readonly Strand[], tell: Teller): Chain | null {
  const ahead = strands.find((strand) => isAhead(strand, strands))
  if (ahead) return ahead.chain
  const lines = strands.map(({ chain, changes, only }) => ({
    told: byAspect(tellings(chain)),
    changes: new Map(changes.map((change) => [aspectOf(change), change])),
    only,
  }))
  const aspects = new Set(lines.flatMap(({ told, changes }) => [...told.keys(), ...changes.keys()]))
  const merged = [...aspects].flatMap((aspect) =>
    mergeAspect(
      lines
        .filter(({ only }) => only === undefined || only === aspect)
        .map(({ told, changes }) => ({
          told: told.get(aspect) ?? [],
          change: changes.get(aspect) ?? null,
        })),
      tell,
    ),
  )
  return chainOf(merged.sort((a, b) => a.revision - b.revision || a.order - b.order))
}

/** True for a line that the merge took as it is, and that tells all that the others do. */
function isAhead({ chain, changes, only }: Strand, strands: readonly Strand[]): boolean {
  return (
    changes.length === 0 &&
    only === undefined &&
    strands.every((each) => goesOnFrom(chain, each.chain))
  )
}

interface End {
  readonly told: readonly Told[]
  /** What the merge made of it; null where it is the line's own. */
  readonly change: Change | null
}

function mergeAspect(ends: readonly End[], tell: Teller): readonly Told[] {
  const keeper = ends.find(({ change }) => change === null)
  const kept = keeper?.told ?? []
  const undone = ends.find(
    ({ told, change }) => change !== null && (!keeper || goesBeyond(told, kept)),
  )
  return undone?.change ? [...undone.told, tell(undone.change)] : kept
}

function goesBeyond(told: readonly Told[], start: readonly Told[]): boolean {
  return told.length > start.length && start.every((each, at) => each === told[at])
}
