import type { Argument, Command, Option } from '../commands/command.ts'
import { usage } from '../commands/values.ts'
import { HardenError } from '../diagnostics/diagnostic.ts'

/** The words of a command line, sorted out for one command but not yet read. */
export interface Given {
  /** A word, several, or none, for each argument in order. */
  readonly arguments: readonly unknown[]
  /** The same for an option; true for a switch that is set. */
  readonly option: (name: string, option: Option) => unknown
}

/**
 * The words read by their kinds, and named as the command names them.
 *
 * @throws HardenError (usage) naming the word that has no such value.
 */
export function readInput(command: Command, given: Given): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  argumentsOf(command).forEach(([name, argument], at) => {
    input[name] = named(command, name, () => readArgument(argument, given.arguments[at]))
  })
  for (const [name, option] of optionsOf(command)) {
    const received = given.option(name, option)
    input[name] = named(command, option.flags, () => readOption(option, received))
  }
  return input
}

export function argumentsOf({ words }: Command): [string, Argument][] {
  return Object.entries(words.arguments ?? {})
}

export function optionsOf({ words }: Command): [string, Option][] {
  return Object.entries(words.options ?? {})
}

function readArgument({ value, count }: Argument, received: unknown): unknown {
  const read = textsIn(received).map(value.parse)
  return count === 'many' || count === 'any' ? read : (read[0] ?? null)
}

function readOption({ value, repeats }: Option, received: unknown): unknown {
  if (value === null) return received === true
  const read = textsIn(received).map(value.parse)
  return repeats ? read : (read[0] ?? null)
}

/** Puts the name of the word before what is wrong with it. */
function named(command: Command, name: string, read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    if (error instanceof HardenError)
      throw usage(`${name}: ${error.message}`, `see \`harden ${command.name} --help\``)
    throw error
  }
}

function textsIn(received: unknown): string[] {
  const words: unknown[] = Array.isArray(received) ? received : [received]
  return words.filter((word) => typeof word === 'string')
}
