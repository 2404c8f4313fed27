import { presenceAfter } from '../history/presence.ts'
import { stepBetween } from '../history/step.ts'
import type { Plan } from '../plan/model.ts'
import type { Facts } from './command.ts'

/** The facts about a plan as a command leaves it: what it changed is of today. */
export function factsAfter(before: Plan, after: Plan, facts: Facts): Facts {
  if (before === after || facts.pasts.size === 0) return facts
  const step = stepBetween(before, after)
  const { items } = presenceAfter({ items: facts.pasts, gone: new Map() }, step, facts.today)
  const seen = [...items].flatMap(([handle, { firstSeen }]) =>
    firstSeen === null ? [] : [[handle, firstSeen] as const],
  )
  return { ...facts, pasts: items, firstSeen: new Map(seen) }
}
