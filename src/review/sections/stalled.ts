import type { Item } from '../../plan/model.ts'
import { daysBetween } from '../../text/dates.ts'
import type { ReviewScene } from '../facts.ts'
import type { ItemLine } from '../item-line.ts'
import { liner, ownersIn } from '../item-line.ts'

/** An item in progress that nobody touched for so many days is asked about. */
const STALLED_DAYS = 14

export interface Stalled extends ItemLine {
  readonly owners: readonly string[]
  /** Day of the last change to it. */
  readonly touched: string
  readonly days: number
}

/** What is in progress and has been left alone, the longest first. */
export function stalledIn(scene: ReviewScene): Stalled[] {
  const line = liner(scene.plan)
  return stalledItems(scene)
    .map(({ item, touched, days }) => ({ ...line(item), owners: ownersIn(item), touched, days }))
    .sort((a, b) => b.days - a.days)
}

/** The same as items, in the order of the plan. Where history does not tell, nothing is stalled. */
export function stalledItems({ plan, facts: { pasts, today } }: ReviewScene) {
  return plan.items.flatMap((item): { item: Item; touched: string; days: number }[] => {
    const touched = item.status === 'in-progress' ? pasts.get(item.handle)?.touched : undefined
    if (touched === undefined || touched === null) return []
    const days = daysBetween(touched, today)
    return days < STALLED_DAYS ? [] : [{ item, touched, days }]
  })
}
