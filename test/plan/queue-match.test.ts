import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { matchQueue } from '../../src/plan/queue-match.ts'
import { planOf as read } from './plan-of.ts'

const seed = readFileSync(new URL('../../PRODUCTION_HARDENING_PLAN.md', import.meta.url), 'utf8')

/** `I2 words` for each entry of the queue. */
function matches(text: string): string[] {
  return matchQueue(read(text)).map(({ item, how }) => `${item?.code ?? '-'} ${how}`)
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

describe('an entry', () => {
  const items = [
    '- [ ] Rotate the signing keys',
    '- [ ] Back up the ledger',
    '- [ ] Twin',
    '- [ ] Twin',
  ]

  test.each([
    ['Anything at all -> [W2](#work)', 'W2 linked'],
    ['Rotate the signing keys -> [W2](#work)', 'W2 linked'],
    ['rotate the SIGNING keys!', 'W1 title'],
    ['Rotate the signing keys -> [W9](#work)', 'W1 title'],
    ['Signing keys: rotate -> [kkkk](#work)', 'W1 words'],
    ['Signing keys: rotate', 'W1 words'],
    ['Ledger', 'W2 words'],
    ['Twin', '- none'],
    ['and of the', '- none'],
    ['', '- none'],
  ])('"%s" means %s', (entry, expected) => {
    expect(matches(planOf(items, [entry]))).toEqual([expected])
  })

  test('of one word finds a title of that word alone only when it is rare and whole', () => {
    expect(matches(planOf(['- [ ] Encrypt backups', '- [ ] Test failover'], ['Backup']))).toEqual([
      'W1 words',
    ])
    expect(matches(planOf(['- [ ] Test backups', '- [ ] Test failover'], ['Tests']))).toEqual([
      '- none',
    ])
  })

  test('means the item that says most, though others say all of it by the way, or some of it', () => {
    const near = [
      '- [ ] Write things down',
      '  - rotate all signing keys of the backup ledger',
      '- [ ] Rotate the signing keys of backups',
      '- [ ] Keep a backup ledger',
      '- [ ] Keep signing keys',
    ]
    expect(matches(planOf(near, ['Rotate signing keys, backup ledger']))).toEqual(['W2 words'])
    expect(matches(planOf(near, ['Keep ledger keys']))).toEqual(['- none'])
  })

  test('is looked for in details and requirements, too, but by half', () => {
    const suite = [
      '- [ ] Build the suite for:',
      '  - token refresher schedule',
      '  - Evidence: test reports',
    ]
    expect(matches(planOf([...suite, '- [ ] Other work'], ['Token refresher tests']))).toEqual([
      'W1 words',
    ])
    expect(
      matches(planOf([...suite, '- [ ] Document the token refresher'], ['Token refresher'])),
    ).toEqual(['W2 words'])
  })

  test('is looked for beyond ASCII, too, and in code', () => {
    const items = [
      '- [ ] Prüfe die `Größe` der Sicherung',
      '- [ ] Rotate `run`time keys',
      '- [ ] Twin',
    ]
    expect(
      matches(planOf(items, ['Größe prüfen: Sicherung', 'Runtime rotation, runtime'])),
    ).toEqual(['W1 words', '- none'])
    expect(matches(planOf(items.slice(1), ['Rotated keys of the runtime', 'Größe']))).toEqual([
      'W1 words',
      '- none',
    ])
  })

  test('finds its item among many, and what stands between them is none', () => {
    const many = Array.from(
      { length: 200 },
      (_, at) => `- [ ] Item ${at}\n\nBackup of the ledger\n`,
    )
    const items = many.with(130, '- [ ] Back up ledger 7\n')
    expect(matches(planOf(items, ['The ledger: back up']))).toEqual(['W131 words'])
  })

  test('with the title of any item finds that item', () => {
    const plan = read(seed)
    const entries = plan.items.map(({ title }) => title.value)
    const found = matches(
      `${seed.slice(0, seed.indexOf('1. Add CI'))}${entries.map((each, index) => `${index + 1}. ${each}\n`).join('')}`,
    )
    expect(found).toEqual(plan.items.map(({ code }) => `${code} title`))
  })
})

test('a plan without a queue has no matches', () => {
  expect(matches('# P\n- [ ] a\n')).toEqual([])
  expect(matches('# P\n- [ ] a\n\n## Queue\n')).toEqual([])
})

describe('on a plan of a data platform', () => {
  const platform = [
    '- [ ] Enforce schema registry compatibility for every Kafka topic',
    '  - Evidence: registry config + rejected producer log',
    '- [ ] Row-level access control in the warehouse',
    '  - Evidence: policy definitions and audit query',
    '- [ ] Backfill procedure for late partitions',
    '  - Evidence: runbook + rehearsal notes',
    '- [ ] Freshness alerts on gold tables',
    '  - Evidence: alert rules + pager screenshot',
    '- [ ] Pseudonymise personal data before it leaves the EU',
    '  - Evidence: DPIA + sample diff',
    '- [ ] Cost guardrails for ad-hoc queries',
    '  - Evidence: quota config',
    '- [ ] Disaster recovery rehearsal of the metastore',
    '  - Evidence: rehearsal report',
  ]

  test('entries that mean an item find it', () => {
    expect(
      matches(
        planOf(platform, [
          'Turn on compatibility checks in the schema registry',
          'Write the runbook for backfilling late partitions',
          'Alerting for stale gold tables (freshness)',
          'Query cost quotas and guardrails',
          'Rehearse metastore recovery',
        ]),
      ),
    ).toEqual(['W1 words', 'W3 words', 'W4 words', 'W6 words', 'W7 words'])
  })

  test('entries that mean none find none', () => {
    expect(
      matches(
        planOf(platform, [
          'Hire a second data engineer',
          'Migrate dashboards to the new BI tool',
          'Upgrade Airflow to version 3',
          'Clean up unused service accounts',
          'Prepare the quarterly business review',
        ]),
      ),
    ).toEqual(Array(5).fill('- none'))
  })
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
          'Buy monitors, chairs, desks, lamps, keyboards and a card key for the front door',
        ]),
      ),
    ).toEqual(Array(6).fill('- none'))
  })

  test('an entry that two items could claim finds none', () => {
    const items = ['- [ ] Back up the orders database', '- [ ] Back up the users database']
    expect(matches(planOf(items, ['Test the database back up']))).toEqual(['- none'])
  })
})
