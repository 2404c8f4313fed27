import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let folder: string
let program: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'harden-terminal-'))
  program = join(folder, 'terminal.cjs')
  const input = fileURLToPath(new URL('terminal-program.ts', import.meta.url))
  const bundle = await rolldown({ input, platform: 'node' })
  await bundle.write({ file: program, format: 'cjs' })
  await bundle.close()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const ENVIRONMENT = { PATH: process.env.PATH, TERM: 'xterm-256color', LANG: 'C.UTF-8' }

/** A shell line in which `$harden` is the program. */
function shell(line: string, { env = {} } = {}) {
  return spawnSync('bash', ['--norc', '-c', line.replaceAll('$harden', harden())], {
    env: { ...ENVIRONMENT, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  })
}

/** The same on a terminal of its own; what it shows comes back with the line ends of a file. */
async function onTerminal(line: string, { env = {} } = {}) {
  const child = spawn('script', ['-qec', line.replaceAll('$harden', harden()), '/dev/null'], {
    env: { ...ENVIRONMENT, ...env, SHELL: '/bin/bash' },
    timeout: 20_000,
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let shown = ''
  for await (const chunk of child.stdout.setEncoding('utf8')) shown += chunk
  return { shown: shown.replaceAll('\r\n', '\n'), status: await ended }
}

function harden(): string {
  return `'${process.execPath}' '${program}'`
}

const hasShell = process.platform !== 'win32'
const hasTerminals = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

describe.runIf(hasShell)('in a pipe', () => {
  test('there is no width, no colour and no link', () => {
    const { stdout } = shell('$harden abilities | cat')
    expect(JSON.parse(stdout)).toMatchObject({
      stdout: { isTTY: false, columns: null, colourLevel: 0, hyperlinks: false, unicode: true },
      stdin: { isTTY: false },
    })
  })

  test('colour can be forced', () => {
    const { stdout } = shell('$harden abilities', { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })
    expect(JSON.parse(stdout).stdout.colourLevel).toBe(1)
  })

  test('a reader that goes away ends it quietly and well', () => {
    const { stdout, stderr } = shell('$harden lines 20000 | head -n 2; echo $PIPESTATUS')
    expect(stdout).toBe('line 1\nline 2\n0\n')
    expect(stderr).toBe('all written\n')
  })

  test('a reader that was never there ends it no worse', () => {
    const { stdout, stderr } = shell('$harden lines 3 | true; echo $PIPESTATUS')
    expect(stdout).toBe('0\n')
    expect(stderr).toBe('all written\n')
  })

  test('one large text arrives in full before the end', () => {
    expect(shell('$harden block 5000000 | wc -c').stdout.trim()).toBe('5000000')
  })

  test('many texts nobody waits for arrive in full before the end', () => {
    expect(shell('$harden unawaited 20000 | wc -c').stdout.trim()).toBe('2000000')
  })

  test('a slow reader gets all of it', async () => {
    const child = spawn(process.execPath, [program, 'block', '3000000'], { env: ENVIRONMENT })
    let length = 0
    for await (const chunk of child.stdout) {
      length += chunk.length
      await new Promise(setImmediate)
    }
    expect(length).toBe(3_000_000)
  })

  test.runIf(existsSync('/dev/full'))('a full disk is an error', () => {
    expect(shell('$harden block 10 > /dev/full').status).toBe(28)
    expect(shell('$harden lines 3 > /dev/full').status).toBe(28)
  })
})

describe.runIf(hasTerminals)('on a terminal', () => {
  test('there are a width and colours', async () => {
    const { shown } = await onTerminal('stty cols 51; $harden abilities')
    expect(JSON.parse(shown)).toMatchObject({
      stdout: { isTTY: true, columns: 51, colourLevel: 2, hyperlinks: false },
      stderr: { isTTY: true, columns: 51, colourLevel: 2 },
      stdin: { isTTY: true },
    })
  })

  test('a width it does not tell is taken to be the usual one', async () => {
    const { shown } = await onTerminal('stty cols 0; $harden abilities')
    expect(JSON.parse(shown).stdout.columns).toBe(80)
  })

  test('links are for terminals that have them', async () => {
    const { shown } = await onTerminal('$harden abilities', { env: { VTE_VERSION: '6003' } })
    expect(JSON.parse(shown).stdout.hyperlinks).toBe(true)
  })

  test('stdout may be a terminal where stderr is not', async () => {
    const { shown } = await onTerminal('$harden abilities 2>/dev/null')
    expect(JSON.parse(shown)).toMatchObject({
      stdout: { colourLevel: 2 },
      stderr: { isTTY: false, columns: null, colourLevel: 0 },
    })
  })
})
