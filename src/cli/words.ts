import type { Command as Program } from 'commander'
import { Option as ProgramOption } from 'commander'
import type { Argument, Command, Option } from '../commands/command.ts'
import { argumentsOf, optionsOf, readInput } from './input.ts'

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
  const option = (_name: string, each: Option) => options[programOption(each).attributeName()]
  return readInput(command, { arguments: received, option })
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
