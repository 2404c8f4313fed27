import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlainWords } from '../../src/cli/plain-words.ts'
import { readCommandLine } from '../../src/cli/program.ts'
import type { Command } from '../../src/commands/command.ts'
import { COMMANDS } from '../../src/commands/index.ts'
import { HardenError } from '../../src/diagnostics/diagnostic.ts'
import { RUNS } from '../support/runs.ts'

const GLOBALS = [
  ['--json'],
  ['--plain'],
  ['-q'],
  ['--quiet'],
  ['--offline'],
  ['--no-input'],
  ['-C', 'docs'],
  ['--directory', 'docs'],
  ['--directory=docs'],
  ['--plan', 'status'],
  ['--plan', 'a.md'],
  ['--now', '2026-02-20'],
  ['--version'],
  ['-h'],
  ['--'],
] as const

/** Words that fit nowhere in particular. */
const STRAYS = [
  'I2',
  'next',
  'add',
  'rollback',
  '2',
  '7d',
  'short',
  'help',
  '',
  '-',
  '-x',
  '-qn',
  '--owner=SRE',
]

describe('a plain command line', () => {
  test('is read as commander reads it, or not at all', async () => {
    const commands = await Promise.all(COMMANDS.map(({ load }) => load()))
    let read = 0
    let taken = 0
    await fc.assert(
      fc.asyncProperty(commandLine(commands), async (words) => {
        const plain = await outcomeOf(() => readPlainWords(words))
        read += 1
        if (plain === null) return
        taken += 1
        expect(plain).toEqual(await outcomeOf(() => readCommandLine(words, 80)))
      }),
      { numRuns: RUNS },
    )
    process.stdout.write(`${taken} of ${read} command lines were plain\n`)
    expect(taken / read).toBeGreaterThan(0.1)
  })

  test.each([
    [[]],
    [['--json']],
    [['status']],
    [['next']],
    [['next', '-n', '3', '--why']],
    [['list', '-s', 'completed', '--json', '-s', 'deferred', 'rollback']],
    [['start', 'I2', '-n']],
    [['done', 'I2', '-e', 'a.yml', '--evidence', 'b.yml', '--note', 'by hand']],
    [['queue', 'add', 'I3', '-C', 'docs']],
    [['-C', 'docs', 'evidence', 'list', 'I2']],
    [['--plan', 'status']],
  ])('%j is one', async (words) => {
    const plain = await readPlainWords(words)

    expect(plain).not.toBeNull()
    expect(plain).toEqual(await readCommandLine(words, 80))
  })

  test.each([
    [['nxt']],
    [['next', '--help']],
    [['next', '-n3']],
    [['next', '--count=3']],
    [['next', '-n', '3', '-n', '4']],
    [['next', '--owner', '--json']],
    [['--owner', 'SRE', 'next']],
    [['-n', 'start', 'I2']],
    [['list', '--stale', '7d']],
    [['start']],
    [['start', 'I2', '--', 'I3']],
    [['next', 'I2']],
    [['queue']],
    [['queue', '-n', 'add', 'I3']],
  ])('%j is none', async (words) => {
    expect(await readPlainWords(words)).toBeNull()
  })
})

/** What came of it; an error by what it tells the user. */
async function outcomeOf(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof HardenError)) throw error
    const { code, exit, message, mend } = error
    return { code, exit, message, mend }
  }
}

/** A command's own words in any order, with some of another's, of the globals', and of nobody's. */
function commandLine(commands: readonly Command[]): fc.Arbitrary<string[]> {
  const command = fc.constantFrom(...commands)
  return fc.tuple(command, command, fc.boolean()).chain(([own, other, isNamed]) => {
    const parts = fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...wordsOf(own), ['I2'], ['S1']) },
        { weight: 1, arbitrary: fc.constantFrom(...wordsOf(other), ['I2']) },
        { weight: 2, arbitrary: fc.constantFrom(...GLOBALS) },
        { weight: 1, arbitrary: fc.constantFrom(...STRAYS.map((each) => [each])) },
      ),
      { maxLength: 5 },
    )
    const before = fc.array(fc.constantFrom(...GLOBALS), { maxLength: 1 })
    return fc.tuple(before, parts).map(([front, back]) => {
      return [...front.flat(), ...(isNamed ? own.name.split(' ') : []), ...back.flat()]
    })
  })
}

/** Each option as it may be written, with a value that its kind may or may not take. */
function wordsOf({ words, writes }: Command): string[][] {
  const options = Object.values(words.options ?? {}).flatMap(({ flags, value }) =>
    flags.split(', ').flatMap((flag) => {
      if (value === null) return [[flag]]
      const values = [value.choices?.[0] ?? '3', 'words', '7d', '2026-02-20']
      return values.map((each) => [flag, each])
    }),
  )
  return [...options, ...(writes ? [['-n'], ['--dry-run']] : [])]
}
