import { recordsIn } from './records.ts'
import type { Rule } from './rule.ts'

export const evidenceDrifted: Rule = {
  code: 'evidence-drifted',
  severity: 'warning',
  summary: 'evidence that has changed since it was given',
  why: 'What was proved may no longer be what stands there. The content of that day is still in the history.',
  mend: 'Look at the change, then give the evidence anew with `harden evidence add`',
  examples: null,
  check: (plan, facts) => recordsIn('drifted', evidenceDrifted, plan, facts),
}
