import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CoveringRecord } from '../../src/evidence/coverage.ts'
import { coverageOf, partsOf } from '../../src/evidence/coverage.ts'

const BLOB = `blob ${'1'.repeat(40)}`
const TREE = `tree ${'2'.repeat(40)}`

function record(target: string, pin: string | null = null): CoveringRecord {
  return { target, label: target, pin, isNote: false, expires: null }
}

/** A file in git. */
const file = (path: string) => record(path, BLOB)
const folder = (path: string) => record(path, TREE)
const run = record('https://github.com/acme/shop/actions/runs/4711')
const commit = record('https://github.com/acme/shop/commit/1a2b3c4d')
const pullRequest = record('https://github.com/acme/shop/pull/12')
const page = record('https://grafana.example.com/d/slo')
const note: CoveringRecord = { ...record('we looked at it'), isNote: true }
const code = file('src/index.ts')

interface Row {
  readonly required: string
  readonly right: readonly CoveringRecord[]
  /** Proofs of one part of two; null where there is only one part. */
  readonly half: readonly CoveringRecord[] | null
  readonly wrong: readonly CoveringRecord[]
}

/** Every requirement of the project's own plan, in its order. */
const ROWS: readonly Row[] = [
  {
    required: 'CI/pre-release check output attached in commit/PR',
    right: [pullRequest],
    half: null,
    wrong: [note, file('docs/policy.md')],
  },
  {
    required: 'workflow files + passing run links',
    right: [file('.github/workflows/ci.yml'), run],
    half: [run],
    wrong: [file('docs/ci.md'), page],
  },
  {
    required: 'scan report + rotation checklist',
    right: [file('docs/evidence/secret-scan.md'), file('docs/rotation-checklist.md')],
    half: [file('docs/rotation-checklist.md')],
    wrong: [commit, code],
  },
  {
    required: 'architecture doc update + API/event contract notes',
    right: [file('docs/architecture.md'), file('docs/contracts.md')],
    half: [commit],
    wrong: [run, code],
  },
  {
    required: 'runbook markdown under `docs/`',
    right: [file('docs/runbooks/incidents.md')],
    half: null,
    wrong: [file('runbook.md'), file('docs/runbook.pdf'), page],
  },
  {
    required: 'scheduled check script + alerting config',
    right: [file('scripts/daily-check.sh'), file('monitoring/alerts.yml')],
    half: [file('scripts/daily-check.sh')],
    wrong: [commit, run],
  },
  {
    required: 'SLO doc + dashboard links',
    right: [file('docs/slo.md'), page],
    half: [file('docs/slo.md')],
    wrong: [commit, code],
  },
  {
    required: 'CI job + test reports',
    right: [run, file('reports/e2e.html')],
    half: [file('reports/e2e.html')],
    wrong: [commit, code],
  },
  {
    required: 'migration directories + dry-run logs',
    right: [folder('services/user/migrations'), file('docs/evidence/dry-run.log')],
    half: [folder('services/user/migrations')],
    wrong: [commit, page],
  },
  {
    required: 'dashboards and alert policies',
    right: [file('grafana/dashboards/api.json'), file('alerts/policies.yml')],
    half: [file('grafana/dashboards/overview.png')],
    wrong: [commit, run],
  },
  {
    required: 'signed checklist artifact per release',
    right: [file('releases/1.4-signoff.md')],
    half: null,
    wrong: [run, file('docs/release.md')],
  },
  {
    required: 'auth design doc + rollout report',
    right: [file('docs/auth-design.md'), file('docs/rollout.md')],
    half: [file('docs/auth-design.md')],
    wrong: [run, code],
  },
  {
    required: 'code/config references and resilience test results',
    right: [commit, file('reports/resilience.md')],
    half: [commit],
    wrong: [note],
  },
  {
    required: 'load test and scaling report',
    right: [run, file('docs/scaling.md')],
    half: [run],
    wrong: [commit, note],
  },
  {
    required: 'architecture updates + latency comparison',
    right: [pullRequest, file('docs/latency.md')],
    half: [pullRequest],
    wrong: [run, note],
  },
  {
    required: 'backup replication logs + drill report',
    right: [file('docs/evidence/replication.log'), file('docs/drill.md')],
    half: [file('docs/drill.md')],
    wrong: [commit, code],
  },
  {
    required: 'quarterly performance pack',
    right: [file('docs/performance/2026-Q1.pdf')],
    half: null,
    wrong: [commit, run],
  },
  { required: 'DR test report', right: [file('docs/dr.md')], half: null, wrong: [commit, code] },
  {
    required: 'data architecture decision records',
    right: [folder('docs/decisions')],
    half: null,
    wrong: [commit, run],
  },
  {
    required: 'monthly security scorecard',
    right: [file('docs/scorecards/2026-02.json')],
    half: null,
    wrong: [run, code],
  },
  {
    required: 'governance docs and release audit trail',
    right: [file('docs/governance.md'), page],
    half: [file('docs/governance.md')],
    wrong: [commit, run],
  },
]

test('the rows are the requirements of the plan', () => {
  const plan = readFileSync(new URL('../../PRODUCTION_HARDENING_PLAN.md', import.meta.url), 'utf8')
  const required = [...plan.matchAll(/^ {2}- Evidence: (.*)$/gm)].map(([, text]) => text)
  expect(ROWS.map((row) => row.required)).toEqual(required)
})

describe.each(ROWS)('$required', ({ required, right, half, wrong }) => {
  test('is covered by the right proofs, in any order, and beside others', () => {
    expect(coverageOf(required, right).verdict).toBe('covered')
    expect(coverageOf(required, [note, ...right.toReversed()]).verdict).toBe('covered')
  })

  test('is not covered by one proof where it asks for two', () => {
    if (half === null) {
      expect(partsOf(required)).toHaveLength(1)
    } else {
      const coverage = coverageOf(required, half)
      expect(coverage.verdict).toBe('partial')
      expect(coverage.parts.filter((part) => part.record === null)).toHaveLength(1)
    }
  })

  test('is not covered by proofs of another kind, by notes, or by nothing', () => {
    for (const records of [wrong, [note, note], []]) {
      expect(coverageOf(required, records).verdict).toBe('none')
    }
  })
})

describe('parts', () => {
  test.each([
    ['a + b, c; d and e', ['a', 'b', 'c', 'd', 'e']],
    [
      'dry-run logs (staging, prod and dr) + `a,b` file',
      ['dry-run logs (staging, prod and dr)', '`a,b` file'],
    ],
    ['sandbox android brand', ['sandbox android brand']],
    [' + ,  and ', []],
    ['', []],
  ])('of %j', (text, parts) => {
    expect(partsOf(text)).toEqual(parts)
  })
})

test('a record answers the part it shares words with, and only that one', () => {
  const checklist = file('docs/rotation-checklist.md')
  const { parts } = coverageOf('scan report + rotation checklist', [checklist])
  expect(parts).toEqual([
    { text: 'scan report', wants: 'a document', record: null },
    { text: 'rotation checklist', wants: 'a checklist', record: 0 },
  ])
})

test('a record makes way when another part can have no other', () => {
  const { verdict, parts } = coverageOf('release notes + markdown doc', [
    file('notes.md'),
    file('notes.pdf'),
  ])
  expect(verdict).toBe('covered')
  expect(parts.map(({ record: index }) => index)).toEqual([1, 0])
})

test('a folder that is asked for may be named from the plan or from the root', () => {
  const fromPlan = { ...file('runbook.md'), label: 'docs/runbook.md' }
  const { verdict, parts } = coverageOf('runbook markdown under `docs/`', [fromPlan])
  expect(verdict).toBe('covered')
  expect(parts[0]?.wants).toBe('a Markdown file under docs/')
})

test('links are answered by whatever has an address', () => {
  for (const proof of [page, run, commit, pullRequest]) {
    expect(coverageOf('ticket links', [proof]).verdict).toBe('covered')
  }
  expect(coverageOf('ticket links', [code]).verdict).toBe('none')
})

test('folders need no pin, and a part needs no words', () => {
  expect(coverageOf('migration directories', [record('services/migrations')]).verdict).toBe(
    'covered',
  )
  expect(coverageOf('migration directories', [record('services/up.sql')]).verdict).toBe('none')
  expect(coverageOf('v2 + v3', [commit]).verdict).toBe('partial')
})

test('without a requirement anything but a note will do', () => {
  expect(coverageOf(null, [note]).verdict).toBe('none')
  expect(coverageOf(null, [commit])).toEqual({ verdict: 'covered', parts: [] })
  expect(coverageOf('the usual', [commit]).verdict).toBe('covered')
  expect(coverageOf('the usual', [note]).verdict).toBe('none')
})
