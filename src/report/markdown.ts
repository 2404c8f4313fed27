import type { DiagnosticView } from '../commands/schema.ts'
import type { Printable } from '../text/screen.ts'
import { counted } from './compose.ts'
import { safe } from './safe.ts'

/** A table for a summary or a comment. What it quotes from the plan is text there, never markup. */
export function markdownReport(diagnostics: readonly DiagnosticView[]): Printable {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const lines =
    diagnostics.length === 0
      ? ['**harden check**: nothing to mend.']
      : [
          `**harden check**: ${counted(errors, 'error')}, ${counted(diagnostics.length - errors, 'warning')}`,
          '',
          '| | where | finding | what to do |',
          '|---|---|---|---|',
          ...diagnostics.map(row),
        ]
  return `${lines.join('\n')}\n` as Printable
}

function row({ severity, file, line, code, message, mend }: DiagnosticView): string {
  const cells = [severity, `${file}:${line}`, `${message} (${code})`, mend]
  return `| ${cells.map(escaped).join(' | ')} |`
}

function escaped(text: string): string {
  return safe(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]|~#@!>]/g, '\\$&')
}
