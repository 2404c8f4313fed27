import type { Output } from '../ports/terminal.ts'
import { exactUnlessTTY, safeLines } from '../report/safe.ts'
import { legible, redacted } from './run-text.ts'

/** Shows what a program prints while it runs, and how long it has been running. */
export interface Live {
  readonly show: (text: string) => Promise<void>
  readonly tick: (seconds: number) => void
  /** Shows what is left, and takes the clock away. */
  readonly end: () => Promise<void>
}

/** So much is shown as it comes; the log keeps the beginning and the end of what is longer. */
const MOST_SHOWN = 1_000_000
const LONGEST_LINE = 64_000

/**
 * Output is shown in whole lines, without colours and without secrets: what a
 * build prints is often public. On a terminal the time stands below it.
 */
export function liveOutput(output: Output, values: readonly string[], limitMs: number): Live {
  let waiting = ''
  let shown = 0
  let clock = false
  const write = (text: string) => output.write(safeLines(text))
  const wipe = async () => {
    if (!clock) return
    clock = false
    await output.write(exactly(`\r${' '.repeat(CLOCK_WIDTH)}\r`))
  }
  const print = async (text: string) => {
    if (text === '' || shown > MOST_SHOWN) return
    shown += text.length
    await wipe()
    await write(await redacted(legible(text), values))
    if (shown > MOST_SHOWN) await write('[… no more is shown; it is still running …]\n')
  }
  return {
    show: async (text) => {
      if (shown > MOST_SHOWN) return
      waiting += text
      const end = whole(waiting)
      const ready = waiting.slice(0, end)
      waiting = waiting.slice(end)
      await print(ready)
    },
    tick: (seconds) => {
      if (!output.isTTY) return
      clock = true
      const line = `${time(seconds)} of ${time(limitMs / 1000)}`.padEnd(CLOCK_WIDTH)
      output.write(exactly(`\r${line}`)).catch(() => undefined)
    },
    end: async () => {
      const rest = waiting
      waiting = ''
      if (rest !== '') await print(rest.endsWith('\n') ? rest : `${rest}\n`)
      await wipe()
    },
  }
}

/** How much of the text is whole lines; a private key is kept back until its end has come. */
function whole(text: string): number {
  const end = text.lastIndexOf('\n') + 1
  if (end === 0) return text.length > LONGEST_LINE ? text.length : 0
  const key = text.lastIndexOf('-----BEGIN', end)
  const isOpen = key !== -1 && !text.slice(key, end).includes('-----END')
  return isOpen && text.length - key < LONGEST_LINE ? key : end
}

const CLOCK_WIDTH = 24

function time(seconds: number): string {
  const whole = Math.round(seconds)
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  return minutes === 0 ? `${rest} s` : `${minutes} min ${String(rest).padStart(2, '0')} s`
}

/** The return to the line's start is meant: the terminal shall obey it. */
function exactly(text: string) {
  return exactUnlessTTY(text, { isTTY: false })
}
