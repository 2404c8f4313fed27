import { fstatSync, statSync, writeSync } from 'node:fs'
import { once } from '../text/once.ts'
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
  const stderr = once(() => output(2, () => process.stderr, env, platform))
  return {
    stdout: output(1, () => process.stdout, env, platform),
    get stderr() {
      return stderr()
    },
    stdin: {
      get isTTY() {
        return isTerminal(0, platform)
      },
    },
  }
}

function output(
  descriptor: number,
  stream: () => NodeJS.WriteStream,
  env: Environment,
  platform: string,
): Output {
  const isTTY = isTerminal(descriptor, platform)
  const colours = colourLevel(env, isTTY)
  return {
    isTTY,
    get columns() {
      return isTTY ? stream().columns || USUAL_WIDTH : null
    },
    colourLevel: colours,
    hyperlinks: hyperlinks(env, isTTY, colours),
    unicode: unicode(env, platform),
    write: writer(isTTY ? null : descriptor, stream),
  }
}

/** Loading node:tty brings in all of node:net: it is asked only about what can be a terminal. */
function isTerminal(descriptor: number, platform: string): boolean {
  if (platform !== 'win32' && !mayBeTerminal(descriptor)) return false
  return process.getBuiltinModule('node:tty').isatty(descriptor)
}

/** A terminal is a character device; so is where output goes that nobody wants. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const file = fstatSync(descriptor)
    return file.isCharacterDevice() && file.rdev !== statSync('/dev/null').rdev
  } catch {
    return false
  }
}

/** @param descriptor to write to directly; null where the stream must be used. */
function writer(descriptor: number | null, stream: () => NodeJS.WriteStream): Output['write'] {
  let listening = false
  let gone = false
  return (text) =>
    new Promise((resolve, reject) => {
      // Behind what waits in the stream nothing may be written directly.
      const isDirect = descriptor !== null && !listening
      const rest = gone ? '' : isDirect ? unwritten(descriptor, text) : text
      if (rest.length === 0) return resolve()
      if (!listening) stream().on('error', () => {}) // the callback below hears of it
      listening = true
      stream().write(rest, (error) => {
        gone ||= hasGone(error)
        if (error && !gone) reject(error)
        else resolve()
      })
    })
}

/**
 * Writes to a file or a pipe as far as the system takes it, and gives what is
 * left: the streams of Node, which know how to wait, are only built for that.
 */
function unwritten(descriptor: number, text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  let written = 0
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written)
  } catch {
    // Whatever it is, the stream meets it again and reports it.
  }
  return bytes.subarray(written)
}

/** Windows says EOF where others say EPIPE. */
function hasGone(error: NodeJS.ErrnoException | null | undefined): boolean {
  return error?.code === 'EPIPE' || error?.code === 'EOF'
}
