import { uncoveredParts } from '../plan/proof.ts'
import { about } from './report.ts'
import type { Rule } from './rule.ts'

export const evidencePartial: Rule = {
  code: 'evidence-partial',
  severity: 'warning',
  summary: 'a completed item that shows only a part of what it must',
  why: 'A requirement such as "workflow files + passing run links" asks for two things; one of them is half a proof. With strictCoverage in the configuration it is an error.',
  mend: 'Give the missing part with `harden evidence add`',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [x] Add the gates.
  - Owner: QA
  - Evidence: workflow files + passing run links
    - 2026-02-20 [ci.yml](.github/workflows/ci.yml)
`,
    good: `# Plan

## Immediate (0-7 days)

- [x] Add the gates.
  - Owner: QA
  - Evidence: workflow files + passing run links
    - 2026-02-20 [ci.yml](.github/workflows/ci.yml)
    - 2026-02-20 [run 4711](https://github.com/acme/shop/actions/runs/4711)
`,
  },
  check: ({ items }, { policy }) =>
    items
      .filter(({ status, evidence }) => status === 'completed' && evidence.records.length > 0)
      .flatMap((item) => {
        const unmet = uncoveredParts(item, item.evidence.records)
        if (unmet.length === 0) return []
        const missing = unmet.map(({ text }) => `"${text}"`).join(' and ')
        const unexpected = `completed item without ${missing}`
        const finding = about(evidencePartial, item, unexpected, 'a record for each part')
        return [policy.strictCoverage ? { ...finding, severity: 'error' } : finding]
      }),
}
