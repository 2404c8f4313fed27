import { recordsIn } from './records.ts'
import type { Rule } from './rule.ts'

export const evidenceMissing: Rule = {
  code: 'evidence-missing',
  severity: 'error',
  summary: 'evidence that is not there any more',
  why: 'The record points at nothing, so the claim rests on nothing.',
  mend: 'Bring it back, or give other evidence with `harden evidence add`',
  examples: null,
  check: (plan, facts) => recordsIn('missing', evidenceMissing, plan, facts),
}
