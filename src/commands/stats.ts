import { flowOf, quantile } from '../history/flow.ts'
import type { Timeline } from '../history/timeline.ts'
import type { Plan } from '../plan/model.ts'
import type { Facts } from './command.ts'
import { defineCommand, option } from './command.ts'
import type { ItemView, ResultOf } from './schema.ts'
import { count } from './values.ts'
import { viewerOf } from './view.ts'

const WEEKS = 12

export const stats = defineCommand({
  name: 'stats',
  summary: 'Say how work flows: cycle time, throughput, age, burn-up',
  description:
    'Cycle time counts the days from the first start of an item to its completion. Weeks begin on Monday, UTC. All of it comes from git history.',
  examples: ['harden stats', 'harden stats --weeks 26'],
  writes: false,
  words: {
    options: { weeks: option('--weeks', `how many weeks to show; ${WEEKS} unless told`, count) },
  },
  past: () => 'history',
  decide: (plan, { weeks }, facts) => ({
    notices: facts.history?.gaps ?? [],
    result: () => measured(plan, facts, weeks ?? WEEKS),
  }),
})

const NO_HISTORY: Timeline = { revisions: [], lives: [], parts: [], cutOff: false }

function measured(plan: Plan, facts: Facts, shown: number): ResultOf<'stats'> {
  const timeline = facts.history?.timeline ?? NO_HISTORY
  const { cycles, unstarted, weeks } = flowOf(timeline, facts.today)
  const last = timeline.revisions.length === 0 ? [] : weeks.slice(-shown)
  const full = last.slice(0, -1)
  const completed = full.reduce((sum, week) => sum + week.completed, 0)
  return {
    cycle: {
      count: cycles.length,
      median: rounded(quantile(cycles, 0.5)),
      p85: rounded(quantile(cycles, 0.85)),
      unstarted,
    },
    throughput: full.length === 0 ? null : rounded(completed / full.length),
    weeks: last,
    inProgress: workInProgress(plan, facts),
    cutOff: timeline.cutOff,
  }
}

function workInProgress(plan: Plan, facts: Facts): ItemView[] {
  const { item: view } = viewerOf(plan, facts)
  const items = plan.items.filter(({ status }) => status === 'in-progress').map(view)
  return items.sort((a, b) => compareText(a.since ?? '', b.since ?? ''))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** To a tenth. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10
}
