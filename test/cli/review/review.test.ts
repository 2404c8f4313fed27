import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ResultOf } from '../../../src/commands/schema.ts'
import type { Setting } from '../../support/harden.ts'
import { runHere } from '../../support/harden.ts'
import type { TestRepository } from '../../support/repository.ts'
import { newRepository, temporaryFolder } from '../../support/repository.ts'
import { playUntilReview, REVIEW_DAY } from '../../support/review-weeks.ts'
import { wordsOf } from '../../support/transcript.ts'
import { PLAN } from '../../support/twelve-weeks.ts'

/**
 * The review of 5 June 2026 over twelve weeks of work and the weeks after them, on this project's
 * own plan. The texts beside this file are what it must say, written by hand from the script; set
 * UPDATE_TRANSCRIPTS to write down what it says now.
 */

type Review = ResultOf<'review'>

const removals: (() => void)[] = []
let repository: TestRepository

beforeAll(async () => {
  repository = newRepository({ whenDone: (remove) => removals.push(remove) })
  playUntilReview(repository)
  // Its history is read once; the copies take what was kept of it.
  await runHere(['stats'], { directory: repository.root, environment: environmentOf(repository) })
})

afterAll(() => {
  for (const remove of removals) remove()
})

/** The repository once more, in a folder of its own. */
function copy(): Setting {
  const directory = join(temporaryFolder(), 'repository')
  cpSync(repository.root, directory, { recursive: true })
  return { directory, environment: environmentOf(repository) }
}

function environmentOf({ environment }: TestRepository): Record<string, string> {
  return { ...environment, HARDEN_NOW: REVIEW_DAY, LC_ALL: 'C.UTF-8' }
}

function planIn({ directory }: Setting): string {
  return readFileSync(join(directory, PLAN), 'utf8')
}

async function reviewIn(setting: Setting, ...words: string[]): Promise<Review> {
  const { stdout, exit } = await runHere(['review', '--json', ...words], setting)
  expect(exit).toBe(0)
  return JSON.parse(stdout)
}

function expectText(name: string, text: string): void {
  const file = join(import.meta.dirname, name)
  if (process.env.UPDATE_TRANSCRIPTS || !existsSync(file)) writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
}

describe('what it tells', () => {
  test('all ten sections, in full', async () => {
    const { stdout, stderr, exit } = await runHere(['review', '--full'], copy())
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
    expectText('full.txt', stdout)
  })

  test('the same as Markdown', async () => {
    const { stdout } = await runHere(['review', '--summary'], copy())
    expectText('summary.md', stdout)
  })

  test('at a glance no section is long', async () => {
    const { stdout } = await runHere(['review'], copy())
    const overdue = stdout.slice(stdout.indexOf('\nOverdue'), stdout.indexOf('\nIn progress and'))
    expect(overdue).toContain('and 7 more: harden review --full')
    expect(overdue.match(/d late/g)).toHaveLength(5)
  })

  test('nobody is late with an accepted deferral', async () => {
    const { sections } = await reviewIn(copy())
    const deferred = ['Validate horizontal scaling', 'Data scaling improvements']
    const told = JSON.stringify([sections.overdue, sections.stalled])
    for (const title of deferred) expect(told).not.toContain(title)
    expect(sections.load.owners.find(({ owner }) => owner === 'Cloud')?.open).toBe(2)
  })

  test('it changes nothing by itself', async () => {
    const setting = copy()
    const before = planIn(setting)
    expect(await reviewIn(setting)).toMatchObject({ changed: false, diff: '' })
    expect(planIn(setting)).toBe(before)
  })
})

describe('since when', () => {
  test('since the last commit that says so', async () => {
    const { since, from, missed } = await reviewIn(copy())
    expect({ since, from, missed }).toEqual({
      since: '2026-05-22',
      from: 'last-review',
      missed: ['2026-05-29'],
    })
  })

  test('since a day', async () => {
    const { since, from, sections } = await reviewIn(copy(), '--since', '2026-05-26')
    expect({ since, from }).toEqual({ since: '2026-05-26', from: 'asked' })
    expect(sections.changes.completed).toEqual([])
    expect(sections.changes.deferred).toHaveLength(2)
  })

  test('since a commit, which is left out itself', async () => {
    const { sections } = await reviewIn(copy(), '--since', 'HEAD~4')
    expect(sections.changes.deferred).toEqual([])
    expect(sections.changes.slipped).toHaveLength(1)
  })

  test('since nothing that is a commit is refused', async () => {
    const { stderr, exit } = await runHere(['review', '--since', 'nowhere'], copy())
    expect(exit).toBe(2)
    expect(stderr).toContain('expected a day or the name of a commit')
  })

  test('since the Friday before, where none was ever held', async () => {
    const setting = copy()
    const [plan] = [planIn(setting)]
    const other = newRepository()
    other.commit('Add the plan', { [PLAN]: plan }, '2026-05-20')
    const review = await reviewIn({ ...setting, directory: other.root })
    expect(review).toMatchObject({
      since: '2026-05-29',
      from: 'review-day',
      missed: ['2026-05-22', '2026-05-29'],
    })
  })
})

describe('what it proposes', () => {
  test('something of every kind, numbered, each with its command', async () => {
    const { proposals } = await reviewIn(copy())
    expect(new Set(proposals.map(({ kind }) => kind))).toEqual(
      new Set(['add-evidence', 'reopen', 'close', 'stop', 'move', 'drop-entry', 'rerank']),
    )
    expect(proposals.map(({ n }) => n)).toEqual(proposals.map((_, at) => at + 1))
  })

  test('one alone writes the very bytes that its command writes', async () => {
    const { proposals } = await reviewIn(copy())
    const seen: string[] = []
    const some = proposals.filter(({ kind }) => {
      seen.push(kind)
      return seen.filter((each) => each === kind).length <= 2
    })
    for (const { n, command, needs } of some) {
      if (needs.length > 0) continue
      const [here, there] = [copy(), copy()]
      const review = await reviewIn(here, '--apply', String(n))
      expect(review.proposals.filter(({ applied }) => applied).map((each) => each.n)).toEqual([n])
      const [, ...words] = wordsOf(command)
      expect(await runHere(words, there), command).toMatchObject({ exit: 0 })
      expect(planIn(here), command).toBe(planIn(there))
      expect(planIn(here), command).not.toBe(planIn(copy()))
    }
  })

  test('all of them write what their commands write one after another', async () => {
    const [here, there] = [copy(), copy()]
    const { proposals } = await reviewIn(here, '--apply', 'all')
    const drops = proposals.filter(({ kind }) => kind === 'drop-entry').reverse()
    const inTurn = proposals.map((each) => (each.kind === 'drop-entry' ? drops.shift() : each))
    for (const each of inTurn) {
      const [, ...words] = wordsOf(each?.command ?? '')
      expect(await runHere(words, there), each?.command).toMatchObject({ exit: 0 })
    }
    expect(planIn(here)).toBe(planIn(there))
    expectText('after-all.md', planIn(here))
  })

  test('once all is accepted it proposes nothing, and changes nothing', async () => {
    const setting = copy()
    await reviewIn(setting, '--apply', 'all')
    const plan = planIn(setting)
    expect(await reviewIn(setting, '--apply', 'all')).toMatchObject({
      proposals: [],
      changed: false,
    })
    expect(planIn(setting)).toBe(plan)
  })

  test('one undo takes all of it back', async () => {
    const setting = copy()
    const before = planIn(setting)
    await reviewIn(setting, '--apply', 'all')
    expect(await runHere(['undo'], setting)).toMatchObject({ exit: 0 })
    expect(planIn(setting)).toBe(before)
  })

  test('a dry run prints a patch that git takes, and writes nothing', async () => {
    const setting = copy()
    const before = planIn(setting)
    const { stdout } = await runHere(['review', '--apply', '1-4', '--dry-run'], setting)
    expect(planIn(setting)).toBe(before)
    writeFileSync(join(setting.directory, '../patch'), stdout)
    const there = copy()
    await reviewIn(there, '--apply', '1-4')
    repository.git('-C', setting.directory, 'apply', '../patch')
    expect(planIn(setting)).toBe(planIn(there))
  })
})

describe('what it refuses, and writes nothing', () => {
  test.each([
    ['99', 3, 'Unexpected proposal 99, expected 1 to 21'],
    ['5', 1, 'Proposal 5 rests on 1'],
    ['1,x', 2, 'expected numbers such as 1,3-5, or all'],
    ['3-1', 2, 'expected numbers such as 1,3-5, or all'],
    ['0', 2, 'expected numbers such as 1,3-5, or all'],
  ])('--apply %s', async (numbers, exit, message) => {
    const setting = copy()
    const before = planIn(setting)
    const refused = await runHere(['review', '--apply', numbers], setting)
    expect(refused.exit).toBe(exit)
    expect(refused.stderr).toContain(message)
    expect(planIn(setting)).toBe(before)
  })

  test('a number together with the one it rests on is taken', async () => {
    const setting = copy()
    await reviewIn(setting, '--apply', '1,5')
    expect(planIn(setting)).toContain('- [x] Publish top-10 incident runbook')
  })
})

test('a secret that a commit offers gets nowhere, whoever its provider is', async () => {
  const rare = ['shp', 'at_', 'ghijklmnopqrstuv'.repeat(2)].join('')
  const other = newRepository()
  other.commit('Add the plan', { [PLAN]: planIn(copy()) }, '2026-05-20')
  const offer = `Harden-Item: ozvq\nEvidence: https://shop.example.com/#${rare}`
  other.commit(`Write the runbook\n\n${offer}`, {}, '2026-06-03')
  const setting: Setting = { directory: other.root, environment: environmentOf(other) }
  for (const words of [['--apply', 'all'], ['--json'], ['--summary']]) {
    const { stdout, stderr, exit } = await runHere(['review', ...words], setting)
    expect(exit).toBe(0)
    expect(stderr).toContain('offers evidence that carries a secret: left out')
    expect(stdout + stderr + planIn(setting)).not.toContain(rare)
  }
})

test('a plan outside any repository is reviewed as far as that goes', async () => {
  const directory = temporaryFolder()
  writeFileSync(join(directory, PLAN), planIn(copy()))
  const environment = { PATH: process.env.PATH ?? '', HARDEN_NOW: REVIEW_DAY }
  const { stdout, stderr, exit } = await runHere(['review'], { directory, environment })
  expect(exit).toBe(0)
  expect(stdout).toContain('since 2026-05-29')
  expect(stdout).toContain('insufficient data')
  expect(stderr).toContain('in no git repository')
})
