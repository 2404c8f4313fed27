import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { handleOf } from '../../../src/plan/address.ts'
import { BIN } from '../../support/harden.ts'
import type { TestRepository } from '../../support/repository.ts'
import { newRepository } from '../../support/repository.ts'

/** The walk through the proposals, at a real terminal. */

const PLAN = 'PRODUCTION_HARDENING_PLAN.md'
const TEXT = `# Plan

## Immediate

- [x] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
- [x] Write the runbook.
  - Owner: Support
  - Evidence: runbook
- [x] Gate the releases on checks that everybody can repeat at home and in the office.
  - Owner: DevOps
  - Evidence: gate

## Weekly Review Cadence

- Every Friday UTC
`

let repository: TestRepository

beforeEach(() => {
  repository = newRepository()
  repository.commit('Add the plan', { [PLAN]: TEXT })
})

/** A key, typed as soon as the text before it is on the screen. */
type Typing = readonly [awaited: string, typed: string]

interface Seen {
  /** All that was sent to the terminal. */
  readonly shown: string
  readonly status: number | null
}

/** @param setUp shell words that run first, on the same terminal. */
async function walk(
  typings: readonly Typing[],
  { setUp = 'stty cols 80 rows 40', words = '', env = {} } = {},
): Promise<Seen> {
  const line = `${setUp}; exec '${process.execPath}' '${BIN}' review ${words}`
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd: repository.root,
    env: {
      ...repository.environment,
      HARDEN_NOW: '2026-02-27T12:00:00Z',
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      SHELL: '/bin/bash',
      ...env,
    },
    timeout: 60_000,
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const left = [...typings]
  let shown = ''
  let from = 0
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    shown += chunk
    for (let next = left[0]; next !== undefined; next = left[0]) {
      const [awaited, typed] = next
      const at = shown.indexOf(awaited, from)
      if (at < 0) break
      from = at + awaited.length
      left.shift()
      if (typed.startsWith('!')) spawnSync('sh', ['-c', typed.slice(1)])
      else child.stdin.write(typed)
    }
  }
  return { shown, status: await ended }
}

/** What a person reads: without colours and the movements of the cursor. */
function words(shown: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what it removes are control sequences
  return shown.replace(/\u001b\[[\d;?]*[A-Za-z]/g, '').replaceAll('\r', '')
}

function plan(): string {
  return readFileSync(repository.path(PLAN), 'utf8')
}

const canWalk =
  process.platform === 'linux' &&
  existsSync(join(dirname(BIN), '../dist/harden.cjs')) &&
  spawnSync('script', ['--version']).status === 0

describe.runIf(canWalk)('at a terminal', () => {
  test('the sections come first, and the keys are shown', async () => {
    const { shown, status } = await walk([['quit', 'q']])
    const read = words(shown)
    expect(status).toBe(0)
    expect(read).toContain('3 proposals, one by one. Ctrl-C leaves everything as it was.')
    expect(read).toContain('1/3  Reopen I1 “Rotate the keys”.')
    for (const key of ['a  accept', 's  skip', 'e  edit the command', 'q  quit']) {
      expect(read).toContain(key)
    }
    expect(read).toContain('Nothing was accepted, and nothing was written.')
    expect(plan()).toBe(TEXT)
  })

  test('what is accepted is written, what is skipped is not', async () => {
    const { shown, status } = await walk([
      ['quit', 'a'],
      ['2/3', ''],
      ['quit', 's'],
      ['3/3', ''],
      ['quit', 'a'],
    ])
    expect(status).toBe(0)
    expect(plan()).toBe(TEXT.replace('[x] Rotate', '[ ] Rotate').replace('[x] Gate', '[ ] Gate'))
    expect(words(shown)).toContain('1 left out · take it back with harden undo')
  })

  test('to quit leaves out the rest, not what was accepted', async () => {
    await walk([
      ['quit', 'a'],
      ['2/3', ''],
      ['quit', 'q'],
    ])
    expect(plan()).toBe(TEXT.replace('[x] Rotate', '[ ] Rotate'))
  })

  test('Ctrl-C leaves everything as it was', async () => {
    const { shown, status } = await walk([
      ['quit', 'a'],
      ['2/3', ''],
      ['quit', '\u0003'],
    ])
    expect(status).toBe(130)
    expect(words(shown)).toContain('nothing was written')
    expect(plan()).toBe(TEXT)
  })

  test('another command can take the place of the proposed one', async () => {
    const { status } = await walk([
      ['quit', 'e'],
      ['harden reopen', `${'\b'.repeat(40)}start I2\r`],
      ['harden: ', ''],
      ['start I2', `${'\b'.repeat(40)}reopen I2\r`],
      ['2/3', ''],
      ['quit', 'q'],
    ])
    expect(status).toBe(0)
    expect(plan()).toBe(TEXT.replace('[x] Write', '[ ] Write'))
  })

  test.each([
    ['done I2 --run true', 'Unexpected --run or --online in a review'],
    ['evidence add I2 https://example.com --online', 'Unexpected --run or --online in a review'],
    ['reopen I2 --plan other.md', 'Unexpected option for the whole of harden'],
    ['--plan other.md reopen I2', 'Unexpected option for the whole of harden'],
    ['review --apply all', 'expected one that changes items or the queue'],
    [
      `evidence add I2 'https://shop.example.com/#${['shp', 'at_', 'ghijklmnopqrstuv'.repeat(2)].join('')}'`,
      'the reference carries a secret',
    ],
  ])('%s is refused in its place, and nothing is written', async (line, refusal) => {
    const { shown } = await walk([
      ['quit', 'e'],
      ['harden reopen', `${'\b'.repeat(40)}${line}\r`],
      ['harden: ', ''],
      ['go back', '\u0003'],
      ['quit', '\u0003'],
    ])
    expect(words(shown).replace(/\s+/g, ' ')).toContain(refusal)
    expect(plan()).toBe(TEXT)
  })

  test('a former handle in its place means the item that had it', async () => {
    const handle = handleOf('Rotate the keys.').slice(0, 6)
    const renamed = TEXT.replace('Rotate the keys.', 'Rotate all the keys.')
    repository.commit('Rename an item', { [PLAN]: renamed })
    const { shown, status } = await walk([
      ['quit', 'e'],
      ['harden reopen', `${'\b'.repeat(40)}reopen ${handle}\r`],
      ['2/3', ''],
      ['quit', 'q'],
    ])
    expect(words(shown)).toContain(`${handle} `)
    expect(status).toBe(0)
    expect(plan()).toBe(renamed.replace('[x] Rotate', '[ ] Rotate'))
  })

  test('nothing in its place leads back to the question', async () => {
    await walk([
      ['quit', 'e'],
      ['harden reopen', `${'\b'.repeat(40)}\r`],
      ['quit', 'a'],
      ['2/3', ''],
      ['quit', 'q'],
    ])
    expect(plan()).toBe(TEXT.replace('[x] Rotate', '[ ] Rotate'))
  })

  test('a narrow window breaks lines between words, and cuts none', async () => {
    const { shown } = await walk([['quit', 'q']], { setUp: 'stty cols 36 rows 30' })
    const read = words(shown)
    const lines = read.slice(0, read.indexOf('Proposal 1')).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(36)
    expect(read.replace(/\s+/g, ' ')).toContain('Reopen I1 “Rotate the keys”.')
  })

  test('a window that changes its size does not disturb', async () => {
    const { status } = await walk(
      [
        ['quit', '!stty -F "$(cat tty)" cols 40'.replace('tty)', `${repository.path('tty')})`)],
        ['quit', 'a'],
        ['2/3', ''],
        ['quit', 'q'],
      ],
      { setUp: 'stty cols 100 rows 40; tty > tty' },
    )
    expect(status).toBe(0)
    expect(plan()).toBe(TEXT.replace('[x] Rotate', '[ ] Rotate'))
  })

  test('without colour none is sent', async () => {
    const { shown } = await walk([['quit', 'q']], { env: { NO_COLOR: '1' } })
    expect(shown).toContain('Proposal 1')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there is a control sequence
    expect(shown).not.toMatch(/\u001b\[[\d;]*m/)
  })

  test('with --no-input nobody is asked', async () => {
    const { shown, status } = await walk([], { words: '--no-input' })
    expect(status).toBe(0)
    expect(words(shown)).toContain('accept with harden review --apply 1,3-5 or all')
    expect(plan()).toBe(TEXT)
  })
})
