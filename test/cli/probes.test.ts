import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printCapture } from '../../src/evidence/capture.ts'
import type { Judgement, NewRecord } from '../../src/evidence/kind.ts'
import type { RepositoryOptions, TestRepository } from '../support/repository.ts'
import {
  newRepository,
  TestRepository as Repository,
  temporaryFolder,
} from '../support/repository.ts'
import { EvidenceWorld } from '../support/world.ts'

const RUNBOOK = '# Runbook\n\n## Rollback\n\nRun it.\n\n## Rollback\n\n<a id="on-call"></a>\n'

function repositoryWith(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  options: RepositoryOptions = {},
): TestRepository {
  const repository = newRepository(options)
  repository.commit('Begin', { 'PLAN.md': '# Plan\n', 'docs/runbook.md': RUNBOOK, ...files })
  return repository
}

/** The record a reference that is accepted makes. */
function recordOf(judgement: Judgement): NewRecord {
  if (judgement.record === null) throw new Error(judgement.reason)
  return judgement.record
}

function record(world: EvidenceWorld, reference: string) {
  return { ...recordOf(world.check(reference)), expires: null }
}

describe('a file', () => {
  test('is pinned by what is staged, which survives the commit', () => {
    const repository = repositoryWith()
    repository.stage({ 'docs/new.md': 'new\n' }).write('docs/new.md', 'newer\n')
    const world = new EvidenceWorld(repository)
    expect(world.check('docs/new.md')).toMatchObject({
      answer: 'pass',
      reason: expect.stringContaining('without the changes made since'),
      mend: expect.stringContaining('git add docs/new.md'),
    })
    const staged = record(world, 'docs/new.md')
    expect(staged).toMatchObject({
      kind: 'file',
      target: 'docs/new.md',
      label: 'docs/new.md',
      pin: `blob ${repository.git('rev-parse', ':docs/new.md')}`,
      grade: 'A',
    })
    repository.commit('Add it')
    expect(world.verify(staged).state).toBe('intact')
  })

  test('is what is staged, whatever its line ends on the disk', () => {
    const repository = repositoryWith()
    repository.write('docs/runbook.md', RUNBOOK.replaceAll('\n', '\r\n'))
    const world = new EvidenceWorld(repository)
    expect(world.check('docs/runbook.md')).toMatchObject({ answer: 'pass', mend: null })
    rmSync(repository.path('docs/runbook.md'))
    expect(world.check('docs/runbook.md')).toMatchObject({ answer: 'pass', mend: null })
  })

  test('is intact after a squash-merge, in a fresh clone, where the branch commit is missing', () => {
    const repository = repositoryWith()
    const branch = repository.branch('work').commit('Work', { 'docs/scan.md': 'clean\n' })
    const there = new EvidenceWorld(repository)
    const file = record(there, 'docs/scan.md')
    const commit = record(there, branch)
    expect(there.verify(commit).state).toBe('intact')
    repository.switch('main').squash('work', 'Work (#12)')
    expect(there.verify(file).state).toBe('intact')
    expect(there.verify(commit).state).toBe('missing')
    const clone = new EvidenceWorld(repository.clone())
    expect(clone.verify(file).state).toBe('intact')
    expect(clone.verify(commit)).toMatchObject({
      state: 'missing',
      reason: expect.stringContaining('squash'),
    })
    expect(clone.check('#12')).toMatchObject({ answer: 'pass' })
  })

  test('has drifted when it was edited, and its old content can be shown', () => {
    const repository = repositoryWith()
    const world = new EvidenceWorld(repository)
    const pinned = record(world, 'docs/runbook.md#rollback')
    repository.stage({ 'docs/runbook.md': '# Runbook\n' })
    const { state, reason, mend } = world.verify(pinned)
    expect(state).toBe('drifted')
    expect(reason).toContain('no heading #rollback')
    const shown =
      /`(git show [0-9a-f]+)`/
        .exec(mend ?? '')?.[1]
        ?.split(' ')
        .slice(1) ?? []
    expect(repository.git(...shown)).toBe(RUNBOOK.trim())
  })

  test('has moved when the same content stands elsewhere', () => {
    const repository = repositoryWith()
    const world = new EvidenceWorld(repository)
    const file = record(world, 'docs/runbook.md')
    const folder = record(world, 'docs')
    repository.git('mv', 'docs', 'handbook')
    expect(world.verify(file)).toMatchObject({
      state: 'moved',
      reason: 'docs/runbook.md is now handbook/runbook.md',
    })
    expect(world.verify(folder)).toMatchObject({ state: 'moved', reason: 'docs is now handbook' })
  })

  test('is missing when it is gone, and can be brought back', () => {
    const repository = repositoryWith()
    const world = new EvidenceWorld(repository)
    const file = record(world, 'docs/runbook.md')
    repository.git('rm', '--quiet', 'docs/runbook.md')
    const { state, mend } = world.verify(file)
    expect(state).toBe('missing')
    expect(mend).toMatch(/git cat-file -p [0-9a-f]{7} > docs\/runbook\.md/)
    expect(world.verify({ ...file, pin: `blob ${'0'.repeat(40)}` }).mend).toBe(
      'record what takes its place',
    )
  })

  test.each([
    ['nothing', 'docs/nowhere.md', 'does not exist', 'create it and `git add` it'],
    ['another case', 'docs/Runbook.MD', 'does not exist', 'did you mean docs/runbook.md?'],
    ['a slip of the finger', 'docs/runbok.md', 'does not exist', 'did you mean docs/runbook.md?'],
    ['another folder', 'runbook.md', 'does not exist', 'did you mean docs/runbook.md?'],
    ['a file git does not know', 'loose.md', 'is not tracked by git', 'git add loose.md'],
    ['an ignored file', 'run.tmp', 'is ignored by git', 'git add --force run.tmp'],
    ['white space', 'blank.md', 'is empty', 'write what was shown'],
    ['an empty object', 'empty.json', 'is empty', 'git add empty.json'],
    ['nothing at all', 'nothing.md', 'is empty', 'git add nothing.md'],
    ['a folder of empty files', 'hollow', 'holds only empty files', 'git add hollow'],
    ['a pointer', 'scan.bin', 'Git LFS pointer', 'record a text'],
    [
      'no such heading',
      'docs/runbook.md#roll',
      'has no heading #roll',
      '#runbook, #rollback, #rollback-1',
    ],
    ['a heading of no text', 'image.png#top', 'is no text', 'leave out #top'],
    ['a heading of no Markdown', 'empty.json#top', 'is empty', 'write'],
    ['a heading of code', 'code.ts#main', 'is no Markdown', 'leave out #main'],
    ['a heading of a folder', 'docs#rollback', 'is no file', 'leave out #rollback'],
    ['a line too many', 'code.ts#L3', 'has only 2 lines', 'leave out #L3'],
    ['the plan', 'PLAN.md', 'holds the plan', 'record another file'],
    ['the folder of the plan', '.', 'holds the plan', 'record another file'],
    ['a place above', '../other/x.md', 'leads out of the repository', 'copy it'],
    ['a place elsewhere', '/etc/passwd', 'leads out of the repository', 'copy it'],
    ['a link out', 'out/passwd', 'leads out of the repository', 'copy it'],
    ['a link to nowhere', 'dangling.md', 'does not exist', 'create it'],
    ['a submodule', 'module', 'is a submodule', 'record a URL'],
    ['open boxes', 'open-checklist.md', 'has 1 of 2 boxes open', 'file:open-checklist.md'],
    ['no boxes', 'checklist:docs/runbook.md', 'holds no boxes', 'file:docs/runbook.md'],
    ['a checklist of bytes', 'checklist:image.png', 'is no text', 'record a Markdown file'],
    ['a log of bytes', 'log:image.png', 'no header', 'file:image.png'],
    ['a heading where there is none', 'done-checklist.md#top', 'no heading', 'it has no headings'],
    ['a loop of links', 'loop/a.md', 'does not exist', 'create it'],
    ['a name no disk takes', `${'long'.repeat(99)}.md`, 'does not exist', 'create it'],
    ['a log without a header', 'log:code.ts', 'no header', 'harden done --run'],
  ])('is refused for %s', (_name, reference, reason, mend) => {
    const judgement = new EvidenceWorld(hostile).check(reference)
    expect(judgement.answer).toBe('fail')
    expect(judgement.reason).toContain(reason)
    expect(judgement.mend).toContain(mend)
    expect(judgement.record).toBeNull()
  })

  test.each([
    ['docs/runbook.md#rollback-1'],
    ['docs/runbook.md#on-call'],
    ['docs/runbook.md#Rollback'],
    ['docs/runbook.md?plain=1#L3-L5'],
    ['code.ts#L2'],
    ['image.png'],
    ['docs/'],
    ['./docs/../docs/runbook.md'],
    ['file:open-checklist.md'],
    ['checklist:done-checklist.md'],
    ['done-checklist.md'],
    ['link.md'],
    ['with (odd) name.md'],
  ])('is accepted as %s, and intact when read back', (reference) => {
    const world = new EvidenceWorld(hostile)
    const judgement = world.check(reference)
    expect(judgement).toMatchObject({ answer: 'pass' })
    expect(world.verify({ ...recordOf(judgement), expires: null }).state).toBe('intact')
  })

  test('in conflict is neither pinned nor lost', () => {
    const repository = repositoryWith()
    const world = new EvidenceWorld(repository)
    const pinned = record(world, 'docs/runbook.md')
    repository.branch('side').commit('Theirs', { 'docs/runbook.md': 'theirs\n' })
    repository.switch('main').commit('Ours', { 'docs/runbook.md': 'ours\n' })
    expect(() => repository.git('merge', 'side')).toThrow()
    expect(world.check('docs/runbook.md').reason).toContain('unresolved conflict')
    expect(world.check('docs').reason).toContain('unresolved conflict')
    expect(world.verify(pinned).state).toBe('unverifiable')
  })

  test('counts from where one stands, and its link from the plan', () => {
    const repository = repositoryWith({ 'plans/PLAN.md': '# Plan\n' })
    const world = new EvidenceWorld(repository, { here: 'docs', plan: 'plans/PLAN.md' })
    const given = record(world, 'runbook.md#rollback')
    expect(given).toMatchObject({
      target: '../docs/runbook.md#rollback',
      label: 'docs/runbook.md#rollback',
    })
    expect(world.verify(given).state).toBe('intact')
    expect(world.verify({ ...given, target: '/docs/runbook.md' }).state).toBe('intact')
    expect(record(world, repository.path('docs/runbook.md')).target).toBe('../docs/runbook.md')
  })

  test('that was linked by hand is there, or not', () => {
    const world = new EvidenceWorld(repositoryWith())
    expect(world.verify({ target: 'docs/runbook.md' })).toMatchObject({
      state: 'unverifiable',
      mend: expect.stringContaining('repin'),
    })
    expect(world.verify({ target: 'docs/runbook.md', pin: 'see page 3' }).reason).toContain(
      'in words',
    )
    expect(world.verify({ target: 'docs/runbook.md#nowhere' }).state).toBe('missing')
    expect(world.verify({ target: 'docs/nowhere.md' }).state).toBe('missing')
    expect(world.verify({ target: '../x.md' }).state).toBe('refused')
  })

  test('pinned in another kind of repository cannot be compared', () => {
    const world = new EvidenceWorld(repositoryWith())
    const pin = `blob ${'1'.repeat(64)}`
    expect(world.verify({ target: 'docs/runbook.md', pin })).toMatchObject({
      state: 'unverifiable',
      reason: expect.stringContaining('another kind of id'),
    })
  })

  test('is pinned by 64 digits where git counts so', () => {
    const repository = newRepository({ init: ['--object-format=sha256'] })
    repository.write('PLAN.md', '').stage({ 'docs/a.md': 'a\n' })
    const world = new EvidenceWorld(repository)
    for (const reference of ['docs/a.md', 'docs']) {
      const pinned = record(world, reference)
      expect(pinned.pin).toMatch(/^(blob|tree) [0-9a-f]{64}$/)
      expect(world.verify(pinned).state).toBe('intact')
    }
  })
})

/** A repository with one of everything that is not evidence, for the tables above. */
let hostile: TestRepository
let removeHostile = () => {}

beforeAll(() => {
  hostile = hostileRepository()
})

afterAll(() => removeHostile())

const ODD_FILES = {
  '.gitignore': '*.tmp\n',
  'blank.md': ' \n\t\n',
  'empty.json': '{ }\n',
  'nothing.md': '',
  'hollow/.gitkeep': '',
  'scan.bin': 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n',
  'image.png': Uint8Array.of(137, 80, 78, 71, 0, 255),
  'code.ts': 'one\ntwo\n',
  'open-checklist.md': '- [x] one\n- [ ] two\n',
  'done-checklist.md': '- [x] one\n  1. [X] two\n\n```\n- [ ] code\n```\n',
  'with (odd) name.md': 'odd\n',
}

function hostileRepository(): TestRepository {
  const whenDone = (remove: () => void) => {
    removeHostile = remove
  }
  const repository = repositoryWith(ODD_FILES, { whenDone })
  repository.write('loose.md', 'loose\n').write('run.tmp', 'x\n')
  repository
    .link('out', '/etc')
    .link('dangling.md', 'nowhere.md')
    .link('link.md', 'docs/runbook.md')
  repository.link('loop', 'loop').git('add', 'link.md')
  const id = repository.git('rev-parse', 'HEAD')
  repository.git('update-index', '--add', '--cacheinfo', `160000,${id},module`)
  return repository
}

describe('a commit', () => {
  test('is looked up by any of its names', () => {
    const repository = repositoryWith()
    const id = repository.git('rev-parse', 'HEAD')
    const world = new EvidenceWorld(repository)
    for (const reference of [id, id.slice(0, 9), id.toUpperCase(), `commit:${id.slice(0, 6)}`]) {
      const found = record(world, reference)
      expect(found).toMatchObject({ target: `commit:${id}`, pin: `commit ${id}`, grade: 'A' })
      expect(found.label).toMatch(/^commit [0-9a-f]{6,7}$/)
      expect(world.verify(found).state).toBe('intact')
    }
  })

  test('is linked where the host is known', () => {
    const repository = repositoryWith()
    repository.git('remote', 'add', 'origin', 'git@github.com:acme/shop.git')
    const id = repository.git('rev-parse', 'HEAD')
    const world = new EvidenceWorld(repository)
    const url = `https://github.com/acme/shop/commit/${id}`
    expect(record(world, id).target).toBe(url)
    expect(record(world, url)).toMatchObject({ target: url, pin: `commit ${id}` })
    expect(world.check(`https://github.com/acme/other/commit/${'1'.repeat(40)}`).reason).toContain(
      'acme/other',
    )
  })

  test.each([
    ['unknown', () => '1234567890abcdef', 'is unknown here'],
    [
      'a blob',
      (repository: TestRepository) => repository.git('rev-parse', ':docs/runbook.md'),
      'no commit',
    ],
    ['left behind', leftBehind, 'squash-merge'],
    ['no id', () => 'commit:HEAD', 'is no id of a commit'],
  ])('is refused when it is %s', (_name, reference, reason) => {
    const repository = repositoryWith()
    const judgement = new EvidenceWorld(repository).check(reference(repository))
    expect(judgement.answer).toBe('fail')
    expect(judgement.reason).toContain(reason)
  })

  function leftBehind(repository: TestRepository): string {
    const id = repository.branch('side').commit('Side')
    repository.switch('main')
    return id
  }

  test('is unverifiable where history or objects are left out', () => {
    const repository = repositoryWith()
    const first = repository.git('rev-parse', 'HEAD')
    repository.commit('Second (#7)')
    const pinned = { target: `commit:${first}`, pin: `commit ${first}` }
    const shallow = new EvidenceWorld(repository.clone('--depth=1'))
    expect(shallow.check(first)).toMatchObject({
      answer: 'unverifiable',
      mend: expect.stringContaining('fetch-depth: 0'),
      record: { pin: null },
    })
    expect(shallow.verify(pinned)).toMatchObject({ state: 'unverifiable' })
    expect(shallow.check('#6')).toMatchObject({
      answer: 'unverifiable',
      reason: expect.stringContaining('shallow'),
    })
    expect(shallow.check('#7').answer).toBe('pass')
    const partial = new EvidenceWorld(repository.clone('--filter=blob:none'))
    expect(partial.verify(pinned).state).toBe('intact')
    expect(partial.check('1234567890abcdef1234')).toMatchObject({
      answer: 'unverifiable',
      mend: expect.stringContaining('--filter'),
    })
  })
})

describe('a pull request', () => {
  test('is weakly proved by the subject that merged it', () => {
    const repository = repositoryWith()
    const squash = repository.commit('Add retries (#12)')
    repository.commit('Revert "Add retries (#12)" (#15)')
    repository.commit('Mention #99 and (#98) in passing')
    repository.git('remote', 'add', 'origin', 'https://github.com/acme/shop')
    const world = new EvidenceWorld(repository)
    const twelve = record(world, '#12')
    expect(twelve).toMatchObject({
      target: 'https://github.com/acme/shop/pull/12',
      label: 'PR #12',
      pin: `commit ${squash}`,
      grade: 'B',
    })
    expect(world.verify(twelve).state).toBe('intact')
    expect(world.verify({ target: '#12' }).state).toBe('intact')
    expect(world.check('#15').answer).toBe('pass')
    for (const open of ['#99', '#98', '#1']) {
      expect(world.check(open)).toMatchObject({
        answer: 'unverifiable',
        record: { pin: null, grade: 'D' },
      })
    }
    expect(world.check('https://github.com/acme/other/pull/12').answer).toBe('fail')
  })
})

describe('a captured log', () => {
  const capture = {
    item: 'qmzt',
    command: ['npm', 'test'],
    exit: 0,
    started: '2026-02-20T10:00:00Z',
    seconds: 12.3,
    head: null,
    clean: true,
    tools: ['node 20.20.2'],
  }
  const path = 'docs/evidence/qmzt-2026-02-20.log'

  function logged(
    change: (repository: TestRepository) => Partial<typeof capture> | { head: string },
  ) {
    const repository = repositoryWith()
    const text = printCapture({ ...capture, ...change(repository) }, 'all 12 tests passed\n')
    repository.stage({ [path]: text })
    return { repository, world: new EvidenceWorld(repository) }
  }

  test('passes when it ended well, at a commit of this history, with nothing left uncommitted', () => {
    const { world } = logged((repository) => ({ head: repository.git('rev-parse', 'HEAD') }))
    const log = record(world, path)
    expect(log).toMatchObject({ kind: 'log', grade: 'A' })
    expect(log.pin).toMatch(/^blob [0-9a-f]{40}$/)
    expect(world.verify(log).state).toBe('intact')
  })

  test('is unverifiable once its commit was left behind, though it is as it was', () => {
    const { repository, world } = logged((where) => ({ head: where.branch('work').commit('Work') }))
    const log = record(world, path)
    repository.commit('Add the log')
    repository.switch('main').squash('work', 'Work (#3)')
    expect(world.verify(log)).toMatchObject({
      state: 'unverifiable',
      reason: expect.stringContaining('does not descend'),
    })
    expect(world.check(path)).toMatchObject({ answer: 'fail', mend: 'run it again here' })
  })

  test.each([
    ['fails with its command', { exit: 2 }, 'fail', 'exit 2'],
    [
      'is unverifiable when something was uncommitted',
      { clean: false },
      'unverifiable',
      'not committed',
    ],
    [
      'is unverifiable when its commit is not here',
      { head: '1'.repeat(40) },
      'unverifiable',
      'not here',
    ],
    ['passes without a commit, as before the first one', {}, 'pass', 'as staged'],
  ])('%s', (_name, change, answer, reason) => {
    const judgement = logged(() => change).world.check(path)
    expect(judgement).toMatchObject({ answer, reason: expect.stringContaining(reason) })
  })
})

describe('without a repository', () => {
  function loose() {
    const folder = new Repository(temporaryFolder())
    folder.write('PLAN.md', '').write('docs/a.md', 'a\n').write('docs/empty.md', '')
    return { folder, world: new EvidenceWorld(folder) }
  }

  test('a file is pinned by its bytes, with the id git would give them', () => {
    const { folder, world } = loose()
    const judgement = world.check('docs/a.md')
    expect(judgement).toMatchObject({
      answer: 'pass',
      reason: expect.stringContaining('no git repository'),
    })
    const pinned = { ...recordOf(judgement), expires: null }
    expect(pinned.pin).toBe(`blob ${folder.git('hash-object', 'docs/a.md')}`)
    expect(world.verify(pinned).state).toBe('intact')
    folder.write('docs/a.md', 'b\n')
    expect(world.verify(pinned).state).toBe('drifted')
    rmSync(folder.path('docs/a.md'))
    expect(world.verify(pinned).state).toBe('missing')
  })

  test('the rest is honest about it', () => {
    const { world } = loose()
    expect(world.check('docs')).toMatchObject({ answer: 'unverifiable', record: { pin: null } })
    expect(world.check('docs/empty.md').answer).toBe('fail')
    expect(world.check('docs/b.md').answer).toBe('fail')
    expect(world.check('../a.md').answer).toBe('fail')
    expect(world.check('1234567890abcdef').reason).toContain('no git repository')
    expect(world.check('#12').answer).toBe('unverifiable')
    expect(world.verify({ target: 'commit:1234567', pin: null }).state).toBe('unverifiable')
  })

  test('git that is not there is named', () => {
    const { folder } = loose()
    folder.environment.PATH = temporaryFolder()
    const world = new EvidenceWorld(folder)
    expect(world.check('docs/a.md').reason).toContain('git is not installed')
    expect(world.check('1234567890abcdef').reason).toContain('git is not installed')
    expect(world.verify({ target: 'docs/a.md', pin: `blob ${'1'.repeat(40)}` }).state).toBe(
      'unverifiable',
    )
  })
})

describe('however many records there are', () => {
  test('git is started a few times', () => {
    const paths = Array.from({ length: 300 }, (_, n) => `docs/${n % 9}/${n}.md`)
    const repository = repositoryWith(Object.fromEntries(paths.map((path) => [path, `${path}\n`])))
    const id = repository.git('rev-parse', 'HEAD')
    const probes = (pinned: (path: string) => string | null) =>
      paths.map(
        (path) =>
          ({
            ask: 'path',
            path,
            from: 'plan',
            pinned: pinned(path),
            text: true,
            log: false,
          }) as const,
      )
    const world = new EvidenceWorld(repository)
    const runs = () => world.runs.splice(0).map(([subcommand]) => subcommand)

    const blobs = new Map(paths.map((path) => [path, '']))
    for (const row of repository.git('ls-files', '--stage').split('\n')) {
      const [, blob = '', path = ''] = /^\d+ (\w+) \d\t(.*)$/.exec(row) ?? []
      blobs.set(path, blob)
    }
    world.answer([{ ask: 'repository' }, ...probes((path) => blobs.get(path) ?? null)])
    expect(runs()).toEqual(['ls-files'])

    world.answer([
      { ask: 'repository' },
      ...probes(() => '1'.repeat(40)),
      { ask: 'commit', id },
      { ask: 'commit', id },
    ])
    expect(runs()).toEqual(['ls-files', 'cat-file', 'cat-file', 'rev-list'])

    world.answer([])
    expect(runs()).toEqual([])
  })
})
