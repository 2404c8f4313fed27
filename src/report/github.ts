import type { DiagnosticView } from '../commands/schema.ts'
import type { Printable } from '../text/screen.ts'
import { counted } from './compose.ts'
import { safe } from './safe.ts'

/** GitHub shows no more of each severity for one step, and drops the rest without a word. */
const MOST = 10

/** Annotations for GitHub Actions, the worst first; a last line counts what they leave out. */
export function githubReport(diagnostics: readonly DiagnosticView[]): Printable {
  const groups = (['error', 'warning'] as const).map((severity) =>
    diagnostics.filter((each) => each.severity === severity),
  )
  const shown = groups.flatMap((group) => group.slice(0, MOST).map(annotation))
  const [errors = 0, warnings = 0] = groups.map(({ length }) => Math.max(0, length - MOST))
  const rest = [
    ...(errors > 0 ? [counted(errors, 'more error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'more warning')] : []),
  ]
  const closing =
    rest.length === 0
      ? []
      : [`::notice title=harden check::${rest.join(' and ')}: \`harden check\` shows all`]
  return [...shown, ...closing].map((line) => `${line}\n`).join('') as Printable
}

function annotation({ severity, file, line, column, code, message, mend }: DiagnosticView): string {
  const properties = { file, line: String(line), col: String(column), title: code }
  const named = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`)
  return `::${severity} ${named.join(',')}::${words(`${message}. ${mend}.`)}`
}

/** As the runner's toolkit escapes what follows the second pair of colons. */
function words(text: string): string {
  return safe(text).replaceAll('%', '%25')
}

function property(text: string): string {
  return words(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
