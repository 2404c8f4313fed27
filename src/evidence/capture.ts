/** What is known of a command that was run for the record. */
export interface Capture {
  /** Handle of the item it was run for. */
  readonly item: string
  /** The program and its arguments. */
  readonly command: readonly string[]
  readonly exit: number
  /** ISO 8601, UTC. */
  readonly started: string
  readonly seconds: number
  /** Full id of the commit that was checked out; null outside git and before the first commit. */
  readonly head: string | null
  /** False when something differed from that commit. */
  readonly clean: boolean
  /** `node 20.20.2`. */
  readonly tools: readonly string[]
  /** What was done to the output: `99.5 MB of the output were left out`. */
  readonly notes?: readonly string[]
}

const TITLE = 'harden log 1'

/** The text of a log. @param output what the command printed, without secrets. */
export function printCapture(capture: Capture, output: string): string {
  const rows = [
    TITLE,
    `item: ${capture.item}`,
    `command: ${JSON.stringify(capture.command)}`,
    `exit: ${capture.exit}`,
    `started: ${capture.started}`,
    `seconds: ${capture.seconds}`,
    `head: ${capture.head ?? 'none'}`,
    `tree: ${capture.clean ? 'clean' : 'dirty'}`,
    ...capture.tools.map((tool) => `tool: ${tool}`),
    ...(capture.notes ?? []).map((note) => `note: ${note}`),
    '',
    output,
  ]
  return `${rows.join('\n').trimEnd()}\n`
}

/** Reads the header of a log; null when the text does not begin with one. */
export function readCapture(text: string): Capture | null {
  const [title, ...rows] = text.split(/\r?\n/)
  if (title !== TITLE) return null
  const end = rows.indexOf('')
  const pairs = (end === -1 ? rows : rows.slice(0, end)).map(splitRow)
  const fields = new Map(pairs)
  const exit = Number(fields.get('exit') ?? Number.NaN)
  const command = readCommand(fields.get('command'))
  if (!Number.isInteger(exit) || command === null) return null
  const head = fields.get('head') ?? ''
  return {
    item: fields.get('item') ?? '',
    command,
    exit,
    started: fields.get('started') ?? '',
    seconds: Number(fields.get('seconds') ?? 0),
    head: /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(head) ? head : null,
    clean: fields.get('tree') === 'clean',
    tools: valuesOf('tool', pairs),
    ...(fields.has('note') ? { notes: valuesOf('note', pairs) } : {}),
  }
}

function valuesOf(key: string, pairs: readonly (readonly [string, string])[]): string[] {
  return pairs.flatMap(([name, value]) => (name === key ? [value] : []))
}

function splitRow(row: string): [string, string] {
  const colon = row.indexOf(': ')
  return colon === -1 ? [row, ''] : [row.slice(0, colon), row.slice(colon + 2)]
}

function readCommand(text: string | undefined): string[] | null {
  try {
    const words: unknown = JSON.parse(text ?? '')
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null
  } catch {
    return null
  }
}
