import type { Item, Level } from '../plan/model.ts'
import { daysBetween } from '../text/dates.ts'
import type { Assessment } from './assess.ts'
import type { Due } from './due.ts'
import type { HoldingPin } from './pin.ts'
import { levelOrder } from './table.ts'

/** An item that somebody could take up, and everything its place in the ranking rests on. */
export interface Candidate {
  readonly item: Item
  /** The item's own risk. */
  readonly assessment: Assessment
  /** The highest band among the items that wait for this one, and the item it comes from. */
  readonly lift: Lift | null
  /** The higher of the own band and the lifted one: what it is ranked by. */
  readonly band: Level
  readonly due: Due
  readonly started: boolean
  readonly pin: HoldingPin | null
  /** Its turn among all candidates in the order of the plan, from zero. */
  readonly position: number
}

/** What alone decides over the order. */
export type Weight = Pick<Candidate, 'pin' | 'band' | 'due' | 'started' | 'position'>

/** A band taken over from an item that waits. */
export interface Lift {
  readonly band: Level
  readonly from: Item
}

/** Why one candidate stands above another: the first thing in which they differ. */
export type Difference =
  | { readonly kind: 'pin'; readonly until: string; readonly reason: string }
  | { readonly kind: 'band'; readonly band: Level; readonly over: Level }
  /** `days` counts from its due day to the other's; null when the other has none. */
  | { readonly kind: 'due'; readonly due: string; readonly days: number | null }
  /** `due` is the due day both share, null when neither has one. */
  | { readonly kind: 'started'; readonly due: string | null }
  | { readonly kind: 'place'; readonly due: string | null }

/**
 * The order of the ranking: below zero when `a` comes first.
 *
 * A pin, then the band (high first), the due day (early first, none last), what is in
 * progress, and the place in the plan; no sums and no weights, so that the first
 * difference explains every position.
 */
export function compareCandidates(a: Weight, b: Weight): number {
  return (
    Number(b.pin !== null) - Number(a.pin !== null) ||
    levelOrder(b.band) - levelOrder(a.band) ||
    compareDays(a.due.day, b.due.day) ||
    Number(b.started) - Number(a.started) ||
    a.position - b.position
  )
}

/** What puts `above` over `below`; takes for granted that the ranking has them in this order. */
export function firstDifference(above: Candidate, below: Candidate): Difference {
  if (above.pin !== null && below.pin === null) {
    return { kind: 'pin', until: above.pin.until, reason: above.pin.reason }
  }
  if (above.band !== below.band) return { kind: 'band', band: above.band, over: below.band }
  const due = above.due.day
  if (due !== null && due !== below.due.day) {
    return {
      kind: 'due',
      due,
      days: below.due.day === null ? null : daysBetween(due, below.due.day),
    }
  }
  return { kind: above.started === below.started ? 'place' : 'started', due }
}

/** The difference in words, to stand behind "above the next:". */
export function differenceText(difference: Difference): string {
  switch (difference.kind) {
    case 'pin':
      return `pinned to the top until ${difference.until}: ${difference.reason}`
    case 'band':
      return `higher band, ${difference.band} over ${difference.over}`
    case 'due':
      return `same band, ${difference.days === null ? 'and it has a due day' : `due ${dayCount(difference.days)} earlier`}`
    case 'started':
      return `${sameSoFar(difference.due)}, already in progress`
    case 'place':
      return `${sameSoFar(difference.due)}, earlier in the plan`
  }
}

function sameSoFar(due: string | null): string {
  return due === null ? 'same band, no due day' : 'same band and due day'
}

function dayCount(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}

function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null || a < b ? -1 : 1
}

export function higherBand(a: Level, b: Level): Level {
  return levelOrder(a) < levelOrder(b) ? b : a
}
