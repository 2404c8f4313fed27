import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { matchQueue } from '../../src/plan/queue-match.ts'
import { readPlan } from '../../src/plan/read.ts'
import { sourceOf } from '../../src/text/source.ts'

const seed = readFileSync(new URL('../../PRODUCTION_HARDENING_PLAN.md', import.meta.url), 'utf8')

/** `I2 words` for each entry of the queue. */
function matches(text: string): string[] {
  const plan = readPlan(sourceOf(text), parseMarkdown(text))
  return matchQueue(plan).map(({ item, how }) => `${item?.code ?? '-'} ${how}`)
}

/** A plan of these items with this queue. */
function planOf(items: readonly string[], queue: readonly string[]): string {
  const entries = queue.map((entry, index) => `${index + 1}. ${entry}`)
  return ['# P', '', '## Work (0-7 days)', '', ...items, '', '## Queue', '', ...entries, ''].join(
    '\n',
  )
}

test('every entry of this project’s own queue finds its item', () => {
  expect(matches(seed)).toEqual(['I2 words', 'I3 words', 'I4 words', 'I6 words', 'S5 words'])
})

describe('on plans of other trades', () => {
  const payments = [
    '- [ ] Make webhook consumers idempotent',
    '  - Evidence: replay test results',
    '- [ ] Encrypt card data at rest with customer-managed keys',
    '  - Evidence: KMS policy + key rotation log',
    '- [ ] Rate limit the public checkout endpoint',
    '  - Evidence: load test showing 429 responses',
    '- [ ] Reconcile the ledger with the acquirer every night',
    '  - Evidence: reconciliation job and alert',
    '- [ ] Add fraud scoring before capture',
    '  - Evidence: model card and decision log',
    '- [ ] Document the refund procedure',
    '  - Evidence: runbook',
  ]

  test('words in other forms find their items', () => {
    expect(
      matches(
        planOf(payments, [
          'Replay tests for idempotent webhooks',
          'Key rotation for encrypted card data',
          'Checkout rate limits at the edge',
          'Nightly ledger reconciliation job',
          'Refund runbook',
        ]),
      ),
    ).toEqual(['W1 words', 'W2 words', 'W3 words', 'W4 words', 'W6 words'])
  })

  test('unrelated entries find none', () => {
    expect(
      matches(
        planOf(payments, [
          'Renew the office lease',
          'Order new laptops for the interns',
          'Plan the summer offsite',
          'Upgrade every service to the current runtime',
          'Document everything',
        ]),
      ),
    ).toEqual(Array(5).fill('- none'))
  })

  test('an entry that two items could claim finds none', () => {
    const items = ['- [ ] Back up the orders database', '- [ ] Back up the users database']
    expect(matches(planOf(items, ['Test the database back up']))).toEqual(['- none'])
  })
})
