import { parse } from 'shell-quote'
import { usage } from '../commands/values.ts'
import type { HardenError } from '../diagnostics/diagnostic.ts'

/**
 * Splits a command line into a program and its arguments as a POSIX shell would:
 * at white space, with quotes and backslashes.
 *
 * What only a shell can do (pipes, redirections, variables, patterns, comments)
 * is refused rather than taken as words.
 *
 * @throws HardenError (usage) naming what needs a shell.
 */
export function splitCommand(line: string): string[] {
  const unquoted = line.replace(/\\[\s\S]|'[^']*'|"(?:\\[\s\S]|[^"\\])*"/g, '')
  if (/["']/.test(unquoted)) throw usage('--run: Unexpected end of the command, expected a quote')
  if (/["']?`/.test(unquoted)) throw needsShell('`')
  const words: string[] = []
  for (const part of parse(line, (name) => ({ op: `$${name}` }))) {
    if (typeof part !== 'string') throw needsShell(signOf(part))
    words.push(part)
  }
  const [first = ''] = words
  if (/^\w+=/.test(first)) throw needsShell(`${first.slice(0, first.indexOf('='))}=`)
  return words
}

function signOf(part: object): string {
  if ('pattern' in part) return String(part.pattern)
  return 'comment' in part ? '#' : String((part as { op: unknown }).op)
}

function needsShell(sign: string): HardenError {
  return usage(
    `--run: Unexpected ${sign}, expected a program and its arguments`,
    `quote it where it is meant literally, or add --shell`,
  )
}
