import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Mode, TransitionRule } from '../transition.ts'

/** One finding about the change as a whole, as heavy as the configuration says. */
export function ofMode(
  { code, mend }: TransitionRule,
  mode: Mode,
  unexpected: string,
  expected: string,
): Diagnostic[] {
  if (mode === 'off') return []
  const severity = mode === 'block' ? 'error' : 'warning'
  return [{ code, severity, message: `Unexpected ${unexpected}, expected ${expected}`, mend }]
}
