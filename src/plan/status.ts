import type { Deferral, EvidenceRequirement, Item, Legend, LegendEntry, Status } from './model.ts'

/** The marks every plan understands, and the words they have where no legend gives others. */
export const DEFAULT_LEGEND: readonly LegendEntry[] = [
  { mark: ' ', meaning: 'Not started', status: 'not-started' },
  { mark: '~', meaning: 'In progress', status: 'in-progress' },
  { mark: 'x', meaning: 'Completed', status: 'completed' },
  { mark: '-', meaning: 'Deferred / accepted risk', status: 'deferred' },
]

const STATUS_OF_MARK: ReadonlyMap<string, Status> = new Map(
  DEFAULT_LEGEND.map(({ mark, status }) => [mark, status]),
)

/** Statuses that have a mark of their own. */
export type MarkedStatus = Exclude<Status, 'other' | 'unknown'>

/** The mark a legend knows: `X` is `x`. */
export function foldMark(mark: string): string {
  return mark === 'X' ? 'x' : mark
}

/**
 * What a mark means: by itself, else by the plan's legend, else `unknown`.
 *
 * @param legend asked only where the mark means nothing by itself.
 */
export function statusOfMark(mark: string, legend: () => Legend): Status {
  const folded = foldMark(mark)
  return STATUS_OF_MARK.get(folded) ?? (legend().entries.has(folded) ? 'other' : 'unknown')
}

/** The status of a mark that the legend itself explains. */
export function statusInLegend(mark: string): Status {
  return STATUS_OF_MARK.get(foldMark(mark)) ?? 'other'
}

/** The character a status is written with. */
export function markOfStatus(status: MarkedStatus): string {
  return MARK_OF_STATUS[status]
}

const MARK_OF_STATUS: Readonly<Record<MarkedStatus, string>> = {
  'not-started': ' ',
  'in-progress': '~',
  completed: 'x',
  deferred: '-',
}

/** The commands that change a status. */
export type Verb = 'start' | 'stop' | 'done' | 'defer' | 'reopen'

/**
 * What a verb makes of a status: the mark to write, `same` where the item is
 * what it was to become, or a refusal and the command that must come first,
 * with `<item>` where the item's address goes.
 */
export type Transition =
  | { readonly kind: 'change'; readonly to: MarkedStatus; readonly mark: string }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly mend: string }

/**
 * The lawful transitions. A mark of the plan's own, or one nobody knows, is
 * open work: it may go wherever an item that is not started may go.
 */
export function transition(from: Status, verb: Verb): Transition {
  const goal = GOALS[verb]
  if (goal === from) return { kind: 'same' }
  const first = FIRST[verb]?.[from]
  if (first !== undefined) return { kind: 'refused', mend: `harden ${first} <item>` }
  return { kind: 'change', to: goal, mark: markOfStatus(goal) }
}

const GOALS: Readonly<Record<Verb, MarkedStatus>> = {
  start: 'in-progress',
  stop: 'not-started',
  done: 'completed',
  defer: 'deferred',
  reopen: 'not-started',
}

/** Which verb must come before another, by the status that stands in its way. */
const FIRST: Readonly<Partial<Record<Verb, Readonly<Partial<Record<Status, Verb>>>>>> = {
  start: { completed: 'reopen', deferred: 'reopen' },
  stop: { completed: 'reopen', deferred: 'reopen' },
  defer: { completed: 'reopen' },
  reopen: { 'in-progress': 'stop' },
}

/** True when a deferral has all three: reason, approver and end. */
export function isDeferralComplete(deferral: Deferral | null): boolean {
  return (
    deferral !== null &&
    deferral.reason !== null &&
    deferral.approver !== null &&
    deferral.until !== null
  )
}

/** True from the day after its last day. One without an end never runs out. @param today `YYYY-MM-DD`, UTC. */
export function isDeferralExpired(deferral: Deferral | null, today: string): boolean {
  return deferral !== null && deferral.until !== null && deferral.until < today
}

/**
 * True when everything shown that has an end is past it: a renewed record
 * beside the old one keeps the item proved.
 *
 * @param today `YYYY-MM-DD`, UTC.
 */
export function isEvidenceExpired(evidence: EvidenceRequirement, today: string): boolean {
  let last: string | null = null
  for (const { expires } of evidence.records) {
    if (expires !== null && (last === null || expires > last)) last = expires
  }
  return last !== null && last < today
}

/** Handles of completed items whose evidence is known not to hold any more. */
export type Lapsed = ReadonlySet<string>

const NOTHING_LAPSED: Lapsed = new Set()

/**
 * True for work that waits to be done: whatever is neither completed with
 * evidence that still counts nor deferred for now.
 *
 * @param today `YYYY-MM-DD`, UTC.
 */
export function isOpen(item: Item, today: string, lapsed: Lapsed = NOTHING_LAPSED): boolean {
  if (item.status === 'completed') return !isFinished(item, today, lapsed)
  if (item.status === 'deferred') return isDeferralExpired(item.deferral, today)
  return true
}

/** True for what is completed with evidence that still counts; a deferral finishes nothing. */
export function isFinished(item: Item, today: string, lapsed: Lapsed = NOTHING_LAPSED): boolean {
  if (item.status !== 'completed' || isEvidenceExpired(item.evidence, today)) return false
  return lapsed.size === 0 || !lapsed.has(item.handle)
}
