import { describe, expect, it } from 'vitest'
import type { QueueDecision } from '../../src/risk/queue.ts'
import { planQueue } from '../../src/risk/queue.ts'
import { remarksOn } from '../../src/risk/queue-remark.ts'
import { rankItems } from '../../src/risk/rank.ts'
import type { ItemSketch } from './sketch.ts'
import { itemNamed, planOf } from './sketch.ts'

const today = '2026-02-20'
const very = { impact: 'very-high', likelihood: 'high' } as const
const high = { impact: 'high', likelihood: 'high' } as const
const low = { impact: 'low', likelihood: 'low' } as const

interface Options {
  readonly size?: number
  readonly reselect?: boolean
}

/** Entries are codes with a text behind them; a text without a code has no item. */
function decide(
  items: ItemSketch[],
  entries: string[],
  { size = 3, reselect = false }: Options = {},
) {
  const plan = planOf({ horizons: [{ items }], queue: { size, entries } })
  const matches = (plan.queue?.entries ?? []).map((entry) => {
    const code = /^A\d+/.exec(entry.text.value)?.[0]
    return { entry, item: code === undefined ? null : itemNamed(plan, code) }
  })
  return planQueue(plan, rankItems(plan, { today }), matches, { reselect })
}

/** Texts of the new queue; what is new is its item's code with a plus. */
const texts = ({ drafts }: QueueDecision) =>
  drafts.map((draft) => ('entry' in draft ? draft.entry.text.value : `+${draft.item.code}`))

const reasons = ({ drafts }: QueueDecision) => drafts.map(({ reason }) => reason?.text ?? null)

const drops = ({ dropped }: QueueDecision) =>
  dropped.map(({ entry, reason }) => `${entry.text.value}: ${reason.text}`)

describe('planQueue', () => {
  it('leaves a queue alone that is in order', () => {
    const decision = decide([{}, {}, {}, {}], ['A2 b', 'A3 c', 'A4 d'])
    expect(texts(decision)).toEqual(['A2 b', 'A3 c', 'A4 d'])
    expect(decision).toMatchObject({ changed: false, dropped: [] })
    expect(reasons(decision)).toEqual([null, null, null])
  })

  it('puts entries in the order of their items and gives a reason to the one that moved', () => {
    const rising = decide([{}, {}, { risk: high }], ['A1 a', 'A2 b', 'A3 c'])
    expect(rising.changed).toBe(true)
    expect(texts(rising)).toEqual(['A3 c', 'A1 a', 'A2 b'])
    expect(reasons(rising)).toEqual(['ranks above A1: higher band, high over moderate', null, null])

    const sinking = decide([{ risk: low }, {}, {}], ['A1 a', 'A2 b', 'A3 c'])
    expect(texts(sinking)).toEqual(['A2 b', 'A3 c', 'A1 a'])
    expect(reasons(sinking)).toEqual([
      null,
      null,
      'A3 ranks above it: higher band, moderate over low',
    ])
  })

  it('names whom an entry overtook, not merely its neighbour', () => {
    const decision = decide(
      [{ risk: low }, {}, {}, { risk: high }],
      ['A1 a', 'A2 b', 'A3 c', 'A4 d'],
      {
        size: 4,
      },
    )
    expect(texts(decision)).toEqual(['A4 d', 'A2 b', 'A3 c', 'A1 a'])
    expect(reasons(decision)).toEqual([
      'ranks above A1: higher band, high over low',
      null,
      null,
      'A4 ranks above it: higher band, high over low',
    ])
  })

  it('asks for a link where the title is not the item’s alone', () => {
    const decision = decide(
      [{ title: 'Twins' }, { title: 'twins!' }, { title: 'One' }, { title: '—' }],
      [],
      {
        size: 4,
      },
    )
    expect(decision.drafts.map((draft) => 'item' in draft && draft.needsLink)).toEqual([
      true,
      true,
      false,
      true,
    ])
  })

  it('keeps entries of one item together, in their order', () => {
    const decision = decide([{}, {}, {}], ['A2 first', 'A1 a', 'A2 second'])
    expect(texts(decision)).toEqual(['A1 a', 'A2 first', 'A2 second'])
    expect(reasons(decision).filter((reason) => reason !== null)).toHaveLength(1)
  })

  it('keeps a place for what has no item, behind the ranked ones', () => {
    const decision = decide([{}, {}, { risk: very }], ['by hand', 'A1 a', 'A2 b'])
    expect(texts(decision)).toEqual(['+A3', 'A1 a', 'by hand'])
    expect(reasons(decision)[2]).toBe('has no item in the plan, so it follows those that have one')
    expect(drops(decision)).toEqual(['A2 b: displaced by A3: higher band, very-high over moderate'])
    expect(decide([{}, {}], ['A1 a', 'by hand'], { size: 2 }).changed).toBe(false)
  })
})

describe('what goes', () => {
  it('is what was completed, deferred or blocked, each with its reason', () => {
    const decision = decide(
      [
        { mark: 'x' },
        { mark: '-', deferral: { until: '2026-05-01' } },
        { blockedBy: ['A5'] },
        { mark: '-' },
        {},
      ],
      ['A1 a', 'A2 b', 'A3 c', 'A4 d', 'A5 e'],
    )
    expect(texts(decision)).toEqual(['A5 e'])
    expect(drops(decision)).toEqual([
      'A1 a: is completed',
      'A2 b: is deferred until 2026-05-01',
      'A3 c: waits for A5',
      'A4 d: is deferred',
    ])
    expect(decision.dropped.map(({ behind }) => behind?.code)).toEqual(['A1', 'A2', 'A3', 'A4'])
    expect(decision.changed).toBe(true)
  })

  it('stays when expired evidence or an expired deferral brought the item back', () => {
    const decision = decide(
      [
        { mark: 'x', expires: ['2026-02-19'] },
        { mark: '-', deferral: { until: '2026-02-19' } },
      ],
      ['A1 a', 'A2 b'],
    )
    expect(decision.changed).toBe(false)
  })

  it('is told in the order of the queue, whatever the reason', () => {
    const decision = decide(
      [{ risk: low }, { mark: 'x' }, { risk: very }, { risk: high }],
      ['A1 a', 'A2 b'],
      {
        size: 2,
      },
    )
    expect(drops(decision)).toEqual([
      'A1 a: displaced by A4: higher band, high over low',
      'A2 b: is completed',
    ])
    expect(texts(decision)).toEqual(['+A3', '+A4'])
  })
})

describe('what comes', () => {
  it('is the next in the ranking, where there is a free place', () => {
    const decision = decide([{}, { mark: 'x' }, {}, { risk: high }], ['A2 b', 'A3 c'])
    expect(texts(decision)).toEqual(['+A4', '+A1', 'A3 c'])
    expect(reasons(decision)).toEqual([
      'takes a free place as number 1 of the ranking',
      'takes a free place as number 2 of the ranking',
      null,
    ])
  })

  it('fills no further than there are items', () => {
    expect(texts(decide([{}, {}], [], { size: 5 }))).toEqual(['+A1', '+A2'])
    expect(decide([], [], { size: 5 })).toEqual({ drafts: [], dropped: [], changed: false })
  })

  it('displaces the lowest entries, each by a strictly higher band', () => {
    const decision = decide(
      [{}, { risk: low }, {}, { risk: high }, { risk: very }, {}],
      ['A1 a', 'A2 b', 'A3 c'],
    )
    expect(texts(decision)).toEqual(['+A5', '+A4', 'A1 a'])
    expect(reasons(decision)).toEqual([
      'displaces A2: higher band, very-high over low',
      'displaces A3: higher band, high over moderate',
      null,
    ])
    expect(drops(decision)).toEqual([
      'A2 b: displaced by A5: higher band, very-high over low',
      'A3 c: displaced by A4: higher band, high over moderate',
    ])
  })

  it('displaces nobody of its own band, however early it is due', () => {
    const items = [{}, {}, { due: '2026-01-01' }, { mark: '~' }]
    expect(decide(items, ['A1 a', 'A2 b'], { size: 2 }).changed).toBe(false)
  })

  it('takes one place of several that belong to the same item', () => {
    const decision = decide([{ risk: low }, { risk: high }], ['A1 first', 'A1 second'], { size: 2 })
    expect(texts(decision)).toEqual(['+A2', 'A1 first'])
  })

  it('leaves a queue as long as it is when it holds more than its size', () => {
    const decision = decide([{}, {}, {}, { risk: high }], ['A1 a', 'A2 b', 'A3 c'], { size: 2 })
    expect(texts(decision)).toEqual(['+A4', 'A1 a', 'A2 b'])
    expect(decide([{}, {}, {}], ['A1 a', 'A2 b', 'A3 c'], { size: 2 }).changed).toBe(false)
  })
})

describe('a pin', () => {
  const pinned = ['top until 2026-03-01: audit']

  it('displaces the lowest entry whatever its band', () => {
    const decision = decide([{}, {}, { risk: low, pinned }], ['A1 a', 'A2 b'], { size: 2 })
    expect(texts(decision)).toEqual(['+A3', 'A1 a'])
    expect(reasons(decision)[0]).toBe('displaces A2: pinned to the top until 2026-03-01: audit')
  })

  it('holds its place against every band', () => {
    expect(decide([{ risk: low, pinned }, { risk: very }], ['A1 a'], { size: 1 }).changed).toBe(
      false,
    )
    const both = decide(
      [
        { risk: low, pinned },
        { risk: very, pinned },
      ],
      ['A1 a'],
      { size: 1 },
    )
    expect(texts(both)).toEqual(['+A2'])
  })
})

describe('reselect', () => {
  const items = [{}, {}, { risk: high }, { risk: low }]

  it('takes the top of the ranking whole, in the words that are there', () => {
    const decision = decide(items, ['A4 d', 'A2 b', 'by hand'], { reselect: true })
    expect(texts(decision)).toEqual(['+A3', '+A1', 'A2 b'])
    expect(reasons(decision)).toEqual(['number 1 of the ranking', 'number 2 of the ranking', null])
    expect(drops(decision)).toEqual([
      'A4 d: not among the first 3 of the ranking',
      'by hand: not among the first 3 of the ranking',
    ])
    expect(decision.dropped.map(({ behind }) => behind?.code ?? null)).toEqual(['A4', null])
  })

  it('keeps what has no item where the ranking leaves room', () => {
    const decision = decide([{}], ['by hand', 'A1 a', 'too'], { reselect: true, size: 2 })
    expect(texts(decision)).toEqual(['A1 a', 'by hand'])
    expect(drops(decision)).toEqual(['too: not among the first 2 of the ranking'])
  })

  it('drops what left the ranking for that reason', () => {
    const decision = decide([{ mark: 'x' }, {}], ['A1 a'], { reselect: true })
    expect(texts(decision)).toEqual(['+A2'])
    expect(drops(decision)).toEqual(['A1 a: is completed'])
  })

  it('changes nothing when the top is there already', () => {
    expect(decide(items, ['A3 c', 'A1 a', 'A2 b'], { reselect: true }).changed).toBe(false)
  })
})

describe('a plan without a queue', () => {
  it('has nothing to decide', () => {
    const plan = planOf({ horizons: [{ items: [{}] }] })
    const decision = planQueue(plan, rankItems(plan, { today }), [])
    expect(decision).toEqual({ drafts: [], dropped: [], changed: false })
  })
})

describe('remarksOn', () => {
  it('says why entries came, moved and went, and nothing of those that stay', () => {
    const items = [{}, { mark: 'x' }, { risk: high }, { risk: low, title: 'Newcomer' }]
    expect(remarksOn(decide(items, ['A1 a', 'A2 b', 'A3 c']))).toEqual({
      moves: [
        { text: 'A3 c', why: 'ranks above A1: higher band, high over moderate' },
        { text: 'Newcomer', why: 'takes a free place as number 3 of the ranking' },
      ],
      dropped: [{ text: 'A2 b', why: 'is completed' }],
    })
  })
})
