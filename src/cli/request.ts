import type { Command } from '../commands/command.ts'
import type { CommandEntry } from '../commands/index.ts'
import { COMMANDS } from '../commands/index.ts'

/** What the command line asks for. */
export interface Request {
  readonly command: Command
  /** Its words by name, read by their kinds. */
  readonly input: Readonly<Record<string, unknown>>
  readonly globals: Globals
}

/** The options every command takes, as written. */
export interface Globals {
  readonly directory?: string
  readonly plan?: string
  readonly json?: true
  readonly plain?: true
  readonly quiet?: true
  readonly offline?: true
  readonly input: boolean
  readonly now?: string
  readonly dryRun?: true
}

/** What runs when no command is named. */
export const DEFAULT_COMMAND = 'status'

/** The words of a command line that may name a command: neither options nor the values of global ones. */
export function nameWords(words: readonly string[]): string[] {
  return words.filter((word, at) => {
    const before = words[at - 1]
    return !word.startsWith('-') && (before === undefined || !TAKES_VALUE.has(before))
  })
}

const TAKES_VALUE = new Set(['-C', '--directory', '--plan', '--now'])

/** The command of a name of one or two words, two before one; null where there is none. */
export function entryNamed(
  first: string = DEFAULT_COMMAND,
  second: string | undefined,
): CommandEntry | null {
  const named = (wanted: string) => COMMANDS.find(({ name }) => name === wanted)
  return named(`${first} ${second}`) ?? named(first) ?? null
}
