import type { Probe } from '../evidence/probe.ts'
import type { Edit } from '../plan/change.ts'
import type { Plan } from '../plan/model.ts'
import type { Offer, Period } from '../review/facts.ts'
import type {
  Circumstances,
  Described,
  Facts,
  InputOf,
  Network,
  Outcome,
  PlanCommand,
  Words,
} from './command.ts'

/** A command over the plan, its history and what was committed since the last review. */
export interface ReviewCommand<Input = never> extends Described {
  readonly needs: 'review'
  readonly writes: true
  /** Where the review begins, as asked for: a day or the name of a commit; null for the last review. */
  readonly since: (input: Input) => string | null
  /** True where what comes of it is to be committed. @throws HardenError (usage) */
  readonly commits: (input: Input) => boolean
  /** True where nobody is to be asked: all is said on the command line. */
  readonly isSettled: (input: Input) => boolean
  /** As for any command over a plan. */
  readonly probes: (
    plan: Plan,
    input: Input,
    facts: Circumstances & ReviewWorld,
  ) => readonly Probe[]
  readonly network: (plan: Plan, input: Input, facts: Circumstances) => Network | null
  readonly decide: (plan: Plan, input: Input, facts: Facts & ReviewWorld) => Outcome
}

/** What a review is given besides the facts that every command has. */
export interface ReviewWorld {
  readonly period: Period
  readonly offers: readonly Offer[]
  /** The plan after an edit, read back. @throws ReadBackError */
  readonly apply: (plan: Plan, edit: Edit) => Plan
  /** What a person chose among the proposals; null where none was asked. */
  readonly choice: Choice | null
}

export interface Choice {
  /** The commands of the proposals among which it was made: they must be the same still. */
  readonly shown: readonly string[]
  readonly accepted: readonly Accepted[]
}

/** An accepted proposal, perhaps in other words. */
export interface Accepted {
  readonly n: number
  readonly instead: Instead | null
}

/** A command to run in place of the proposed one. */
export interface Instead {
  readonly command: PlanCommand
  readonly input: never
  /** As it was typed. */
  readonly line: string
}

/** Ties a command's decision to the types of its words. */
export function defineReviewCommand<const W extends Words>(
  command: Omit<ReviewCommand<InputOf<W>>, 'words' | 'needs' | 'writes'> & { readonly words: W },
): ReviewCommand<InputOf<W>> {
  return { ...command, needs: 'review', writes: true }
}
