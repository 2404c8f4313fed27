import { describe, expect, test } from 'vitest'
import {
  checkReference,
  recordedProbes,
  referenceOnlineProbes,
  verifyRecord,
} from '../../src/evidence/index.ts'
import type { CommitFinding, Finding, Probe, RepositoryFinding } from '../../src/evidence/probe.ts'
import { probeKey } from '../../src/evidence/probe.ts'

const ID = '0123456789abcdef0123456789abcdef01234567'
const OURS = { host: 'github.com', path: 'acme/shop' }
const PULL = 'https://github.com/acme/shop/pull/12'

/** What was found out about the repository and one commit. */
function findings(
  commit: Partial<CommitFinding>,
  repository: Partial<RepositoryFinding> = {},
  ...others: readonly [Probe, Finding][]
) {
  const known: [Probe, Finding][] = [
    [
      { ask: 'repository' },
      {
        ...{ ask: 'repository', here: true, trouble: null, head: ID, incomplete: null },
        ...repository,
      },
    ],
    [{ ask: 'remotes' }, { ask: 'remotes', remotes: [OURS] }],
    [
      { ask: 'commit', id: ID },
      { ask: 'commit', state: 'absent', id: null, inHistory: false, ...commit },
    ],
    ...others,
  ]
  return new Map(known.map(([probe, finding]) => [probeKey(probe), finding]))
}

const FOUND = { state: 'found', id: ID } as const

describe('a commit that is shown', () => {
  test.each<[string, Partial<CommitFinding>, Partial<RepositoryFinding>, string, string]>([
    [ID, { ...FOUND, inHistory: true }, {}, 'pass', 'is in the history of HEAD'],
    [ID, FOUND, {}, 'fail', 'is not in the history of HEAD'],
    [ID, { state: 'not-a-commit' }, {}, 'fail', 'is an object of git, but no commit'],
    [ID, { state: 'ambiguous' }, { incomplete: 'shallow' }, 'fail', 'stands for several objects'],
    [ID, {}, { incomplete: 'shallow' }, 'unverifiable', 'what this shallow clone leaves out'],
    [ID, {}, { incomplete: 'partial' }, 'unverifiable', 'what this partial clone leaves out'],
    [ID, {}, { trouble: 'git is not installed' }, 'unverifiable', 'git is not installed'],
    [ID, {}, {}, 'fail', 'is unknown here'],
    [`https://github.com/acme/shop/commit/${ID}`, {}, {}, 'fail', 'is unknown here'],
    [`https://github.com/acme/other/commit/${ID}`, {}, {}, 'fail', 'belongs to acme/other'],
    ['commit:main', {}, {}, 'fail', 'main is no id of a commit'],
  ])('%s with %j in %j is judged %s%s', (reference, commit, repository, ...[answer, reason]) => {
    expect(checkReference(reference, findings(commit, repository))).toMatchObject({
      answer,
      reason: expect.stringContaining(reason),
    })
  })

  test('says how to get what a clone left out', () => {
    const mend = (incomplete: 'shallow' | 'partial') =>
      checkReference(ID, findings({}, { incomplete })).mend
    expect(mend('shallow')).toContain('git fetch --unshallow')
    expect(mend('partial')).toContain('clone again')
  })
})

describe('a commit that was recorded', () => {
  test('is asked for by the id it was pinned with, if there is any', () => {
    const asked = (target: string, pin: string | null) =>
      recordedProbes({ target, pin, isNote: false, expires: null }).filter(
        ({ ask }) => ask === 'commit',
      )
    expect(asked('commit:main', null)).toEqual([])
    expect(asked('commit:main', `commit ${ID}`)).toEqual([{ ask: 'commit', id: ID }])
    expect(asked(`commit:${ID}`, null)).toEqual([{ ask: 'commit', id: ID }])
    expect(asked(PULL, `commit ${ID}`)).toEqual([{ ask: 'commit', id: ID }])
  })

  test.each<[Partial<CommitFinding>, Partial<RepositoryFinding>, string]>([
    [{ ...FOUND, inHistory: true }, {}, 'intact'],
    [FOUND, {}, 'missing'],
    [{}, {}, 'missing'],
    [{}, { incomplete: 'shallow' }, 'unverifiable'],
  ])('with %j in %j is %s', (commit, repository, state) => {
    const record = { target: 'a', pin: `commit ${ID}`, isNote: false, expires: null }
    for (const target of [`commit:${ID}`, PULL]) {
      const known = findings(commit, repository)
      expect(verifyRecord({ ...record, target }, known, '2026-03-01').state).toBe(state)
    }
  })
})

describe('a pull request that is shown', () => {
  test('is looked up online by its address alone', () => {
    expect(referenceOnlineProbes(PULL)).toEqual([{ ask: 'merge', url: PULL }])
    expect(referenceOnlineProbes('#12')).toEqual([])
  })

  const merged = (commit: string | null): [Probe, Finding] => [
    { ask: 'pull-request', number: 12 },
    { ask: 'pull-request', commit },
  ]

  test.each<[string, string | null, Partial<RepositoryFinding>, string, string]>([
    ['#12', ID, {}, 'pass', 'PR #12 was merged by 0123456'],
    ['#12', null, {}, 'unverifiable', 'no subject in the history of HEAD names PR #12'],
    ['!12', null, { incomplete: 'shallow' }, 'unverifiable', 'the merge of MR !12 may lie'],
    ['#12', null, { trouble: 'git is not installed' }, 'unverifiable', 'git is not installed'],
    [PULL, ID, {}, 'pass', 'PR #12 was merged by 0123456'],
    [PULL.replace('shop', 'other'), ID, {}, 'fail', 'belongs to acme/other'],
    ['pr:main', null, {}, 'fail', 'main is no pull request'],
  ])(
    '%s, merged by %j, in %j is judged %s: %s',
    (reference, commit, change, ...[answer, reason]) => {
      expect(checkReference(reference, findings({}, change, merged(commit)))).toMatchObject({
        answer,
        reason: expect.stringContaining(reason),
      })
    },
  )
})
