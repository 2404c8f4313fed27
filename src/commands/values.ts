import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Status } from '../plan/model.ts'
import { STATUSES } from '../plan/model.ts'

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
/** An item of the plan, or one that was: its history is read anyway. */
export const itemEver: ValueKind<string> = { name: 'item', parse: notEmpty('an item') }
export const reference: ValueKind<string> = { name: 'ref', parse: notEmpty('a reference') }
/** The path of a file, from the directory harden works in. */
export const file: ValueKind<string> = { name: 'file', parse: notEmpty('a file') }

/** The name of a commit: never an option of git's. */
export const revision: ValueKind<string> = {
  name: 'ref',
  parse: (words) => {
    if (/^[^-\s][^\s]*$/.test(words)) return words
    throw usage(`Unexpected "${words}", expected the name of a commit`)
  },
}

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

/** A number of days: `7d`, `2w`. */
export const period: ValueKind<number> = {
  name: 'period',
  parse: (words) => {
    const [, amount, unit] = /^(\d{1,4}) ?(d|w)(?:ays?|eeks?)?$/.exec(words.trim()) ?? []
    if (amount !== undefined) return Number(amount) * (unit === 'w' ? 7 : 1)
    throw usage(`Unexpected "${words}", expected a period such as 7d or 2w`)
  },
}

/** Two commits, or one: `main..HEAD`, `HEAD~3`; as in git, an end that is left out is HEAD. */
export const range: ValueKind<Range> = {
  name: 'A..B',
  parse: (words) => {
    const [from = '', to] = words.trim().split('..', 2)
    const ends = [from || 'HEAD', ...(to === undefined ? [] : [to || 'HEAD'])]
    const odd =
      ends.find((end) => /^[-.]|\s/.test(end)) ?? (words.trim() === '' ? words : undefined)
    if (odd !== undefined) throw usage(`Unexpected "${words}", expected A..B or A`)
    return { from: ends[0] ?? 'HEAD', to: ends[1] ?? null }
  },
}

export interface Range {
  readonly from: string
  /** Null is what stands in the work tree. */
  readonly to: string | null
}

/** A last day: `YYYY-MM-DD`, or a period from today, to be resolved by the command that knows today. */
export const until: ValueKind<string> = { name: 'date', parse: notEmpty('a date or a period') }

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
