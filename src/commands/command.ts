import type { ExitCode } from '../diagnostics/diagnostic.ts'
import type { EvidencePolicy } from '../evidence/policy.ts'
import type { Findings, Probe } from '../evidence/probe.ts'
import type { ItemPast } from '../history/presence.ts'
import type { History } from '../history/timeline.ts'
import type { Edit } from '../plan/change.ts'
import type { Plan } from '../plan/model.ts'
import type { Capture } from './capture.ts'
import type { Configured } from './configured.ts'
import type { Format } from './format.ts'
import type { GateFacts, GateWanted } from './gate-facts.ts'
import type { HookCommand } from './hook-command.ts'
import type { JournalCommand } from './journal-command.ts'
import type { MergeCommand } from './merge-command.ts'
import type { ReviewCommand } from './review-command.ts'
import type { ValueKind } from './values.ts'
import type { InputOf, Words } from './words.ts'

export type { Capture } from './capture.ts'
export type { Argument, InputOf, Option, Words } from './words.ts'

/** Version of the JSON contract; `schema.ts` describes it. */
export const SCHEMA_VERSION = 1

/**
 * One command, whole: its words, what it must ask of the world, and its decision.
 *
 * The command line, help, completion, the documents' tables and the tests are
 * all derived from these values.
 */
export type Command<Input = never> =
  | PlanCommand<Input>
  | FreeCommand<Input>
  | MergeCommand<Input>
  | JournalCommand<Input>
  | HookCommand
  | ReviewCommand<Input>

export interface Described {
  /** `next`, or two words for a command of a group: `queue add`. */
  readonly name: string
  /** One line for the list of commands, in the imperative, without a full stop. */
  readonly summary: string
  /** Further sentences for the command's own help. */
  readonly description?: string
  /** Command lines that show its use. */
  readonly examples?: readonly string[]
  readonly words: Words
}

/** A command over a plan that is there. */
export interface PlanCommand<Input = never> extends Described {
  readonly needs: 'plan'
  /** True for commands that may change the plan; these take `--dry-run`. */
  readonly writes: boolean
  /** Questions to the world that `decide` needs answered. @throws HardenError to refuse early. */
  readonly probes?: (plan: Plan, input: Input, facts: Circumstances) => readonly Probe[]
  /** Questions that need the network, where the user wants them asked; null where not. */
  readonly network?: (plan: Plan, input: Input, facts: Circumstances) => Network | null
  /** How much of the plan's past `decide` rests on; unless told, since when items are what they are. */
  readonly past?: (input: Input) => PastNeed
  /** Commits whose plans `decide` needs, as they are named on the command line. */
  readonly revisions?: (input: Input) => readonly string[]
  /** Which plan it is about where not the one in the work tree, and what was known of it. */
  readonly gate?: (input: Input) => GateWanted
  /**
   * Synchronous and pure; it may run twice when somebody else's edit arrives in between.
   *
   * @throws HardenError to refuse.
   */
  readonly decide: (plan: Plan, input: Input, facts: Facts) => Outcome
}

/** Questions for the network, and how long asking all of them may take. */
export interface Network {
  readonly probes: readonly Probe[]
  readonly limitMs: number
}

/** `presence` is kept at hand; `history` is every change to every item. */
export type PastNeed = 'nothing' | 'presence' | 'history'

/** A command that needs no plan. */
export interface FreeCommand<Input = never> extends Described {
  readonly needs: 'nothing'
  readonly writes: false
  /** @param path of the plan that is, or would be: for `init`. @throws HardenError to refuse. */
  readonly answer: (input: Input, facts: Circumstances & { readonly path: string }) => Answer
}

/** What is true whatever the command: given, never looked up. */
export interface Circumstances {
  /** UTC day, `YYYY-MM-DD`. */
  readonly today: string
  /** Day on which each item first appeared, by handle, as far as history tells. */
  readonly firstSeen: ReadonlyMap<string, string>
  /** What the configuration says of evidence. */
  readonly policy: EvidencePolicy
}

/** Everything a decision may rest on besides the plan and its input. */
export interface Facts extends Circumstances, Configured {
  readonly findings: Findings
  /** Since when items are what they are, by handle, as far as history tells. */
  readonly pasts: ReadonlyMap<string, ItemPast>
  /** Day of the last review that was committed; null, or left out, where none is known. */
  readonly lastReview?: string | null
  /** Null where the command did not ask for it. */
  readonly history: History | null
  /** By the name the command gave. */
  readonly plans: ReadonlyMap<string, CommittedPlan>
  /** For commands at the gate alone. */
  readonly gate?: GateFacts
}

/** The plan as a commit has it. */
export interface CommittedPlan {
  /** Full id. */
  readonly commit: string
  readonly plan: Plan
}

/** What a command decided. */
export interface Outcome {
  /** The change to make; null when there is nothing to change. */
  readonly edit?: Edit | null
  /** Edits that follow it, each to the plan as the ones before leave it. */
  readonly further?: readonly Edit[]
  /** The result as plain data, from the plan as it is after the change. */
  readonly result: (after: Plan) => object
  /** Notices for stderr, one sentence each. */
  readonly notices?: readonly string[]
  readonly exit?: ExitCode
  /** What the result is printed as; text unless told. */
  readonly format?: Format
  /** Text of a new baseline. */
  readonly baseline?: string
  /** The commit message as it is to be. */
  readonly message?: string
  /** Id of the journal's entry that the change takes back. */
  readonly undoes?: string
  /** A program to run first; then the command is asked again, with the log as evidence. */
  readonly capture?: Capture
}

/** What a command without a plan comes to. */
export interface Answer {
  /** Text of a new plan, to be created where there is none. */
  readonly create?: string
  readonly result: object
}

/** Ties a command's decision to the types of its words. */
export function defineCommand<const W extends Words>(
  command: Omit<PlanCommand<InputOf<W>>, 'words' | 'needs'> & { readonly words: W },
): PlanCommand<InputOf<W>> {
  return { ...command, needs: 'plan' }
}

/** The same for a command that needs no plan. */
export function defineFreeCommand<const W extends Words>(
  command: Omit<FreeCommand<InputOf<W>>, 'words' | 'needs' | 'writes'> & { readonly words: W },
): FreeCommand<InputOf<W>> {
  return { ...command, needs: 'nothing', writes: false }
}

export function argument<T>(summary: string, value: ValueKind<T>) {
  return { summary, value, count: 'one' } as const
}

export function optionalArgument<T>(summary: string, value: ValueKind<T>) {
  return { summary, value, count: 'optional' } as const
}

/** At least one. */
export function manyArguments<T>(summary: string, value: ValueKind<T>) {
  return { summary, value, count: 'many' } as const
}

/** None, one or several. */
export function anyArguments<T>(summary: string, value: ValueKind<T>) {
  return { summary, value, count: 'any' } as const
}

export function toggle(flags: string, summary: string) {
  return { flags, summary, value: null, repeats: false, required: false } as const
}

export function option<T>(flags: string, summary: string, value: ValueKind<T>) {
  return { flags, summary, value, repeats: false, required: false } as const
}

/** @param preset the value it has when none is given behind it. */
export function presetOption<T>(
  flags: string,
  summary: string,
  value: ValueKind<T>,
  preset: string,
) {
  return { flags, summary, value, repeats: false, required: false, preset } as const
}

export function requiredOption<T>(flags: string, summary: string, value: ValueKind<T>) {
  return { flags, summary, value, repeats: false, required: true } as const
}

/** May be given several times, one value each. */
export function options<T>(flags: string, summary: string, value: ValueKind<T>) {
  return { flags, summary, value, repeats: true, required: false } as const
}
