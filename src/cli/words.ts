import type { Command as Program } from 'commander'
import { Option as ProgramOption } from 'commander'
import type { Argument, Command, Option } from '../commands/command.ts'
import { usage } from '../commands/values.ts'
import { HardenError } from '../diagnostics/diagnostic.ts'

/** Gives a commander command the arguments and options of a harden command. */
export function addWords(program: Program, command: Command): void {
  for (const [name, { summary, count }] of argumentsOf(command)) {
    program.argument(PLACEHOLDERS[count](wordFor(name, count)), summary)
  }
  for (const [, option] of optionsOf(command)) program.addOption(programOption(option))
  if (command.writes)
    program.option('-n, --dry-run', 'print the change as a patch and write nothing')
  if (command.examples !== undefined) {
    program.addHelpText(
      'after',
      `\nExamples:\n${command.examples.map((each) => `  ${each}`).join('\n')}`,
    )
  }
}

/**
 * The words commander found, read by their kinds and named as the command names them.
 *
 * @param received what commander hands to an action: its arguments first.
 * @throws HardenError (usage) naming the word that has no such value.
 */
export function readWords(
  command: Command,
  received: readonly unknown[],
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  argumentsOf(command).forEach(([name, argument], at) => {
    input[name] = named(command, name, () => readArgument(argument, received[at]))
  })
  for (const [name, option] of optionsOf(command)) {
    const given = options[programOption(option).attributeName()]
    input[name] = named(command, option.flags, () => readOption(option, given))
  }
  return input
}

const PLACEHOLDERS: Readonly<Record<Argument['count'], (word: string) => string>> = {
  one: (word) => `<${word}>`,
  optional: (word) => `[${word}]`,
  many: (word) => `<${word}...>`,
  any: (word) => `[${word}...]`,
}

/** `items` are given one by one: `<item...>`. */
function wordFor(name: string, count: Argument['count']): string {
  return count === 'many' || count === 'any' ? name.replace(/s$/, '') : name
}

function programOption(option: Option): ProgramOption {
  const { summary, value, repeats, required, preset } = option
  const choices = value?.choices === undefined ? '' : ` (${value.choices.join(', ')})`
  const spelled = new ProgramOption(spelledOut(option), summary + choices)
  spelled.makeOptionMandatory(required)
  if (preset !== undefined) spelled.preset(preset)
  return repeats ? spelled.argParser(collect) : spelled
}

function spelledOut({ flags, value, preset }: Option): string {
  if (value === null) return flags
  return preset === undefined ? `${flags} <${value.name}>` : `${flags} [${value.name}]`
}

function collect(word: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), word]
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

function argumentsOf({ words }: Command): [string, Argument][] {
  return Object.entries(words.arguments ?? {})
}

function optionsOf({ words }: Command): [string, Option][] {
  return Object.entries(words.options ?? {})
}
