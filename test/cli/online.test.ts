import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runHere } from '../support/harden.ts'
import { newRepository } from '../support/repository.ts'
import { json, LoopbackWeb, status } from '../support/web.ts'

const PLAN = 'PRODUCTION_HARDENING_PLAN.md'
const HEAD = '1'.repeat(40)
const HOSTS = ['pages.example.test', 'other.example.test', 'api.github.com', 'gitlab.example.test']
const API = 'api.github.com/repos/ada/shop'

/** Filled in by a test: the commit that the fake runs tested. */
let tested = HEAD
/** What a page of that name says. */
let report = ''
const run = (conclusion: string, head?: string) =>
  json({
    status: 'completed',
    conclusion,
    get head_sha() {
      return head ?? tested
    },
  })

const web = new LoopbackWeb(
  {
    'pages.example.test/ok': status(200),
    'pages.example.test/get': (response, { method }) =>
      response.writeHead(method === 'HEAD' ? 405 : 200).end(),
    'pages.example.test/forbidden-head': (response, { method }) =>
      response.writeHead(method === 'HEAD' ? 403 : 204).end(),
    'pages.example.test/folder': status(301, { location: '/ok' }),
    'pages.example.test/to-login': status(302, { location: '/login?next=/to-login' }),
    'pages.example.test/elsewhere': status(301, { location: 'https://other.example.test/ok' }),
    'pages.example.test/to-file': status(302, { location: 'file:///etc/passwd' }),
    'pages.example.test/401': status(401),
    'pages.example.test/403': status(403),
    'pages.example.test/404': status(404),
    'pages.example.test/410': status(410),
    'pages.example.test/busy': (response, _request, times) =>
      response.writeHead(times === 1 ? 429 : 200, { 'retry-after': '7' }).end(),
    'pages.example.test/busy-for-long': status(429, { 'retry-after': '3600' }),
    'pages.example.test/503': (response, _request, times) =>
      response.writeHead(times === 1 ? 503 : 200).end(),
    'pages.example.test/500': status(500),
    'pages.example.test/loop': status(302, { location: '/loop' }),
    'pages.example.test/hang': () => undefined,
    'pages.example.test/endless': (response, { method }) => {
      response.writeHead(method === 'HEAD' ? 405 : 200)
      if (method === 'HEAD') {
        response.end()
        return
      }
      const chunk = 'x'.repeat(65_536)
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', more)
      }
      more()
    },
    'pages.example.test/report': (response) => response.writeHead(200).end(report),
    'inner.example.test/inner': status(200),
    'other.example.test/ok': status(200),
    'github.com/ada/shop/wiki': status(404),
    [`${API}/actions/runs/1`]: (...page) => run('success')(...page),
    [`${API}/actions/runs/2`]: (...page) => run('failure')(...page),
    [`${API}/actions/runs/3`]: (...page) => run('success', HEAD)(...page),
    [`${API}/actions/runs/5`]: json({ status: 'in_progress', conclusion: null, head_sha: HEAD }),
    [`${API}/actions/runs/6`]: status(301, { location: 'https://other.example.test/ok' }),
    [`${API}/actions/runs/7`]: status(301, { location: '/moved' }),
    'api.github.com/moved': (...page) => run('success')(...page),
    [`${API}/actions/runs/8`]: status(403),
    [`${API}/actions/runs/9`]: (response) => response.writeHead(200).end('<html>'),
    [`${API}/pulls/1`]: json({ merged: true, state: 'closed', merge_commit_sha: HEAD }),
    [`${API}/pulls/2`]: json({ merged: false, state: 'closed', merge_commit_sha: null }),
    [`${API}/pulls/3`]: json({ merged: false, state: 'open' }),
    'gitlab.example.test/api/v4/projects/a%2Fb%2Fc/pipelines/1': (...page) =>
      json({ status: 'success', sha: tested })(...page),
    'gitlab.example.test/api/v4/projects/a%2Fb%2Fc/jobs/2': (...page) =>
      json({ status: 'failed', pipeline: { sha: tested } })(...page),
    'gitlab.example.test/api/v4/projects/a%2Fb%2Fc/merge_requests/3': json({
      state: 'merged',
      merge_commit_sha: null,
      squash_commit_sha: HEAD,
    }),
  },
  /^nowhere\./,
)
beforeAll(() => web.start())
afterAll(() => web.stop())
beforeEach(() => {
  web.arrivals.length = 0
  web.pauses.length = 0
})

/** A repository whose plan has these links as evidence. */
function scene(targets: readonly string[], config: object = { allowHosts: HOSTS }) {
  const repository = newRepository()
  const records = targets.map((target) => `    - [shown](${target})\n`).join('')
  const text = `# Plan\n\n## Immediate (0-7 days)\n\n- [x] Gate\n  - Owner: QA\n  - Evidence: links\n${records}`
  tested = repository.commit('Add the plan', {
    [PLAN]: text,
    '.hardenrc.json': JSON.stringify(config),
  })
  repository.git('remote', 'add', 'origin', 'https://github.com/ada/shop.git')
  repository.git('remote', 'add', 'mirror', 'https://gitlab.example.test/a/b/c.git')
  const environment = { ...repository.environment, HARDEN_NOW: '2026-02-20' }
  const harden = (words: readonly string[], variables: Readonly<Record<string, string>> = {}) =>
    runHere(
      words,
      { directory: repository.root, environment: { ...environment, ...variables } },
      { http: async (options) => web.http(options) },
    )
  return { repository, harden }
}

/** State and reason of each record, by the last part of its target. */
async function verified(
  targets: readonly string[],
  words: readonly string[] = [],
  variables: Readonly<Record<string, string>> = { GH_TOKEN: 'the-token-of-github' },
): Promise<Record<string, string>> {
  const { harden } = scene(targets)
  const { stdout } = await harden(['evidence', 'verify', '--online', '--json', ...words], variables)
  const { records } = JSON.parse(stdout) as {
    records: { target: string; state: string; reason: string }[]
  }
  return Object.fromEntries(
    records.map(({ target, state, reason }) => [
      target.replace(/^.*\//, ''),
      `${state}: ${reason}`,
    ]),
  )
}

const pages = (...names: readonly string[]) =>
  names.map((name) => `https://pages.example.test/${name}`)
const runs = (...ids: readonly number[]) =>
  ids.map((id) => `https://github.com/ada/shop/actions/runs/${id}`)

describe('a page', () => {
  test('is there, gone, or cannot be told', async () => {
    const found = await verified(
      pages('ok', 'get', 'forbidden-head', 'folder', 'to-login', 'elsewhere', 'to-file', '401')
        .concat(
          pages('403', '404', '410', 'busy', 'busy-for-long', '503', '500', 'loop', 'endless'),
        )
        .concat('https://nowhere.example.test/x', 'https://inner.example.test/inner'),
    )
    expect(found).toMatchInlineSnapshot(`
      {
        "401": "unverifiable: nobody can tell from here: status 401",
        "403": "unverifiable: nobody can tell from here: status 403",
        "404": "missing: it is gone: status 404",
        "410": "missing: it is gone: status 410",
        "500": "unverifiable: nobody can tell from here: status 500",
        "503": "intact: it answers: status 200",
        "busy": "intact: it answers: status 200",
        "busy-for-long": "unverifiable: nobody can tell from here: status 429",
        "elsewhere": "unverifiable: nobody can tell from here: it redirects to other.example.test",
        "endless": "intact: it answers: status 200",
        "folder": "intact: it answers: status 200",
        "forbidden-head": "intact: it answers: status 204",
        "get": "intact: it answers: status 200",
        "inner": "unverifiable: nobody can tell from here: its host lies inside a network; add it to allowHosts in the configuration to ask it",
        "loop": "unverifiable: nobody can tell from here: more than 5 redirects",
        "ok": "intact: it answers: status 200",
        "to-file": "unverifiable: nobody can tell from here: it redirects elsewhere",
        "to-login": "unverifiable: nobody can tell from here: it redirects to a page to sign in",
        "x": "missing: it is gone: there is no such host",
      }
    `)
  })

  test('on another host gets no request, and its redirect is no proof', async () => {
    await verified(pages('elsewhere'))
    expect(web.arrivals.map(({ host }) => host)).toEqual(['pages.example.test'])
  })

  test('on a host inside a network is not asked at all, whatever the name', async () => {
    const targets = [
      'inner.example.test/inner',
      '10.0.0.8/x',
      '169.254.169.254/latest',
      '[fd00::1]/y',
    ]
    const found = await verified(targets.map((target) => `http://${target}`))
    expect(Object.values(found).every((each) => each.startsWith('unverifiable'))).toBe(true)
    expect(web.arrivals).toEqual([])
  })

  test('that hangs takes no more than the time for all questions', async () => {
    expect(await verified(pages('hang'), ['--budget', '1s'])).toEqual({
      hang: 'unverifiable: nobody can tell from here: it did not answer in time',
    })
  })

  test('is asked again when its host says', async () => {
    await verified(pages('busy', 'busy-for-long', '503'))
    expect(web.pauses.toSorted((a, b) => a - b)).toEqual([500, 7000])
  })
})

describe('a run', () => {
  test('ended well, badly, elsewhere or not yet', async () => {
    const found = await verified(runs(1, 2, 3, 4, 5, 6, 7, 8, 9))
    expect(found).toMatchInlineSnapshot(`
      {
        "1": "intact: run 1 passed",
        "2": "missing: run 2 failed: failure",
        "3": "missing: run 3 tested 1111111, which HEAD does not descend from",
        "4": "unverifiable: its host could not tell: its host no longer has it",
        "5": "missing: run 5 has not ended",
        "6": "unverifiable: its host could not tell: its host redirects to other.example.test",
        "7": "intact: run 7 passed",
        "8": "unverifiable: its host could not tell: its host answers with status 403",
        "9": "unverifiable: its host could not tell: its host answers in no known form",
      }
    `)
    const withToken = web.arrivals.filter(({ authorization }) => authorization !== undefined)
    expect(new Set(withToken.map(({ host }) => host))).toEqual(new Set(['api.github.com']))
    expect(web.arrivals.find(({ path }) => path === '/moved')?.authorization).toBeUndefined()
    expect(web.arrivals.filter(({ host }) => host === 'other.example.test')).toEqual([])
  })

  test('may be private where there is no token', async () => {
    expect(await verified(runs(4), [], { GH_CONFIG_DIR: '/nowhere' })).toEqual({
      4: expect.stringContaining('unverifiable'),
    })
    expect(web.arrivals.every(({ authorization }) => authorization === undefined)).toBe(true)
  })

  test('of GitLab is asked there, with the token of that host alone', async () => {
    const url = 'https://gitlab.example.test/a/b/c/-'
    const targets = [`${url}/pipelines/1`, `${url}/jobs/2`, `${url}/merge_requests/3`]
    const token = { GITLAB_TOKEN: 'the-token-of-gitlab', GH_TOKEN: 'the-token-of-github' }
    expect(await verified(targets, [], token)).toMatchInlineSnapshot(`
      {
        "1": "intact: run 1 passed",
        "2": "missing: run 2 failed: failed",
        "3": "intact: MR !3 is merged",
      }
    `)
    expect(web.arrivals.every(({ authorization }) => authorization === undefined)).toBe(true)
    await verified(targets, [], { ...token, GITLAB_HOST: 'gitlab.example.test' })
    expect(new Set(web.arrivals.slice(3).map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer the-token-of-gitlab']),
    )
  })
})

test('a pull request was merged, closed, or is still open', async () => {
  const targets = [1, 2, 3].map((id) => `https://github.com/ada/shop/pull/${id}`)
  expect(await verified(targets)).toMatchInlineSnapshot(`
    {
      "1": "intact: PR #1 is merged",
      "2": "missing: PR #2 was closed: without a merge",
      "3": "unverifiable: PR #3 is still open",
    }
  `)
})

test('a 404 from the host of the repository may mean that the page is private', async () => {
  expect(await verified(['https://github.com/ada/shop/wiki'])).toEqual({
    wiki: expect.stringContaining('unverifiable'),
  })
})

describe('evidence that is given', () => {
  test('is asked for before it is written, and pinned to what was found', async () => {
    const { repository, harden } = scene([])
    const token = { GH_TOKEN: 'the-token-of-github' }
    const [good = '', bad = ''] = runs(1, 2)
    const gone = await harden(['evidence', 'add', 'I1', ...pages('404'), '--online'])
    expect(gone).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('it is gone: status 404'),
    })
    const failed = await harden(['evidence', 'add', 'I1', bad, '--online'], token)
    expect(failed).toMatchObject({ exit: 1, stderr: expect.stringContaining('run 2 failed') })
    const passed = await harden(['evidence', 'add', 'I1', good, ...pages('ok'), '--online'], token)
    expect(passed.exit).toBe(0)
    const text = readFileSync(repository.path(PLAN), 'utf8')
    expect(text).toContain(`"head ${tested}; success"`)
  })

  test('is not asked for when harden is to stay offline, and both words are a mistake', async () => {
    const { repository, harden } = scene(pages('ok'))
    const before = readFileSync(repository.path(PLAN), 'utf8')
    for (const words of [
      ['evidence', 'add', 'I1', ...pages('404')],
      ['done', 'I1', '-e', ...pages('404')],
      ['evidence', 'repin', 'I1', ...pages('ok')],
      ['evidence', 'verify'],
      ['check'],
    ]) {
      const both = await harden(['--offline', ...words, '--online'])
      expect(both).toMatchObject({ exit: 2, stderr: expect.stringContaining('leave one out') })
    }
    expect(readFileSync(repository.path(PLAN), 'utf8')).toBe(before)
    expect((await harden(['--offline', 'evidence', 'add', 'I1', ...pages('404')])).exit).toBe(0)
    expect(web.arrivals).toEqual([])
  })
})

describe('the digest of a page', () => {
  const [page = ''] = pages('report')

  test('is pinned when asked, and tells whether the page says the same', async () => {
    const { repository, harden } = scene([])
    report = 'all green'
    const added = await harden(['done', 'I1', '-e', page, '--online', '--digest'])
    expect(added.exit).toBe(0)
    const digest = createHash('sha256').update('all green').digest('hex')
    expect(readFileSync(repository.path(PLAN), 'utf8')).toContain(`"body sha256:${digest}"`)
    const state = async (...words: readonly string[]) => {
      const { stdout } = await harden(['evidence', 'verify', '--json', ...words])
      const [{ state, grade }] = JSON.parse(stdout).records
      return `${state} ${grade}`
    }
    expect(await state('--online')).toBe('intact C')
    report = 'one is red'
    expect(await state('--online')).toBe('drifted C')
    expect(await state()).toBe('unverifiable C')
    const repinned = await harden(['evidence', 'repin', 'I1', page, '--online', '--digest'])
    expect(repinned.exit).toBe(0)
    expect(await state('--online')).toBe('intact C')
    const cache = repository.path('.git/harden/online.json')
    expect(existsSync(cache) && readFileSync(cache, 'utf8').includes(digest)).toBe(false)
  })

  test('is refused of a page without an end, and of one that is gone', async () => {
    const { harden } = scene([])
    for (const [name, why] of [
      ['endless', 'is too long for a digest'],
      ['404', 'it is gone'],
    ] as const) {
      const { exit, stderr } = await harden([
        'done',
        'I1',
        '-e',
        ...pages(name),
        '--online',
        '--digest',
      ])
      expect({ exit, stderr }).toMatchObject({ exit: 1, stderr: expect.stringContaining(why) })
    }
  })

  test.each([
    [['-e', page, '--digest'], 'Unexpected --digest without --online'],
    [['-e', PLAN, '--online', '--digest'], 'Unexpected --digest without a page'],
  ])('is asked for in vain by %j', async (words, message) => {
    const { exit, stderr } = await scene([]).harden(['done', 'I1', ...words])
    expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining(message) })
  })
})

test('what was found is kept for a day in the git directory, failures never', async () => {
  const { repository, harden } = scene([...pages('ok', '404', '403'), ...runs(1)])
  const token = { GH_TOKEN: 'the-token-of-github' }
  await harden(['check', '--online'], token)
  web.arrivals.length = 0
  await harden(['evidence', 'verify', '--online'], token)
  expect(new Set(web.arrivals.map(({ path }) => path))).toEqual(new Set(['/404', '/403']))
  const cache = readFileSync(repository.path('.git/harden/online.json'), 'utf8')
  expect(cache).not.toMatch(/token|example\.test|ada/)
})

test('--budget without --online is a mistake', async () => {
  expect(await scene([]).harden(['check', '--budget', '1s'])).toMatchObject({ exit: 2 })
})
