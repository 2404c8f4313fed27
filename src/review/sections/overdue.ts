import { placeOf } from '../../plan/change.ts'
import { isOpen } from '../../plan/status.ts'
import { dueReader } from '../../risk/due.ts'
import type { ReviewScene } from '../facts.ts'
import type { ItemLine } from '../item-line.ts'
import { liner, ownersIn } from '../item-line.ts'

/** An open item past its day. An accepted deferral makes nobody late. */
export interface Late extends ItemLine {
  readonly horizon: string
  readonly owners: readonly string[]
  /** The day it was due. */
  readonly due: string
  readonly daysLate: number
}

export interface Overdue {
  /** The longest overdue first. */
  readonly items: readonly Late[]
  readonly horizons: readonly { readonly name: string; readonly count: number }[]
  /** By how many items, the most first. An item of two owners counts for both. */
  readonly owners: readonly { readonly owner: string; readonly count: number }[]
}

export function overdueIn({ plan, facts }: ReviewScene): Overdue {
  const line = liner(plan)
  const dueOf = dueReader(plan, facts)
  const items = plan.items.flatMap((item): Late[] => {
    const { day, daysLate } = dueOf(item)
    if (day === null || daysLate === 0 || !isOpen(item, facts.today, facts.lapsed)) return []
    const { horizon } = placeOf(plan, item)
    return [{ ...line(item), horizon, owners: ownersIn(item), due: day, daysLate }]
  })
  const horizons = plan.horizons
    .map(({ name }) => ({ name, count: items.filter(({ horizon }) => horizon === name).length }))
    .filter(({ count }) => count > 0)
  return { items: items.sort((a, b) => b.daysLate - a.daysLate), horizons, owners: byOwner(items) }
}

function byOwner(items: readonly Late[]): Overdue['owners'] {
  const counts = new Map<string, number>()
  for (const owner of items.flatMap(({ owners }) => owners)) {
    counts.set(owner, (counts.get(owner) ?? 0) + 1)
  }
  return [...counts].map(([owner, count]) => ({ owner, count })).sort((a, b) => b.count - a.count)
}
