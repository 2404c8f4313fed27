import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/commands/command.ts'
import { lapsedItems } from '../../src/commands/lapsed.ts'
import { review } from '../../src/commands/review.ts'
import { invocationOf } from '../../src/commands/review-calls.ts'
import type { ReviewWorld } from '../../src/commands/review-command.ts'
import type { Numbers } from '../../src/commands/review-numbers.ts'
import { NO_DEMANDS } from '../../src/evidence/policy.ts'
import type { Plan } from '../../src/plan/model.ts'
import { readBack } from '../../src/plan/readback.ts'
import type { Call } from '../../src/review/proposal.ts'
import { inOrder, proposalsFor } from '../../src/review/proposals/index.ts'
import { applyEdits } from '../../src/text/edit.ts'
import { planOf } from '../support/reading.ts'
import { runs } from '../support/runs.ts'

/** Laws of the review, on plans in which everything that it looks for may be found. */

const TODAY = '2026-06-05'

const day = fc.integer({ min: -40, max: 40 }).map((days) => {
  return new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10)
})

const record = fc
  .tuple(fc.constantFrom('docs/a.md', 'docs/b.md', 'https://ci.example.com/1'), fc.option(day))
  .map(([target, end]) => {
    const expires = end === null ? '' : ` expires ${end}`
    return `    - 2026-02-02 [${target}](${target})${expires}`
  })

const deferral = fc.option(
  day.map((until) => `  - Deferred: until ${until}, approved by Ada: later`),
)

const item = fc
  .tuple(
    fc.constantFrom(' ', '~', 'x', '-'),
    fc.uniqueArray(record, { maxLength: 2 }),
    deferral,
    fc.constantFrom('', '  - Due: 2026-03-01', '  - Risk: impact high'),
    fc.constantFrom('runbook', 'workflow files + run links', ''),
    fc.boolean(),
  )
  .map(([mark, records, deferred, field, required, isOpenStep]) => ({
    mark,
    lines: [
      '  - Owner: SRE',
      `  - Evidence: ${required}`.trimEnd(),
      ...records,
      ...(mark === '-' && deferred !== null ? [deferred] : []),
      ...(field === '' ? [] : [field]),
      ...(isOpenStep ? ['  - [ ] a step'] : []),
    ],
  }))

const NAMES = ['Keys', 'Gates', 'Runbook', 'Rota', 'Backups', 'Quotas', 'Alerts', 'Drills']
const WINDOWS = ['Immediate (0-7 days)', 'Short Term (2-6 weeks)', 'Long Term (6-12 months)']

const planText = fc
  .tuple(
    fc.array(item, { minLength: 1, maxLength: 6 }),
    fc.array(fc.constantFrom(...NAMES, 'Nothing known', 'Rotate them'), { maxLength: 5 }),
  )
  .map(([items, entries]) => {
    const sections = WINDOWS.map((window, horizon) => {
      const own = items.flatMap(({ mark, lines }, at) =>
        at % WINDOWS.length === horizon
          ? [`- [${mark}] ${NAMES[at]} of the platform`, ...lines]
          : [],
      )
      return own.length === 0 ? [] : [`## ${window}`, '', ...own, '']
    })
    const queue = entries.map((entry, at) => `${at + 1}. ${entry} of the platform`)
    return [
      '# Plan\n\nLast updated: 2026-03-01 (UTC)\n',
      ...sections.flat(),
      '## Queue (next 3)\n',
      ...queue,
      ...(queue.length === 0 ? ['1. Something else'] : []),
      '',
    ].join('\n')
  })

const facts: Facts & ReviewWorld = {
  today: TODAY,
  firstSeen: new Map(),
  policy: NO_DEMANDS,
  findings: new Map(),
  pasts: new Map(),
  history: null,
  plans: new Map(),
  period: {
    since: '2026-05-29',
    until: TODAY,
    from: 'review-day',
    contains: () => true,
    missed: [],
  },
  offers: [
    {
      commit: 'c'.repeat(40),
      day: TODAY,
      subject: '',
      items: ['I1', 'S1'],
      references: ['note: it is done'],
    },
  ],
  apply: (before, edit) => {
    const after = planOf(applyEdits(before.source.text, edit.edits))
    readBack({ before, after, edits: edit.edits, intended: edit.changes })
    return after
  },
  choice: null,
}

interface Shown {
  readonly n: number
  readonly needs: readonly number[]
  readonly kind: string
}

function input(apply: Numbers | null) {
  return {
    ...{ since: null, apply, summary: false, commit: false, full: false },
    ...{ online: false, budget: null },
  }
}

/** The proposals' calls in the order in which they are carried out, each source on what those before it leave. */
function callsOn(plan: Plan): readonly Call[] {
  const scene = { plan, facts: { ...facts, timeline: null, lapsed: lapsedItems(plan, facts) } }
  const { proposals } = proposalsFor(scene, ({ plan: before }, calls) => {
    const after = calls.reduce((now, call) => {
      const { command, input: given } = invocationOf(call)
      const { edit } = command.decide(now, given, facts)
      return edit ? facts.apply(now, edit) : now
    }, before)
    return { plan: after, facts: { ...scene.facts, lapsed: lapsedItems(after, facts) } }
  })
  return inOrder(proposals).map(({ call }) => call)
}

/** What was proposed, and the plan with these accepted. */
function hold(plan: Plan, apply: Numbers | null) {
  const outcome = review.decide(plan, input(apply), facts)
  const edits = outcome.edit ? [outcome.edit, ...(outcome.further ?? [])] : []
  const after = edits.reduce(facts.apply, plan)
  const { proposals } = outcome.result(after) as { proposals: Shown[] }
  return { proposals, after, edits }
}

describe('a review', () => {
  test('of a plan in which all was accepted proposes nothing, and changes nothing', () => {
    let proposed = 0
    fc.assert(
      fc.property(planText, (text) => {
        const { proposals, after } = hold(planOf(text), 'all')
        proposed += proposals.length
        const again = hold(after, 'all')
        expect(again.proposals).toEqual([])
        expect(again.edits).toEqual([])
      }),
      { numRuns: runs(100) },
    )
    expect(proposed).toBeGreaterThan(runs(100))
  })

  test('leaves, with all accepted, what their commands leave one after another', () => {
    let several = 0
    fc.assert(
      fc.property(planText, (text) => {
        const { after, edits } = hold(planOf(text), 'all')
        const alone = callsOn(planOf(text)).reduce((plan, call) => {
          const { command, input } = invocationOf(call)
          const { edit } = command.decide(plan, input, facts)
          return edit ? facts.apply(plan, edit) : plan
        }, planOf(text))
        expect(after.source.text).toBe(alone.source.text)
        if (edits.length < callsOn(planOf(text)).length) several += 1
      }),
      { numRuns: runs(100) },
    )
    expect(several).toBeGreaterThan(runs(100) / 5)
  })

  test('reads the plan anew for what is proposed together, not for each proposal', () => {
    const items = (count: number) =>
      Array.from({ length: count }, (_, at) => [
        `- [${at % 2 === 0 ? ' ' : 'x'}] Item ${at} of the platform`,
        '  - Owner: SRE',
      ]).flat()
    const reads = (count: number) => {
      const later = ['', '## Long Term (until 2026-12-31)', '', '- [ ] Later', '']
      const lines = ['# Plan\n', '## Immediate (until 2026-03-01)', '']
      const plan = planOf([...lines, ...items(count), ...later].join('\n'))
      let read = 0
      const apply: typeof facts.apply = (before, edit) => {
        read += 1
        return facts.apply(before, edit)
      }
      const outcome = review.decide(plan, input('all'), { ...facts, apply })
      const { proposals } = outcome.result(plan) as { proposals: Shown[] }
      return { read, proposals: proposals.length }
    }
    expect(reads(4)).toEqual({ read: 8, proposals: 7 })
    expect(reads(40)).toEqual({ read: 8, proposals: 61 })
  })

  test('takes any of its proposals alone, with those it rests on', () => {
    fc.assert(
      fc.property(planText, fc.nat(), (text, pick) => {
        const plan = planOf(text)
        const { proposals } = hold(plan, null)
        if (proposals.length === 0) return
        const { n, needs, kind } = proposals[pick % proposals.length] ?? {
          n: 1,
          needs: [],
          kind: '',
        }
        const { after } = hold(plan, [...needs, n])
        expect(hold(after, null).proposals.length).toBeLessThanOrEqual(proposals.length + 1)
        // The ranking may rest on more than one of the others.
        if (kind !== 'rerank') expect(after.source.text).not.toBe(text)
      }),
      { numRuns: runs(100) },
    )
  })

  test('proposes the same each time, numbered from one', () => {
    fc.assert(
      fc.property(planText, (text) => {
        const plan = planOf(text)
        const { proposals, edits } = hold(plan, null)
        expect(proposals.map(({ n }) => n)).toEqual(proposals.map((_, at) => at + 1))
        expect(hold(planOf(text), null).proposals).toEqual(proposals)
        expect(edits).toEqual([])
      }),
      { numRuns: runs(50) },
    )
  })
})
