import process from 'node:process'
import { nodeTerminal } from '../../src/ports/node-terminal.ts'
import type { Printable } from '../../src/text/screen.ts'

/** One program for every test of the terminal: `<what> [number]`. */
const [what, count = '1'] = process.argv.slice(2)
const terminal = nodeTerminal()
const say = (text: string) => terminal.stdout.write(text as Printable)

const programs: Record<string, () => Promise<unknown>> = {
  async abilities() {
    const { stdout, stderr, stdin } = terminal
    await say(`${JSON.stringify({ stdout, stderr, stdin })}\n`)
  },
  async lines() {
    for (let at = 1; at <= Number(count); at += 1) await say(`line ${at}\n`)
    await terminal.stderr.write('all written\n' as Printable)
  },
  async block() {
    await say('x'.repeat(Number(count)))
  },
  /** Nobody waits for the writes but the end of the program. */
  async unawaited() {
    for (let at = 0; at < Number(count); at += 1) void say(`${'x'.repeat(99)}\n`)
  },
}

programs[what ?? '']?.().then(
  () => {
    process.exitCode = 0
  },
  (error: NodeJS.ErrnoException) => {
    process.exitCode = error.code === 'ENOSPC' ? 28 : 70
  },
)
