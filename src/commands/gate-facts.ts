import type { Transition } from '../rules/transition.ts'
import type { Baseline } from './baseline.ts'

/** What a command at the gate looks at. */
export interface GateWanted {
  readonly from:
    | { readonly what: 'work-tree' }
    /** What is staged, against HEAD; with the file that holds the message of the commit to be. */
    | { readonly what: 'index'; readonly message: string | null }
    /** HEAD, against where it left a branch. */
    | { readonly what: 'branch'; readonly base: string }
  /** File of the baseline; null is the one beside the plan, if there is one. */
  readonly baseline: string | null
  /** True where the baseline is to be written, so that it may be missing. */
  readonly writesBaseline: boolean
}

export interface GateFacts {
  /** From each parent to the plan; null where no change is looked at. */
  readonly transitions: readonly Transition[] | null
  readonly baseline: Baseline
  readonly message: Message | null
}

/** A commit message that git has not taken yet. */
export interface Message {
  readonly text: string
  /** What a line of comment begins with. */
  readonly commentSign: string
}
