import { describe, expect, it } from 'vitest'
import { handleOf } from '../../src/plan/handle.ts'
import { differenceText } from '../../src/risk/difference.ts'
import { rankItems } from '../../src/risk/rank.ts'
import type { ItemSketch, PlanSketch } from './sketch.ts'
import { itemNamed, planOf } from './sketch.ts'

const today = '2026-02-20'
const high = { impact: 'high', likelihood: 'high' } as const
const low = { impact: 'low', likelihood: 'low' } as const

function rank(sketch: PlanSketch) {
  return rankItems(planOf({ lastUpdated: '2026-02-14', ...sketch }), { today })
}

/** One horizon of a week. */
function rankAll(...items: ItemSketch[]) {
  return rank({ horizons: [{ window: '7 days', items }] })
}

const codes = (entries: readonly { readonly item: { readonly code: string } }[]) =>
  entries.map(({ item }) => item.code)

const reasons = ({ ranked }: ReturnType<typeof rank>) =>
  ranked.map(({ item, because }) => `${item.code} ${because ? differenceText(because) : 'last'}`)

describe('the order', () => {
  it('goes by the first difference: band, due day, in progress, place', () => {
    const ranking = rankAll(
      {},
      { mark: '~' },
      { due: '2026-02-20' },
      { risk: low },
      { risk: high, due: '2026-05-09' },
      { risk: high },
      {},
    )
    expect(reasons(ranking)).toEqual([
      'A6 same band, due 77 days earlier',
      'A5 higher band, high over moderate',
      'A3 same band, due 1 day earlier',
      'A2 same band and due day, already in progress',
      'A1 same band and due day, earlier in the plan',
      'A7 higher band, moderate over low',
      'A4 last',
    ])
    expect(ranking.ranked.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('puts what has no due day last in its band', () => {
    const ranking = rank({
      horizons: [{ items: [{}, {}, { mark: '~' }] }, { window: '7 days', items: [{}] }],
    })
    expect(reasons(ranking)).toEqual([
      'B1 same band, and it has a due day',
      'A3 same band, no due day, already in progress',
      'A1 same band, no due day, earlier in the plan',
      'A2 last',
    ])
  })

  it('counts each item’s window from the day it first appeared', () => {
    const plan = planOf({
      lastUpdated: '2026-02-14',
      horizons: [{ window: '7 days', items: [{}, {}, {}] }],
    })
    const handle = (code: string) => itemNamed(plan, code).handle
    const firstSeen = new Map([
      [handle('A2'), '2026-01-01'],
      [handle('A3'), '2026-01-03'],
    ])
    const { ranked } = rankItems(plan, { today, firstSeen })
    expect(ranked.map(({ item, due }) => [item.code, due.day, due.daysLate])).toEqual([
      ['A2', '2026-01-08', 43],
      ['A3', '2026-01-10', 41],
      ['A1', '2026-02-21', 0],
    ])
  })

  it('keeps marks of the plan’s own among what is not started', () => {
    expect(codes(rankAll({}, { mark: '?' }, { mark: '~' }).ranked)).toEqual(['A3', 'A1', 'A2'])
  })

  it('holds on an empty plan', () => {
    const none = { count: 0, of: 0 }
    const empty = { ranked: [], blocked: [], left: [], cycles: [], pins: [], defaults: none }
    expect(rank({ horizons: [] })).toEqual(empty)
  })
})

describe('what leaves and comes back', () => {
  it('leaves when completed, comes back the day after its evidence expired', () => {
    const { ranked, left } = rankAll(
      { mark: 'x' },
      { mark: 'X', expires: [today, null] },
      { mark: 'x', expires: ['2026-02-19'] },
      { mark: 'x', expires: ['2026-02-19', '2026-03-19'] },
    )
    expect(ranked.map(({ item, back }) => [item.code, back])).toEqual([['A3', 'evidence-expired']])
    expect(left.map(({ item, why }) => [item.code, why])).toEqual([
      ['A1', 'completed'],
      ['A2', 'completed'],
      ['A4', 'completed'],
    ])
  })

  it('leaves when deferred, comes back the day after the deferral’s end', () => {
    const { ranked, left } = rankAll(
      { mark: '-', deferral: { until: today } },
      { mark: '-', deferral: { until: '2026-02-19' } },
      { mark: '-', deferral: {} },
      { mark: '-' },
    )
    expect(ranked.map(({ item, back }) => [item.code, back])).toEqual([['A2', 'deferral-expired']])
    expect(left).toMatchObject([
      { item: { code: 'A1' }, why: 'deferred', until: today },
      { item: { code: 'A3' }, why: 'deferred', until: null },
      { item: { code: 'A4' }, why: 'deferred', until: null },
    ])
  })

  it('says of nothing else that it is back', () => {
    const { ranked } = rankAll(
      {},
      { mark: '~', expires: ['2026-01-01'] },
      { deferral: { until: '2026-01-01' } },
    )
    expect(ranked.map(({ back }) => back)).toEqual([null, null, null])
  })
})

describe('waiting', () => {
  it('lists blocked items apart and lifts their blockers, over any number of steps', () => {
    const { ranked, blocked } = rankAll(
      { risk: low },
      { risk: low },
      { risk: low, blockedBy: ['A2'] },
      { risk: high, blockedBy: ['A3', 'A5'] },
      { risk: { impact: 'very-high', likelihood: 'high' } },
    )
    expect(blocked.map(({ item, by }) => [item.code, ...by.map(({ code }) => code)])).toEqual([
      ['A3', 'A2'],
      ['A4', 'A3', 'A5'],
    ])
    expect(ranked.map(({ item, band, lift }) => [item.code, band, lift?.from.code])).toEqual([
      ['A5', 'very-high', 'A4'],
      ['A2', 'high', 'A4'],
      ['A1', 'low', undefined],
    ])
    expect(ranked[1]?.assessment.band).toBe('low')
  })

  it('is over when the blocker is completed, and begins again when its evidence expires', () => {
    const blocking = (blocker: ItemSketch) => codes(rankAll(blocker, { blockedBy: ['A1'] }).blocked)
    expect(blocking({ mark: 'x' })).toEqual([])
    expect(blocking({ mark: 'x', expires: ['2026-02-19'] })).toEqual(['A2'])
    expect(blocking({ mark: '~' })).toEqual(['A2'])
    expect(blocking({ mark: '-', deferral: { until: '2026-05-01' } })).toEqual(['A2'])
  })

  it('passes a band on through what is deferred, but none of its own', () => {
    const through = rankAll(
      { risk: low },
      { mark: '-', risk: high, blockedBy: ['A1'] },
      { risk: low, blockedBy: ['A2'] },
    )
    expect(through.ranked.map(({ band }) => band)).toEqual(['low'])
    const lifted = rankAll(
      { risk: low },
      { mark: '-', risk: low, blockedBy: ['A1'] },
      { risk: high, blockedBy: ['A2'] },
    )
    expect(lifted.ranked.map(({ band }) => band)).toEqual(['high'])
    expect(codes(lifted.left)).toEqual(['A2'])
  })

  it('says nothing of completed items that name a blocker', () => {
    const { blocked, ranked } = rankAll({ risk: low }, { mark: 'x', risk: high, blockedBy: ['A1'] })
    expect(blocked).toEqual([])
    expect(ranked.map(({ band }) => band)).toEqual(['low'])
  })

  it('finds blockers by code, handle and title, and ignores what names none', () => {
    const plan = planOf({ horizons: [{ items: [{ title: 'Rotate keys' }, {}] }] })
    const handle = plan.items[0]?.handle ?? ''
    for (const reference of ['a1', ' A1 ', handle, `A1:${handle}`, 'Rotate keys']) {
      const { blocked } = rankAll({ title: 'Rotate keys' }, { blockedBy: [reference] })
      expect(codes(blocked)).toEqual(['A2'])
    }
    const { blocked } = rankAll({}, { blockedBy: ['Z9', 'no such thing', 'Z9', ''] })
    expect(blocked).toEqual([])
  })

  it('tells handles apart that begin alike, and looks for words that only look like one', () => {
    const [one, other] = titlesThatBeginAlike()
    const waitingFor = (...references: string[]) => {
      const items = [one, one, other, 'Build a tower'].map((title) => ({ title }))
      const waiters = references.map((reference) => ({ blockedBy: [reference] }))
      return rankAll(...items, ...waiters).blocked.map(({ by }) => by[0]?.code)
    }
    const [a, b] = [one, other].map(handleOf) as [string, string]
    const shared = a.slice(0, 4)
    expect(b.slice(0, 4)).toBe(shared)
    const named = waitingFor(a.slice(0, 6), `${a.toUpperCase()}.2`, `A3:${shared}`, b.slice(0, 6))
    expect(named).toEqual(['A1', 'A2', 'A3', 'A3'])
    expect(waitingFor(shared, `A4:${a}`, 'rustzz', `${a}.9`)).toEqual([])
    expect(waitingFor('tower', other)).toEqual(['A4', 'A3'])
  })

  it('takes no word for a handle that other titles hold too', () => {
    const { blocked } = rankAll(
      { title: 'Mend the rusty gate' },
      { title: 'Paint the rusty gate' },
      { blockedBy: ['rusty'] },
    )
    expect(blocked).toEqual([])
  })

  it('names a blocker once, however often and however it is written', () => {
    const { blocked } = rankAll(
      { title: 'Rotate keys' },
      { blockedBy: ['A1', 'Rotate keys', 'A1'] },
    )
    expect(blocked.map(({ by }) => codes(by.map((item) => ({ item }))))).toEqual([['A1']])
  })

  it('tolerates circles and tells them', () => {
    const { ranked, blocked, cycles } = rankAll(
      { blockedBy: ['A2'] },
      { blockedBy: ['A3'] },
      { risk: high, blockedBy: ['A2', 'A4'] },
      { risk: low },
    )
    expect(cycles.map((cycle) => cycle.map(({ code }) => code))).toEqual([['A2', 'A3']])
    expect(codes(blocked)).toEqual(['A1', 'A2', 'A3'])
    expect(ranked.map(({ item, band }) => [item.code, band])).toEqual([['A4', 'high']])
  })
})

describe('an item that names itself as its blocker', () => {
  it('waits for nothing', () => {
    const { blocked, cycles } = rankAll({ blockedBy: ['A1'] })
    expect([...blocked, ...cycles]).toEqual([])
  })
})

describe('pins', () => {
  const pinned = ['top until 2026-03-01: audit']

  it('stand above every band, by rank among themselves, and say so', () => {
    const ranking = rankAll({ risk: low, pinned }, { risk: high }, { pinned })
    expect(reasons(ranking)).toEqual([
      'A3 higher band, moderate over low',
      'A1 pinned to the top until 2026-03-01: audit',
      'A2 last',
    ])
    expect(ranking.ranked.map(({ pin }) => pin?.reason)).toEqual(['audit', 'audit', undefined])
  })

  it('count for nothing when expired or incomplete, but are told', () => {
    const { ranked, pins } = rankAll(
      { risk: low, pinned: ['top until 2026-02-19: audit'] },
      { pinned: ['top: audit'] },
      { risk: high },
    )
    expect(codes(ranked)).toEqual(['A3', 'A2', 'A1'])
    expect(pins.map(({ item, state }) => [item.code, state])).toEqual([
      ['A1', 'expired'],
      ['A2', 'incomplete'],
    ])
  })

  it('count before they are written, and instead of those that are', () => {
    const plan = planOf({ horizons: [{ items: [{}, { pinned }, { risk: low }] }] })
    const pinNow = (code: string, reason: string) =>
      rankItems(plan, { today, newPin: { item: itemNamed(plan, code), until: today, reason } })
        .ranked
    expect(codes(pinNow('A3', 'audit'))).toEqual(['A2', 'A3', 'A1'])
    expect(pinNow('A2', 'outage').map(({ pin }) => pin?.reason)).toEqual([
      'outage',
      undefined,
      undefined,
    ])
  })

  it('give no place to what is blocked or done', () => {
    const { ranked, pins } = rankAll({ mark: 'x', pinned }, { blockedBy: ['A3'], pinned }, {})
    expect(codes(ranked)).toEqual(['A3'])
    expect(pins).toHaveLength(2)
  })
})

describe('defaults', () => {
  it('are counted over all open items, blocked ones too', () => {
    const { defaults } = rankAll(
      { risk: high },
      { risk: { impact: 'high' } },
      { blockedBy: ['A1'] },
      { mark: 'x' },
      { mark: '-' },
    )
    expect(defaults).toEqual({ count: 2, of: 3 })
  })
})

/** Two whose handles begin with the same four letters. */
function titlesThatBeginAlike(): [string, string] {
  const seen = new Map<string, string>()
  for (let number = 1; ; number += 1) {
    const title = `Gate ${number}`
    const start = handleOf(title).slice(0, 4)
    const other = seen.get(start)
    if (other !== undefined) return [other, title]
    seen.set(start, title)
  }
}
