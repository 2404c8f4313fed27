import type { Life, Timeline } from '../history/timeline.ts'
import { findItem } from '../plan/address.ts'
import type { Plan } from '../plan/model.ts'
import type { InputOf } from './command.ts'
import { defineCommand, option, optionalArgument, toggle } from './command.ts'
import { findFormer, isStale } from './former.ts'
import { entriesOfAll, entriesOfLife } from './history-view.ts'
import type { ResultOf } from './schema.ts'
import { count, itemEver } from './values.ts'

const words = {
  arguments: {
    item: optionalArgument('one item, under any name it ever had; else all', itemEver),
  },
  options: {
    count: option('-n, --count', 'how many commits to show; 20 unless told', count),
    all: toggle('--all', 'show every commit'),
  },
} as const

type Input = InputOf<typeof words>

export const log = defineCommand({
  name: 'log',
  summary: 'Say who changed what, and when, from git history',
  description:
    'Every committed revision of the plan is compared with the one before it, item by item; renames of the plan and of items are followed. Days are those on which commits were written, UTC.',
  examples: ['harden log', 'harden log I3', 'harden log qmzt --json'],
  writes: false,
  words,
  past: () => 'history',
  decide: (plan, input, facts) => {
    const { timeline, gaps } = facts.history ?? { timeline: null, gaps: [] }
    const subject = input.item === null ? null : subjectOf(plan, timeline, input.item)
    return {
      notices: [...gaps, ...(subject?.notices ?? [])],
      result: () => logged(timeline, subject?.life ?? null, input),
    }
  },
})

interface Subject {
  /** Null for an item without a history: nothing was ever committed. */
  readonly life: Life | null
  readonly notices: readonly string[]
}

function subjectOf(plan: Plan, timeline: Timeline | null, reference: string): Subject {
  const former = timeline && isStale(plan, reference) ? findFormer(plan, timeline, reference) : null
  if (former) return { life: former.life, notices: [former.notice] }
  const { handle } = findItem(plan, reference).item
  const life = timeline?.lives.find(({ name, present }) => present && name.handle === handle)
  return { life: life ?? null, notices: [] }
}

const SHOWN = 20

function logged(
  timeline: Timeline | null,
  life: Life | null,
  { item, count: most, all }: Input,
): ResultOf<'log'> {
  const shown = all ? Number.POSITIVE_INFINITY : (most ?? SHOWN)
  const { entries, total } =
    timeline === null || (item !== null && life === null)
      ? { entries: [], total: 0 }
      : life === null
        ? entriesOfAll(timeline, shown)
        : entriesOfLife(timeline, life, shown)
  return { item: life?.name.handle ?? null, entries, total, cutOff: timeline?.cutOff ?? false }
}
