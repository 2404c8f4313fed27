import process from 'node:process'
import { isatty } from 'node:tty'
import type { Printable } from '../text/screen.ts'
import type { Output, Terminal } from './terminal.ts'
import type { Environment } from './terminal-abilities.ts'
import { colourLevel, hyperlinks, unicode } from './terminal-abilities.ts'

/** Width of a terminal that does not tell its own. */
const USUAL_WIDTH = 80

/**
 * The terminal of this process.
 *
 * Node builds `process.stdout` and its siblings on first use, each at the price
 * of some milliseconds, so none is touched before it is needed.
 */
export function nodeTerminal(): Terminal {
  const { env, platform } = process
  return {
    stdout: output(1, () => process.stdout, env, platform),
    stderr: output(2, () => process.stderr, env, platform),
    stdin: { isTTY: isatty(0) },
    ask,
  }
}

function output(
  descriptor: number,
  stream: () => NodeJS.WriteStream,
  env: Environment,
  platform: string,
): Output {
  const isTTY = isatty(descriptor)
  const colours = colourLevel(env, isTTY)
  return {
    isTTY,
    get columns() {
      return isTTY ? stream().columns || USUAL_WIDTH : null
    },
    colourLevel: colours,
    hyperlinks: hyperlinks(env, isTTY, colours),
    unicode: unicode(env, platform),
    write: writer(stream),
  }
}

function writer(stream: () => NodeJS.WriteStream): Output['write'] {
  let listening = false
  let gone = false
  return (text) =>
    new Promise((resolve, reject) => {
      if (gone || text === '') return resolve()
      if (!listening) stream().on('error', () => {}) // the callback below hears of it
      listening = true
      stream().write(text, (error) => {
        gone ||= hasGone(error)
        if (error && !gone) reject(error)
        else resolve()
      })
    })
}

/** Windows says EOF where others say EPIPE. */
function hasGone(error: NodeJS.ErrnoException | null | undefined): boolean {
  return error?.code === 'EPIPE' || error?.code === 'EOF'
}

async function ask(question: Printable): Promise<string | null> {
  const { createInterface } = await import('node:readline')
  const { stdin: input, stdout: output } = process
  return new Promise((resolve) => {
    const prompt = createInterface({ input, output })
    let answered = false
    prompt.on('close', () => {
      if (!answered) output.write('\n')
      resolve(null)
    })
    prompt.on('SIGINT', () => {
      prompt.close()
      process.kill(process.pid, 'SIGINT')
    })
    prompt.question(question, (answer) => {
      answered = true
      resolve(answer)
      prompt.close()
    })
  })
}
