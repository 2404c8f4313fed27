import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEVELS } from '../../src/plan/model.ts'
import { blockerReader } from '../../src/plan/reference.ts'
import { compareCandidates, firstDifference } from '../../src/risk/difference.ts'
import type { Move } from '../../src/risk/moves.ts'
import { wouldMove } from '../../src/risk/moves.ts'
import type { Ranked } from '../../src/risk/rank.ts'
import { rankItems } from '../../src/risk/rank.ts'
import { addDays } from '../../src/text/dates.ts'
import { RUNS } from '../support/runs.ts'
import type { Titled, TitledPlan } from './arbitrary.ts'
import { changed, lastUpdated, plans, shuffled, today } from './arbitrary.ts'
import { planOf } from './sketch.ts'

const runs = { numRuns: RUNS }
const rank = (sketch: TitledPlan) => rankItems(planOf(sketch), { today })

const placeOf = (sketch: TitledPlan, title: string) =>
  rank(sketch).ranked.find(({ item }) => item.title.value === title)

describe('without stated risks', () => {
  it('a plan whose windows ascend ranks in its own order', () => {
    const items = fc.integer({ min: 1, max: 4 })
    const horizons = fc.array(fc.tuple(items, fc.integer({ min: 0, max: 20 })), { maxLength: 7 })
    const windowed = fc.nat({ max: 7 })
    const property = fc.property(horizons, windowed, (sizes, withWindow) => {
      let days = 0
      const plan = planOf({
        lastUpdated,
        horizons: sizes.map(([count, more], index) => {
          days += more
          const window = index < withWindow ? { window: `${days} days` } : {}
          return { ...window, items: Array.from({ length: count }, () => ({})) }
        }),
      })
      const ranked = rankItems(plan, { today }).ranked.map(({ item }) => item)
      expect(ranked).toEqual(plan.items)
    })
    fc.assert(property, runs)
  })
})

describe('an item', () => {
  const pick = fc.nat()

  it('never falls when one of its inputs rises', () => {
    const property = fc.property(plans, pick, pick, (plan, which, by) => {
      const { ranked } = rank(plan)
      const own = ranked[which % Math.max(1, ranked.length)]
      if (own === undefined) return
      for (const raise of raises(own, by)) {
        const after = placeOf(changed(plan, own.item.title.value, raise), own.item.title.value)
        expect(after?.place).toBeLessThanOrEqual(own.place)
      }
    })
    fc.assert(property, runs)
  })

  it('would move as told, and by no nearer change', () => {
    const property = fc.property(plans, pick, (plan, which) => {
      const { ranked } = rank(plan)
      const own = ranked[which % Math.max(1, ranked.length)]
      if (own === undefined) return
      const tried = [...movesOfRisk(plan, own), ...otherMoves(plan, own, ranked[own.place - 2])]
      expect(wouldMove(ranked, own)).toEqual(tried)
    })
    fc.assert(property, runs)
  })
})

describe('the ranking', () => {
  it('holds every item once: ranked, blocked or left', () => {
    const property = fc.property(plans, (sketch) => {
      const plan = planOf(sketch)
      const { ranked, blocked, left } = rankItems(plan, { today })
      const all = [...ranked, ...blocked, ...left].map(({ item }) => item)
      expect(new Set(all)).toEqual(new Set(plan.items))
      expect(all).toHaveLength(plan.items.length)
    })
    fc.assert(property, runs)
  })

  it('is one order of all, and each reason is the first difference', () => {
    const property = fc.property(plans, (plan) => {
      const { ranked } = rank(plan)
      ranked.forEach((above, index) => {
        for (const below of ranked.slice(index + 1)) {
          expect(compareCandidates(above, below)).toBeLessThan(0)
          expect(compareCandidates(below, above)).toBeGreaterThan(0)
          expect(firstDifference(above, below).kind).toBe(firstByHand(above, below))
        }
      })
    })
    fc.assert(property, runs)
  })

  it('keeps every band and due day when lines are reordered, and all but the last tie-break', () => {
    const pair = plans.chain((plan) => fc.tuple(fc.constant(plan), shuffled(plan)))
    const property = fc.property(pair, ([before, after]) => {
      const [first, second] = [rank(before), rank(after)]
      expect(second.ranked.map(weight)).toEqual(first.ranked.map(weight))
      expect(new Map(second.ranked.map(titled))).toEqual(new Map(first.ranked.map(titled)))
      const names = (list: readonly { item: { title: { value: string } } }[]) =>
        new Set(list.map(({ item }) => item.title.value))
      expect(names(second.blocked)).toEqual(names(first.blocked))
    })
    fc.assert(property, runs)
  })

  it('blocks what the plan’s order blocks, and never ranks lower than what waits for it', () => {
    const property = fc.property(plans, (sketch) => {
      const plan = planOf(sketch)
      const { ranked, blocked, left } = rankItems(plan, { today })
      const blockersOf = blockerReader(plan)
      const done = new Set(left.filter(({ why }) => why === 'completed').map(({ item }) => item))
      for (const { item, by, assessment } of blocked) {
        expect(by).toEqual(blockersOf(item).filter((each) => !done.has(each)))
        for (const { item: blocker, band } of ranked) {
          if (!by.includes(blocker)) continue
          expect(LEVELS.indexOf(band)).toBeGreaterThanOrEqual(LEVELS.indexOf(assessment.band))
        }
      }
      for (const { item } of ranked) {
        expect(blockersOf(item).every((each) => done.has(each))).toBe(true)
      }
    })
    fc.assert(property, runs)
  })
})

/** Everything a place rests on, the place in the plan left out. */
const weight = ({ pin, band, due, started }: Ranked) => [pin !== null, band, due.day, started]
const titled = (own: Ranked) => [own.item.title.value, weight(own)] as const

function firstByHand(above: Ranked, below: Ranked): string {
  const [a, b] = [weight(above), weight(below)]
  const index = a.findIndex((value, at) => value !== b[at])
  return ['pin', 'band', 'due', 'started'][index] ?? 'place'
}

/** Changes of the item that raise impact, likelihood, and what goes unnoticed. */
function raises({ assessment }: Ranked, by: number): ((item: Titled) => Titled)[] {
  const higher = (level: (typeof LEVELS)[number]) =>
    LEVELS[Math.min(4, LEVELS.indexOf(level) + (by % 5))] ?? level
  const impact = higher(assessment.impact.value)
  const likelihood = higher(assessment.likelihood.value)
  return [{ impact }, { likelihood }, { detection: 'none' } as const].map(
    (change) => (item: Titled) => ({ ...item, risk: { ...item.risk, ...change } }),
  )
}

/** What `wouldMove` promises, found by ranking the changed plan anew. */
function movesOfRisk(plan: TitledPlan, own: Ranked): Move[] {
  const { assessment } = own
  const attempt = (input: 'impact' | 'likelihood' | 'detection', to: string): Move[] =>
    moveBy(plan, own, { input, from: assessment[input].value, to }, (item) => ({
      ...item,
      risk: { ...item.risk, [input]: to },
    }))
  const levels = (['impact', 'likelihood'] as const).flatMap((input) => {
    const at = LEVELS.indexOf(assessment[input].value)
    const lowering = LEVELS.slice(0, at).reverse()
    return [LEVELS.slice(at + 1), lowering].flatMap((tried) =>
      tried.flatMap((to) => attempt(input, to)).slice(0, 1),
    )
  })
  const detected = assessment.detection.value === 'none' ? 'partial' : 'none'
  return [...levels, ...attempt('detection', detected)]
}

function otherMoves(plan: TitledPlan, own: Ranked, above: Ranked | undefined): Move[] {
  const to = above?.due.day ?? null
  const dueBefore = (day: string) =>
    moveBy(plan, own, { input: 'due', from: own.due.day, to: day }, (item) => ({
      ...item,
      due: addDays(day, -1),
    }))
  const [from, mark] = own.started ? ['yes', ' '] : ['no', '~']
  const started = { input: 'started', from, to: own.started ? 'no' : 'yes' } as const
  const unpinned = { input: 'pin', from: own.pin?.until ?? null, to: null } as const
  return [
    ...(to === null ? [] : dueBefore(to).filter(({ direction }) => direction === 'up')),
    ...(own.back === null ? moveBy(plan, own, started, (item) => ({ ...item, mark })) : []),
    ...moveBy(plan, own, unpinned, (item) => ({ ...item, pinned: [] })),
  ]
}

function moveBy(
  plan: TitledPlan,
  own: Ranked,
  told: Pick<Move, 'input' | 'from' | 'to'>,
  change: (item: Titled) => Titled,
): Move[] {
  const title = own.item.title.value
  const after = placeOf(changed(plan, title, change), title)
  if (after === undefined || after.place === own.place) return []
  const direction = after.place < own.place ? 'up' : 'down'
  return [{ ...told, band: after.band, place: after.place, direction }]
}
