import { GRADE_WORDS } from '../evidence/grade.ts'
import type { Item, Plan } from '../plan/model.ts'
import { holdingRecords, shortfallOf } from '../plan/proof.ts'
import { about } from './report.ts'
import type { Rule, RuleFacts } from './rule.ts'

export const evidenceGrade: Rule = {
  code: 'evidence-grade',
  severity: 'error',
  summary: 'a completed item whose evidence is worth less than its horizon demands',
  why: 'The configuration says how good the best evidence of a horizon must be. A bare address or a note proves less than content pinned in git.',
  mend: 'Give better evidence with `harden evidence add`: docs/evidence.md says what each grade takes',
  examples: null,
  check: (plan, facts) =>
    facts.policy.minimumGrade.size === 0
      ? []
      : plan.items
          .filter(({ status }) => status === 'completed')
          .flatMap((item) => tooLow(plan, item, facts)),
}

/** Where nothing holds, other rules say so. */
function tooLow(plan: Plan, item: Item, facts: RuleFacts) {
  const holding = holdingRecords(item, facts)
  const { grade } = shortfallOf(plan, item, holding, facts.policy)
  if (grade === null || grade.best === null) return []
  const { best, demanded } = grade
  const unexpected = `evidence of grade ${best} (${GRADE_WORDS[best]}) at best`
  return [about(evidenceGrade, item, unexpected, `grade ${demanded} (${GRADE_WORDS[demanded]})`)]
}
