import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Level, Status } from '../plan/model.ts'
import { LEVELS, STATUSES } from '../plan/model.ts'

/** One kind of value on the command line: its name in help, and how it is read. */
export interface ValueKind<T> {
  /** Shown as `<name>` in help. */
  readonly name: string
  /** The words allowed, when they are few. */
  readonly choices?: readonly string[]
  /** @throws HardenError (usage) when the text is none of its values. */
  readonly parse: (text: string) => T
}

export const text: ValueKind<string> = { name: 'text', parse: notEmpty('text') }
export const owner: ValueKind<string> = { name: 'owner', parse: notEmpty('an owner') }
export const item: ValueKind<string> = { name: 'item', parse: notEmpty('an item') }
export const reference: ValueKind<string> = { name: 'ref', parse: notEmpty('a reference') }
/** What must be shown, in words. */
export const evidenceText: ValueKind<string> = {
  name: 'text',
  parse: notEmpty('what must be shown'),
}
export const horizon: ValueKind<string> = { name: 'horizon', parse: notEmpty('a horizon') }

/** A whole number from one up. */
export const count: ValueKind<number> = {
  name: 'n',
  parse: (words) => {
    const value = Number(words)
    if (Number.isInteger(value) && value > 0 && value <= 1_000_000) return value
    throw usage(`Unexpected "${words}", expected a whole number from 1 up`)
  },
}

/** A last day: `YYYY-MM-DD`, or a period from today, to be resolved by the command that knows today. */
export const until: ValueKind<string> = { name: 'date', parse: notEmpty('a date or a period') }

export const level: ValueKind<Level> = choice('level', LEVELS)
export const status: ValueKind<Status> = choice('status', STATUSES)

/** One of a few words. */
export function choice<const T extends string>(name: string, choices: readonly T[]): ValueKind<T> {
  return {
    name,
    choices,
    parse: (words) => {
      const found = choices.find((each) => each === words.toLowerCase())
      if (found !== undefined) return found
      throw usage(`Unexpected ${name} "${words}", expected ${choices.join(', ')}`)
    },
  }
}

function notEmpty(what: string): (words: string) => string {
  return (words) => {
    if (words.trim() !== '') return words.trim()
    throw usage(`Unexpected empty value, expected ${what}`)
  }
}

/** A fault of the command line. */
export function usage(message: string, mend = 'see `harden help`'): HardenError {
  return new HardenError({ code: 'usage', exit: EXIT.usage, message, mend })
}
