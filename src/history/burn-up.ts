import { addDays } from '../text/dates.ts'
import type { Told } from './chain.ts'
import type { Stage } from './period.ts'
import { stagesOf } from './period.ts'
import type { Life, Timeline } from './timeline.ts'

/** Where the plan stood at a week's end. */
export interface BurnUpWeek {
  /** Its Monday, `YYYY-MM-DD`. */
  readonly begins: string
  /** Completed items with at least one evidence record. */
  readonly proven: number
  /** Completed items without one. */
  readonly unproven: number
  /** Items in the plan. */
  readonly scope: number
}

/**
 * The plan at the end of each week, from history.
 *
 * Whether records held at that time nobody can tell any more: they count as they stood there.
 *
 * @param weeks their Mondays, ascending. @param recordsNow how many records each present item
 * has, by handle: what came and went is counted back from there.
 */
export function burnUpOf(
  timeline: Timeline,
  weeks: readonly string[],
  recordsNow: ReadonlyMap<string, number>,
): BurnUpWeek[] {
  const paths = timeline.lives.map((life) => pathOf(life, timeline, recordsNow))
  return weeks.map((begins) => {
    const last = addDays(begins, 6)
    const stops = paths.map((path) => path.findLast(({ day }) => day <= last))
    const completed = stops.filter((stop) => stop?.status === 'completed')
    const proven = completed.filter((stop) => stop !== undefined && stop.records > 0).length
    const scope = stops.filter((stop) => stop !== undefined && stop.status !== null).length
    return { begins, proven, unproven: completed.length - proven, scope }
  })
}

interface Stop extends Pick<Stage, 'day' | 'status'> {
  readonly records: number
}

function pathOf(life: Life, timeline: Timeline, recordsNow: ReadonlyMap<string, number>): Stop[] {
  const stages = stagesOf(life, timeline)
  const gains = stages.map(({ told }) => gainOf(told))
  const gained = gains.reduce((sum, gain) => sum + gain, 0)
  let records = life.present ? (recordsNow.get(life.name.handle) ?? 0) - gained : leastStart(gains)
  return stages.map(({ day, status, told }) => {
    records += gainOf(told)
    return { day, status, records }
  })
}

function gainOf(told: Told | null): number {
  const kind = told?.change.kind
  return kind === 'record-added' ? 1 : kind === 'record-removed' ? -1 : 0
}

/** How many records an item that is gone must have had at first, for its count never to fall below none. */
function leastStart(gains: readonly number[]): number {
  let [sum, least] = [0, 0]
  for (const gain of gains) {
    sum += gain
    least = Math.min(least, sum)
  }
  return -least
}
