import { recordsIn } from './records.ts'
import type { Rule } from './rule.ts'

export const evidenceRefused: Rule = {
  code: 'evidence-refused',
  severity: 'error',
  summary: 'evidence that may not be used',
  why: 'It carries a secret or leads out of the repository.',
  mend: 'Revoke the secret, take the record out, and give evidence without it',
  examples: null,
  check: (plan, facts) => recordsIn('refused', evidenceRefused, plan, facts),
}
