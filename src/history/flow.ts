import type { Status } from '../plan/model.ts'
import { addDays, daysBetween, weekdayOf } from '../text/dates.ts'
import { dayOf } from './chain.ts'
import type { Life, Timeline } from './timeline.ts'

/** How work flows through the plan. */
export interface Flow {
  /** Days from the first start of a piece of work to its completion, one for each completion, ascending. */
  readonly cycles: readonly number[]
  /** Completions of what nobody is known to have started. */
  readonly unstarted: number
  /** From the week of the first revision to today's, without a gap. */
  readonly weeks: readonly Week[]
}

export interface Week {
  /** Its Monday, `YYYY-MM-DD`. */
  readonly begins: string
  readonly added: number
  readonly removed: number
  readonly started: number
  readonly completed: number
  /** Completed ones that were taken up again. */
  readonly reopened: number
  /** Items in the plan at the week's end. */
  readonly scope: number
  /** Those of them that are completed. */
  readonly done: number
}

/** @param today `YYYY-MM-DD`, UTC. */
export function flowOf(timeline: Timeline, today: string): Flow {
  const events = timeline.lives.map((life) => eventsOf(life, timeline))
  const runs = events.map(cyclesOf)
  return {
    cycles: runs.flatMap(({ cycles }) => cycles).sort((a, b) => a - b),
    unstarted: runs.reduce((sum, { unstarted }) => sum + unstarted, 0),
    weeks: weeksOf(events.flat(), today),
  }
}

/** The value below which the share lies, interpolated; null for no values. @param values ascending. */
export function quantile(values: readonly number[], share: number): number | null {
  const place = share * (values.length - 1)
  const below = values[Math.floor(place)]
  const above = values[Math.ceil(place)]
  if (below === undefined || above === undefined) return null
  return below + (above - below) * (place - Math.floor(place))
}

/** The Monday of the week that holds the day. */
export function mondayOf(day: string): string {
  return addDays(day, -((weekdayOf(day) + 6) % 7))
}

/** An item came, went or changed its status; null is where it is not in the plan. */
interface Event {
  /** Null for what was there before history begins. */
  readonly day: string | null
  readonly before: Status | null
  readonly after: Status | null
}

function eventsOf({ told, born, firstSeen }: Life, { revisions }: Timeline): Event[] {
  const isOlder = firstSeen === null
  const events: Event[] = isOlder ? [{ day: null, before: null, after: born }] : []
  let status = born
  for (const each of told) {
    const { change } = each
    const day = dayOf(each, revisions)
    if (change.kind === 'added') events.push({ day, before: null, after: status })
    if (change.kind === 'removed') events.push({ day, before: status, after: null })
    if (change.kind !== 'status') continue
    events.push({ day, before: status, after: change.after })
    status = change.after
  }
  return events
}

/** Work that was put down and taken up again counts from its first start. */
function cyclesOf(events: readonly Event[]): { cycles: number[]; unstarted: number } {
  const cycles: number[] = []
  let unstarted = 0
  let start: string | null = null
  for (const { day, before, after } of events) {
    if (after === 'in-progress') start ??= day
    if (after !== 'completed' || before === null || before === 'completed') continue
    if (start === null || day === null) unstarted += 1
    else cycles.push(Math.max(0, daysBetween(start, day)))
    start = null
  }
  return { cycles, unstarted }
}

function weeksOf(events: readonly Event[], today: string): Week[] {
  const dated = events.flatMap(({ day }) => day ?? [])
  const [first = today] = dated.sort()
  const byWeek = new Map<string, Event[]>()
  for (const event of events) {
    const week = mondayOf(event.day ?? first)
    const group = byWeek.get(week)
    if (group) group.push(event)
    else byWeek.set(week, [event])
  }
  const weeks: Week[] = []
  const last = [...byWeek.keys()].reduce((a, b) => (a > b ? a : b), mondayOf(today))
  for (let begins = mondayOf(first); begins <= last; begins = addDays(begins, 7)) {
    weeks.push(weekOf(begins, byWeek.get(begins) ?? [], weeks.at(-1)))
  }
  return weeks
}

function weekOf(begins: string, events: readonly Event[], before: Week | undefined): Week {
  const count = (isCounted: (event: Event) => boolean) => events.filter(isCounted).length
  const came = count(({ before: was }) => was === null)
  const went = count(({ after }) => after === null)
  const done = count(({ after }) => after === 'completed')
  const undone = count(({ before: was }) => was === 'completed')
  return {
    begins,
    added: count(({ day, before: was }) => day !== null && was === null),
    removed: went,
    started: count(({ before: was, after }) => was !== null && after === 'in-progress'),
    completed: count(({ before: was, after }) => was !== null && after === 'completed'),
    reopened: count(({ before: was, after }) => was === 'completed' && after !== null),
    scope: (before?.scope ?? 0) + came - went,
    done: (before?.done ?? 0) + done - undone,
  }
}
