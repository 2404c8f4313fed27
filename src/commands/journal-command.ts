import type { JournalEntry } from '../plan/journal.ts'
import type { Plan } from '../plan/model.ts'
import type { Source } from '../text/source.ts'
import type { Described, Facts, InputOf, Outcome, Words } from './command.ts'

/** A command over the plan and over what harden wrote into it here. */
export interface JournalCommand<Input = never> extends Described {
  readonly needs: 'journal'
  readonly writes: true
  /** As for any command over a plan. @throws HardenError to refuse. */
  readonly decide: (plan: Plan, input: Input, facts: JournalFacts) => Outcome
}

export interface JournalFacts extends Facts {
  /** Oldest first. */
  readonly journal: readonly JournalEntry[]
  readonly read: (source: Source) => Plan
}

/** Ties a command's decision to the types of its words. */
export function defineJournalCommand<const W extends Words>(
  command: Omit<JournalCommand<InputOf<W>>, 'words' | 'needs' | 'writes'> & { readonly words: W },
): JournalCommand<InputOf<W>> {
  return { ...command, needs: 'journal', writes: true }
}
