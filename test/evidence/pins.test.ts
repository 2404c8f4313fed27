import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Pin } from '../../src/evidence/pins.ts'
import { isBareId, kindInPin, parsePin, printPin, withKind } from '../../src/evidence/pins.ts'
import { findSecrets } from '../../src/evidence/secrets.ts'

const ID = '0123456789abcdef0123456789abcdef01234567'
const LONG = ID + ID.slice(0, 24)

const PINS: readonly [string, Pin][] = [
  [`blob ${ID}`, { of: 'blob', id: ID, kind: null }],
  [`tree ${LONG}`, { of: 'tree', id: LONG, kind: null }],
  [`commit ${ID}`, { of: 'commit', id: ID, kind: null }],
  [`blob ${ID}; checklist`, { of: 'blob', id: ID, kind: 'checklist' }],
  [`head ${ID}; success`, { of: 'head', id: ID, conclusion: 'success' }],
  [`head ${ID}; timed out`, { of: 'head', id: ID, conclusion: 'timed out' }],
  [`body sha256:${LONG}`, { of: 'body', digest: LONG }],
  ['as run', { of: 'nothing', kind: 'run' }],
  ['see page 3', { of: 'unknown', text: 'see page 3' }],
  [`blob ${ID.slice(1)}`, { of: 'unknown', text: `blob ${ID.slice(1)}` }],
  [`blob ${ID}0`, { of: 'unknown', text: `blob ${ID}0` }],
  [`tag ${ID}`, { of: 'unknown', text: `tag ${ID}` }],
]

describe('a pin', () => {
  test.each(PINS)('%s is read, and printed again as it was', (title, pin) => {
    expect(parsePin(title)).toEqual(pin)
    expect(printPin(pin)).toBe(title)
  })

  test('is read whatever the case and the spaces around it', () => {
    expect(parsePin(` BLOB ${ID.toUpperCase()} `)).toEqual({ of: 'blob', id: ID, kind: null })
  })

  test.each([null, '', '  '])('is none in %j', (title) => {
    expect(parsePin(title)).toBeNull()
  })

  test('can name the kind', () => {
    expect(PINS.map(([, pin]) => kindInPin(pin))).toEqual([
      ...[null, null, null, 'checklist', 'run', 'run', null, 'run'],
      ...[null, null, null, null],
    ])
    expect(kindInPin(null)).toBeNull()
    expect(printPin(withKind(null, 'run'))).toBe('as run')
    expect(printPin(withKind(parsePin(`blob ${ID}`), 'log'))).toBe(`blob ${ID}; log`)
    expect(printPin(withKind(parsePin(`body sha256:${LONG}`), 'url'))).toBe(`body sha256:${LONG}`)
  })
})

describe('a bare id', () => {
  const digits = (length: number) =>
    fc.string({
      unit: fc.constantFrom(...'0123456789abcdef'),
      minLength: length,
      maxLength: length,
    })
  const bare = fc
    .tuple(fc.constantFrom('blob', 'tree', 'commit'), fc.oneof(digits(40), digits(64)))
    .map((words) => words.join(' '))

  test('is told apart, and never taken for a secret', () => {
    fc.assert(
      fc.property(bare, (pin) => {
        expect(isBareId(pin)).toBe(true)
        expect(findSecrets(pin)).toEqual([])
      }),
    )
  })

  test.each([
    'blob 0123',
    `blob ${'A'.repeat(40)}`,
    `blob ${'a'.repeat(40)}; log`,
    `blob ${'a'.repeat(41)}`,
    `see blob ${'a'.repeat(40)}`,
    `blob ${'a'.repeat(40)} ?token=1`,
  ])('is nothing else: %s', (pin) => {
    expect(isBareId(pin)).toBe(false)
  })
})
