import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Item } from '../plan/model.ts'
import type { Span } from '../text/source.ts'
import type { Rule } from './rule.ts'

type Named = Pick<Rule, 'code' | 'severity' | 'mend'>

/** A finding at a place of the plan: "Unexpected X, expected Y". */
export function at(rule: Named, span: Span, unexpected: string, expected: string): Diagnostic {
  const { code, severity, mend } = rule
  return { code, severity, message: `Unexpected ${unexpected}, expected ${expected}`, mend, span }
}

/** A finding about an item as a whole, at its title. */
export function about(rule: Named, item: Item, unexpected: string, expected: string): Diagnostic {
  return { ...at(rule, item.title.span, unexpected, expected), item: item.handle }
}

/** The order of the text; what has no place in it, since it is gone, comes first. */
export function inTextOrder(a: Diagnostic, b: Diagnostic): number {
  return (a.span?.start ?? 0) - (b.span?.start ?? 0)
}
