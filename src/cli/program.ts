import { CommanderError, Command as Program } from 'commander'
import type { Command } from '../commands/command.ts'
import type { CommandEntry } from '../commands/index.ts'
import { COMMANDS, GROUPS, SECTIONS } from '../commands/index.ts'
import { usage } from '../commands/values.ts'
import type { Globals, Request } from './request.ts'
import { DEFAULT_COMMAND, entryNamed, nameWords } from './request.ts'
import { VERSION } from './version.ts'
import { addWords, readWords } from './words.ts'

/** A command line that asks for text only: help, or the version. */
export interface Information {
  readonly text: string
}

/**
 * Reads a command line through commander.
 *
 * Only the command asked for is loaded; help and misspelled names load them all.
 *
 * @param words without node and script. @param columns the width help is set in.
 * @throws HardenError (usage) for a command line that is wrong.
 */
export async function readCommandLine(
  words: readonly string[],
  columns: number,
): Promise<Request | Information> {
  const named = commandNamed(words)
  const entries = named === null ? COMMANDS : [named]
  const commands = await Promise.all(
    entries.map(async (entry) => ({ entry, command: await entry.load() })),
  )
  const isDefault = named !== null && nameWords(words).length === 0
  return parse(isDefault ? [DEFAULT_COMMAND, ...words] : words, commands, columns)
}

/** The command that is asked for; null where all are needed: for help, or for a name there is not. */
function commandNamed(words: readonly string[]): CommandEntry | null {
  const asksForAll = words.includes('--version') || words.includes('-h') || words.includes('--help')
  const [first, second] = nameWords(words)
  if (first === undefined && asksForAll) return null
  const entry = entryNamed(first, second)
  // The help of a command that heads a group shows the others of it.
  const isHead = entry !== null && COMMANDS.some(({ name }) => name.startsWith(`${entry.name} `))
  return isHead && asksForAll ? null : entry
}

interface Loaded {
  readonly entry: CommandEntry
  readonly command: Command
}

function parse(words: readonly string[], commands: readonly Loaded[], columns: number) {
  const output: string[] = []
  const requests: Request[] = []
  const program = globalProgram()
  program.exitOverride().configureOutput({
    writeOut: (text) => output.push(text),
    writeErr: (text) => output.push(text),
    outputError: () => undefined,
    getOutHelpWidth: () => columns,
    getErrHelpWidth: () => columns,
  })
  for (const loaded of commands) register(program, loaded, (request) => requests.push(request))
  try {
    program.parse([...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const isHelp = error.exitCode === 0 || error.code === 'commander.help'
    if (!isHelp) throw usage(sentenceOf(error.message), `see \`${helpFor(words, commands)}\``)
  }
  return requests[0] ?? { text: output.join('') }
}

function globalProgram(): Program {
  return new Program('harden')
    .description(
      'Keep a PRODUCTION_HARDENING_PLAN.md honest: what is next, what proves it, what has lapsed.',
    )
    .usage('[command] [options]')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .option('-C, --directory <dir>', 'work as if started in this directory')
    .option(
      '--plan <file>',
      'the plan to use; else HARDEN_PLAN, the configuration, the nearest one',
    )
    .option('--json', 'print one JSON object')
    .option('--plain', 'no colour, no signs beyond ASCII, no wrapping')
    .option('-q, --quiet', 'no notices')
    .option('--offline', 'never use the network')
    .option('--no-input', 'never ask')
    .option('--now <time>', 'the instant that counts as now, ISO 8601; also HARDEN_NOW')
    .addHelpText('after', '\nWithout a command: where the plan stands.')
}

function register(program: Program, { entry, command }: Loaded, take: (request: Request) => void) {
  const [group, name] = entry.name.includes(' ') ? entry.name.split(' ') : [null, entry.name]
  const parent = group ? groupOf(program, group, entry.section) : program
  const sub = parent.command(name ?? entry.name)
  sub.summary(command.summary).description(descriptionOf(command))
  if (group === null) sub.helpGroup(SECTIONS[entry.section])
  addWords(sub, command)
  sub.action((...received: unknown[]) => {
    const options: Record<string, unknown> = sub.opts()
    take({
      command,
      input: readWords(command, received, options),
      globals: { ...program.opts<Globals>(), ...(options.dryRun ? { dryRun: true } : {}) },
    })
  })
}

function groupOf(program: Program, name: string, section: CommandEntry['section']): Program {
  const known = program.commands.find((each) => each.name() === name)
  if (known !== undefined) return known
  const summary = GROUPS[name] ?? ''
  return program.command(name).summary(summary).description(summary).helpGroup(SECTIONS[section])
}

function descriptionOf({ summary, description }: Command): string {
  return description === undefined ? `${summary}.` : `${summary}.\n\n${description}`
}

/** Commander's message as one sentence: `error: unknown option '--foo'\n(Did you mean …?)`. */
function sentenceOf(message: string): string {
  const plain = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .trim()
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

function helpFor(words: readonly string[], commands: readonly Loaded[]): string {
  const only = commands.length === 1 ? commands[0]?.entry.name : undefined
  const [first = ''] = nameWords(words)
  const named = only ?? (Object.hasOwn(GROUPS, first) ? first : undefined)
  return named === undefined || words.length === 0 ? 'harden --help' : `harden ${named} --help`
}
