import { howToAllow } from '../evidence/allowance.ts'
import { findSecrets, secretValue } from '../evidence/secrets.ts'
import { at } from './report.ts'
import type { Rule } from './rule.ts'

export const secretInPlan: Rule = {
  code: 'secret-in-plan',
  severity: 'error',
  summary: 'a secret in the text of the plan',
  why: 'Everybody who can read the repository, now or later, can use it.',
  mend: 'Revoke the secret, then take it out; it stays in the history of the repository',
  examples: {
    bad: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys at https://admin:hunter2secret@example.com/.
  - Owner: SRE
  - Evidence: rotation log
`,
    good: `# Plan

## Immediate (0-7 days)

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
`,
  },
  check: ({ source, items }, { policy: { allowances } }) => {
    const seen = new Map<string, number>()
    return findSecrets(source.text, allowances).map((secret) => {
      const { rule, span } = secret
      const found = at(secretInPlan, span, `secret (${rule})`, 'none in the plan')
      const mend = `${secretInPlan.mend}; ${howToAllow(secretValue(source.text, secret), allowances)}`
      const item = items.find(({ lines }) => lines.start <= span.start && span.start < lines.end)
      // One that is known must not vouch for the next of its kind.
      const place = `${item?.handle ?? ''} ${rule}`
      const count = (seen.get(place) ?? 0) + 1
      seen.set(place, count)
      return { ...found, mend, ...(item && { item: item.handle }), target: `${rule} ${count}` }
    })
  },
}
