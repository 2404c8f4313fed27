import { escapeText } from '../markdown/inline.ts'

/**
 * A plan to begin with: four horizons with an item each, legend, queue and
 * cadence. It passes `check` as it is.
 *
 * @param today UTC day, `YYYY-MM-DD`.
 */
export function starterPlan(title: string, today: string): string {
  return `# ${escapeText(title)}

Last updated: ${today} (UTC)
Scope: \`service-a\`, \`service-b\`

## How to use this file

1. \`harden next\` says what to work on; \`harden start\` takes it up.
2. \`harden done --evidence <link>\` completes it, before the commit.
3. The plan and the code it speaks of go into the same commit.

## Status Legend

- \`[ ]\` Not started
- \`[~]\` In progress
- \`[x]\` Completed
- \`[-]\` Deferred / accepted risk

## Immediate (0-7 days)

- [ ] Run a secret scan over the whole history and rotate what it finds.
  - Owner: Security
  - Evidence: scan report + rotation checklist

## Short Term (2-6 weeks)

- [ ] Rehearse the rollback of every service in scope.
  - Owner: SRE
  - Evidence: rollback log per service

## Medium Term (6-12 weeks)

- [ ] Restore a production backup into an empty environment.
  - Owner: SRE
  - Evidence: restore report

## Long Term (3-6 months)

- [ ] Fail over to the second zone under load.
  - Owner: Platform
  - Evidence: failover test report

## Queue (next 5)

1. Run a secret scan over the whole history and rotate what it finds.
2. Rehearse the rollback of every service in scope.

## Weekly Review Cadence

- Every Friday UTC:
  - Update status checkboxes
  - Check that the evidence still holds
  - Re-rank the queue by production risk
`
}
