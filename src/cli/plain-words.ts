import type { Command, Option } from '../commands/command.ts'
import { argumentsOf, optionsOf, readInput } from './input.ts'
import type { Globals, Request } from './request.ts'
import { entryNamed, nameWords } from './request.ts'

/**
 * Reads a command line without commander, whose loading takes longer than most
 * commands do: where every word can mean one thing only.
 *
 * The law: it returns null, or exactly what `readCommandLine` gives. So it
 * refuses whatever it is not certain of: help, joined and repeated options,
 * values that look like options, words too many or too few, unknown names.
 *
 * @param words without node and script.
 * @throws HardenError (usage) for a word that has no such value.
 */
export async function readPlainWords(words: readonly string[]): Promise<Request | null> {
  const [first, second] = nameWords(words)
  const entry = entryNamed(first, second)
  if (entry === null) return null
  const command = await entry.load()
  const name = first === undefined ? [] : command.name.split(' ')
  const sorted = new PlainWords(command, name).sort(words)
  if (sorted === null) return null
  const { globals, given, operands } = sorted
  const places = placesOf(command, operands)
  if (places === null) return null
  const option = (named: string) => given.get(named)
  return { command, input: readInput(command, { arguments: places, option }), globals }
}

/** Where a word that is an option goes: what the command or the globals call it, and whether a value follows. */
interface Place {
  readonly name: string
  readonly of: 'globals' | 'command'
  readonly takes: 'nothing' | 'value' | 'values'
}

const GLOBALS: ReadonlyMap<string, Place> = new Map(
  (
    [
      ['--json', 'json', 'nothing'],
      ['--plain', 'plain', 'nothing'],
      ['-q', 'quiet', 'nothing'],
      ['--quiet', 'quiet', 'nothing'],
      ['--offline', 'offline', 'nothing'],
      ['-C', 'directory', 'value'],
      ['--directory', 'directory', 'value'],
      ['--plan', 'plan', 'value'],
      ['--now', 'now', 'value'],
    ] as const
  ).map(([flag, name, takes]) => [flag, { name, of: 'globals', takes }]),
)

interface Sorted {
  readonly globals: Globals
  /** By the command's own name for the option. */
  readonly given: ReadonlyMap<string, true | string | readonly string[]>
  readonly operands: readonly string[]
}

class PlainWords {
  readonly #globals: Record<string, true | string> = {}
  readonly #given = new Map<string, true | string | string[]>()
  readonly #operands: string[] = []
  readonly #places: ReadonlyMap<string, Place>
  readonly #options: readonly [string, Option][]
  /** The words of the command's name that are still to come. */
  readonly #name: string[]

  constructor(command: Command, name: readonly string[]) {
    this.#places = placesOfOptions(command)
    this.#options = optionsOf(command)
    this.#name = [...name]
  }

  sort(words: readonly string[]): Sorted | null {
    for (let at = 0; at < words.length; ) {
      const taken = this.#take(words[at] ?? '', words[at + 1])
      if (taken === 0) return null
      at += taken
    }
    const isMissing = ([name, { required }]: [string, Option]) => required && !this.#given.has(name)
    if (this.#name.length > 0 || this.#options.some(isMissing)) return null
    const dryRun = this.#given.has(DRY_RUN) ? ({ dryRun: true } as const) : {}
    const globals = { input: true, ...this.#globals, ...dryRun }
    return { globals, given: this.#given, operands: this.#operands }
  }

  /** Takes a word, and the one behind it where that is its value; tells how many, or 0 where it is not certain. */
  #take(word: string, next: string | undefined): 0 | 1 | 2 {
    const place = GLOBALS.get(word) ?? this.#places.get(word)
    if (place === undefined) return isOperand(word) && this.#takeOperand(word) ? 1 : 0
    // Before its command an option is looked up elsewhere, and may be unknown there.
    if (place.of === 'command' && this.#name.length > 0) return 0
    if (place.takes === 'nothing') return this.#takeOption(place, true) ? 1 : 0
    return next !== undefined && isOperand(next) && this.#takeOption(place, next) ? 2 : 0
  }

  #takeOperand(word: string): boolean {
    if (this.#name.length === 0) this.#operands.push(word)
    else return this.#name.shift() === word
    return true
  }

  #takeOption({ name, of, takes }: Place, value: true | string): boolean {
    const before = of === 'globals' ? this.#globals[name] : this.#given.get(name)
    if (takes !== 'values' && before !== undefined) return false
    if (of === 'globals') this.#globals[name] = value
    else if (takes !== 'values') this.#given.set(name, value)
    else this.#given.set(name, [...(Array.isArray(before) ? before : []), String(value)])
    return true
  }
}

/** Under what a dry run is kept among the options of a command. */
const DRY_RUN = '-n'

/** What no parser takes for an option, nor for nothing. */
function isOperand(word: string): boolean {
  return word !== '' && !word.startsWith('-')
}

/** By flag. One whose value may be left out is not among them. */
function placesOfOptions(command: Command): Map<string, Place> {
  const places = new Map<string, Place>()
  if (command.writes) {
    for (const flag of ['-n', '--dry-run']) {
      places.set(flag, { name: DRY_RUN, of: 'command', takes: 'nothing' })
    }
  }
  for (const [name, { flags, value, repeats, preset }] of optionsOf(command)) {
    if (preset !== undefined || flags.includes('--no-')) continue
    const takes = value === null ? 'nothing' : repeats ? 'values' : 'value'
    for (const flag of flags.split(/,\s*/)) places.set(flag, { name, of: 'command', takes })
  }
  return places
}

/** The operands given out to the command's arguments; null where they are too many or too few. */
function placesOf(command: Command, operands: readonly string[]): unknown[] | null {
  const rest = [...operands]
  const places: unknown[] = []
  for (const [, { count }] of argumentsOf(command)) {
    const isList = count === 'many' || count === 'any'
    const taken = isList ? rest.splice(0) : rest.splice(0, 1)
    if (taken.length === 0 && (count === 'one' || count === 'many')) return null
    places.push(isList ? taken : taken[0])
  }
  return rest.length === 0 ? places : null
}
