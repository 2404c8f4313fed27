import { describe, expect, test } from 'vitest'
import { recordedProbes } from '../../src/evidence/index.ts'
import { NO_DEMANDS } from '../../src/evidence/policy.ts'
import type { Finding } from '../../src/evidence/probe.ts'
import { probeKey } from '../../src/evidence/probe.ts'
import { presenceOf } from '../../src/history/presence.ts'
import type { Offer, ReviewScene } from '../../src/review/facts.ts'
import { reviewOf } from '../../src/review/review.ts'
import { summaryOf } from '../../src/review/summary.ts'
import type { Sketch } from '../history/pasts.ts'
import { timelineOf } from '../history/pasts.ts'
import { planOf } from '../support/reading.ts'

const TODAY = '2026-03-06'
const SINCE = '2026-02-27'

/** A plan of three horizons, or of as many as are given. */
function text(immediate: string[], short: string[] = [], long: string[] = []): string {
  const section = (heading: string, lines: string[]) =>
    lines.length === 0 ? [] : [`## ${heading}`, '', ...lines, '']
  return [
    '# Plan',
    '',
    ...section('Immediate (0-7 days)', immediate),
    ...section('Short Term (2-6 weeks)', short),
    ...section('Long Term (6-12 months)', long),
  ].join('\n')
}

/** The plan of the last sketch, reviewed for the week before. */
function sceneOf(sketches: readonly Sketch[], offers: readonly Offer[] = []): ReviewScene {
  const timeline = timelineOf(...sketches)
  const { items } = presenceOf(timeline)
  const firstSeen = [...items].map(([handle, past]) => [handle, past.firstSeen ?? ''] as const)
  return {
    plan: planOf(sketches.at(-1)?.plan ?? ''),
    facts: {
      today: TODAY,
      period: {
        since: SINCE,
        until: TODAY,
        from: 'review-day',
        contains: ({ day }) => day >= SINCE,
        missed: [],
      },
      offers,
      findings: new Map(),
      policy: NO_DEMANDS,
      pasts: items,
      firstSeen: new Map(firstSeen.filter(([, day]) => day !== '')),
      timeline,
      lapsed: new Set(),
    },
  }
}

/** A review of which nothing is accepted. */
const reviewed = (sketches: readonly Sketch[], offers?: readonly Offer[]) =>
  reviewOf(sceneOf(sketches, offers), (scene) => scene)

const titles = (items: readonly { readonly title: string }[]) => items.map(({ title }) => title)

function offer(...references: string[]): Offer {
  const named = { day: '2026-03-02', subject: 'Gate it', items: ['I1'] }
  return { ...named, commit: 'abcdef0123'.repeat(4), references }
}

describe('what happened', () => {
  const { changes } = reviewed([
    {
      on: '02-01',
      plan: text(['- [ ] Keys', '- [x] Gates', '- [-] Rota', '- [ ] Quotas'], ['- [~] Drills']),
    },
    {
      on: '03-01',
      plan: text(
        ['- [x] Keys', '- [ ] Gates', '- [~] Rota'],
        ['- [-] Drills', '- [ ] Alerts'],
        ['- [ ] Quotas'],
      ),
    },
  ]).sections

  test('is told by what each item was, and is', () => {
    expect(titles(changes.completed)).toEqual(['Keys'])
    expect(titles(changes.reopened)).toEqual(['Gates', 'Rota'])
    expect(titles(changes.deferred)).toEqual(['Drills'])
    expect(titles(changes.added)).toEqual(['Alerts'])
  })

  test('an item in a later horizon has slipped', () => {
    expect(changes.slipped).toMatchObject([
      { title: 'Quotas', from: 'Immediate', to: 'Long Term', day: '2026-03-01', by: 'Ada' },
    ])
  })

  test('an item in an earlier horizon has not', () => {
    const { slipped } = reviewed([
      { on: '02-01', plan: text(['- [ ] Keys'], ['- [ ] Gates']) },
      { on: '03-01', plan: text(['- [ ] Keys', '- [ ] Gates']) },
    ]).sections.changes
    expect(slipped).toEqual([])
  })

  test('one that was put off and brought back has not', () => {
    const { slipped } = reviewed([
      { on: '02-01', plan: text(['- [ ] Keys', '- [ ] Gates'], ['- [ ] Rota']) },
      { on: '03-01', plan: text(['- [ ] Keys'], ['- [ ] Rota', '- [ ] Gates']) },
      { on: '03-02', plan: text(['- [ ] Keys', '- [ ] Gates'], ['- [ ] Rota']) },
    ]).sections.changes
    expect(slipped).toEqual([])
  })

  test('an item that is gone is named by what it was called', () => {
    const { removed } = reviewed([
      { on: '02-01', plan: text(['- [ ] Keys', '- [ ] Gates']) },
      { on: '03-01', plan: text(['- [ ] Keys']) },
    ]).sections.changes
    expect(removed).toMatchObject([{ title: 'Gates', code: null, day: '2026-03-01' }])
    expect(removed[0]?.short).toHaveLength(4)
  })

  test('an item that came completed was completed', () => {
    const { completed, added } = reviewed([
      { on: '02-01', plan: text(['- [ ] Keys']) },
      { on: '03-01', plan: text(['- [ ] Keys', '- [x] Gates']) },
    ]).sections.changes
    expect(titles(completed)).toEqual(['Gates'])
    expect(titles(added)).toEqual(['Gates'])
  })

  test('of a plan without a history nothing is known', () => {
    const { plan, facts } = sceneOf([{ on: '02-01', plan: text(['- [~] Keys']) }])
    const { sections } = reviewOf(
      { plan, facts: { ...facts, timeline: null, pasts: new Map() } },
      (scene) => scene,
    )
    expect(sections.changes.added).toEqual([])
    expect(sections.stalled).toEqual([])
    expect(sections.burnUp).toEqual([])
    expect(sections.forecast).toEqual({ kind: 'insufficient-data', weeks: 0 })
  })
})

test('what is in progress and untouched stands in the order of its age', () => {
  const { stalled } = reviewed([
    { on: '02-01', plan: text(['- [ ] Keys', '- [~] Gates', '- [ ] Rota']) },
    { on: '02-10', plan: text(['- [~] Keys', '- [~] Gates', '- [ ] Rota']) },
    { on: '03-01', plan: text(['- [~] Keys', '- [~] Gates', '- [~] Rota']) },
  ]).sections
  expect(stalled.map(({ title, days }) => [title, days])).toEqual([
    ['Gates', 33],
    ['Keys', 24],
  ])
})

describe('what commits offer', () => {
  const plan = text(['- [ ] Keys'])

  test('and cannot be taken is told, without a secret', () => {
    const secret = 'https://ci.example.com/1?token=hunter2hunter2'
    const { sections, proposals } = reviewed(
      [{ on: '02-01', plan }],
      [offer('docs/none.md', secret)],
    )
    expect(sections.unverifiable.map(({ what }) => what)).toContain('a reference in abcdef0')
    expect(JSON.stringify(sections)).not.toContain('hunter2')
    expect(proposals.filter(({ kind }) => kind === 'add-evidence')).toEqual([])
  })

  test('and names no item here is no proposal', () => {
    const elsewhere = { ...offer('note: it was read out'), items: ['Z9'] }
    expect(reviewed([{ on: '02-01', plan }], [elsewhere]).proposals).toEqual(
      reviewed([{ on: '02-01', plan }]).proposals,
    )
  })

  test('is proposed for what is completed without proof, and no other', () => {
    const record = ['  - Evidence: log', '    - 2026-02-02 [log](log.md)']
    const proposed = (...lines: string[]) => {
      const note = offer('note: it was seen')
      const { proposals } = reviewed([{ on: '02-01', plan: text(lines) }], [note])
      return proposals.flatMap(({ kind, text }) => (kind === 'add-evidence' ? [text] : []))
    }
    expect(proposed('- [x] Keys')).toEqual(['Add note: it was seen as evidence for I1.'])
    expect(proposed('- [x] Keys', ...record)).toEqual([])
  })

  test('and is recorded already is no proposal', () => {
    const lines = ['- [ ] Keys', '  - Evidence: log', '    - 2026-02-02 it was read out']
    const { proposals } = reviewed(
      [{ on: '02-01', plan: text(lines) }],
      [offer('note: it was read out', 'note: it was seen')],
    )
    expect(proposals.flatMap(({ call }) => ('references' in call ? call.references : []))).toEqual([
      'note: it was seen',
    ])
  })

  test('may complete an item, whose closing then rests on it', () => {
    const started = ['- [~] Keys', '  - Evidence: log']
    const { plan, facts } = sceneOf(
      [{ on: '02-01', plan: text(started) }],
      [offer('note: it was read out')],
    )
    const shown = planOf(text([...started, '    - 2026-03-06 [log](log.md)']))
    const { proposals } = reviewOf({ plan, facts }, (scene, calls) =>
      calls.some(({ command }) => command === 'evidence add') ? { ...scene, plan: shown } : scene,
    )
    expect(proposals.slice(0, 2).map(({ kind, needs }) => [kind, needs])).toEqual([
      ['add-evidence', []],
      ['close', [1]],
    ])
  })

  test('is one proposal an item, whatever the number of commits', () => {
    const { proposals } = reviewed(
      [{ on: '02-01', plan }],
      [offer('note: it was read out'), { ...offer('note: it was seen'), commit: 'b'.repeat(40) }],
    )
    expect(proposals.find(({ kind }) => kind === 'add-evidence')).toMatchObject({
      call: { command: 'evidence add', references: ['note: it was read out', 'note: it was seen'] },
      reason: 'named by commit abcdef0 of 2026-03-02 and commit bbbbbbb of 2026-03-02',
    })
  })
})

test('a claim names a file once, and what became of it', () => {
  const id = 'a'.repeat(40)
  const plan = text([
    '- [x] Keys',
    '  - Evidence: log',
    `    - 2026-02-02 [log.md](log.md "blob ${id}")`,
    '    - 2026-02-02 [the rest](rest.md) expires 2026-03-01',
  ])
  const scene = sceneOf([{ on: '02-01', plan }])
  const found: Finding = {
    ...{ ask: 'path', path: 'log.md', fromPlan: 'log.md', outside: false, holdsPlan: false },
    ...{ content: { what: 'file', id: 'b'.repeat(40), in: 'index' }, disk: 'file' },
    ...{ unstaged: false, ignored: false, near: [], text: 'Shown.\n', bytes: 7 },
    ...{ pinned: { kept: false, elsewhere: [] }, head: null },
  }
  const here: Finding = { ask: 'repository', here: true, trouble: null, head: id, incomplete: null }
  const records = scene.plan.items.flatMap(({ evidence }) => evidence.records.slice(0, 1))
  const asked = records.flatMap((record) => recordedProbes(record))
  const answers = asked.map((probe) => {
    return [probeKey(probe), probe.ask === 'path' ? found : here] as const
  })
  const facts = { ...scene.facts, findings: new Map(answers) }
  const { claims } = reviewOf({ ...scene, facts }, (each) => each).sections
  expect(claims.map(({ verdict, detail }) => [verdict, detail])).toEqual([
    ['drifted', 'log.md has changed since'],
    ['expired', 'the rest: it counted until 2026-03-01'],
  ])
})

test('owners stand in the order of what is overdue, and of what is open', () => {
  const owned = (title: string, owner: string) => [`- [ ] ${title}`, `  - Owner: ${owner}`]
  const { overdue, load } = reviewed([
    {
      on: '02-01',
      plan: text(
        [...owned('Keys', 'SRE'), ...owned('Gates', 'QA'), ...owned('Rota', 'QA')],
        [],
        [...owned('Quotas', 'SRE'), ...owned('Drills', 'Ops'), ...owned('Alerts', 'Ops + Web')],
      ),
    },
  ]).sections
  expect(overdue.owners).toEqual([
    { owner: 'QA', count: 2 },
    { owner: 'SRE', count: 1 },
  ])
  expect(load.owners.map(({ owner, open, overdue: late }) => [owner, open, late])).toEqual([
    ['QA', 2, 2],
    ['SRE', 2, 1],
    ['Ops', 2, 0],
    ['Web', 1, 0],
  ])
})

test('a deferral that is over is told, and its item is to be reopened', () => {
  const plan = text(['- [-] Keys', '  - Deferred: until 2026-03-05, approved by Ada: later'])
  const { sections, proposals } = reviewed([{ on: '02-01', plan }])
  expect(sections.acceptedRisks).toMatchObject({ inForce: 0, risks: [{ verdict: 'expired' }] })
  expect(proposals).toMatchObject([{ kind: 'reopen', reason: 'its deferral ended on 2026-03-05' }])
})

test('a claim without any record says what is expected', () => {
  const plan = text(['- [x] Keys', '  - Evidence: rotation log', '- [x] Gates'])
  const { claims } = reviewed([{ on: '02-01', plan }]).sections
  expect(claims.map(({ verdict, detail }) => [verdict, detail])).toEqual([
    ['none', 'nothing was shown, expected rotation log'],
    ['none', 'nothing was shown'],
  ])
})

test('a deferral that lost its end was not renewed', () => {
  const deferred = (words: string) => text(['- [-] Keys', `  - Deferred: ${words}`])
  const risks = (after: string) =>
    reviewed([
      { on: '02-01', plan: deferred('until 2026-05-01, approved by Ada: later') },
      { on: '03-01', plan: deferred(after) },
    ]).sections.acceptedRisks.risks.map(({ verdict }) => verdict)
  expect(risks('until 2026-06-01, approved by Ada: later')).toEqual(['renewed'])
  expect(risks('approved by Ada: later')).toEqual([])
})

test('a claim ends soon where two weeks are left', () => {
  const claims = (expires: string) =>
    reviewed([
      {
        on: '02-01',
        plan: text([
          '- [x] Keys',
          '  - Evidence: log',
          `    - 2026-02-01 [log](log.md) expires ${expires}`,
        ]),
      },
    ]).sections.claims
  expect(claims('2026-03-20')).toMatchObject([
    { verdict: 'expiring', detail: 'log counts until 2026-03-20', day: '2026-03-20' },
  ])
  expect(claims('2026-03-21')).toEqual([])
})

describe('what is proposed', () => {
  const proposed = (plan: string) => reviewed([{ on: '02-01', plan }]).proposals
  const queued = (items: string[], ...entries: string[]) =>
    `${text(items)}\n## Queue (next 2)\n\n${entries.map((entry) => `1. ${entry}\n`).join('')}`
  const reasons = (plan: string, kind: string) =>
    proposed(plan).flatMap((each) => (each.kind === kind ? [each.reason] : []))

  test('closing says what of the evidence nobody can verify', () => {
    const lines = [
      '- [~] Keys',
      '  - Evidence: log',
      '    - 2026-02-02 [log](log.md)',
      '    - 2026-02-02 it was read out',
    ]
    expect(reasons(text(lines), 'close')).toEqual([
      'all that must be shown is there; 1 of 2 cannot be verified here',
    ])
  })

  test('reopening says where evidence holds that is less than what is demanded', () => {
    const plan = text(['- [x] Keys', '  - Evidence: log', '    - 2026-02-02 [log](log.md)'])
    const scene = sceneOf([{ on: '02-01', plan }])
    const lapsed = new Set(scene.plan.items.map(({ handle }) => handle))
    const { proposals } = reviewOf({ ...scene, facts: { ...scene.facts, lapsed } }, (each) => each)
    expect(proposals).toMatchObject([
      { kind: 'reopen', reason: 'its evidence is less than the configuration demands' },
    ])
  })

  test('dropping an entry whose item is completed, named where the entry does not', () => {
    const items = ['- [x] Rotate the signing keys', '- [x] Gates']
    expect(reasons(queued(items, 'Gates', 'signing keys'), 'drop-entry')).toEqual([
      'its item is completed',
      '“Rotate the signing keys” is completed',
    ])
  })

  test('dropping an entry that leads where one above it does', () => {
    expect(reasons(queued(['- [ ] Keys'], 'Keys', 'Keys'), 'drop-entry')).toEqual([
      'an entry above leads to the same item',
    ])
  })

  test.each([
    ['1 dropped', ['- [ ] Keys', '- [x] Gates'], ['Keys', 'Gates']],
    ['1 moved', ['- [ ] Keys', '- [ ] Gates'], ['Gates', 'Keys']],
    ['1 new', ['- [ ] Keys', '- [ ] Gates'], ['Keys']],
    ['1 new, 1 dropped', ['- [ ] Keys', '- [x] Gates', '- [ ] Rota'], ['Keys', 'Gates']],
  ])('a new queue, for what changes in it: %s', (reason, items, entries) => {
    expect(reasons(queued(items, ...entries), 'rerank')).toEqual([reason])
  })

  test('a new queue rests on the entries that make room for it, where only they do', () => {
    const items = ['- [ ] Keys', '- [ ] Gates']
    const { plan, facts } = sceneOf([{ on: '02-01', plan: queued(items, 'Keys', 'Whatever') }])
    const { proposals } = reviewOf({ plan, facts }, (scene, calls) =>
      calls.some(({ command }) => command === 'queue drop')
        ? { ...scene, plan: planOf(queued(items, 'Keys')) }
        : scene,
    )
    expect(proposals.map(({ kind, needs }) => [kind, needs])).toEqual([
      ['drop-entry', []],
      ['rerank', [1]],
    ])
  })
})

describe('what is not proposed', () => {
  const kinds = (plan: string) =>
    reviewed([{ on: '02-01', plan }]).proposals.map(({ kind }) => kind)
  const proof = ['  - Evidence: log', '    - 2026-02-02 [log](log.md)']

  test('closing while a step is open', () => {
    expect(kinds(text(['- [~] Keys', ...proof]))).toContain('close')
    expect(kinds(text(['- [~] Keys', ...proof, '  - [ ] the last one']))).not.toContain('close')
  })

  test('closing while a part of what must be shown is missing', () => {
    const half = ['  - Evidence: scan report + rotation checklist', ...proof.slice(1)]
    expect(kinds(text(['- [~] Keys', ...half]))).not.toContain('close')
  })

  test('closing with proof that has run out', () => {
    const expired = ['  - Evidence: log', '    - 2026-02-02 [log](log.md) expires 2026-03-01']
    expect(kinds(text(['- [~] Keys', ...expired]))).not.toContain('close')
  })

  test('closing with less than the configuration demands', () => {
    const { plan, facts } = sceneOf([{ on: '02-01', plan: text(['- [~] Keys', ...proof]) }])
    const policy = { ...NO_DEMANDS, minimumGrade: new Map([['*', 'A' as const]]) }
    const { proposals } = reviewOf({ plan, facts: { ...facts, policy } }, (scene) => scene)
    expect(proposals.map(({ kind }) => kind)).not.toContain('close')
  })

  test('moving an item with a day of its own', () => {
    expect(kinds(text(['- [ ] Keys'], ['- [ ] Gates']))).toContain('move')
    expect(kinds(text(['- [ ] Keys', '  - Due: 2026-03-01'], ['- [ ] Gates']))).not.toContain(
      'move',
    )
  })

  test('moving where no later horizon is left', () => {
    expect(kinds(text([], [], ['- [ ] Keys']))).toEqual([])
    expect(kinds(text(['- [ ] Keys']))).toEqual([])
  })

  test('moving to a horizon without a clock, or of a name that another has', () => {
    const later = '\n## Later\n\n- [ ] Gates\n'
    expect(kinds(`${text(['- [ ] Keys'])}${later}`)).toEqual([])
    const twins =
      '\n## Short Term (2-6 weeks)\n\n- [ ] Gates\n\n## Short term (3-8 weeks)\n\n- [ ] Rota\n'
    expect(kinds(`${text(['- [ ] Keys'])}${twins}`)).toEqual([])
  })
})

test('a move says where an item ranks lower, unless its likelihood is stated', () => {
  const reason = (line: string) =>
    reviewed([{ on: '02-01', plan: text(['- [ ] Keys', line], ['- [ ] Gates']) }]).proposals.find(
      ({ kind }) => kind === 'move',
    )?.reason
  expect(reason('  - Owner: SRE')).toBe(
    'due on 2026-02-08, 26 days ago; it ranks lower there, for its likelihood is not stated',
  )
  expect(reason('  - Risk: impact high, likelihood low')).toBe('due on 2026-02-08, 26 days ago')
})

describe('the summary', () => {
  const tell = (
    sketches: readonly Sketch[],
    missed: readonly string[] = [],
    offers: readonly Offer[] = [],
  ) => {
    const { plan, facts } = sceneOf(sketches, offers)
    const review = reviewOf(
      { plan, facts: { ...facts, period: { ...facts.period, missed } } },
      (scene) => scene,
    )
    const proposals = review.proposals.map((each) => ({
      ...each,
      command: `harden ${each.call.command} \`x\``,
      applied: each.kind === 'move',
    }))
    return summaryOf({ ...review, proposals, title: plan.title?.value ?? null })
  }

  test('quotes the plan as text, never as markup', () => {
    const summary = tell([
      { on: '02-01', plan: text(['- [ ] Keys']) },
      {
        on: '03-01',
        plan: text(['- [ ] Keys', '- [x] Gates \\*\\*now\\*\\* \\[here\\](x) \\<b>']),
      },
    ])
    expect(summary).toContain('Completed: **I2** Gates \\*\\*now\\*\\* \\[here](x) \\<b>')
  })

  test('keeps apart what was decided and what is left', () => {
    const summary = tell([
      { on: '02-01', plan: text(['- [ ] Keys', '- [x] Rota'], ['- [ ] Gates']) },
    ])
    expect(summary).toMatch(/### Decided\n\n- \*\*2\*\* Move I1 .*`` harden move `x` ``/)
    expect(summary).toMatch(/### Proposed\n\n- \*\*1\*\* Reopen I2/)
  })

  test('says which reviews were not held', () => {
    const sketches = [{ on: '02-01', plan: text(['- [ ] Keys']) }]
    expect(tell(sketches)).toContain('Since 2026-02-27.\n')
    expect(tell(sketches, ['2026-02-20'])).toContain('The review of 2026-02-20 was not held.')
    expect(tell(sketches, ['2026-02-13', '2026-02-20'])).toContain(
      '2 reviews were not held, from 2026-02-13 to 2026-02-20.',
    )
  })

  test('names the commit where nobody can verify what it offers', () => {
    const sketches = [{ on: '02-01', plan: text(['- [ ] Keys']) }]
    expect(tell(sketches, [], [offer('docs/none.md')])).toContain('\n- docs/none.md in abcdef0: ')
  })

  test('tells of each section in lines of its own', () => {
    const keys = ['- [~] Keys.', '  - Owner: SRE + QA', '  - Deferred: by Ada: later']
    const gates = ['- [-] Gates', '  - Deferred: until 2026-03-10, approved by Ada: no *load* yet']
    const proof = ['- [x] Proof', '  - Evidence: log', '    - 2026-02-02 it was read out']
    const queue = '\n## Queue (next 2)\n\n1. Keys\n'
    const summary = tell([
      { on: '02-01', plan: `${text([...keys, ...gates, ...proof, '- [ ] Rota'])}${queue}` },
      { on: '03-01', plan: `${text([...keys, ...gates, ...proof], ['- [ ] Rota'])}${queue}` },
    ])
    for (const line of [
      '- Slipped: **S1** Rota, from Immediate to Short Term (2026-03-01, Ada)',
      '- **I1** Keys: due 2026-02-08, 26 days late, SRE + QA',
      '- **I1** Keys: 33 days, SRE + QA',
      '- **I2** Gates: expiring, until 2026-03-10, approved by Ada: no load yet',
      '- Rota: takes a free place as number 2 of the ranking',
      '- **I3** it was read out: ',
    ]) {
      expect(summary).toContain(`\n${line}`)
    }
  })

  test('says how much history a forecast takes', () => {
    expect(tell([{ on: '02-20', plan: text(['- [ ] Keys']) }])).toContain(
      '\n- Insufficient data: 2 full weeks of history, four are needed.\n',
    )
  })

  test('says where the period began with the review before', () => {
    const { plan, facts } = sceneOf([{ on: '02-01', plan: text(['- [ ] Keys']) }])
    const period = { ...facts.period, from: 'last-review' as const }
    const review = reviewOf({ plan, facts: { ...facts, period } }, (scene) => scene)
    expect(summaryOf({ ...review, proposals: [], title: null })).toContain(
      'Since 2026-02-27, the last review.\n',
    )
  })

  test('shows a command as code, whatever it holds', () => {
    const review = reviewed([{ on: '02-01', plan: text(['- [ ] Keys']) }])
    const proposed = (command: string) => {
      const proposals = [{ n: 1, text: 'Do it', reason: 'why', command, applied: false }]
      return summaryOf({ ...review, proposals, title: null })
    }
    expect(proposed('harden check')).toContain('Do it (why) `harden check`\n')
    expect(proposed('harden done ``a``')).toContain('Do it (why) ``` harden done ``a`` ```\n')
  })

  test('says what an accepted risk has not', () => {
    const deferred = (words: string) => text(['- [-] Keys', `  - Deferred: ${words}`])
    const summary = tell([
      { on: '02-01', plan: deferred('until 2026-03-10, approved by Ada: later') },
      { on: '03-01', plan: deferred('until 2026-06-01, approved by Ada: later') },
      { on: '03-02', plan: text(['- [-] Keys']) },
    ])
    expect(summary).toContain('- **I1** Keys: renewed, until no day, approved by nobody\n')
  })

  test('names the plan where it has no title, and tells of what is not committed', () => {
    const { plan, facts } = sceneOf([{ on: '02-01', plan: '## Now\n\n- [x] Keys\n' }])
    const review = reviewOf({ plan, facts }, (scene) => scene)
    const happening = { item: 'k', code: null, short: 'k', title: 'Keys.', day: TODAY, by: '' }
    const none = review.sections.changes
    const sections = { ...review.sections, changes: { ...none, removed: [happening] } }
    const summary = summaryOf({ ...review, sections, proposals: [], title: null })
    expect(summary).toContain('## Review, 2026-03-06')
    expect(summary).toContain('- Removed: Keys (2026-03-06, not committed yet)')
  })
})
