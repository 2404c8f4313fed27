import type { Argument, Command, Option } from '../src/commands/command.ts'
import { COMMANDS, SECTIONS } from '../src/commands/index.ts'
import { EVERY_RULE } from '../src/rules/gate.ts'

/** The documents that repeat a list of the code, by file name: written from it, never by hand. */
export async function generatedDocs(): Promise<Map<string, string>> {
  return new Map([
    ['commands.md', await commandsPage()],
    ['diagnostics.md', diagnosticsPage()],
  ])
}

const NOTE = '<!-- Written by `npm run docs` from the code: change it there. -->'

async function commandsPage(): Promise<string> {
  const loaded: { section: string; command: Command }[] = []
  // One after another: several of one file, at once, jiti hands out before they are there.
  for (const { section, load } of COMMANDS) loaded.push({ section, command: await load() })
  const sections = Object.entries(SECTIONS).map(([section, heading]) => {
    const own = loaded.filter((each) => each.section === section)
    return [`## ${heading.replace(/:$/, '')}`, ...own.map(({ command }) => commandPart(command))]
  })
  return page('Commands', [
    'Every command takes `--json` (see [json.md](json.md)), `-C DIR`, `--plan FILE`, `--plain`, `-q`, `--offline`, `--no-input` and `--now TIME`. Commands that write take `-n`, `--dry-run`: they print the change as a patch that `git apply` takes, and write nothing.',
    'An *item* is named by its code (`I2`), by its handle or the start of it (`lmso`), by both (`I2:lmso`, which must agree), or by words that are found in one title alone.',
    ...sections.flat(),
  ])
}

function commandPart(command: Command): string {
  const { name, summary, description, examples = [], words } = command
  const given = Object.entries(words.arguments ?? {})
  const options = Object.values(words.options ?? {})
  const usage = [
    'harden',
    name,
    ...given.map(placeholder),
    ...(options.length > 0 ? ['[options]'] : []),
  ]
  return [
    `### \`${usage.join(' ')}\``,
    `${summary}.${description === undefined ? '' : ` ${description}`}`,
    ...(given.length + options.length === 0 ? [] : [wordsTable(given, options)]),
    ...(examples.length === 0 ? [] : [`\`\`\`sh\n${examples.join('\n')}\n\`\`\``]),
  ].join('\n\n')
}

function placeholder([name, { count }]: [string, Argument]): string {
  if (count === 'one') return `<${name}>`
  if (count === 'optional') return `[${name}]`
  return count === 'many' ? `<${name}>…` : `[${name}]…`
}

function wordsTable(given: [string, Argument][], options: Option[]): string {
  const rows = [
    ...given.map(([name, { summary }]) => `| \`${name}\` | ${cell(summary)} |`),
    ...options.map((option) => `| \`${spelled(option)}\` | ${cell(meaning(option))} |`),
  ]
  return ['| word | meaning |', '|---|---|', ...rows].join('\n')
}

function spelled({ flags, value, preset }: Option): string {
  if (value === null) return flags
  return preset === undefined ? `${flags} <${value.name}>` : `${flags} [${value.name}]`
}

function meaning({ summary, value, repeats, required }: Option): string {
  const choices = value?.choices === undefined ? '' : `: ${value.choices.join(', ')}`
  return `${summary}${choices}${repeats ? '; may be repeated' : ''}${required ? ' (required)' : ''}`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function diagnosticsPage(): string {
  const rows = EVERY_RULE.map(
    ({ code, severity, summary }) => `| [\`${code}\`](#${code}) | ${severity} | ${cell(summary)} |`,
  )
  return page('Diagnostics', [
    'What `harden check` finds. `harden explain <code>` prints the same text. A finding has a fingerprint made of its code, its item and what is at fault, so that it stays the same when lines move. Rules about changes are asked with `--staged` and `--base` alone.',
    ['| code | severity | finds |', '|---|---|---|', ...rows].join('\n'),
    ...EVERY_RULE.map(({ code, severity, summary, why, mend, examples }) =>
      [
        `## \`${code}\``,
        `${severity === 'error' ? 'Error' : 'Warning'}: ${summary}.`,
        why,
        `**Mend:** ${mend}.`,
        ...(examples === null
          ? []
          : 'before' in examples
            ? [
                `From:\n\n${fenced(examples.before)}`,
                `Found in the step to:\n\n${fenced(examples.bad)}`,
                `Not found in the step to:\n\n${fenced(examples.good)}`,
              ]
            : [
                `Found in:\n\n${fenced(examples.bad)}`,
                `Not found in:\n\n${fenced(examples.good)}`,
              ]),
      ].join('\n\n'),
    ),
  ])
}

function fenced(text: string): string {
  return `\`\`\`\`markdown\n${text.replace(/\n$/, '')}\n\`\`\`\``
}

function page(title: string, parts: readonly string[]): string {
  return `${[`# ${title}`, NOTE, ...parts].join('\n\n')}\n`
}
