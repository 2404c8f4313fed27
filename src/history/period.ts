import type { Change } from '../plan/change.ts'
import type { Status } from '../plan/model.ts'
import type { Told } from './chain.ts'
import { dayOf } from './chain.ts'
import type { Life, Timeline, TimelineRevision } from './timeline.ts'

/** Tells which revisions lie in a period. */
export type InPeriod = (revision: TimelineRevision) => boolean

/** What a period made of one item. */
export interface Story {
  readonly life: Life
  /** Its status when the period began; null where it was not in the plan. */
  readonly before: Status | null
  /** Its status now; null where it was removed. */
  readonly after: Status | null
  /** What happened to it in the period, oldest first. */
  readonly told: readonly Dated[]
}

/** A change, and the revision that made it. */
export interface Dated {
  readonly change: Change
  readonly revision: TimelineRevision
}

/** Every item that anything happened to in the period. */
export function storiesIn(timeline: Timeline, inPeriod: InPeriod): Story[] {
  return timeline.lives
    .map((life) => storyOf(life, timeline, inPeriod))
    .filter(({ told }) => told.length > 0)
}

/** A status of an item, and since when: the empty day is older than anybody knows. */
export interface Stage {
  readonly day: string
  /** Null while it is not in the plan. */
  readonly status: Status | null
  readonly told: Told | null
}

/** The statuses of an item, each behind what is told of it, oldest first. */
export function stagesOf({ told, born, firstSeen }: Life, { revisions }: Timeline): Stage[] {
  let last = born
  let present = firstSeen === null
  return [null, ...told].map((each) => {
    const change = each?.change
    if (change?.kind === 'status') last = change.after
    if (change?.kind === 'added') present = true
    if (change?.kind === 'removed') present = false
    return { day: dayOf(each, revisions) ?? '', status: present ? last : null, told: each }
  })
}

function storyOf(life: Life, timeline: Timeline, inPeriod: InPeriod): Story {
  const stages = stagesOf(life, timeline)
  const told: Dated[] = []
  let before: Status | null | undefined
  for (const [at, stage] of stages.entries()) {
    const revision = stage.told && timeline.revisions[stage.told.revision]
    if (!stage.told || !revision || !inPeriod(revision)) continue
    if (before === undefined) before = stages[at - 1]?.status ?? null
    told.push({ change: stage.told.change, revision })
  }
  const after = stages.at(-1)?.status ?? null
  return { life, before: before === undefined ? after : before, after, told }
}
