import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { main } from '../../src/cli/main.ts'
import { nodePorts } from '../../src/ports/node.ts'
import { nodeGit } from '../../src/ports/node-git.ts'
import type { Ports } from '../../src/ports/ports.ts'
import type { Terminal } from '../../src/ports/terminal.ts'
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
