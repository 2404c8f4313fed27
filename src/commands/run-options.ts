import { shortHandles } from '../plan/address.ts'
import type { Item, Plan } from '../plan/model.ts'
import { changeItems } from './change-items.ts'
import type { Capture, Facts, Outcome } from './command.ts'
import { option, toggle } from './command.ts'
import type { ValueKind } from './values.ts'
import { usage } from './values.ts'

const commandLine: ValueKind<string> = {
  name: 'command',
  parse: (words) => {
    if (words.trim() !== '') return words.trim()
    throw usage('Unexpected empty value, expected a command')
  },
}

const UNITS = { s: 1000, m: 60_000, h: 3_600_000 } as const

/** A span of time in milliseconds: `90s`, `10m`, `2h`. */
export const timeSpan: ValueKind<number> = {
  name: 'time',
  parse: (words) => {
    const [, amount, unit] = /^(\d{1,5}) ?(s|m|h)$/.exec(words.trim()) ?? []
    const span = Number(amount) * UNITS[(unit ?? 's') as keyof typeof UNITS]
    if (span > 0 && span <= 24 * UNITS.h) return span
    throw usage(`Unexpected "${words}", expected a time such as 90s, 10m or 2h, up to 24h`)
  },
}

/** The options of a command that can run a program and record its output. */
export const RUN_OPTIONS = {
  run: option('--run', 'run this command and record its output', commandLine),
  shell: toggle('--shell', 'give the command of --run to the shell'),
  timeout: option('--timeout', 'how long it may take, such as 30m; else 10m', timeSpan),
} as const

const USUAL_LIMIT = 10 * UNITS.m

export interface RunInput {
  readonly run: string | null
  readonly shell: boolean
  readonly timeout: number | null
  readonly evidence: readonly string[]
}

/**
 * The run that is asked for, whose log becomes the last piece of evidence; null without one.
 *
 * @throws HardenError (usage) for an option that would mean nothing.
 */
export function captureFor(plan: Plan, item: Item, input: RunInput): Capture | null {
  const { run, shell, timeout, evidence } = input
  if (run === null) {
    if (shell) throw usage('Unexpected --shell without --run', "add --run '<command>'")
    if (timeout !== null) throw usage('Unexpected --timeout without --run', "add --run '<command>'")
    return null
  }
  return {
    item: item.handle,
    name: shortHandles(plan).get(item.handle) ?? item.handle,
    line: run,
    shell,
    limitMs: timeout ?? USUAL_LIMIT,
    next: (log) => ({
      ...input,
      run: null,
      shell: false,
      timeout: null,
      evidence: [...evidence, `log:${log}`],
    }),
  }
}

/** Asks for the run. Where nothing may be written this is all, and it says what would be run. */
export function captureFirst(plan: Plan, item: Item, capture: Capture, facts: Facts): Outcome {
  const asked = changeItems(plan, facts, { handles: [item.handle], edits: [] })
  return { ...asked, capture, notices: [`nothing was run; without --dry-run: ${capture.line}`] }
}
