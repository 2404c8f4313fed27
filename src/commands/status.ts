import type { Horizon, Item, Plan } from '../plan/model.ts'
import { orderOf } from '../plan/order.ts'
import { isOpen } from '../plan/status.ts'
import { weekdaysBetween } from '../review/calendar.ts'
import { dueOf, horizonEnd } from '../risk/due.ts'
import { checkPlan } from '../rules/index.ts'
import { addDays, weekdayOf } from '../text/dates.ts'
import type { Facts } from './command.ts'
import { defineCommand } from './command.ts'
import { lapsedItems } from './lapsed.ts'
import { completedProbes } from './record-probes.ts'
import type { ResultOf } from './schema.ts'
import { viewerOf } from './view.ts'

export const status = defineCommand({
  name: 'status',
  summary: 'Say where the plan stands; the same as harden alone',
  writes: false,
  words: {},
  probes: completedProbes,
  decide: (plan, _input, facts) => ({ result: () => standing(plan, facts) }),
})

function standing(plan: Plan, facts: Facts): ResultOf<'status'> {
  const viewer = viewerOf(plan, facts)
  const [next] = orderOf(plan, facts.today, lapsedItems(plan, facts)).pending
  const diagnostics = checkPlan(plan, { ...facts, strict: false })
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  return {
    horizons: plan.horizons.map((horizon) => standingOf(plan, horizon, facts)),
    inProgress: plan.items.filter(({ status }) => status === 'in-progress').map(viewer.item),
    late: plan.items.filter((item) => isLate(plan, item, facts)).length,
    next: next === undefined ? null : viewer.item(next),
    review: reviewsOf(plan, facts),
    diagnostics: { errors, warnings: diagnostics.length - errors },
  }
}

function standingOf(plan: Plan, { code, name, window, items }: Horizon, facts: Facts) {
  const count = (status: Item['status']) => items.filter((item) => item.status === status).length
  const ends = items.map((item) => horizonEnd(plan, item, facts).day).filter((day) => day !== null)
  return {
    code,
    name,
    window: window?.text ?? null,
    dueBy: ends.sort()[0] ?? null,
    total: items.length,
    completed: count('completed'),
    inProgress: count('in-progress'),
    deferred: count('deferred'),
    late: items.filter((item) => isLate(plan, item, facts)).length,
  }
}

function isLate(plan: Plan, item: Item, facts: Facts): boolean {
  return isOpen(item, facts.today) && dueOf(plan, item, facts).daysLate > 0
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** The next review day of the plan's own cadence; today, unless it was held. And the last one. */
function reviewsOf(
  { cadence }: Plan,
  { today, lastReview = null }: Facts,
): ResultOf<'status'>['review'] {
  const weekday = cadence?.weekday ?? null
  if (weekday === null) return null
  const coming = addDays(today, (weekday - weekdayOf(today) + 7) % 7)
  return {
    weekday: WEEKDAYS[weekday] ?? '',
    zone: cadence?.zone ?? 'UTC',
    next: coming === lastReview ? addDays(coming, 7) : coming,
    last: lastReview,
    missed: lastReview === null ? 0 : weekdaysBetween(weekday, lastReview, today).length,
  }
}
