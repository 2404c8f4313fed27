import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Pair } from '../plan/compare/match.ts'
import { matchItems } from '../plan/compare/match.ts'
import type { Item, Plan } from '../plan/model.ts'
import { about } from './report.ts'
import type { Rule } from './rule.ts'

/** A step from one plan to the next, as a commit or a branch takes it. */
export interface Transition {
  readonly before: Plan
  readonly after: Plan
  readonly pairs: readonly Pair[]
  /** Items of `before` that are gone. */
  readonly removed: readonly Item[]
  readonly reasons: Reasons
  /** Files that change along, the plan included; relative to the root, with slashes. */
  readonly paths: readonly string[]
  readonly modes: GateModes
}

/** What a transition may rest on besides the two plans. */
export type Circumstance = Pick<Transition, 'reasons' | 'paths' | 'modes'>

/** How the rules count that look at more than the plan. */
export interface GateModes {
  /** The plan changes, and nothing else does. */
  readonly planAlone: Mode
  /** Something changes, and the plan does not. */
  readonly codeAlone: Mode
}

export const MODES = ['off', 'warn', 'block'] as const
export type Mode = (typeof MODES)[number]

/** Why what is forbidden otherwise was done, as the trailers of commits say. */
export interface Reasons {
  readonly given: readonly Reason[]
  /** True where the message is not written yet: then what a reason allows is a warning. */
  readonly awaited: boolean
}

export interface Reason {
  readonly trailer: ReasonTrailer
  /** Handles of the items it speaks for: those its commit changes. */
  readonly items: ReadonlySet<string> | 'all'
}

/** `Harden-Reopen` allows to reopen, `Harden-Reason` whatever a reason can allow. */
export const REASON_TRAILERS = ['Harden-Reopen', 'Harden-Reason'] as const
export type ReasonTrailer = (typeof REASON_TRAILERS)[number]

/** A rule about what becomes of a plan, where `Rule` is about what it is. */
export interface TransitionRule extends Omit<Rule, 'examples' | 'check'> {
  /** Plans before and after that break it, and a step that does not; null where files decide. */
  readonly examples: {
    readonly before: string
    readonly bad: string
    readonly good: string
  } | null
  /** Pure. */
  readonly check: (transition: Transition) => readonly Diagnostic[]
}

export function transitionBetween(
  before: Plan,
  after: Plan,
  circumstance: Circumstance,
): Transition {
  const { pairs, removed } = matchItems(before, after)
  return { before, after, pairs, removed, ...circumstance }
}

/** A finding that a reason in the commit message allows; null where one is given. */
export function unlessReason(
  rule: TransitionRule,
  { reasons }: Transition,
  finding: {
    readonly before: Item
    /** Null where the item is gone. */
    readonly after: Item | null
    readonly unexpected: string
    readonly expected: string
    readonly target?: string
  },
  trailers: readonly ReasonTrailer[] = ['Harden-Reason'],
): Diagnostic | null {
  const { before, after, unexpected, expected, target } = finding
  const handles = [before, ...(after ? [after] : [])].map(({ handle }) => handle)
  const isGiven = reasons.given.some(
    ({ trailer, items }) =>
      trailers.includes(trailer) &&
      (items === 'all' || handles.some((handle) => items.has(handle))),
  )
  if (isGiven) return null
  const { span: _gone, ...told } = about(rule, before, unexpected, expected)
  return {
    ...told,
    ...(reasons.awaited ? { severity: 'warning' } : {}),
    ...(after === null ? {} : { span: after.title.span, item: after.handle }),
    ...(target === undefined ? {} : { target }),
  }
}

/** Findings about the items that are in both plans. */
export function eachPair(
  { pairs }: Transition,
  find: (pair: Pair) => Diagnostic | null,
): Diagnostic[] {
  return pairs.map(find).filter((finding) => finding !== null)
}
