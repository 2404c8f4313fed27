import { secretInName } from '../evidence/secret-names.ts'
import { redactSecrets } from '../evidence/secrets.ts'
import type { Ended } from '../ports/processes.ts'

/** What a program printed, as a log may hold it. */
export interface LogText {
  readonly text: string
  /** How many secrets are named in it instead of shown. */
  readonly redacted: number
  /** What the header says of the text, one phrase each. */
  readonly notes: readonly string[]
}

/** Values that no output may show: those of the user's own variables that are named as secrets. */
export function secretValues(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(environment)
    .flatMap(([name, value]) =>
      value !== undefined && value.length >= 8 && secretInName(name) === 'secret' ? [value] : [],
    )
    .toSorted((a, b) => b.length - a.length)
}

/**
 * Makes the text of a log: without colours, as a terminal would leave it, with
 * what prints nothing spelled out and every secret redacted, the rarer ones too.
 */
export async function logText(ended: Ended, values: readonly string[]): Promise<LogText> {
  const decoder = new TextDecoder('utf-8')
  const { left } = ended
  const whole = left === 0
  const parts = [
    whole ? decoder.decode(ended.beginning) : withoutLastLine(decoder.decode(ended.beginning)),
    ...(whole ? [] : [withoutFirstLine(decoder.decode(ended.end))]),
  ].map(legible)
  const isBinary = parts.some((part) => UNPRINTABLE.test(part))
  const clean = await Promise.all(
    parts.map((part) => redacted(part.replace(UNPRINTABLE_ALL, spelled), values)),
  )
  const text = clean.join(`\n[… ${amount(left)} left out here …]\n`)
  const count = [...text.matchAll(/\[redacted: /g)].length
  return {
    text,
    redacted: count,
    notes: [
      ...(whole ? [] : [`${amount(left)} of the output were left out`]),
      ...(isBinary ? ['bytes that are no text are written as \\x00 or \\u{fffd}'] : []),
      ...(count > 0 ? [`${count} ${count === 1 ? 'secret' : 'secrets'} redacted`] : []),
    ],
  }
}

/** The text with every secret named instead of shown. */
export async function redacted(text: string, values: readonly string[]): Promise<string> {
  const { scanDeeply } = await import('../evidence/scan.ts')
  const first = redactSecrets(
    values.reduce((known, value) => known.replaceAll(value, '[redacted: environment]'), text),
  )
  let result = ''
  let copied = 0
  for (const { rule, span } of await scanDeeply(first)) {
    const isNamed = /^\S*\[redacted: /.test(first.slice(span.start, span.end))
    if (isNamed) continue
    result += `${first.slice(copied, span.start)}[redacted: ${rule}]`
    copied = span.end
  }
  return result + first.slice(copied)
}

/** A secret that the cut went through would not be recognised: cuts are made at the ends of lines. */
function withoutLastLine(text: string): string {
  const end = text.lastIndexOf('\n')
  const lines = text.slice(0, end > 0 ? end : Math.max(0, text.length - LONGEST_SECRET))
  const key = lines.lastIndexOf('-----BEGIN')
  return key !== -1 && !lines.slice(key).includes('-----END') ? lines.slice(0, key) : lines
}

function withoutFirstLine(text: string): string {
  const start = text.indexOf('\n')
  const lines = text.slice(start === -1 ? LONGEST_SECRET : start + 1)
  const key = lines.indexOf('-----END')
  if (key === -1 || lines.slice(0, key).includes('-----BEGIN')) return lines
  return lines.slice(lines.indexOf('\n', key) + 1)
}

const LONGEST_SECRET = 8192

const ESCAPE = String.raw`\u001b(?:\[[0-?]*[ -\/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])`
const SEQUENCES = new RegExp(ESCAPE, 'g')
const CONTROL = String.raw`[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]`
const UNPRINTABLE = new RegExp(CONTROL)
const UNPRINTABLE_ALL = new RegExp(CONTROL, 'g')

/** Without colours; a line that was written over again and again, as it stood last. */
export function legible(text: string): string {
  return text
    .replace(SEQUENCES, '')
    .replace(/\r+\n/g, '\n')
    .replace(/[^\n]*\r(?=[^\n])/g, '')
    .replace(/\r/g, '')
}

function spelled(character: string): string {
  const code = character.charCodeAt(0)
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : '\\u{fffd}'
}

function amount(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
