import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts, Outcome } from '../../src/commands/command.ts'
import { riskClear } from '../../src/commands/risk-clear.ts'
import { riskSet } from '../../src/commands/risk-set.ts'
import { HardenError } from '../../src/diagnostics/diagnostic.ts'
import { NO_DEMANDS } from '../../src/evidence/policy.ts'
import { collapse } from '../../src/markdown/inline.ts'
import type { Item, Plan } from '../../src/plan/model.ts'
import { LEVELS } from '../../src/plan/model.ts'
import { touchDate } from '../../src/plan/write.ts'
import { planText } from '../support/plans.ts'
import { change, horizonOf, itemNamed, pick, planOf } from '../support/reading.ts'
import { runs } from '../support/runs.ts'

const today = '2026-02-20'
const FACTS: Facts = {
  today,
  firstSeen: new Map(),
  policy: NO_DEMANDS,
  findings: new Map(),
  pasts: new Map(),
  history: null,
  plans: new Map(),
}

type Input = Parameters<typeof riskSet.decide>[1]

const NOTHING: Omit<Input, 'item'> = {
  impact: null,
  likelihood: null,
  detection: null,
  detect: null,
  repair: null,
  users: null,
  every: null,
  target: null,
  reason: null,
}

const set = (plan: Plan, item: Item, given: Partial<Input>) =>
  riskSet.decide(plan, { ...NOTHING, ...given, item: item.handle }, FACTS)
const clear = (plan: Plan, item: Item) => riskClear.decide(plan, { items: [item.handle] }, FACTS)

/** The plan as the command leaves it, read back as it would be. */
const planAfter = (plan: Plan, { edit }: Outcome) => (edit ? change(plan, edit) : plan)

const levels = fc.record({
  impact: fc.constantFrom(...LEVELS),
  likelihood: fc.constantFrom(null, ...LEVELS),
  detection: fc.constantFrom(null, 'none', 'partial', 'full'),
})
const outages = fc.record({
  detect: fc.nat({ max: 100_000 }),
  repair: fc.nat({ max: 100_000 }),
  users: fc.integer({ min: 1, max: 1_000 }).map((tenths) => tenths / 10),
  every: fc.integer({ min: 1, max: 52_596_000 }),
  target: fc.constantFrom(null, 99, 99.95, 99.999),
})
const reasons = fc.option(
  fc.oneof(
    fc.constantFrom(
      'live keys',
      'a: b',
      '- c',
      '[x](y)',
      'impact low',
      '*soon* – `so`',
      '10% & 5h',
    ),
    fc.string({ unit: 'grapheme', minLength: 1 }).filter((words) => collapse(words) !== ''),
  ),
)
const inputs = fc
  .tuple(fc.oneof(levels, outages), reasons)
  .map(([given, reason]): Partial<Input> => ({ ...given, reason }))

describe('any risk, in any plan', () => {
  test('is read as it was given, and given again it changes nothing', () => {
    const property = fc.property(
      planText({ noise: false }),
      fc.nat(),
      inputs,
      (text, at, given) => {
        const before = planOf(text)
        const item = pick(before.items, at)
        if (item === undefined) return
        const stated = planAfter(before, set(before, item, given))
        const now = stated.items[before.items.indexOf(item)]
        const { reliability, note, ...read } = now?.risk?.value ?? {}
        const { reason, ...wanted } = given
        const said = 'detect' in given ? reliability : read
        expect(said).toEqual(wanted)
        if (typeof reason === 'string') expect(note).toBe(collapse(reason))
        if (now) expect(set(stated, now, given).edit).toBeNull()
      },
    )
    fc.assert(property, { numRuns: runs(500) })
  })

  test('goes again, and nothing but the date is left of it', () => {
    const property = fc.property(
      planText({ noise: false }),
      fc.nat(),
      inputs,
      (text, at, given) => {
        const before = planOf(text)
        const item = pick(before.items, at)
        if (item === undefined || item.risk !== null) return
        const stated = planAfter(before, set(before, item, given))
        const now = stated.items[before.items.indexOf(item)]
        const cleared = now && planAfter(stated, clear(stated, now))
        const wanted = change(before, touchDate(before, today))
        expect(cleared?.source.text).toBe(wanted.source.text)
      },
    )
    fc.assert(property, { numRuns: runs(500) })
  })
})

describe('a field that stands there', () => {
  const lines = (risk: string) =>
    horizonOf('- [ ] Rotate', '  - Owner: A', `  - ${risk}`, '  - a detail')
  const setting = (risk: string, given: Partial<Input>) => {
    const plan = planOf(lines(risk))
    return planAfter(plan, set(plan, itemNamed(plan, 'Rotate'), given)).source.text
  }

  test.each([
    [
      'stays as it is spelled where it says so already',
      'Risk: high impact – keys',
      'Risk: high impact – keys',
    ],
    [
      'keeps its reason and its spelling of the key',
      '**risk:** low impact: keys',
      '**risk:** impact high: keys',
    ],
    [
      'is written anew where part of it cannot be read',
      'Risk: impact high, foo',
      'Risk: impact high',
    ],
    [
      'gives way to the other form',
      'Risk: detect 1h, repair 4h, users 5%, every 9d',
      'Risk: impact high',
    ],
  ])('%s', (_, before, expected) => {
    expect(setting(before, { impact: 'high' })).toBe(lines(expected))
  })

  test('gets another reason where one is given', () => {
    expect(setting('Risk: impact high: keys', { impact: 'high', reason: 'other  keys' })).toBe(
      lines('Risk: impact high: other keys'),
    )
  })
})

describe('refused, with nothing written, is', () => {
  const plan = planOf(horizonOf('- [ ] Rotate'))
  test.each<[string, Partial<Input>]>([
    ['neither form', {}],
    ['a reason alone', { reason: 'keys' }],
    ['levels without an impact', { likelihood: 'high' }],
    ['half an outage', { detect: 30, users: 5 }],
    ['a target alone', { target: 99.9 }],
    ['both forms', { impact: 'high', detect: 1, repair: 1, users: 1, every: 1 }],
  ])('%s', (_, given) => {
    expect(() => set(plan, itemNamed(plan, 'Rotate'), given)).toThrow(HardenError)
  })
})
