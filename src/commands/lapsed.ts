import type { Item, Plan } from '../plan/model.ts'
import { holdingRecords, isShort, shortfallOf } from '../plan/proof.ts'
import type { Lapsed } from '../plan/status.ts'
import type { Facts } from './command.ts'
import { refuseUnknownHorizons } from './demands.ts'

/**
 * The completed items whose evidence is known not to suffice: every record has
 * lapsed, or what holds is less than the configuration demands. They are open again.
 *
 * @throws HardenError (exit 2) for a demand on a horizon that the plan does not have.
 */
export function lapsedItems(plan: Plan, facts: Facts): Lapsed {
  refuseUnknownHorizons(plan, facts.policy)
  const lapsed = plan.items.filter(
    (item) => item.status === 'completed' && hasLapsed(plan, item, facts),
  )
  return new Set(lapsed.map(({ handle }) => handle))
}

function hasLapsed(plan: Plan, item: Item, facts: Facts): boolean {
  const holding = holdingRecords(item, facts)
  if (holding.length === 0 && item.evidence.records.length > 0) return true
  return isShort(shortfallOf(plan, item, holding, facts.policy))
}
