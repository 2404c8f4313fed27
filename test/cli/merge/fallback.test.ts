import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PLAIN_CONFLICTS, PLAIN_MERGES, PLAN } from '../../plan/merge/cases.ts'
import { BIN } from '../../support/harden.ts'
import type { Merged } from './workshop.ts'
import { Workshop } from './workshop.ts'

const FIVE_MINUTES = 300_000
const caseNamed = (name: string) => {
  const found = [...PLAIN_CONFLICTS, ...PLAIN_MERGES].find((each) => each.name === name)
  if (!found) throw new Error(`No such case: ${name}`)
  return found
}
const HARD = caseNamed('two records for one item')
const EASY = caseNamed('the checkbox and the evidence of one item')

/** What the driver is when git runs it, and what git makes of the two branches then. */
function mergedWith(prepare: (workshop: Workshop) => void, { ours, theirs } = HARD): Merged {
  const workshop = new Workshop({ withDriver: true })
  prepare(workshop)
  workshop.commit({
    base: { text: PLAN, parents: [] },
    ours: { text: ours, parents: ['base'] },
    theirs: { text: theirs, parents: ['base'] },
  })
  return workshop.try('ours', 'merge', 'theirs')
}

/** Both versions of what differs, between markers: as git does without a driver. */
function expectBoth({ text, isClean }: Merged): void {
  expect(isClean).toBe(false)
  const [, ours = '', theirs = ''] =
    /^<{7} ours\n([\s\S]*?)^={7}\n([\s\S]*?)^>{7} theirs$/m.exec(text) ?? []
  expect(ours).toContain('docs/a.md')
  expect(theirs).toContain('runs/4711')
}

describe('git merges the lines itself', { timeout: FIVE_MINUTES }, () => {
  test.each([
    ['where there is no harden', 'echo "harden: not found" >&2; exit 127'],
    ['where another program has its name and is content', 'exit 0'],
    ['where another program has its name and talks', 'echo ok; exit 0'],
    ['where Node cannot start it', 'echo "Cannot find module" >&2; exit 1'],
    ['where it is too old to know the command', 'exit 2'],
    ['where it has a defect', 'exit 70'],
    ['where it is killed before it has said anything', 'kill -9 $$'],
    ['where it dies with the word half said', 'printf cle; kill -9 $$'],
  ])('%s', (_name, script) => {
    expectBoth(mergedWith((workshop) => workshop.install(script)))
  })

  test('and well, where it needs no help', () => {
    const merge = mergedWith((workshop) => workshop.install('kill -9 $$'), EASY)
    expect(merge.isClean).toBe(true)
    expect(merge.text).toBe(EASY.merged)
  })
})

/** Ends the process at its nth rename: the result is written under another name, then renamed. */
const killAt = (when: 'before' | 'after') =>
  `data:text/javascript,${encodeURIComponent(
    `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const rename = fs.renameSync
fs.renameSync = (...words) => {
  if ('${when}' === 'after') rename(...words)
  process.kill(process.pid, 'SIGKILL')
}
syncBuiltinESMExports()`,
  )}`

describe.skipIf(!existsSync(join(dirname(BIN), '../dist/harden.cjs')))(
  'a driver that is killed while it writes',
  { timeout: FIVE_MINUTES },
  () => {
    test('before the result has its place leaves both sides between markers', () => {
      expectBoth(mergedWith((workshop) => workshop.installHarden(['--import', killAt('before')])))
    })

    test('after that leaves the result, to which git has nothing to add', () => {
      const merge = mergedWith((workshop) => workshop.installHarden(['--import', killAt('after')]))
      if (merge.isClean) expect(merge.text).toBe(HARD.merged)
      else expectBoth(merge)
    })

    test('and one that is not killed decides', () => {
      const merge = mergedWith((workshop) => workshop.installHarden())
      expect(merge.text).toBe(HARD.merged)
      expect(merge.isClean).toBe(true)
    })
  },
)
