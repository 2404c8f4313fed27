import { describe, expect, test } from 'vitest'
import { belongsTo, pageUrl, readForgePage } from '../../src/evidence/forge.ts'
import { mergedNumber, mergeExpressions } from '../../src/evidence/merge-subject.ts'
import { isSameRemote, readRemote } from '../../src/evidence/remote.ts'

const SHOP = { host: 'github.com', path: 'acme/shop' }

describe('a remote', () => {
  test.each([
    ['https://github.com/acme/shop.git', SHOP],
    ['https://github.com/acme/shop/', SHOP],
    ['https://ada:pw@www.github.com/acme/shop', SHOP],
    ['git@github.com:acme/shop.git', SHOP],
    ['github.com:acme/shop', SHOP],
    ['ssh://git@ssh.github.com:443/acme/shop.git', SHOP],
    ['git://GitHub.com/acme/shop', SHOP],
    [
      'git@gitlab.example.com:group/sub/shop.git',
      { host: 'gitlab.example.com', path: 'group/sub/shop' },
    ],
    ['/srv/git/shop.git', null],
    ['../shop', null],
    [String.raw`C:\git\shop`, null],
    ['file:///srv/git/shop.git', null],
    ['https://', null],
    ['', null],
  ])('%s', (url, remote) => {
    expect(readRemote(url)).toEqual(remote)
  })

  test('is the same in any case, on the same host', () => {
    expect(isSameRemote(SHOP, { host: 'github.com', path: 'Acme/Shop' })).toBe(true)
    expect(isSameRemote(SHOP, { host: 'gitlab.com', path: 'acme/shop' })).toBe(false)
  })
})

describe('a page of a host', () => {
  test.each([
    ['https://github.com/acme/shop/actions/runs/4711', 'run', 'acme/shop', '4711'],
    ['https://github.com/acme/shop/actions/runs/4711/attempts/2', 'run', 'acme/shop', '4711'],
    [
      'https://github.com/acme/shop/actions/runs/4711/job/99?pr=1#step:2:1',
      'run',
      'acme/shop',
      '4711',
    ],
    ['https://github.com/acme/shop/runs/99', 'run', 'acme/shop', '99'],
    ['https://gitlab.com/acme/group/shop/-/pipelines/12', 'run', 'acme/group/shop', '12'],
    ['https://gitlab.example.com/acme/shop/-/jobs/13', 'run', 'acme/shop', '13'],
    [
      'https://app.circleci.com/pipelines/github/acme/shop/14/workflows/1a-2b/jobs/3',
      'run',
      'acme/shop',
      '14',
    ],
    ['https://circleci.com/gh/acme/shop/15', 'run', 'acme/shop', '15'],
    ['https://app.circleci.com/pipelines/bitbucket/acme/shop/16', 'run', 'acme/shop', '16'],
    ['https://app.circleci.com/pipelines/circleci/AbC/DeF/17/workflows/1a', 'run', null, '17'],
    ['https://buildkite.com/acme/shop/builds/18#0190-ab', 'run', null, '18'],
    ['https://ci.example.com/job/team/job/shop/19/', 'run', null, '19'],
    ['https://ci.example.com/jenkins/job/shop/19/console', 'run', null, '19'],
    [
      'https://ci.example.com/blue/organizations/jenkins/shop/detail/main/20/pipeline',
      'run',
      null,
      '20',
    ],
    ['https://github.com/acme/shop/pull/12', 'pull-request', 'acme/shop', '12'],
    ['https://github.com/acme/shop/pull/12/files#diff-1', 'pull-request', 'acme/shop', '12'],
    [
      'https://gitlab.com/acme/group/shop/-/merge_requests/12',
      'pull-request',
      'acme/group/shop',
      '12',
    ],
    ['https://bitbucket.org/acme/shop/pull-requests/12', 'pull-request', 'acme/shop', '12'],
    ['https://codeberg.org/acme/shop/pulls/12', 'pull-request', 'acme/shop', '12'],
    ['https://github.com/acme/shop/commit/1a2b3c4d', 'commit', 'acme/shop', '1a2b3c4d'],
    ['https://gitlab.com/acme/shop/-/commit/1a2b3c4d', 'commit', 'acme/shop', '1a2b3c4d'],
    ['https://bitbucket.org/acme/shop/commits/1a2b3c4d', 'commit', 'acme/shop', '1a2b3c4d'],
    ['https://github.com/acme/shop/blob/main/docs/a.md#top', 'file', 'acme/shop', 'docs/a.md'],
    ['https://gitlab.com/acme/shop/-/blob/main/docs/a.md', 'file', 'acme/shop', 'docs/a.md'],
  ])('%s', (url, what, path, id) => {
    expect(readForgePage(url)).toMatchObject({ what, id })
    expect(readForgePage(url)?.repository?.path ?? null).toBe(path)
  })

  test.each([
    'https://github.com/acme/shop',
    'https://github.com/acme/shop/issues/12',
    'https://github.com/acme/shop/commit/main',
    'https://grafana.example.com/d/slo',
    'https://',
    'docs/a.md',
    'ftp://github.com/acme/shop/pull/12',
  ])('is none at %s', (url) => {
    expect(readForgePage(url)).toBeNull()
  })

  test.each([
    ['https://github.com/Acme/shop/actions/runs/1', true],
    ['https://github.com/acme/other/actions/runs/1', false],
    ['https://gitlab.com/acme/shop/-/jobs/1', false],
    ['https://buildkite.com/acme-inc/shop/builds/1', true],
    ['https://buildkite.com/acme-inc/deploy/builds/1', null],
    ['https://ci.example.com/job/Shop/1/', true],
    ['https://app.circleci.com/pipelines/circleci/AbC/DeF/1', null],
  ])('%s belongs to the remotes: %s', (url, belongs) => {
    const page = readForgePage(url)
    expect(page && belongsTo(page, [{ host: 'example.com', path: 'x/y' }, SHOP])).toBe(belongs)
    expect(page && belongsTo(page, [])).toBeNull()
  })

  test('can be named where the host is known', () => {
    const remotes = [
      { host: 'git.example.com', path: 'acme/shop' },
      { host: 'gitlab.com', path: 'a/b/c' },
    ]
    expect(pageUrl('commit', '1a2b', remotes)).toBe('https://gitlab.com/a/b/c/-/commit/1a2b')
    expect(pageUrl('pull-request', '12', remotes)).toBe(
      'https://gitlab.com/a/b/c/-/merge_requests/12',
    )
    expect(pageUrl('pull-request', '12', remotes.slice(0, 1))).toBeNull()
    for (const host of ['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org']) {
      for (const what of ['commit', 'pull-request'] as const) {
        const url = pageUrl(what, '1234567', [{ host, path: 'acme/shop' }])
        expect(readForgePage(url ?? '')).toMatchObject({ what, id: '1234567' })
      }
    }
  })
})

describe('a message that merges', () => {
  test.each([
    ['Add retries (#12)', 12],
    ['Add retries (#12)\n\nSee #13 (#14)', 12],
    ['Merge pull request #12 from acme/retries\n\nAdd retries', 12],
    ['Revert "Add retries (#12)" (#15)', 15],
    ['Merged PR 12: Add retries', 12],
    ['Merged in retries (pull request #12)', 12],
    ['Pull request #12: Add retries', 12],
    ["Merge branch 'retries' into 'main'\n\nAdd retries\n\nSee merge request acme/shop!12", 12],
  ])('%j', (message, number) => {
    expect(mergedNumber(message)).toBe(number)
    const [expression] = mergeExpressions([1, number])
    expect(new RegExp(expression ?? '', 'm').test(message)).toBe(true)
  })

  test.each(['Fix #12', 'Follow up on (#12) again', 'Merge pull request 12', '', 'Add\n\n(#12)'])(
    'is none in %j',
    (message) => {
      expect(mergedNumber(message)).toBeNull()
    },
  )

  test('is looked for by its whole number', () => {
    const [expression] = mergeExpressions([12])
    expect(new RegExp(expression ?? '').test('Add (#123)')).toBe(false)
  })
})
