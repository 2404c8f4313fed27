import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Plan } from '../plan/model.ts'
import { badDate } from './bad-date.ts'
import { badRisk } from './bad-risk.ts'
import { completedWithoutEvidence } from './completed-without-evidence.ts'
import { deferralExpired } from './deferral-expired.ts'
import { deferralIncomplete } from './deferral-incomplete.ts'
import { duplicateTitle } from './duplicate-title.ts'
import { emptyTitle } from './empty-title.ts'
import { evidenceDrifted } from './evidence-drifted.ts'
import { evidenceExpired } from './evidence-expired.ts'
import { evidenceGrade } from './evidence-grade.ts'
import { evidenceMissing } from './evidence-missing.ts'
import { evidenceMoved } from './evidence-moved.ts'
import { evidencePartial } from './evidence-partial.ts'
import { evidenceRefused } from './evidence-refused.ts'
import { evidenceUnverifiable } from './evidence-unverifiable.ts'
import { horizonWithoutWindow } from './horizon-without-window.ts'
import { missingEvidenceRequirement } from './missing-evidence-requirement.ts'
import { missingOwner } from './missing-owner.ts'
import { nearMissItem } from './near-miss-item.ts'
import { queueCompleted } from './queue-completed.ts'
import { queueOrphan } from './queue-orphan.ts'
import { queueSize } from './queue-size.ts'
import { inTextOrder } from './report.ts'
import type { Rule, RuleFacts } from './rule.ts'
import { secretInPlan } from './secret-in-plan.ts'
import { unknownBlocker } from './unknown-blocker.ts'
import { unknownStatus } from './unknown-status.ts'
import { unresolvedConflictMarker } from './unresolved-conflict-marker.ts'

/** Every rule, in the order the documents show them. One rule, one file, one line here. */
export const RULES: readonly Rule[] = [
  unknownStatus,
  nearMissItem,
  emptyTitle,
  duplicateTitle,
  missingOwner,
  missingEvidenceRequirement,
  completedWithoutEvidence,
  evidencePartial,
  evidenceGrade,
  evidenceExpired,
  evidenceMissing,
  evidenceMoved,
  evidenceDrifted,
  evidenceRefused,
  evidenceUnverifiable,
  deferralIncomplete,
  deferralExpired,
  unknownBlocker,
  queueOrphan,
  queueCompleted,
  queueSize,
  horizonWithoutWindow,
  badDate,
  badRisk,
  secretInPlan,
  unresolvedConflictMarker,
]

/** What every rule finds, in the order of the text. */
export function checkPlan(plan: Plan, facts: RuleFacts): Diagnostic[] {
  return RULES.flatMap((rule) => rule.check(plan, facts)).sort(inTextOrder)
}
