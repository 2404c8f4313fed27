import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HardenError } from '../../src/diagnostics/diagnostic.ts'
import { findItem, isAddress, lookUp, shortHandles } from '../../src/plan/address.ts'
import type { Plan } from '../../src/plan/model.ts'
import { planOf } from './plan-of.ts'

const seed = planOf(
  readFileSync(new URL('../../PRODUCTION_HARDENING_PLAN.md', import.meta.url), 'utf8'),
)
const scan = seed.items[2]
const handle = scan?.handle ?? ''
const short = shortHandles(seed).get(handle) ?? ''

/** Code of the item found, and by what; or code and mend of the refusal. */
function found(reference: string, plan = seed): string {
  try {
    const { item, by } = findItem(plan, reference)
    return `${item.code} ${by}`
  } catch (error) {
    if (!(error instanceof HardenError)) throw error
    expect(error.exit).toBe(3)
    expect(error.message).toMatch(/^Unexpected .+, expected /s)
    return `${error.code}: ${error.mend}`
  }
}

describe('an item is found', () => {
  test.each([
    ['I3', 'I3 code'],
    ['i3', 'I3 code'],
    [' L5 ', 'L5 code'],
    [short, 'I3 handle'],
    [short.toUpperCase(), 'I3 handle'],
    [handle, 'I3 handle'],
    [`I3:${short}`, 'I3 pair'],
    [`i3:${handle}`, 'I3 pair'],
    ['Run secret scan across repo and rotate exposed credentials.', 'I3 title'],
    ['run SECRET scan across repo, and rotate exposed credentials', 'I3 title'],
    ['secret scan', 'I3 words'],
    ['credentials rotate', 'I3 words'],
    ['comms_service', 'I4 words'],
    ['p95', 'S1 words'],
    ['E2E', 'S2 words'],
  ])('by %s', (reference, item) => {
    expect(found(reference)).toBe(item)
  })
})

describe('a refusal says what to run', () => {
  test.each([
    ['I7', 'no-such-item: harden show I4'],
    ['Z1', 'no-such-item: harden list'],
    ['secret kubernetes', 'no-such-item: harden show I3'],
    ['kubernetes', 'no-such-item: harden list'],
    ['', 'no-such-item: harden list'],
    ['...', 'no-such-item: harden list'],
    ['kkkk', 'no-such-item: harden list'],
    ['I9:kkkk', 'no-such-item: harden show I4'],
    ['Z9:kkkk', 'no-such-item: harden list'],
    ['enforce', 'ambiguous-item: harden show I1'],
    [`I2:${short}`, 'address-disagrees: harden show I3'],
    [`I9:${short}`, 'address-disagrees: harden show I3'],
    ['I3:kkkk', 'address-disagrees: harden show I3'],
  ])('%s', (reference, refusal) => {
    expect(found(reference)).toBe(refusal)
  })

  test('and names the candidates, or what comes near', () => {
    expect(() => findItem(seed, 'enforce')).toThrow(/of 3 items.*I1:.*; S5:.*; M5:/)
    expect(() => findItem(seed, 'service')).toThrow(/I4:[k-z]{4} Formalize comms_service/)
    expect(() => findItem(seed, 'secret kubernetes')).toThrow(
      /nearest: I3:[k-z]{4} Run secret scan/,
    )
    expect(() => findItem(seed, `I2:${short}`)).toThrow(/I2 is I2:.*, [k-z]{4} is I3:/)
    expect(() => findItem(seed, 'I3:kkkk')).toThrow(/kkkk is no item/)
  })

  test('and of what comes near names the nearest first', () => {
    const plan = planOf('- [ ] Rotate keys\n- [ ] Scan images for secrets\n')
    expect(found('scan kubernetes secrets, rotate', plan)).toBe('no-such-item: harden show I2')
  })

  test('and lists no more than five candidates', () => {
    const many = planOf('- [ ] Same\n'.repeat(9))
    expect(() => findItem(many, 'same')).toThrow(/I5:.*; and 4 more$/)
  })

  test('and cuts long titles', () => {
    const long = planOf(`- [ ] Same ${'x'.repeat(90)}\n- [ ] Same ${'y'.repeat(90)}\n`)
    expect(() => findItem(long, 'same')).toThrow(/ Same x{42}…; /)
  })
})

describe('equal titles', () => {
  const twins = planOf('- [ ] Same\n- [ ] Same\n')
  const [first, second] = shortsOf(twins)

  test('are told apart by the number behind the handle', () => {
    expect(found(`${first}`, twins)).toBe('I1 handle')
    expect(found(`${first}.1`, twins)).toBe('I1 handle')
    expect(found(`${second}`, twins)).toBe('I2 handle')
    expect(found(`I2:${second}`, twins)).toBe('I2 pair')
    expect(found(`${first}.3`, twins)).toBe('no-such-item: harden list')
    expect(found(`${first}.02`, twins)).toBe('no-such-item: harden list')
  })

  test('are ambiguous by their words', () => {
    expect(found('Same', twins)).toBe('ambiguous-item: harden show I1')
  })
})

test('a title that equals the words comes before titles that hold them', () => {
  const plan = planOf('- [ ] Back up the database twice\n- [ ] Back up the database\n')
  expect(found('back up the database', plan)).toBe('I2 title')
})

test('a prefix that two handles share is ambiguous', () => {
  const plan = planOf(Array.from({ length: 1000 }, (_, index) => `- [ ] Item ${index}\n`).join(''))
  const longer = shortsOf(plan).find((each) => each.length > 4) ?? ''
  expect(lookUp(plan, longer.slice(0, 4)).kind).toBe('ambiguous')
  expect(lookUp(plan, longer)).toMatchObject({ kind: 'found', by: 'handle' })
})

test('every code, short handle and pair of the plan finds its item', () => {
  const shorts = shortHandles(seed)
  for (const item of seed.items) {
    const short = shorts.get(item.handle) ?? ''
    for (const address of [item.code, short, item.handle, `${item.code}:${short}`]) {
      expect(findItem(seed, address).item).toBe(item)
      expect(isAddress(address)).toBe(true)
    }
  }
})

test('any words find an item or a refusal', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (reference) => found(reference) !== ''))
})

test('words and titles are not taken for addresses', () => {
  expect(['secret scan', 'I', '2', 'CI gates', 'qmz', 'abcd', 'I2:abcd'].filter(isAddress)).toEqual(
    [],
  )
})

function shortsOf(plan: Plan): string[] {
  const shorts = shortHandles(plan)
  return plan.items.map(({ handle }) => shorts.get(handle) ?? '')
}
