import { describe, expect, test } from 'vitest'
import {
  checkReference,
  KINDS,
  kindOf,
  knownVerdict,
  readReference,
  recordedOnlineProbes,
  recordedProbes,
  referenceOnlineProbes,
  referenceProbes,
  verifyRecord,
} from '../../src/evidence/index.ts'
import type { Finding, Findings, Probe, Recorded } from '../../src/evidence/kind.ts'
import { NO_DEMANDS } from '../../src/evidence/policy.ts'
import { findingFor, probeKey } from '../../src/evidence/probe.ts'

const ID = '0123456789abcdef0123456789abcdef01234567'
const SHOP = { host: 'github.com', path: 'acme/shop' }
const RUN = 'https://github.com/acme/shop/actions/runs/4711'
const PAGE = 'https://grafana.example.com/d/slo'
const PULL = 'https://github.com/acme/shop/pull/12'

function recorded(target: string, pin: string | null = null): Recorded {
  return { target, pin, isNote: false, expires: null }
}

/** Answers to probes, as somebody found them out. */
function findings(...answers: readonly [Probe, Finding][]) {
  return new Map(answers.map(([probe, finding]) => [probeKey(probe), finding]))
}

const REPOSITORY: [Probe, Finding] = [
  { ask: 'repository' },
  { ask: 'repository', here: true, trouble: null, head: ID, incomplete: null },
]
const REMOTES: [Probe, Finding] = [{ ask: 'remotes' }, { ask: 'remotes', remotes: [SHOP] }]
const COMMIT: [Probe, Finding] = [
  { ask: 'commit', id: ID },
  { ask: 'commit', state: 'found', id: ID, inHistory: true },
]

describe('the list of kinds', () => {
  test('has a name, a prefix, a summary and an example of its own for each', () => {
    for (const property of ['name', 'prefix', 'summary', 'example'] as const) {
      expect(new Set(KINDS.map((kind) => kind[property])).size).toBe(KINDS.length)
    }
  })

  test.each(KINDS.map((kind) => [kind.name, kind] as const))(
    '%s knows its own example',
    (_name, kind) => {
      expect(readReference(kind.example).kind.name).toBe(kind.name)
      const bare = kind.example.replace(kind.prefix, '')
      expect(readReference(kind.prefix + bare)).toEqual({ kind, reference: bare })
      expect(kind.recognises(bare)).toBe(true)
      expect(kind.summary).not.toMatch(/\.$/)
    },
  )
})

describe('the kind is read from the reference', () => {
  test.each([
    ['docs/runbook.md', 'file'],
    ['docs/runbook.md#rollback', 'file'],
    ['docs', 'file'],
    ['Makefile', 'file'],
    ['docs/my run book.md', 'file'],
    ['./-odd-', 'file'],
    ['20260220', 'file'],
    ['owner/name', 'file'],
    ['docs/evidence/qmzt-2026-02-20.log', 'log'],
    ['docs/evidence/qmzt.2-2026-02-20-3.log', 'log'],
    ['docs/evidence/other.log', 'file'],
    ['docs/release-checklist.md', 'checklist'],
    ['docs/Check-List.markdown#done', 'checklist'],
    ['docs/checklist-template.md', 'file'],
    ['docs/checklist.yml', 'file'],
    ['checklists/a.md', 'file'],
    ['1a2b3c4', 'commit'],
    [ID.toUpperCase(), 'commit'],
    [`${'1'.repeat(40)}`, 'commit'],
    [`https://github.com/acme/shop/commit/${ID}`, 'commit'],
    ['#123', 'pull-request'],
    ['!45', 'pull-request'],
    ['PR 12', 'pull-request'],
    ['MR!12', 'pull-request'],
    [PULL, 'pull-request'],
    [RUN, 'run'],
    ['https://ci.example.com/job/shop/7/', 'run'],
    ['https://ci.example.com/runs/4711', 'url'],
    ['https://github.com/acme/shop/blob/main/docs/a.md', 'url'],
    [PAGE, 'url'],
    ['reviewed with the on-call team', 'note'],
    ['run: it worked', 'note'],
    ['Done. See the wiki.', 'note'],
    ['#rollback', 'note'],
    ['mailto:ada@example.com', 'note'],
    ['', 'note'],
  ])('%j is a %s', (reference, name) => {
    expect(readReference(reference).kind.name).toBe(name)
  })

  test.each([
    ['run:https://ci.example.com/runs/4711', 'run', 'https://ci.example.com/runs/4711'],
    ['url:https://github.com/acme/shop/pull/12', 'url', PULL],
    ['commit:1234567', 'commit', '1234567'],
    ['file:1a2b3c4', 'file', '1a2b3c4'],
    ['checklist: docs/a.md', 'note', 'checklist: docs/a.md'],
    ['note: docs/a.md', 'note', 'docs/a.md'],
    ['pr:12', 'pull-request', '12'],
  ])('unless a prefix forces it: %s', (text, name, reference) => {
    expect(readReference(text)).toMatchObject({ kind: { name }, reference })
  })
})

describe('the kind of a record', () => {
  test.each([
    [recorded('docs/a.md'), 'file'],
    [recorded('docs/a.md', `blob ${ID}; checklist`), 'checklist'],
    [recorded('docs/checklist.md', `blob ${ID}; file`), 'file'],
    [recorded('https://ci.example.com/runs/4711', `head ${ID}; success`), 'run'],
    [recorded('https://ci.example.com/runs/4711', 'as run'), 'run'],
    [recorded(PULL, 'as nonsense'), 'pull-request'],
    [{ ...recorded('docs/a.md'), isNote: true }, 'note'],
  ])('%j', (record, name) => {
    expect(kindOf(record).name).toBe(name)
  })

  test.each([
    'run:https://ci.example.com/runs/4711',
    `url:${PULL}`,
    'pr:12',
    '#12',
    PAGE,
    'note:a.md',
  ])('that %s makes is the same kind again', (text) => {
    const { record } = checkReference(text, findings(REPOSITORY))
    expect(record && kindOf({ ...record, expires: null }).name).toBe(readReference(text).kind.name)
  })
})

test('equal questions have equal keys, others others', () => {
  const path = {
    ask: 'path',
    path: 'a b',
    from: 'here',
    pinned: null,
    text: true,
    log: false,
  } as const
  const probes: Probe[] = [
    path,
    { ...path, from: 'plan' },
    { ...path, pinned: ID },
    { ...path, text: false },
    { ...path, log: true },
    { ask: 'commit', id: ID },
    { ask: 'pull-request', number: 1 },
    { ask: 'url', url: PAGE, digest: false },
    { ask: 'run', url: PAGE },
    { ask: 'merge', url: PAGE },
    { ask: 'repository' },
    { ask: 'remotes' },
  ]
  expect(new Set(probes.map(probeKey)).size).toBe(probes.length)
  expect(
    probeKey({ log: false, text: true, pinned: null, from: 'here', path: 'a b', ask: 'path' }),
  ).toBe(probeKey(path))
  expect(findingFor(new Map([['remotes', REPOSITORY[1]]]), { ask: 'remotes' })).toBeNull()
})

test('a record that has expired is expired, and a secret refuses first', () => {
  const old = { ...recorded('docs/a.md'), expires: '2026-02-20' }
  expect(verifyRecord(old, new Map(), '2026-02-20').state).toBe('unverifiable')
  expect(verifyRecord(old, new Map(), '2026-02-21')).toMatchObject({
    state: 'expired',
    reason: 'it counted until 2026-02-20',
  })
  const leak = { ...old, target: 'https://e.example/?token=d8f0a1' }
  for (const record of [leak, { ...old, pin: leak.target }]) {
    expect(verifyRecord(record, new Map(), '2026-02-21').state).toBe('refused')
    expect(recordedProbes(record)).toEqual([])
    expect(recordedOnlineProbes(record)).toEqual([])
  }
  expect(referenceOnlineProbes(leak.target)).toEqual([])
})

test('a pipe or a device is no evidence', () => {
  const [, probe] = referenceProbes('docs/pipe')
  const pipe: Finding = {
    ask: 'path',
    path: 'docs/pipe',
    fromPlan: 'docs/pipe',
    outside: false,
    holdsPlan: false,
    content: null,
    disk: 'other',
    unstaged: false,
    ignored: false,
    near: [],
    text: null,
    bytes: null,
    pinned: { kept: false, elsewhere: [] },
    head: null,
  }
  const known = probe ? findings([probe, pipe]) : new Map()
  expect(checkReference('docs/pipe', known).reason).toBe('docs/pipe is no file')
})

test('a commit is judged without its surroundings, where nobody asked for them', () => {
  const absent: [Probe, Finding] = [
    COMMIT[0],
    { ask: 'commit', state: 'absent', id: null, inHistory: false },
  ]
  const ambiguous: [Probe, Finding] = [
    { ask: 'commit', id: '1234567' },
    { ask: 'commit', state: 'ambiguous', id: null, inHistory: false },
  ]
  expect(checkReference(ID, findings(absent)).reason).toContain('is unknown here')
  expect(checkReference('commit:1234567', findings(ambiguous)).mend).toBe('give more digits')
  expect(referenceProbes(RUN)).toEqual([{ ask: 'repository' }, { ask: 'remotes' }])
  expect(referenceOnlineProbes(ID)).toEqual([])
})

test('a verdict is known when every question was asked, or none decides', () => {
  const record = recorded(`commit:${ID}`, `commit ${ID}`)
  const known = (answers: Findings) =>
    knownVerdict(record, { findings: answers, today: '2026-03-01', policy: NO_DEMANDS })
  expect(known(findings(REPOSITORY, REMOTES))).toBeNull()
  expect(known(findings(REPOSITORY, REMOTES, COMMIT))?.state).toBe('intact')
  const state = (change: Partial<Recorded>) =>
    knownVerdict(
      { ...record, ...change },
      {
        findings: new Map(),
        today: '2026-03-01',
        policy: NO_DEMANDS,
      },
    )?.state
  expect(state({ expires: '2026-02-28' })).toBe('expired')
  expect(state({ target: 'https://e.example/?token=d8f0a1' })).toBe('refused')
})

describe('what nobody looked up', () => {
  test.each(['docs/a.md', ID, `commit:${ID}`])('fails when it is shown: %s', (reference) => {
    expect(checkReference(reference, new Map()).answer).toBe('fail')
  })

  test.each([
    recorded('docs/a.md', `blob ${ID}`),
    recorded(`commit:${ID}`, `commit ${ID}`),
    recorded('commit:main'),
    recorded(PULL, `commit ${ID}`),
    recorded(RUN, `head ${ID}; success`),
  ])('is unverifiable when it was recorded: %j', (record) => {
    expect(verifyRecord(record, new Map(), '2026-03-01').state).toBe('unverifiable')
  })
})

describe('a note', () => {
  test('is recorded as words, on one line, and proves nothing', () => {
    expect(checkReference(' reviewed\n with  Ada ', new Map())).toMatchObject({
      answer: 'unverifiable',
      record: { kind: 'note', target: 'reviewed with Ada', isNote: true, pin: null, grade: 'D' },
    })
    const note = { ...recorded('reviewed'), isNote: true }
    expect(verifyRecord(note, new Map(), '2026-03-01').state).toBe('unverifiable')
    expect(recordedProbes(note)).toEqual([])
    expect(recordedOnlineProbes(note)).toEqual([])
  })

  test('must say something', () => {
    expect(checkReference('note: ', new Map()).answer).toBe('fail')
  })
})

describe('a page on the web', () => {
  const probe = { ask: 'url', url: PAGE, digest: false } as const
  const asked = { ...probe, digest: true }
  const answered = (outcome: 'answers' | 'dead' | 'sign-in' | 'unreachable') =>
    findings([probe, { ask: 'url', outcome, why: 'status 200', digest: null }])
  /** Where the digest of the body was wanted. */
  const read = (outcome: 'answers' | 'unreachable', digest: string | null) =>
    findings([asked, { ask: 'url', outcome, why: 'status 200', digest }])

  test('is taken at its word offline, and cannot be verified', () => {
    expect(checkReference(PAGE, new Map())).toMatchObject({
      answer: 'pass',
      record: { target: PAGE, label: 'grafana.example.com/d/slo', pin: null, grade: 'D' },
    })
    expect(verifyRecord(recorded(PAGE), new Map(), '2026-03-01').state).toBe('unverifiable')
    expect(referenceProbes(PAGE)).toEqual([])
    expect(referenceOnlineProbes(PAGE)).toEqual([probe])
    expect(recordedOnlineProbes(recorded(PAGE))).toEqual([probe])
  })

  test.each([
    ['url:ftp://example.com/x', 'no address'],
    ['url:https://', 'no address'],
    ['url:https://exa mple.com', 'no address'],
    ['http://localhost:3000/x', 'this very machine'],
    ['https://127.0.0.1/x', 'this very machine'],
    ['https://[::1]/x', 'this very machine'],
    ['run:http://localhost/job/1', 'this very machine'],
  ])('is refused at %s', (reference, reason) => {
    const judgement = checkReference(reference, new Map())
    expect(judgement).toMatchObject({ answer: 'fail', reason: expect.stringContaining(reason) })
    expect(verifyRecord(recorded(reference), new Map(), '2026-03-01').state).toBe('missing')
  })

  test('is asked for no address that is none', () => {
    expect(referenceOnlineProbes('url:ftp://example.com')).toEqual([])
    expect(referenceOnlineProbes('run:ftp://example.com')).toEqual([])
  })

  test.each([
    ['answers', 'pass', 'intact'],
    ['dead', 'fail', 'missing'],
    ['sign-in', 'unverifiable', 'unverifiable'],
    ['unreachable', 'unverifiable', 'unverifiable'],
  ] as const)('that %s online is %s when shown and %s ever after', (outcome, answer, state) => {
    expect(checkReference(PAGE, answered(outcome)).answer).toBe(answer)
    expect(verifyRecord(recorded(PAGE), answered(outcome), '2026-03-01').state).toBe(state)
  })

  test('is pinned by what it says, where that is wanted', () => {
    const digest = 'a'.repeat(64)
    expect(referenceOnlineProbes(PAGE, { digest: true })).toEqual([asked])
    const { record } = checkReference(PAGE, read('answers', digest))
    expect(record).toMatchObject({ pin: `body sha256:${digest}`, grade: 'C' })
    const pinned = recorded(PAGE, record?.pin)
    expect(recordedOnlineProbes(pinned)).toEqual([asked])
    const state = (known: Findings) => verifyRecord(pinned, known, '2026-03-01').state
    expect(state(read('answers', digest))).toBe('intact')
    expect(state(read('answers', 'b'.repeat(64)))).toBe('drifted')
    // It grew too long to be compared, its host is silent, or nobody asked.
    expect(state(read('answers', null))).toBe('unverifiable')
    expect(state(read('unreachable', null))).toBe('unverifiable')
    expect(state(new Map())).toBe('unverifiable')
  })

  test('is refused where its digest is wanted and it is too long, but not where it is silent', () => {
    expect(checkReference(PAGE, read('answers', null))).toMatchObject({
      answer: 'fail',
      reason: 'grafana.example.com/d/slo is too long for a digest',
    })
    expect(checkReference(PAGE, read('unreachable', null))).toMatchObject({
      answer: 'unverifiable',
      record: { pin: null, grade: 'D' },
    })
  })

  test('that shows a file of this repository is worth less than the file', () => {
    const shown = 'https://github.com/acme/shop/blob/main/docs/a.md'
    expect(referenceProbes(shown)).toEqual([{ ask: 'remotes' }])
    expect(checkReference(shown, findings(REMOTES))).toMatchObject({
      answer: 'pass',
      mend: expect.stringContaining('docs/a.md'),
    })
    expect(checkReference(shown.replace('shop', 'other'), findings(REMOTES)).mend).toBeNull()
    expect(checkReference(PAGE, findings(REMOTES)).mend).toBeNull()
  })

  test('has a label that fits a line', () => {
    const { record } = checkReference(`${PAGE}/${'x'.repeat(99)}?a=1`, new Map())
    expect(record?.label).toMatch(/^grafana.*x…$/)
    expect(record?.label).toHaveLength(60)
  })
})

describe('a CI run', () => {
  const probe: Probe = { ask: 'run', url: RUN }
  const ended = (
    outcome: 'success' | 'failure' | 'running' | 'unreachable',
    head: string | null,
    headInHistory = true,
  ) =>
    findings(REPOSITORY, REMOTES, COMMIT, [
      probe,
      { ask: 'run', outcome, why: 'cancelled', head, headInHistory },
    ])

  test('belongs to this repository, to another, or to nobody knows which', () => {
    const here = findings(REPOSITORY, REMOTES)
    expect(checkReference(RUN, here)).toMatchObject({
      answer: 'pass',
      record: { label: 'run 4711', pin: null, grade: 'D' },
    })
    expect(checkReference(RUN.replace('shop', 'other'), here)).toMatchObject({
      answer: 'fail',
      reason: expect.stringContaining('acme/other'),
    })
    expect(checkReference(RUN, new Map()).answer).toBe('unverifiable')
    expect(checkReference('run:https://ci.example.com/latest', here)).toMatchObject({
      answer: 'unverifiable',
      record: { label: 'ci.example.com/latest', pin: 'as run' },
    })
    expect(checkReference('run:https://ci.example.com/runs/12/?x=1', here).record?.label).toBe(
      'run 12',
    )
    expect(verifyRecord(recorded(RUN), here, '2026-03-01').state).toBe('unverifiable')
    expect(verifyRecord(recorded(RUN.replace('shop', 'other')), here, '2026-03-01').state).toBe(
      'missing',
    )
  })

  test.each([
    ['success', { head: ID, isIn: true }, 'pass', 'intact'],
    ['success', { head: null, isIn: false }, 'pass', 'intact'],
    ['success', { head: ID, isIn: false }, 'fail', 'missing'],
    ['failure', { head: ID, isIn: true }, 'fail', 'missing'],
    ['running', { head: ID, isIn: true }, 'fail', 'missing'],
  ] as const)(
    'that ended in %s, of %j, is %s, then %s',
    (outcome, { head, isIn }, answer, state) => {
      const known = ended(outcome, head, isIn)
      expect(checkReference(RUN, known).answer).toBe(answer)
      expect(verifyRecord(recorded(RUN), known, '2026-03-01').state).toBe(state)
    },
  )

  test('is pinned by the commit it tested', () => {
    const { record } = checkReference(RUN, ended('success', ID))
    expect(record).toMatchObject({ pin: `head ${ID}; success`, grade: 'B' })
    const pinned = recorded(RUN, record?.pin)
    expect(recordedProbes(pinned)).toContainEqual({ ask: 'commit', id: ID })
    expect(recordedOnlineProbes(pinned)).toEqual([probe])
    const verify = (...known: [Probe, Finding][]) =>
      verifyRecord(pinned, findings(REPOSITORY, REMOTES, ...known), '2026-03-01').state
    expect(verify(COMMIT)).toBe('intact')
    expect(
      verify([COMMIT[0], { ask: 'commit', state: 'absent', id: null, inHistory: false }]),
    ).toBe('missing')
    expect(verifyRecord(recorded(RUN), ended('unreachable', null), '2026-03-01')).toMatchObject({
      state: 'unverifiable',
      reason: expect.stringContaining('could not tell'),
    })
    expect(verifyRecord(pinned, ended('unreachable', null), '2026-03-01').state).toBe('intact')
    expect(
      verifyRecord(
        { ...pinned, pin: `head ${ID}; failure` },
        findings(REMOTES, COMMIT),
        '2026-03-01',
      ),
    ).toMatchObject({
      state: 'missing',
      reason: 'the run ended in failure',
    })
  })
})

describe('a pull request', () => {
  const probe: Probe = { ask: 'merge', url: PULL }
  const known = (
    outcome: 'merged' | 'open' | 'closed' | 'unreachable',
    commit: string | null = null,
  ) => findings(REPOSITORY, REMOTES, [probe, { ask: 'merge', outcome, why: 'by Ada', commit }])

  test.each([
    ['merged', 'pass', 'intact'],
    ['open', 'unverifiable', 'unverifiable'],
    ['closed', 'fail', 'missing'],
    ['unreachable', 'unverifiable', 'unverifiable'],
  ] as const)('that is %s online is %s, then %s', (outcome, answer, state) => {
    expect(checkReference(PULL, known(outcome)).answer).toBe(answer)
    expect(verifyRecord(recorded(PULL), known(outcome), '2026-03-01').state).toBe(state)
  })

  test('is pinned by its merge', () => {
    expect(checkReference(PULL, known('merged', ID)).record).toMatchObject({
      pin: `commit ${ID}`,
      grade: 'B',
      label: 'PR #12',
    })
  })

  test('is asked for where its address is known', () => {
    expect(referenceOnlineProbes(PULL)).toEqual([probe])
    expect(referenceOnlineProbes('#12')).toEqual([])
  })

  test('is spoken of as its host does', () => {
    const label = (reference: string) => checkReference(reference, new Map()).record?.label
    expect(label('https://gitlab.com/acme/shop/-/merge_requests/12')).toBe('MR !12')
    expect(label('!12')).toBe('MR !12')
    expect(label('mr 12')).toBe('MR !12')
    expect(label('pr:12')).toBe('PR #12')
    expect(label('pr:#12')).toBe('PR #12')
  })

  test('must be one', () => {
    expect(checkReference('pr:twelve', new Map()).answer).toBe('fail')
    expect(referenceProbes('pr:twelve')).toEqual([{ ask: 'repository' }, { ask: 'remotes' }])
  })
})
