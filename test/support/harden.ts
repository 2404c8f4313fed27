import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { main } from '../../src/cli/main.ts'
import { nodePorts } from '../../src/ports/node.ts'
import { nodeGit } from '../../src/ports/node-git.ts'
import type { Ports } from '../../src/ports/ports.ts'
import type { Terminal } from '../../src/ports/terminal.ts'
import { HERMETIC, temporaryFolder } from './repository.ts'
import type { Printed } from './transcript.ts'

export const BIN = join(import.meta.dirname, '../../bin/harden.cjs')

/** Where a command runs, and with which variables. */
export interface Setting {
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
}

/** Runs harden in this process: real files, real git, and a terminal that remembers; `others` take their place. */
export async function runHere(
  words: readonly string[],
  setting: Setting,
  others: Partial<Ports> = {},
): Promise<Printed> {
  const { directory, environment } = setting
  const printed = { stdout: '', stderr: '' }
  const exit = await main(words, {
    ...nodePorts(),
    directory,
    environment,
    git: async (from) => nodeGit(from, { environment }),
    terminal: recordingTerminal(printed),
    ...others,
  })
  return { ...printed, exit }
}

/** Runs the built harden as its users do. */
export function runBuilt(words: readonly string[], setting: Setting): Printed {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], {
    cwd: setting.directory,
    env: setting.environment,
    maxBuffer: 1 << 26,
    encoding: 'utf8',
  })
  return { stdout, stderr, exit: status ?? -1 }
}

/**
 * Runs the built harden line after line in one process, which starts it anew
 * each time and waits until nothing would keep it from ending.
 *
 * @param whenDone takes what ends the process.
 */
export function builtInOneProcess(whenDone: (end: () => unknown) => void) {
  const folder = temporaryFolder(whenDone)
  const [stdout, stderr] = [join(folder, 'stdout'), join(folder, 'stderr')]
  const outputs = [openSync(stdout, 'a'), openSync(stderr, 'a')]
  const script = join(import.meta.dirname, 'fixtures/harden-again-and-again.cjs')
  const child = fork(script, {
    env: HERMETIC,
    execArgv: [],
    stdio: ['ignore', ...outputs, 'ipc'],
  })
  for (const each of outputs) closeSync(each)
  whenDone(() => {
    child.disconnect()
    return once(child, 'exit')
  })
  return async (words: readonly string[], setting: Setting): Promise<Printed> => {
    for (const file of [stdout, stderr]) truncateSync(file)
    child.send({ program: BIN, words, ...setting })
    const [exit] = await once(child, 'message')
    return { stdout: readFileSync(stdout, 'utf8'), stderr: readFileSync(stderr, 'utf8'), exit }
  }
}

function recordingTerminal(printed: { stdout: string; stderr: string }): Terminal {
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY: false,
    columns: null,
    colourLevel: 0 as const,
    hyperlinks: false,
    unicode: true,
    write: async (text: string) => {
      printed[name] += text
    },
  })
  return {
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: { isTTY: false },
  }
}
