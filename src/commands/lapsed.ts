import { knownVerdict } from '../evidence/index.ts'
import type { State } from '../evidence/kind.ts'
import type { Item, Plan } from '../plan/model.ts'
import type { Lapsed } from '../plan/status.ts'
import type { Facts } from './command.ts'

/** States of a record that proves nothing any more. */
export const LAPSED_STATES: ReadonlySet<State> = new Set(['missing', 'expired', 'refused'])

/** The completed items of which every record is known to have lapsed: they are open again. */
export function lapsedItems({ items }: Plan, facts: Facts): Lapsed {
  const lapsed = items.filter((item) => item.status === 'completed' && hasLapsed(item, facts))
  return new Set(lapsed.map(({ handle }) => handle))
}

function hasLapsed({ evidence: { records } }: Item, facts: Facts): boolean {
  return (
    records.length > 0 &&
    records.every((record) => {
      const state = knownVerdict(record, facts)?.state
      return state !== undefined && LAPSED_STATES.has(state)
    })
  )
}
