import type { BurnUpWeek } from '../history/burn-up.ts'
import type { Forecast } from '../history/forecast.ts'
import type { Item } from '../plan/model.ts'
import type { QueueRemark } from '../risk/queue-remark.ts'
import type { Period, ReviewScene } from './facts.ts'
import { proofOf } from './proof.ts'
import type { NumberedProposal } from './proposal.ts'
import type { Carry } from './proposals/index.ts'
import { proposalsFor } from './proposals/index.ts'
import type { AcceptedRisks } from './sections/accepted-risks.ts'
import { acceptedRisksIn } from './sections/accepted-risks.ts'
import type { Changes } from './sections/changes.ts'
import { changesIn } from './sections/changes.ts'
import type { Claim } from './sections/claims.ts'
import { claimsIn } from './sections/claims.ts'
import { flowIn } from './sections/flow.ts'
import type { Load } from './sections/load.ts'
import { loadIn } from './sections/load.ts'
import type { Overdue } from './sections/overdue.ts'
import { overdueIn } from './sections/overdue.ts'
import type { Stalled } from './sections/stalled.ts'
import { stalledIn } from './sections/stalled.ts'
import type { Unverifiable } from './sections/unverifiable.ts'
import { unverifiableIn } from './sections/unverifiable.ts'

/** One review: what was, what is, and what should be done about it. */
export interface Review {
  readonly period: Omit<Period, 'contains'>
  readonly standing: Standing
  readonly sections: Sections
  readonly proposals: readonly NumberedProposal[]
}

/** How many items are what. */
export interface Standing {
  readonly total: number
  readonly completed: number
  /** Completed ones that show all they must. */
  readonly proven: number
  readonly inProgress: number
  readonly deferred: number
  readonly overdue: number
}

/** The ten sections, in the order in which they are told. */
export interface Sections {
  readonly changes: Changes
  readonly claims: readonly Claim[]
  readonly overdue: Overdue
  readonly stalled: readonly Stalled[]
  readonly acceptedRisks: AcceptedRisks
  readonly queue: QueueReview
  readonly load: Load
  readonly burnUp: readonly BurnUpWeek[]
  readonly forecast: Forecast
  readonly unverifiable: readonly Unverifiable[]
}

export interface QueueReview {
  readonly before: readonly string[]
  /** As it would be with every proposal accepted. */
  readonly after: readonly string[]
  readonly reasons: readonly QueueRemark[]
}

/** Reviews a plan. @param carry what a command makes of a plan. */
export function reviewOf(scene: ReviewScene, carry: Carry): Review {
  const { contains: _, ...period } = scene.facts.period
  const { proposals, after } = proposalsFor(scene, carry)
  const overdue = overdueIn(scene)
  return {
    period,
    standing: standingOf(scene, overdue),
    proposals,
    sections: {
      changes: changesIn(scene),
      claims: claimsIn(scene),
      overdue,
      stalled: stalledIn(scene),
      acceptedRisks: acceptedRisksIn(scene),
      queue: {
        before: entriesOf(scene),
        after: entriesOf(after),
        reasons: proposals.flatMap(({ remarks = [] }) => remarks),
      },
      load: loadIn(scene),
      ...flowIn(scene),
      unverifiable: unverifiableIn(scene),
    },
  }
}

function standingOf({ plan: { items }, facts }: ReviewScene, overdue: Overdue): Standing {
  const count = (status: Item['status']) => items.filter((item) => item.status === status).length
  const proven = items.filter(
    (item) => item.status === 'completed' && proofOf(item, facts).verdict === 'proven',
  )
  return {
    total: items.length,
    completed: count('completed'),
    proven: proven.length,
    inProgress: count('in-progress'),
    deferred: count('deferred'),
    overdue: overdue.items.length,
  }
}

function entriesOf({ plan }: ReviewScene): string[] {
  return plan.queue?.entries.map(({ text }) => text.value) ?? []
}
