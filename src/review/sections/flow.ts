import type { BurnUpWeek } from '../../history/burn-up.ts'
import { burnUpOf } from '../../history/burn-up.ts'
import { flowOf } from '../../history/flow.ts'
import type { Forecast } from '../../history/forecast.ts'
import { forecastOf } from '../../history/forecast.ts'
import { isOpen } from '../../plan/status.ts'
import type { ReviewScene } from '../facts.ts'

/** Weeks shown. */
const SHOWN = 12

/** How the work went, and how it will go on. */
export interface FlowSections {
  /** Oldest first, twelve weeks at most; the last one is today's. */
  readonly burnUp: readonly BurnUpWeek[]
  readonly forecast: Forecast
}

/**
 * The last weeks, and a forecast from all the full weeks there were.
 *
 * What is in progress or open counts as work to do, horizon by horizon; an accepted risk does not.
 */
export function flowIn({ plan, facts }: ReviewScene): FlowSections {
  const { timeline, today, lapsed } = facts
  const weeks = timeline === null ? [] : flowOf(timeline, today).weeks
  const records = new Map(
    plan.items.map(({ handle, evidence }) => [handle, evidence.records.length]),
  )
  const mondays = weeks.slice(-SHOWN).map(({ begins }) => begins)
  const backlogs = plan.horizons.map(({ name, items }) => ({
    name,
    open: items.filter((item) => isOpen(item, today, lapsed)).length,
  }))
  const full = weeks.slice(0, -1).map(({ completed }) => completed)
  return {
    burnUp: timeline === null ? [] : burnUpOf(timeline, mondays, records),
    forecast: forecastOf(full, backlogs, today),
  }
}
