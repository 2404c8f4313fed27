import type { Ports } from '../ports/ports.ts'
import { exactUnlessTTY } from '../report/safe.ts'

/** A line on the terminal that counts, and goes away when it is over. */
export interface Progress {
  readonly step: (text: string) => Promise<void>
  readonly end: () => Promise<void>
}

const WIDTH = 60

/** Shown on stderr, and only where that is a terminal. */
export function progressOn({ terminal: { stderr } }: Ports, quiet: boolean): Progress {
  if (!stderr.isTTY || quiet) return { step: async () => undefined, end: async () => undefined }
  const write = (text: string) => stderr.write(exactUnlessTTY(text, { isTTY: false }))
  return {
    step: (text) => write(`\r${text.slice(0, WIDTH).padEnd(WIDTH)}`),
    end: () => write(`\r${' '.repeat(WIDTH)}\r`),
  }
}
