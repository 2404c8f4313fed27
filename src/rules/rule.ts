import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts'
import type { EvidencePolicy } from '../evidence/policy.ts'
import type { Findings } from '../evidence/probe.ts'
import type { Plan } from '../plan/model.ts'

/** One thing a plan may have wrong, with everything there is to say about it. */
export interface Rule {
  /** Stable name, for programs and `harden explain`. */
  readonly code: string
  readonly severity: Severity
  /** What it finds, one line without a full stop. */
  readonly summary: string
  /** Why it matters. */
  readonly why: string
  /** What to do about it, in the imperative. */
  readonly mend: string
  /**
   * A plan that breaks it and one that does not: documentation and tests at
   * once. Null where the repository around the plan decides.
   */
  readonly examples: { readonly bad: string; readonly good: string } | null
  /** Pure. @returns one diagnostic a finding, each with a place. */
  readonly check: (plan: Plan, facts: RuleFacts) => readonly Diagnostic[]
}

/** What a rule may rest on besides the plan. */
export interface RuleFacts {
  /** UTC day, `YYYY-MM-DD`. */
  readonly today: string
  /** What is known of the evidence; a rule says nothing about what was not asked. */
  readonly findings: Findings
  /** True where evidence that cannot be verified counts as an error. */
  readonly strict: boolean
  /** What the configuration demands of evidence, and what it lets pass. */
  readonly policy: EvidencePolicy
}
