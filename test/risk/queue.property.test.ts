import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan, QueueEntry } from '../../src/plan/model.ts'
import { matchQueue } from '../../src/plan/queue-match.ts'
import type { QueueDecision } from '../../src/risk/queue.ts'
import { planQueue } from '../../src/risk/queue.ts'
import { rankItems } from '../../src/risk/rank.ts'
import { RUNS } from '../support/runs.ts'
import { plans, today } from './arbitrary.ts'
import { planOf, withQueue } from './sketch.ts'

const runs = { numRuns: RUNS }

/** Titles of items (some of them twice in the plan), and words that mean none. */
const queued = fc
  .record({
    sketch: plans,
    twins: fc.boolean(),
    entries: fc.array(fc.nat({ max: 9 }), { maxLength: 7 }),
    size: fc.nat({ max: 6 }),
  })
  .map(({ sketch, twins, entries, size }) => {
    const horizons = twins
      ? sketch.horizons.map(({ items, ...rest }) => ({ ...rest, items: items.map(twin) }))
      : sketch.horizons
    const plan = planOf({ ...sketch, horizons })
    const texts = entries.map((at) => plan.items[at]?.title.value ?? `written by hand ${at}`)
    return withQueue(plan, texts, size)
  })

const twin = <T extends { title: string }>(item: T, index: number): T =>
  index > 1 ? item : { ...item, title: 'Mend the twins' }

describe('planQueue', () => {
  it.each([false, true])('changes nothing the second time (reselect %s)', (reselect) => {
    const property = fc.property(queued, (plan) => {
      const once = decide(plan, reselect)
      const twice = decide(applied(plan, once), reselect)
      expect(twice.dropped).toEqual([])
      expect(twice.changed).toBe(false)
      expect(decide(applied(plan, once), false).changed).toBe(false)
    })
    fc.assert(property, runs)
  })

  it.each([false, true])('loses no entry unnamed and doubles none (reselect %s)', (reselect) => {
    const property = fc.property(queued, (plan) => {
      const { drafts, dropped } = decide(plan, reselect)
      const kept = drafts.flatMap((draft) => ('entry' in draft ? [draft.entry] : []))
      const all = [...kept, ...dropped.map(({ entry }) => entry)]
      expect(all).toHaveLength(entriesOf(plan).length)
      expect(new Set(all)).toEqual(new Set(entriesOf(plan)))
      const added = drafts.flatMap((draft) => ('item' in draft ? [draft.item] : []))
      const behind = drafts.map((draft) => ('entry' in draft ? draft.behind : null))
      expect(new Set(added).size).toBe(added.length)
      expect(added.some((item) => behind.includes(item))).toBe(false)
    })
    fc.assert(property, runs)
  })

  it('fills the queue as far as the ranking goes, in its order, the others behind', () => {
    const property = fc.property(queued, (plan) => {
      const ranking = rankItems(plan, { today })
      const { drafts } = decide(plan, false)
      const places = drafts.map((draft) => {
        const item = 'entry' in draft ? draft.behind : draft.item
        const place = ranking.ranked.find((each) => each.item === item)?.place
        return place ?? Number.POSITIVE_INFINITY
      })
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      const size = plan.queue?.size ?? 0
      const outside = ranking.ranked.filter(({ place }) => !places.includes(place))
      if (drafts.length < size) expect(outside).toEqual([])
    })
    fc.assert(property, runs)
  })

  it('gives a reason to what moved and to nothing in a queue that stays', () => {
    const property = fc.property(queued, (plan) => {
      const { drafts, changed, dropped } = decide(plan, false)
      const reasons = drafts.filter(({ reason }) => reason !== null)
      if (!changed) expect([...reasons, ...dropped]).toEqual([])
      if (changed) expect(reasons.length + dropped.length).toBeGreaterThan(0)
    })
    fc.assert(property, runs)
  })
})

function decide(plan: Plan, reselect: boolean): QueueDecision {
  return planQueue(plan, rankItems(plan, { today }), matchQueue(plan), { reselect })
}

function entriesOf(plan: Plan): readonly QueueEntry[] {
  return plan.queue?.entries ?? []
}

/** The plan after the decision was written: a new entry holds its item's title, and a link if need be. */
function applied(plan: Plan, { drafts }: QueueDecision): Plan {
  const { queue } = withQueue(
    plan,
    drafts.map((draft) => ('entry' in draft ? draft.entry.text.value : draft.item.title.value)),
    plan.queue?.size,
  )
  if (queue === null) throw new Error('the sketch lost its queue')
  const entries = queue.entries.map((entry, index): QueueEntry => {
    const draft = drafts[index]
    if (draft === undefined) return entry
    if ('entry' in draft) return { ...entry, link: draft.entry.link }
    return draft.needsLink ? { ...entry, link: { ...entry.text, value: draft.item.handle } } : entry
  })
  return { ...plan, queue: { ...queue, entries } }
}
