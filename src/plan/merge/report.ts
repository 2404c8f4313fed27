import type { ItemName } from '../change.ts'
import { nameOf, placeOf } from '../change.ts'
import { compareItems } from '../compare/items.ts'
import type { Item, Plan } from '../model.ts'
import type { ItemTrio } from './identity.ts'
import type { Outcome } from './lists.ts'
import type { Branch, Sides } from './sides.ts'

/** What a merge made of one item. */
export interface ItemReport {
  readonly item: ItemName
  /** The parts that our branch changed: `status`, `evidence`, `owner`, `added`, `moved`. */
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
  /** The parts that a person has to decide. */
  readonly undecided: readonly string[]
}

/** The items that a branch changed, in the order given. */
export function reportItems(
  plans: Sides<Plan>,
  outcomes: readonly Outcome[],
  removed: readonly ItemTrio[],
): ItemReport[] {
  const seen = new Map<ItemTrio, string[]>()
  for (const { trio, undecided } of [...outcomes, ...removed.map(gone)]) {
    seen.set(trio, [...new Set([...(seen.get(trio) ?? []), ...undecided])])
  }
  return [...seen].flatMap(([trio, undecided]) => {
    const ours = partsChanged(plans, trio, 'ours')
    const theirs = partsChanged(plans, trio, 'theirs')
    const item = trio.base ?? trio.ours ?? trio.theirs
    if (!item || ours.length + theirs.length + undecided.length === 0) return []
    return [{ item: nameOf(item), ours, theirs, undecided }]
  })
}

function partsChanged(plans: Sides<Plan>, trio: ItemTrio, branch: Branch): string[] {
  const { base, [branch]: item } = trio
  if (base === null) return item ? ['added'] : []
  if (item === null) return ['removed']
  const moved = isMoved(plans, base, item, branch) ? ['moved'] : []
  return [...new Set([...moved, ...compareItems(base, item).map(partOf)])]
}

function isMoved(plans: Sides<Plan>, base: Item, item: Item, branch: Branch): boolean {
  return placeOf(plans.base, base).horizon !== placeOf(plans[branch], item).horizon
}

function partOf(change: ReturnType<typeof compareItems>[number]): string {
  switch (change.kind) {
    case 'field':
      return change.key.toLowerCase()
    case 'requirement':
    case 'record-added':
    case 'record-removed':
      return 'evidence'
    case 'owners':
      return 'owner'
    default:
      return change.kind
  }
}

function gone(trio: ItemTrio): Outcome {
  return { trio, undecided: [] }
}
