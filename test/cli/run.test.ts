import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { splitCommand } from '../../src/cli/run-words.ts'
import { readCapture } from '../../src/evidence/capture.ts'
import { SECRETS } from '../evidence/secret-samples.ts'
import { BIN, runHere } from '../support/harden.ts'
import { newRepository, temporaryFolder } from '../support/repository.ts'

const PLAN = 'PRODUCTION_HARDENING_PLAN.md'
const TEXT =
  '# Plan\n\n## Immediate (0-7 days)\n\n- [~] Gate releases\n  - Owner: QA\n  - Evidence: test report\n'

/** A repository with a plan of one item, and harden in it. */
function scene() {
  const repository = newRepository()
  repository.commit('Add the plan', { [PLAN]: TEXT })
  const setting = {
    directory: repository.root,
    environment: { ...repository.environment, HARDEN_NOW: '2026-02-20T12:00:00Z' },
  }
  const logs = () =>
    existsSync(repository.path('docs/evidence'))
      ? readdirSync(repository.path('docs/evidence'))
      : []
  return {
    repository,
    setting,
    logs,
    log: (name = logs()[0] ?? '') => readFileSync(repository.path('docs/evidence', name), 'utf8'),
    harden: (...words: readonly string[]) => runHere(words, setting),
  }
}

/** Writes a program into a folder of its own, and returns the command that runs it. */
function program(text: string): string {
  const path = join(temporaryFolder(), 'program.cjs')
  writeFileSync(path, text)
  return `'${process.execPath}' '${path}'`
}

describe('a command line is split', () => {
  test.each([
    ["npm test -- --grep='a b'", ['npm', 'test', '--', '--grep=a b']],
    ['a "b\\"c" d\\ e', ['a', 'b"c', 'd e']],
    [`a 'it''s' ""`, ['a', 'its', '']],
    [`node -e 'a > b; $c | "d"'`, ['node', '-e', 'a > b; $c | "d"']],
    ['  a\tb\nc ', ['a', 'b', 'c']],
  ])('%s', (line, words) => expect(splitCommand(line)).toEqual(words))

  test.each([
    ['a | b', '|'],
    ['a && b', '&&'],
    ['a; b', ';'],
    ['a > b', '>'],
    ['echo $HOME', '$HOME'],
    ['echo "$HOME"', '$HOME'],
    ['ls *.ts', '*.ts'],
    ['echo `date`', '`'],
    ['CI=1 npm test', 'CI='],
    ['a # b', '#'],
  ])('unless it needs a shell: %s', (line, sign) => {
    expect(() => splitCommand(line)).toThrow(`Unexpected ${sign}, expected a program`)
  })

  test.each([["a 'b"], ['a "b'], ['a "b\\"']])('unless a quote is open: %s', (line) => {
    expect(() => splitCommand(line)).toThrow('expected a quote')
  })
})

describe('the log', () => {
  test('tells what was run, where and how it ended, and is staged', async () => {
    const { repository, harden, log } = scene()
    const head = repository.git('rev-parse', 'HEAD')
    const { exit, stdout } = await harden('done', '--run', 'echo all is well')
    expect({ exit, stdout }).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/^all is well\n/),
    })
    expect(readCapture(log())).toMatchObject({
      command: ['echo', 'all', 'is', 'well'],
      exit: 0,
      started: '2026-02-20T12:00:00.000Z',
      head,
      clean: true,
      tools: [`node ${process.versions.node}`, expect.stringMatching(/^git \d/)],
    })
    expect(log()).toMatch(/\n\nall is well\n$/)
    expect(repository.git('diff', '--name-only')).toBe(PLAN)
    expect(repository.git('diff', '--name-only', '--cached')).toMatch(/^docs\/evidence\/.*\.log$/)
  })

  test('says when something was not committed; the plan itself does not count', async () => {
    const { repository, harden, log } = scene()
    repository.write('code.ts', 'changed').write(PLAN, `${TEXT}\nMore.\n`)
    const { exit, stderr } = await harden('done', '--run', 'echo ok')
    expect(exit).toBe(0)
    expect(stderr).toContain('with changes that were not committed')
    expect(readCapture(log())?.clean).toBe(false)
  })

  test('is written without git, and says that it is not staged', async () => {
    const directory = temporaryFolder()
    writeFileSync(join(directory, PLAN), TEXT)
    const { environment } = scene().setting
    const { exit, stderr } = await runHere(['done', '--run', 'echo ok'], { directory, environment })
    expect({ exit, stderr }).toMatchObject({
      exit: 0,
      stderr: expect.stringContaining('the log is not staged, because this is no git repository'),
    })
    expect(readdirSync(join(directory, 'docs/evidence'))).toHaveLength(1)
  })

  test('goes to stderr as it comes where JSON goes to stdout', async () => {
    const { stdout, stderr } = await scene().harden('done', '--run', 'echo words', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ command: 'done', changed: true })
    expect(stderr).toBe('words\n')
  })

  test('spells out what is no text, and leaves colours and overwritten lines away', async () => {
    const { harden, log } = scene()
    const bytes =
      'process.stdout.write(Buffer.from("00ff1b5b33316d7265641b5b306d0a31250d3939250a", "hex"))'
    const { exit } = await harden('done', '--run', program(bytes))
    expect(exit).toBe(0)
    expect(log()).toMatch(
      /\nnote: bytes that are no text are written as .*\n\n\\x00\\u\{fffd\}red\n99%\n$/,
    )
  })

  test('keeps the beginning and the end of 100 MB', async () => {
    const { harden, log } = scene()
    const line = `const line = 'x'.repeat(999) + '\\n'; let i = 0
      const go = () => { while (i < 100000) if (!process.stdout.write(i++ + line)) return process.stdout.once('drain', go) }; go()`
    const { exit, stdout } = await harden('done', '--run', program(line))
    expect(exit).toBe(0)
    expect(stdout.includes('no more is shown')).toBe(true)
    expect(stdout.length).toBeLessThan(1_200_000)
    const text = log()
    expect(text.length).toBeLessThan(600_000)
    // Booleans, because nobody wants to read half a megabyte in a report.
    const parts = [
      /\nnote: 100\.0 MB of the output were left out\n/,
      /\n\n0x+\n1x+\n/,
      /\n\[… 100\.0 MB left out here …\]\n/,
      /\n99999x+\n$/,
    ]
    expect(parts.map((part) => part.test(text))).toEqual([true, true, true, true])
  })

  test('and the terminal show no secret', async () => {
    const { repository, log } = scene()
    const samples = SECRETS.filter(({ text }) => !text.includes('\n'))
    const own = ['harden', 'own', 'value', '1'].join('-')
    repository.environment.DEPLOY_TOKEN = own
    const lines = [...samples.map(({ text }) => text), `echo ${own}`, rare]
    const text = JSON.stringify(lines.join('\n\n'))
    const { exit, stdout, stderr } = await runHere(
      ['done', '--run', program(`console.log(${text})`)],
      { directory: repository.root, environment: { ...repository.environment } },
    )
    expect(exit).toBe(0)
    const seen = [log(), stderr, readFileSync(repository.path(PLAN), 'utf8')].join('\n')
    const values = [...samples.map(({ value }) => value), own, rare]
    expect(values.filter((value) => seen.includes(value))).toEqual([])
    expect(values.filter((value) => stdout.includes(value))).toEqual([])
    expect(stderr).toMatch(/\d+ secrets were redacted from the log/)
  })
})

/** A shape that only the scanner's preset knows. */
const rare = ['shp', 'at_', 'ghijklmnopqrstuv'.repeat(2)].join('')

describe('nothing is left', () => {
  test.each([
    ['of a run that fails', 'exit 3', 1, 'ended with 3'],
    ['of a run that takes too long', 'sleep 60', 1, 'was ended after 1 s'],
    ['when the plan has lost the item meanwhile', `printf '# Plan\\n' > ${PLAN}`, 3, ''],
  ])('%s', async (_, command, exit, words) => {
    const { repository, harden, logs } = scene()
    const printed = await harden('done', 'I1', '--shell', '--run', command, '--timeout', '1s')
    expect(printed).toMatchObject({ exit, stderr: expect.stringContaining(words) })
    expect(logs()).toEqual([])
    expect(existsSync(repository.path('docs'))).toBe(false)
    expect(repository.git('diff', '--cached', '--name-only')).toBe('')
  })

  test.skipIf(!existsSync(join(BIN, '../../dist/harden.cjs')))(
    'of a run that is interrupted, its program included',
    async () => {
      const { repository, setting, logs } = scene()
      const command = program('console.log(process.pid); setInterval(() => {}, 1000)')
      const child = spawn(process.execPath, [BIN, 'done', '--run', command], {
        cwd: setting.directory,
        env: setting.environment,
      })
      let stderr = ''
      child.stderr.on('data', (text) => {
        stderr += text
      })
      const pid = await new Promise<number>((resolve) => {
        child.stdout.once('data', (text) => resolve(Number(text)))
      })
      child.kill('SIGINT')
      const exit = await new Promise((resolve) => child.once('close', resolve))
      expect({ exit, stderr }).toMatchObject({
        exit: 130,
        stderr: expect.stringContaining(
          'Interrupted: the command was ended, and nothing was written',
        ),
      })
      expect(() => process.kill(pid, 0)).toThrow('ESRCH')
      expect(logs()).toEqual([])
      expect(repository.git('status', '--porcelain')).toBe('')
    },
  )
})

describe('a secret on the command line', () => {
  const words = (text: string) => [
    ['evidence', 'add', 'I1', text],
    ['done', 'I1', '-e', `url:${text}`],
    ['done', 'I1', '-e', 'words', '--note', text, '--json'],
    ['done', 'I1', '--run', `curl '${text}'`],
    ['defer', 'I1', '--reason', text, '--approver', 'Priya', '--until', '30d', '--dry-run'],
    ['defer', 'I1', '--reason', 'small', '--approver', text, '--until', '30d'],
    ['add', text, '-H', 'I', '--owner', 'QA', '--evidence', 'report'],
    ['queue', 'add', text],
    ['show', text],
  ]

  test('is refused, shown nowhere and written nowhere', async () => {
    const { repository, harden } = scene()
    const before = contents(repository.root)
    const samples = [...SECRETS, { text: `https://shop.example.com/#${rare}`, value: rare }]
    for (const [at, { text, value }] of samples.entries()) {
      // Every sample as evidence, and every command with some samples.
      const lines = words(text).filter((_, line) => line === 0 || line === at % 9)
      for (const line of lines) {
        const { stdout, stderr, exit } = await harden(...line)
        expect({ line: line.slice(0, 2), value, exit }).not.toMatchObject({ exit: 0 })
        expect(`${stdout}${stderr}`).not.toContain(value)
      }
    }
    expect(contents(repository.root)).toEqual(before)
  })

  test('is cut out of the proposal', async () => {
    const { stderr } = await scene().harden(
      'evidence',
      'add',
      'I1',
      `https://a.example.com/x#${rare}`,
    )
    expect(stderr).toContain('leave it out, and revoke it: https://a.example.com/x#…')
  })
})

/** Every file below a folder with its bytes, git's own included. */
function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    files
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, readFileSync(path, 'latin1')]),
  )
}
