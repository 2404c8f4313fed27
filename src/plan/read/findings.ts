import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.ts'
import type { Span } from '../../text/source.ts'

/** What the reader may find wrong, by its code. */
export interface Fault {
  readonly severity: Severity
  /** Ends the message "Unexpected X, expected Y". */
  readonly expected: string
  readonly mend: string
}

/** Everything the reader reports: one line a code. */
export const FAULTS = {
  'unknown-status': {
    severity: 'error',
    expected: 'one of the legend’s marks',
    mend: 'Write `[ ]`, `[~]`, `[x]` or `[-]`, or add the mark to the legend',
  },
  'near-miss-item': {
    severity: 'warning',
    expected: 'a box such as `- [ ] Title`, or none',
    mend: 'Write a marker, a space, one mark in brackets and a space, or take the brackets away',
  },
  'empty-title': {
    severity: 'warning',
    expected: 'words behind the mark',
    mend: 'Write what is to be done behind the mark',
  },
  'duplicate-title': {
    severity: 'warning',
    expected: 'a title of its own',
    mend: 'Reword one of the two titles',
  },
  'bad-date': {
    severity: 'error',
    expected: 'a day of the calendar as YYYY-MM-DD',
    mend: 'Write the day as YYYY-MM-DD',
  },
  'bad-risk': {
    severity: 'error',
    expected:
      '`impact L, likelihood L, detection D: note` or `detect 30m, repair 4h, users 50%, every 90d: note`',
    mend: 'Write levels as very-low, low, moderate, high or very-high, and detection as none, partial or full; or times such as 30m, 4h or 90d, and users as 50%',
  },
  'deferral-incomplete': {
    severity: 'error',
    expected: '`Deferred: until YYYY-MM-DD, approved by NAME: REASON`',
    mend: 'Write all three into the item’s `Deferred:` bullet',
  },
  'horizon-without-window': {
    severity: 'warning',
    expected: 'a time window in parentheses, such as `(0-7 days)`',
    mend: 'Write a window such as `(2-6 weeks)`, `(Q3 2026)` or `(by 2026-03-31)` behind the heading',
  },
  'unresolved-conflict-marker': {
    severity: 'error',
    expected: 'a text without merge conflicts',
    mend: 'Keep one side of the conflict and take its markers away',
  },
} as const satisfies Readonly<Record<string, Fault>>

export type FaultCode = keyof typeof FAULTS

/** A fault found in the text; `item` is the item's position in the plan. */
export interface Finding {
  readonly code: FaultCode
  /** Follows the word "Unexpected". */
  readonly what: string
  readonly span: Span
  readonly item: number | null
}

export function diagnose({ code, what, span }: Finding, handle: string | null): Diagnostic {
  const { severity, expected, mend } = FAULTS[code]
  const message = `Unexpected ${what}, expected ${expected}`
  const diagnostic = { code, severity, message, mend, span }
  return handle === null ? diagnostic : { ...diagnostic, item: handle }
}
