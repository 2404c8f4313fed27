import { recordsIn } from './records.ts'
import type { Rule } from './rule.ts'

export const evidenceMoved: Rule = {
  code: 'evidence-moved',
  severity: 'warning',
  summary: 'evidence that has moved to another path',
  why: 'The content is intact, but the link in the plan leads nowhere.',
  mend: 'Give its new path with `harden evidence add`',
  examples: null,
  check: (plan, facts) => recordsIn('moved', evidenceMoved, plan, facts),
}
