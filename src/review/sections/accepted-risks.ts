import { storiesIn } from '../../history/period.ts'
import type { Item } from '../../plan/model.ts'
import { isDeferralExpired } from '../../plan/status.ts'
import { addDays } from '../../text/dates.ts'
import type { ReviewScene } from '../facts.ts'
import type { ItemLine } from '../item-line.ts'
import { liner } from '../item-line.ts'
import { SOON } from './claims.ts'

/** A deferral that asks for attention. */
export interface AcceptedRisk extends ItemLine {
  readonly verdict: 'expired' | 'expiring' | 'renewed'
  readonly until: string | null
  readonly approver: string | null
  readonly reason: string | null
}

export interface AcceptedRisks {
  /** Deferrals in force today. */
  readonly inForce: number
  readonly risks: readonly AcceptedRisk[]
}

export function acceptedRisksIn(scene: ReviewScene): AcceptedRisks {
  const { plan, facts } = scene
  const deferred = plan.items.filter(({ status }) => status === 'deferred')
  const line = liner(plan)
  const renewed = renewedIn(scene)
  const inForce = deferred.filter(({ deferral }) => !isDeferralExpired(deferral, facts.today))
  const verdictOf = (item: Item): AcceptedRisk['verdict'] | null => {
    if (isDeferralExpired(item.deferral, facts.today)) return 'expired'
    const until = item.deferral?.until ?? null
    if (until !== null && until <= addDays(facts.today, SOON)) return 'expiring'
    return renewed.has(item.handle) ? 'renewed' : null
  }
  const risks = deferred.flatMap((item): AcceptedRisk[] => {
    const verdict = verdictOf(item)
    const { until = null, approver = null, reason = null } = item.deferral ?? {}
    return verdict === null ? [] : [{ ...line(item), verdict, until, approver, reason }]
  })
  return { inForce: inForce.length, risks }
}

/** Handles of items whose deferral was given a later end in the period. */
function renewedIn({ facts: { timeline, period } }: ReviewScene): Set<string> {
  if (timeline === null) return new Set()
  const renewed = storiesIn(timeline, period.contains).filter(({ told }) =>
    told.some(({ change }) => {
      if (change.kind !== 'deferral') return false
      const [before, after] = [change.before?.until, change.after?.until]
      return before !== undefined && before !== null && (after ?? '') > before
    }),
  )
  return new Set(renewed.map(({ life }) => life.name.handle))
}
