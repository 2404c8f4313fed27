import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import type { Plan } from '../../src/plan/model.ts'
import { matchQueue } from '../../src/plan/queue-match.ts'
import { readPlan } from '../../src/plan/read.ts'
import { explainRanking } from '../../src/risk/explain.ts'
import { planQueue } from '../../src/risk/queue.ts'
import { rankItems } from '../../src/risk/rank.ts'
import { sourceOf } from '../../src/text/source.ts'

const SEED = readFileSync(new URL('../../PRODUCTION_HARDENING_PLAN.md', import.meta.url), 'utf8')
const today = '2026-02-20'

const RISKS = {
  'Run secret scan': 'impact very-high, likelihood high, detection none: live keys in git history',
  'Standardize DB migrations': 'impact very-high, likelihood moderate, detection none',
  'Add mandatory CI gates': 'impact high, likelihood high',
  'Enforce encrypted off-host backups': 'impact very-high, likelihood low, detection none',
  'Publish top-10 incident runbook': 'impact high, likelihood moderate',
  'Formalize `comms_service`': 'impact low, likelihood moderate',
}

/** The seed with a `Risk:` line under each of these titles. */
function stated(risks: Readonly<Record<string, string>>): Plan {
  const lines = SEED.split('\n').flatMap((line) => {
    const title = Object.keys(risks).find((each) => line.startsWith(`- [ ] ${each}`))
    return title === undefined ? [line] : [line, `  - Risk: ${risks[title]}`]
  })
  return planOf(lines.join('\n'))
}

function planOf(text: string): Plan {
  const source = sourceOf(text)
  return readPlan(source, parseMarkdown(source.text))
}

function rank(plan: Plan) {
  const firstSeen = new Map(plan.items.map(({ handle }) => [handle, '2026-02-14']))
  return rankItems(plan, { today, firstSeen })
}

const queueTexts = (plan: Plan, reselect = false) =>
  planQueue(plan, rank(plan), matchQueue(plan), { reselect }).drafts.map((draft) =>
    'entry' in draft ? draft.entry.text.value : `+ ${draft.item.title.value}`,
  )

describe('the plan as it stands', () => {
  const plan = planOf(SEED)

  it('ranks in its own order', () => {
    expect(rank(plan).ranked.map(({ item }) => item.code)).toEqual(
      plan.items.map(({ code }) => code),
    )
    expect(explainRanking(rank(plan)).defaults).toBe('21 of 21 rest on defaults')
  })

  it('keeps exactly its five entries in their order', () => {
    const decision = planQueue(plan, rank(plan), matchQueue(plan))
    expect(decision.changed).toBe(false)
    expect(decision.dropped).toEqual([])
    expect(decision.drafts.map((draft) => ('entry' in draft ? draft.behind?.code : null))).toEqual([
      'I2',
      'I3',
      'I4',
      'I6',
      'S5',
    ])
    expect(decision.drafts.map(({ reason }) => reason)).toEqual([null, null, null, null, null])
  })
})

describe('six stated risks', () => {
  const plan = stated(RISKS)
  const ranking = rank(plan)

  it('are ranked by band, then by due day', () => {
    const top = ranking.ranked.slice(0, 5)
    expect(top.map(({ item, band, due }) => [item.title.value, band, due.day])).toEqual([
      ['Run secret scan across repo and rotate exposed credentials.', 'very-high', '2026-02-21'],
      [
        'Standardize DB migrations + rollback scripts for all scoped services.',
        'very-high',
        '2026-03-28',
      ],
      [
        'Add mandatory CI gates: unit tests, smoke tests, runtime import checks, migration check.',
        'high',
        '2026-02-21',
      ],
      ['Enforce encrypted off-host backups and monthly restore drills.', 'high', '2026-05-09'],
      [
        'Enforce clean-tree release rule and document release branch policy.',
        'moderate',
        '2026-02-21',
      ],
    ])
  })

  it('leaves the tie behind them to the plan, and the low band last but for the long term', () => {
    const codes = ranking.ranked.map(({ item }) => item.code)
    expect(codes.slice(4, 8)).toEqual(['I1', 'I5', 'I6', 'S1'])
    expect(codes.indexOf('I4')).toBe(15)
  })

  it('are explained', () => {
    const { places, defaults, notices } = explainRanking(ranking, 3)
    expect(defaults).toBe('15 of 21 rest on defaults')
    expect(notices).toEqual([])
    expect(places.map(({ basis }) => basis)).toEqual([
      'very-high: impact very-high, likelihood high, detection none, which makes the likelihood very-high',
      'very-high: impact very-high, likelihood moderate, detection none, which makes the likelihood high',
      'high: impact high, likelihood high',
    ])
    expect(places.map(({ because }) => because?.text)).toEqual([
      'same band, due 35 days earlier',
      'higher band, very-high over high',
      'same band, due 77 days earlier',
    ])
    expect(places[2]?.sensitivity).toBe(
      'impact very-high (band very-high), rises to place 1; impact moderate (band moderate), drops to place 5; ' +
        'likelihood moderate (band moderate), drops to place 5',
    )
  })

  it('bring the two outside into the queue, for the lowest of it', () => {
    expect(queueTexts(plan)).toEqual([
      'Add repo-level secret scan workflow and baseline suppression policy.',
      '+ Standardize DB migrations + rollback scripts for all scoped services.',
      'Add CI runtime import/dependency validation for instrument_registry.',
      '+ Enforce encrypted off-host backups and monthly restore drills.',
      'Add daily synthetic critical-flow check script and schedule.',
    ])
    expect(queueTexts(plan, true).at(-1)).toBe(
      '+ Enforce clean-tree release rule and document release branch policy.',
    )
  })
})
