import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowancesOn, howToAllow, withoutAllowed } from '../../src/evidence/allowance.ts'
import {
  checkReference,
  knownVerdict,
  recordedOnlineProbes,
  recordedProbes,
  referenceOnlineProbes,
  referenceProbes,
} from '../../src/evidence/index.ts'
import { NO_DEMANDS } from '../../src/evidence/policy.ts'
import { scanDeeply } from '../../src/evidence/scan.ts'
import { findSecrets, secretValue } from '../../src/evidence/secrets.ts'
import { SECRETS } from './secret-samples.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function allowing(...values: readonly string[]) {
  return allowancesOn(
    '2026-02-20',
    values.map((value) => ({ sha256: sha256(value), reason: 'documented', until: '2026-02-20' })),
  )
}

const written = (text: string) =>
  findSecrets(text).map(({ span }) => text.slice(span.start, span.end))

describe('an allowed value', () => {
  test.each(SECRETS)('is no secret, however it is found: $rule, sample $#', async ({ text }) => {
    const allowances = allowing(...written(text))
    expect(findSecrets(text, allowances)).toEqual([])
    expect(await scanDeeply(text, allowances)).toEqual([])
  })

  test.each(SECRETS)('lets no other pass beside it: $rule, sample $#', ({ text, value }) => {
    const other = 'https://eve:pa55word@ci.example.com/'
    const both = `${other} ${text}`
    const found = findSecrets(both, allowing('eve:pa55word@'))
    const start = both.indexOf(value, other.length)
    expect(found.some(({ span }) => span.start <= start && span.end >= start + value.length)).toBe(
      true,
    )
    expect(found.some(({ span }) => span.start < other.length)).toBe(false)
  })

  test('stands for itself alone, not for what it is a part of', () => {
    const text = 'https://ci.example.com/?token=d8f0a1b2'
    expect(written(text)).toEqual(['token=d8f0a1b2'])
    expect(findSecrets(text, allowing('d8f0a1b2'))).toHaveLength(1)
    expect(findSecrets(text, allowing('token=d8f0a1'))).toHaveLength(1)
    expect(findSecrets(text, allowing('token=d8f0a1b2'))).toEqual([])
  })

  test('is told without the line that follows it', () => {
    const text = 'seen at https://ci.example.com/?token=d8f0a1b2\n    - 2026-02-20 more'
    const [secret] = findSecrets(text)
    expect(secret && text.slice(secret.span.start, secret.span.end)).toMatch(/^token=d8f0a1b2\n/)
    expect(secret && secretValue(text, secret)).toBe('token=d8f0a1b2')
    expect(findSecrets(text, allowing('token=d8f0a1b2'))).toEqual([])
  })

  test('is evidence like any other', () => {
    const reference = 'https://ci.example.com/x?token=d8f0a1b2'
    const allowances = allowing('token=d8f0a1b2')
    const record = { target: reference, pin: null, expires: null, isNote: false }
    const facts = { findings: new Map(), today: '2026-02-20' }
    expect(checkReference(reference, new Map(), allowances).answer).toBe('pass')
    expect(referenceProbes(reference, allowances)).toEqual([])
    expect(referenceOnlineProbes(reference, { allowances })).toHaveLength(1)
    expect(recordedOnlineProbes(record, allowances)).toHaveLength(1)
    expect(recordedProbes(record, allowances)).toEqual([])
    expect(knownVerdict(record, { ...facts, policy: NO_DEMANDS })?.state).toBe('refused')
    const policy = { ...NO_DEMANDS, allowances }
    expect(knownVerdict(record, { ...facts, policy })?.state).toBe('unverifiable')
  })
})

test('an allowance holds to the end of its last day, and the longest counts', () => {
  const text = 'https://ci.example.com/?token=d8f0a1b2'
  const [value = ''] = written(text)
  const on = (today: string) =>
    allowancesOn(today, [
      { sha256: sha256(value).toUpperCase(), reason: 'documented', until: '2026-02-20' },
    ])
  expect(findSecrets(text, on('2026-02-20'))).toEqual([])
  expect(findSecrets(text, on('2026-02-21'))).toHaveLength(1)
  expect(howToAllow(value, on('2026-02-21'))).toBe('its allowance ended on 2026-02-20')
  const renewed = allowancesOn('2026-02-21', [
    { sha256: sha256(value), reason: 'documented', until: '2026-02-20' },
    { sha256: sha256(value), reason: 'documented', until: '2026-03-20' },
  ])
  expect(findSecrets(text, renewed)).toEqual([])
})

describe('the digest to allow a value by', () => {
  test.each([
    'hunter2',
    'ada:hunter2@',
    'password=correct-horse-battery-staple',
    'aaaaaaaaaaaa111111111111',
  ])('is not told where it could be guessed: %s', (value) => {
    expect(howToAllow(value, allowing())).toContain('docs/configuration.md')
    expect(howToAllow(value, allowing())).not.toMatch(/[0-9a-f]{16}/)
  })

  test('is told of a long value of many kinds of signs', () => {
    const value = ['gh', 'p_', 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zAcEg'].join('')
    expect(howToAllow(value, allowing())).toContain(`sha256 ${sha256(value)}`)
  })
})

test('making values illegible moves nothing', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (text, a, b) => {
      const [start = 0, end = 0] = [a % text.length, b % (text.length + 1)].sort((x, y) => x - y)
      const masked = withoutAllowed(
        text,
        [{ span: { start, end } }],
        allowing(text.slice(start, end)),
      )
      expect(masked).toHaveLength(text.length)
      expect(masked.slice(0, start)).toBe(text.slice(0, start))
      expect(masked.slice(end)).toBe(text.slice(end))
      expect(withoutAllowed(text, [{ span: { start, end } }], allowing())).toBe(text)
    }),
  )
})
