import type { Findings, Probe } from './probe.ts'

export type { Finding, Findings, Probe } from './probe.ts'

/** Unverifiable (offline, private, cut-off history) never becomes pass and fails no gate by itself. */
export type Answer = 'pass' | 'fail' | 'unverifiable'

/** What has become of a record since it was written. */
export const STATES = [
  'intact',
  'drifted',
  'moved',
  'missing',
  'expired',
  'unverifiable',
  'refused',
] as const
export type State = (typeof STATES)[number]

/** How much a record is worth: content pinned in git, recorded remote facts, a URL with the digest of its body, anything else. */
export const GRADES = ['A', 'B', 'C', 'D'] as const
export type Grade = (typeof GRADES)[number]

/**
 * One kind of evidence: how its references look, what must be known to judge
 * one, and the judgement, both when it is shown and ever after.
 */
export interface EvidenceKind {
  /** Name in JSON and documents. */
  readonly name: string
  /** Before a reference it forces this kind: `commit:`. */
  readonly prefix: string
  /** One line for help, without a full stop. */
  readonly summary: string
  /** A reference of this kind. */
  readonly example: string
  /** True when a reference without a prefix is of this kind; the first kind in the list wins. */
  recognises(reference: string): boolean
  /**
   * What must be known of a reference without its prefix.
   *
   * @param recorded the record whose target it is; null for one just given.
   */
  probes(reference: string, recorded: Recorded | null): readonly Probe[]
  /**
   * What may be asked over the network as well. Absent where nothing can be.
   *
   * @param digest whether the digest of a page is wanted, too.
   */
  onlineProbes?(reference: string, digest: boolean): readonly Probe[]
  /** Judges evidence that is being shown. @param reference without its prefix. */
  check(reference: string, findings: Findings): Judgement
  /** Judges evidence that was recorded earlier; its target is without a prefix too. */
  verify(record: Recorded, findings: Findings): Verdict
}

/** As much of an evidence record as judging needs. */
export interface Recorded {
  readonly target: string
  readonly isNote: boolean
  /** The link's title as written. */
  readonly pin: string | null
  /** Last day it counts, `YYYY-MM-DD`. */
  readonly expires: string | null
}

export interface Judgement {
  readonly answer: Answer
  /** One sentence, without a secret. */
  readonly reason: string
  /** What to do about it, in the imperative; null when there is nothing to do. */
  readonly mend: string | null
  /** What to write into the plan; null when the answer is fail. */
  readonly record: NewRecord | null
}

/** The parts of a record that follow from the evidence itself. */
export interface NewRecord {
  readonly kind: string
  /** Target of the link, relative to the plan's folder; the words of a note. */
  readonly target: string
  readonly label: string
  readonly pin: string | null
  readonly isNote: boolean
  readonly grade: Grade
}

export interface Verdict {
  readonly state: State
  readonly reason: string
  readonly mend: string | null
}

export function pass(reason: string, record: NewRecord, mend: string | null = null): Judgement {
  return { answer: 'pass', reason, mend, record }
}

export function fail(reason: string, mend: string): Judgement {
  return { answer: 'fail', reason, mend, record: null }
}

export function unverifiable(
  reason: string,
  record: NewRecord,
  mend: string | null = null,
): Judgement {
  return { answer: 'unverifiable', reason, mend, record }
}

export function verdict(state: State, reason: string, mend: string | null = null): Verdict {
  return { state, reason, mend }
}

/** What a record is worth that would be judged like this if it were shown today. */
export function verdictOf({ answer, reason, mend }: Judgement): Verdict {
  if (answer === 'pass') return verdict('intact', reason, mend)
  return verdict(answer === 'fail' ? 'missing' : 'unverifiable', reason, mend)
}
