import { describe, expect, test } from 'vitest'
import type { Capture } from '../../src/evidence/capture.ts'
import { printCapture } from '../../src/evidence/capture.ts'
import {
  checkReference,
  recordedProbes,
  referenceProbes,
  verifyRecord,
} from '../../src/evidence/index.ts'
import type { Recorded } from '../../src/evidence/kind.ts'
import type { Finding, Findings, PathFinding, Probe } from '../../src/evidence/probe.ts'
import { probeKey } from '../../src/evidence/probe.ts'

const [ID, OTHER] = ['a'.repeat(40), 'b'.repeat(40)]
const FILE = { what: 'file', id: ID, in: 'index' } as const
const FOLDER = { ...FILE, what: 'folder' } as const
const NOTHING = { content: null, disk: null, text: null, bytes: null } as const
const LOST = { kept: false, elsewhere: [] } as const

const REPOSITORY: Finding = {
  ...{ ask: 'repository', here: true, trouble: null },
  ...{ head: ID, incomplete: null },
}
const BROKEN: Finding = { ...REPOSITORY, trouble: 'git is not installed' }

const CAPTURE: Capture = {
  ...{ item: 'qmzt', command: ['npm', 'test'], exit: 0, started: '2026-02-20T12:00:00Z' },
  ...{ seconds: 3, head: ID, clean: true, tools: [] },
}

/** A staged file of this path and text, but for what is said otherwise. */
function found(path: string, change: Partial<PathFinding>): PathFinding {
  const text = change.text === undefined ? 'Shown.\n' : change.text
  return {
    ...{ ask: 'path', path, fromPlan: path, outside: false, holdsPlan: false },
    ...{ content: FILE, disk: 'file', unstaged: false, ignored: false, near: [] },
    ...{ bytes: text?.length ?? 9, pinned: LOST, head: null },
    ...change,
    text,
  }
}

/** What was found out about all questions that concern one path. */
function answers(probes: readonly Probe[], finding: PathFinding, repository: Finding | null) {
  const known: [string, Finding][] = []
  for (const probe of probes) {
    if (probe.ask === 'path') known.push([probeKey(probe), finding])
    if (probe.ask === 'repository' && repository) known.push([probeKey(probe), repository])
  }
  return new Map(known)
}

/** What is said of a path that is being shown. */
function shown(
  reference: string,
  change: Partial<PathFinding> = {},
  repository: Finding | null = REPOSITORY,
) {
  const path = reference.replace(/^[a-z]+:|#.*$/g, '')
  const finding = found(path, change)
  return checkReference(reference, answers(referenceProbes(reference), finding, repository))
}

/** What has become of a path that was recorded. */
function verified(
  target: string,
  pin: string | null,
  change: Partial<PathFinding> = {},
  repository: Finding | null = REPOSITORY,
) {
  const record: Recorded = { target, pin, isNote: false, expires: null }
  const finding = found(target.replace(/#.*$/, ''), change)
  const findings: Findings = answers(recordedProbes(record), finding, repository)
  return verifyRecord(record, findings, '2026-03-01')
}

describe('a path that is shown', () => {
  test.each<[Partial<PathFinding>, string, string]>([
    [{ outside: true }, 'leads out of the repository', 'copy it into the repository'],
    [{ holdsPlan: true }, 'holds the plan', 'record another file'],
    [NOTHING, 'does not exist', 'create it and `git add` it'],
    [{ ...NOTHING, near: ['docs/b.md', 'c.md'] }, 'does not exist', 'did you mean docs/b.md or c'],
    [{ content: null, ignored: true }, 'ignored by git', 'git add --force docs/a.md'],
    [{ content: null }, 'not tracked by git', 'git add docs/a.md'],
    [{ content: { ...FILE, what: 'conflict' } }, 'unresolved conflict', 'resolve it'],
    [{ content: { ...FILE, what: 'submodule' } }, 'is a submodule', 'URL of that repository'],
    [{ text: null, bytes: 0 }, 'docs/a.md is empty', 'write what was shown'],
    [{ text: ' {\n} ' }, 'docs/a.md is empty', 'write what was shown'],
    [{ content: FOLDER, text: null, bytes: 0 }, 'holds only empty files', 'write what was shown'],
    [
      { text: 'version https://git-lfs.github.com/spec/v1\noid sha256:1\n' },
      'is a Git LFS pointer',
      'record a text',
    ],
  ])('of %j is refused: %s', (change, reason, mend) => {
    expect(shown('docs/a.md', change)).toMatchObject({
      answer: 'fail',
      reason: expect.stringContaining(reason),
      mend: expect.stringContaining(mend),
    })
  })

  test('is pinned as staged, and says so where it was edited since', () => {
    expect(shown('docs/a.md')).toMatchObject({
      answer: 'pass',
      record: { label: 'docs/a.md', pin: `blob ${ID}`, grade: 'A' },
    })
    expect(shown('docs', { content: FOLDER, text: null }).record?.pin).toBe(`tree ${ID}`)
    expect(shown('docs/a.md', { unstaged: true }).mend).toContain('git add docs/a.md')
  })

  test('is pinned by its bytes where git cannot be asked', () => {
    const onDisk = { content: { ...FILE, in: 'disk' } } as const
    expect(shown('docs/a.md', onDisk, null).reason).toContain('there is no git repository here')
    expect(shown('docs/a.md', onDisk, BROKEN).reason).toContain('git is not installed')
    const folder = { content: { ...FOLDER, id: null, in: 'disk' }, text: null } as const
    expect(shown('docs', folder, null)).toMatchObject({
      answer: 'unverifiable',
      reason: 'docs is a folder outside git, which nothing can pin',
      record: { pin: null, grade: 'D' },
    })
  })

  test.each<[string, Partial<PathFinding>, string | null]>([
    ['docs#a', { content: FOLDER, text: null }, 'docs is no file and has no headings'],
    ['docs/a.md#a', { text: null }, 'docs/a.md is no text, so #a leads nowhere'],
    ['src/a.ts#L1', {}, null],
    ['src/a.ts#L1-L2', {}, 'src/a.ts has only 1 lines'],
    ['src/a.ts#L2C1', {}, 'src/a.ts has only 1 lines'],
    ['src/a.ts#a', {}, 'src/a.ts is no Markdown, so #a leads nowhere'],
    ['docs/a.md#Roll-Back', { text: '# Roll back\n' }, null],
    ['docs/a.md#a', { text: '# B\n\n# C\n' }, 'docs/a.md has no heading #a'],
    ['docs/a.md#a', {}, 'docs/a.md has no heading #a'],
  ])('%s with %j has its place there, unless: %s', (reference, change, reason) => {
    const judgement = shown(reference, change)
    if (reason === null) expect(judgement.record?.label).toBe(reference)
    else expect(judgement).toMatchObject({ answer: 'fail', reason })
  })

  test('names the headings that there are', () => {
    expect(shown('docs/a.md#a', { text: '# B\n\n# C\n' }).mend).toContain('it has #b, #c')
    expect(shown('docs/a.md#a').mend).toContain('it has no headings')
  })
})

describe('a checklist that is shown', () => {
  test.each<[string | null, string | null]>([
    [null, 'is no text'],
    ['Words.\n', 'holds no boxes'],
    ['- [x] a\n- [ ] b\n', 'has 1 of 2 boxes open'],
    ['- [x] a\n- [X] b\n', null],
  ])('of %j must be ticked: %s', (text, reason) => {
    const judgement = shown('checklist:docs/a.md', { text })
    if (reason === null) expect(judgement.answer).toBe('pass')
    else expect(judgement.reason).toContain(reason)
  })

  test('counts as long as it is as recorded', () => {
    const pin = `blob ${ID}; checklist`
    expect(verified('docs/a.md', pin).state).toBe('intact')
    expect(verified('docs/a.md', pin, { content: { ...FILE, id: OTHER } }).state).toBe('drifted')
  })
})

describe('a captured log', () => {
  const PATH = 'docs/evidence/qmzt-2026-02-20.log'
  const FOUND = { ask: 'commit', state: 'found', id: ID, inHistory: true } as const
  const LEFT = { ...FOUND, inHistory: false }
  const ABSENT = { ...FOUND, state: 'absent', id: null, inHistory: false } as const
  const log = (change: Partial<Capture> = {}) => printCapture({ ...CAPTURE, ...change }, 'ok')

  test.each<[string, string | null, PathFinding['head'], string, string]>([
    ['without a header', 'ok\n', null, 'fail', 'has no header of a captured run'],
    ['that is no text', null, null, 'fail', 'has no header of a captured run'],
    ['of a failure', log({ exit: 2 }), FOUND, 'fail', 'records a failure: exit 2'],
    ['of another history', log(), LEFT, 'fail', 'which HEAD does not descend from'],
    ['of a commit that is not here', log(), ABSENT, 'unverifiable', 'which is not here'],
    ['of a commit nobody looked up', log(), null, 'unverifiable', 'which is not here'],
    ['of changed files', log({ clean: false }), FOUND, 'unverifiable', 'were not committed'],
    ['of a commit', log(), FOUND, 'pass', 'is pinned as staged'],
    ['made outside git', log({ head: null }), null, 'pass', 'is pinned as staged'],
  ])('%s is judged by its header', (_name, text, head, ...[answer, reason]) => {
    expect(shown(PATH, { text, head })).toMatchObject({
      answer,
      reason: expect.stringContaining(reason),
    })
  })

  test('that was recorded counts as long as its commit is in the history', () => {
    expect(verified(PATH, `blob ${ID}`, { head: FOUND }).state).toBe('intact')
    expect(verified(PATH, `blob ${ID}`).state).toBe('intact')
    expect(verified(PATH, `blob ${OTHER}`, { head: LEFT }).state).toBe('drifted')
    expect(verified(PATH, `blob ${ID}`, { head: LEFT })).toMatchObject({
      state: 'unverifiable',
      reason: expect.stringContaining('HEAD does not descend from the commit it was made at'),
    })
  })
})

describe('a path that was recorded', () => {
  const PIN = `blob ${ID}`
  const changed = { content: { ...FILE, id: OTHER } } as const

  test.each<[string | null, Partial<PathFinding>, string, string]>([
    [PIN, {}, 'intact', 'is as recorded'],
    [PIN, { outside: true }, 'refused', 'leads out of the repository'],
    [PIN, { content: { ...FILE, what: 'conflict' } }, 'unverifiable', 'unresolved conflict'],
    [PIN, changed, 'drifted', 'docs/a.md has changed since'],
    [PIN, { ...changed, text: '' }, 'drifted', 'and now docs/a.md is empty'],
    [
      PIN,
      { content: { ...FILE, id: ID.repeat(2).slice(16) } },
      'unverifiable',
      'another kind of id',
    ],
    [PIN, NOTHING, 'missing', 'docs/a.md is gone'],
    [PIN, { ...NOTHING, pinned: { kept: true, elsewhere: ['b.md'] } }, 'moved', 'is now b.md'],
    [`tree ${ID}`, { content: FOLDER }, 'intact', 'is as recorded'],
    [null, {}, 'unverifiable', 'nothing says what it was'],
    ['sha1 abc', {}, 'unverifiable', 'its pin is in words harden does not know'],
    [null, NOTHING, 'missing', 'does not exist'],
    [null, { text: '' }, 'missing', 'is empty'],
  ])('with pin %j and %j is %s: %s', (pin, change, state, reason) => {
    expect(verified('docs/a.md', pin, change)).toMatchObject({
      state,
      reason: expect.stringContaining(reason),
    })
  })

  test('says how to see what git still has of it', () => {
    const pinned = { kept: true, elsewhere: [] }
    expect(verified('docs/a.md', PIN, { ...changed, pinned }).mend).toContain('git show aaaaaaa')
    expect(verified('docs/a.md', PIN, changed).mend).not.toContain('git show')
    expect(verified('docs/a.md', PIN, { ...NOTHING, pinned }).mend).toContain(
      'git cat-file -p aaaaaaa > docs/a.md',
    )
    expect(verified('docs/a.md', PIN, NOTHING).mend).toBe('record what takes its place')
  })

  test('cannot be verified where git cannot be asked', () => {
    expect(verified('docs/a.md', PIN, {}, BROKEN)).toMatchObject({
      state: 'unverifiable',
      reason: 'git is not installed',
    })
  })
})
