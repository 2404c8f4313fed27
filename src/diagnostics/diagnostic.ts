import type { Span } from '../text/source.ts'

export type Severity = 'error' | 'warning'

/** Something found in the plan, or a reason why a command would not act. */
export interface Diagnostic {
  /** Stable name; `harden explain <code>` and docs/diagnostics.md describe it. */
  readonly code: string
  readonly severity: Severity
  /** What is wrong, in one grammar: "Unexpected X, expected Y". */
  readonly message: string
  /** What to do about it, in the imperative. */
  readonly mend: string
  /** Where in the plan, when it is about a place. */
  readonly span?: Span
  /** Handle of the item it is about, sixteen letters. */
  readonly item?: string
  /** What exactly is at fault, such as the target of a record: it keeps fingerprints apart. */
  readonly target?: string
}

/** Exit codes, as in docs/commands.md. */
export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  notFound: 3,
  unreadable: 4,
  conflict: 5,
  defect: 70,
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** What a refusal says: one sentence, and the one thing to do next. */
export interface Refusal {
  /** Stable name for programs, such as `no-evidence`. */
  readonly code: string
  readonly exit: ExitCode
  readonly message: string
  readonly mend: string
  readonly diagnostics?: readonly Diagnostic[]
}

/** Thrown for what the user can mend. Anything else thrown is a defect in harden. */
export class HardenError extends Error implements Refusal {
  override readonly name = 'HardenError'
  readonly code: string
  readonly exit: ExitCode
  readonly mend: string
  readonly diagnostics: readonly Diagnostic[]

  constructor({ code, exit, message, mend, diagnostics = [] }: Refusal) {
    super(message)
    this.code = code
    this.exit = exit
    this.mend = mend
    this.diagnostics = diagnostics
  }
}
