import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../src/diagnostics/fingerprint.ts'
import type { EvidencePolicy } from '../../src/evidence/policy.ts'
import { NO_DEMANDS } from '../../src/evidence/policy.ts'
import { checkPlan } from '../../src/rules/index.ts'
import { horizonOf, planOf } from '../support/reading.ts'

function found(text: string, policy: Partial<EvidencePolicy>, today = '2026-02-20') {
  const facts = { today, findings: new Map(), strict: false, policy: { ...NO_DEMANDS, ...policy } }
  return checkPlan(planOf(text), facts)
}

const PIN = `"blob ${'0123456789abcdef'.repeat(3).slice(0, 40)}"`
const item = (...records: readonly string[]) =>
  horizonOf(
    '- [x] Gate releases',
    '  - Owner: QA',
    '  - Evidence: workflow files + test report',
    ...records.map((record) => `    - 2026-02-20 ${record}`),
  )
const WORKFLOW = `[ci](.github/workflows/ci.yml ${PIN})`
const REPORT = '[report](https://example.com/report)'

describe('evidence-grade', () => {
  const grade = (text: string, demanded: 'A' | 'C', today?: string) =>
    found(text, { minimumGrade: new Map([['Immediate', demanded]]) }, today)
      .filter(({ code }) => code === 'evidence-grade')
      .map(({ message }) => message)

  test('is found where the best that holds is less', () => {
    expect(grade(item(REPORT), 'C')).toEqual([
      'Unexpected evidence of grade D (a bare address, a number or words) at best, expected grade C (a page pinned by the digest of its body)',
    ])
    expect(grade(item(`${WORKFLOW} expires 2026-02-21`, REPORT), 'A', '2026-02-22')).toHaveLength(1)
  })

  test('is not found where one is good enough, and where nothing holds at all', () => {
    expect(grade(item(WORKFLOW, REPORT), 'A')).toEqual([])
    expect(grade(item(), 'A')).toEqual([])
    expect(grade(item(`${REPORT} expires 2026-02-21`), 'A', '2026-02-22')).toEqual([])
    expect(grade(item(REPORT).replace('[x]', '[~]'), 'A')).toEqual([])
  })
})

test('evidence-partial is a warning, and with strictCoverage an error', () => {
  const severities = (strictCoverage: boolean) =>
    found(item(WORKFLOW), { strictCoverage })
      .filter(({ code }) => code === 'evidence-partial')
      .map(({ severity }) => severity)
  expect([severities(false), severities(true)]).toEqual([['warning'], ['error']])
  expect(found(item(WORKFLOW, REPORT), { strictCoverage: true })).toEqual([])
})

test('evidence-unverifiable is found where it is asked for, with what there is to do', () => {
  const facts = { today: '2026-02-20', findings: new Map(), policy: NO_DEMANDS }
  const mends = (strict: boolean) =>
    checkPlan(planOf(item('read out in the meeting')), { ...facts, strict })
      .filter(({ code }) => code === 'evidence-unverifiable')
      .map(({ mend }) => mend)
  expect(mends(false)).toEqual([])
  expect(mends(true)).toEqual([
    'Fetch the whole history (`git fetch --unshallow`), or give evidence that can be checked',
  ])
})

test('two secrets of a kind are two findings, wherever they stand', () => {
  const link = (value: string) => `[run](https://ci.example.com/?token=${value})`
  const text = item(link('d8f0a1b2'), link('c3d4e5f6')).replace(
    '# Plan\n',
    '# Plan\n\nSee https://ci.example.com/?token=a9b8c7d6 for more.\n',
  )
  const secrets = found(text, {}).filter(({ code }) => code === 'secret-in-plan')
  expect(secrets.map((finding) => finding.item === undefined)).toEqual([true, false, false])
  expect(new Set(secrets.map(fingerprintOf)).size).toBe(3)
  expect(
    found(`\n\n${text}`, {})
      .filter(({ code }) => code === 'secret-in-plan')
      .map(fingerprintOf),
  ).toEqual(secrets.map(fingerprintOf))
})
