import type { EvidencePolicy } from '../evidence/policy.ts'
import type { Findings } from '../evidence/probe.ts'
import type { InPeriod } from '../history/period.ts'
import type { ItemPast } from '../history/presence.ts'
import type { Timeline } from '../history/timeline.ts'
import type { Plan } from '../plan/model.ts'
import type { Lapsed } from '../plan/status.ts'
import type { RankingFacts } from '../risk/due.ts'

/** What a review looks at. Days are `YYYY-MM-DD`. */
export interface Period {
  /** Its first day. */
  readonly since: string
  /** The day it is, in the zone of the plan's cadence. */
  readonly until: string
  /**
   * Where it begins: at the `last-review`, at the commit or day that was `asked` for, at the
   * `review-day` before this one, or, for a plan that names no weekday, a `week` ago.
   */
  readonly from: 'last-review' | 'asked' | 'review-day' | 'week'
  readonly contains: InPeriod
  /** Review days on which none was held. */
  readonly missed: readonly string[]
}

/** A commit of the period that names items and what was shown for them. */
export interface Offer {
  /** Full id. */
  readonly commit: string
  readonly day: string
  readonly subject: string
  /** As the commit names them. */
  readonly items: readonly string[]
  /** References as `done` takes them. */
  readonly references: readonly string[]
}

/** What a review knows of the world besides the plan; given, never looked up. */
export interface ReviewFacts extends RankingFacts {
  readonly period: Period
  readonly offers: readonly Offer[]
  readonly findings: Findings
  readonly policy: EvidencePolicy
  readonly pasts: ReadonlyMap<string, ItemPast>
  readonly firstSeen: ReadonlyMap<string, string>
  /** Null where nothing was ever committed. */
  readonly timeline: Timeline | null
  /** Completed items that are open again because their evidence no longer holds. */
  readonly lapsed: Lapsed
}

/** One plan of a review: as it is, or as accepted proposals would leave it. */
export interface ReviewScene {
  readonly plan: Plan
  readonly facts: ReviewFacts
}
