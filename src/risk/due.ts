import type { Item, Plan, TimeWindow } from '../plan/model.ts'
import type { Lapsed } from '../plan/status.ts'
import { dueDate } from '../plan/window.ts'
import { daysBetween } from '../text/dates.ts'
import type { HoldingPin } from './pin.ts'

/** When an item is due, and what says so. Days are `YYYY-MM-DD`, UTC. */
export type Due =
  | {
      readonly day: string
      /**
       * `field`: its own `Due:`. `window`: its horizon ends on a fixed day.
       * `first-seen`, `last-updated`: where the horizon's window was counted from.
       */
      readonly source: 'field' | 'window' | 'first-seen' | 'last-updated'
      /** Days past it; 0 on the day itself and before. */
      readonly daysLate: number
    }
  | { readonly day: null; readonly source: null; readonly daysLate: 0 }

/** What a ranking rests on besides the plan: given, never looked up. */
export interface RankingFacts {
  /** UTC day, `YYYY-MM-DD`. */
  readonly today: string
  /** Day on which each item first appeared, by handle, as far as history tells. */
  readonly firstSeen?: ReadonlyMap<string, string>
  /** Completed items that are open again because their evidence no longer holds. */
  readonly lapsed?: Lapsed
  /** Availability aimed at, per cent, as the configuration has it; left out where it names none. */
  readonly availability?: number | undefined
  /** A manual place that is about to be written into the plan. */
  readonly newPin?: HoldingPin | null
}

/**
 * The item's own due day, else the end of its horizon's window.
 *
 * The window counts from the day the item first appeared, because a day that moves with
 * every edit would never come; without history it counts from the plan's last update.
 */
export function dueOf(plan: Plan, item: Item, facts: RankingFacts): Due {
  if (item.due !== null) return dueOn(item.due.value, 'field', facts.today)
  return horizonEnd(plan, item, facts)
}

/** As `dueOf`, for many items: one horizon's window is counted once from each day. */
export function dueReader(plan: Plan, facts: RankingFacts): (item: Item) => Due {
  const known = new Map<string | number, Due>()
  return (item) => {
    if (item.due !== null) return dueOf(plan, item, facts)
    const appeared = appearanceOf(item, facts)
    const key = appeared === undefined ? item.horizon : `${item.horizon} ${appeared}`
    const due = known.get(key) ?? horizonEnd(plan, item, facts)
    known.set(key, due)
    return due
  }
}

/**
 * The end of the horizon's window for the item, whatever its own due day.
 *
 * @param place of a horizon in which it might stand; its own unless told.
 */
export function horizonEnd(plan: Plan, item: Item, facts: RankingFacts, place = item.horizon): Due {
  const { today } = facts
  const window = plan.horizons[place]?.window ?? null
  if (window === null) return NEVER
  if (window.kind === 'until') return dueOn(window.date, 'window', today)
  const appeared = appearanceOf(item, facts)
  const anchor = appeared ?? plan.lastUpdated?.value
  if (anchor === undefined) return NEVER
  const source = appeared === undefined ? 'last-updated' : 'first-seen'
  const asked = `${anchor} ${source} ${today}`
  const last = LAST_END.get(window)
  if (last?.asked === asked) return last.due
  const day = dueDate(window, anchor)
  const due = day === null ? NEVER : dueOn(day, source, today)
  LAST_END.set(window, { asked, due })
  return due
}

/** The end that was worked out last: most items of a horizon have the same. */
const LAST_END = new WeakMap<TimeWindow, { readonly asked: string; readonly due: Due }>()

/** Handles are hashes, computed when asked for; without history nobody asks. */
function appearanceOf(item: Item, { firstSeen }: RankingFacts): string | undefined {
  return firstSeen?.size ? firstSeen.get(item.handle) : undefined
}

const NEVER: Due = { day: null, source: null, daysLate: 0 }

function dueOn(day: string, source: NonNullable<Due['source']>, today: string): Due {
  return { day, source, daysLate: Math.max(0, daysBetween(day, today)) }
}
