import { expect, test } from 'vitest'
import type { Facts } from '../../src/commands/command.ts'
import { rerank } from '../../src/commands/rerank.ts'
import { NO_DEMANDS } from '../../src/evidence/policy.ts'
import type { Plan } from '../../src/plan/model.ts'
import { matchQueue } from '../../src/plan/queue-match.ts'
import { change, planOf } from '../support/reading.ts'

const FACTS: Facts = {
  today: '2026-02-20',
  firstSeen: new Map(),
  policy: NO_DEMANDS,
  findings: new Map(),
  pasts: new Map(),
  history: null,
  plans: new Map(),
}
const NOTHING = { why: false, reselect: false, top: null, reason: null, until: null }

const reranked = (plan: Plan) => {
  const { edit } = rerank.decide(plan, NOTHING, FACTS)
  return edit ? change(plan, edit) : plan
}

test('an item whose title another has comes into the queue with a link', () => {
  const before = planOf(`# Plan

## Immediate (0-7 days)

- [x] Rotate keys
- [ ] Rotate keys
  - Risk: impact very-high
- [ ] Find keys

## Queue (next 2)

1. Look at the logs
`)
  const after = reranked(before)
  expect(after.source.text).toContain(
    `1. Rotate keys -> [${before.items[1]?.handle.slice(0, 4)}.2](#immediate-0-7-days)\n`,
  )
  const [match] = matchQueue(after)
  expect([match?.how, match?.item?.code]).toEqual(['linked', 'I2'])
  expect(reranked(after).source.text).toBe(after.source.text)
})

test('an item of its own title comes by that alone', () => {
  const text = '# Plan\n\n## Immediate\n\n- [ ] Find keys\n\n## Queue\n\n1. Look at the logs\n'
  expect(reranked(planOf(text)).source.text).toContain('1. Find keys\n2. Look at the logs')
})
