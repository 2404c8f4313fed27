import { recordsIn } from './records.ts'
import type { Rule } from './rule.ts'

export const evidenceUnverifiable: Rule = {
  code: 'evidence-unverifiable',
  severity: 'error',
  summary: 'evidence that cannot be verified here',
  why: 'Not a failure, and not a pass: a cut-off clone, a private page, or words. Counted only with --strict.',
  mend: 'Fetch the whole history (`git fetch --unshallow`), or give evidence that can be checked',
  examples: null,
  check: (plan, facts) =>
    facts.strict ? recordsIn('unverifiable', evidenceUnverifiable, plan, facts) : [],
}
