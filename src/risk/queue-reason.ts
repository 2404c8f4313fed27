import type { Item, QueueEntry } from '../plan/model.ts'
import type { Candidate, Difference } from './difference.ts'
import { differenceText, firstDifference } from './difference.ts'
import type { Blocked, Left, Ranked } from './rank.ts'
import type { RankedEntry } from './seating.ts'

/** Why an entry stands elsewhere than before. */
export type MoveReason = {
  readonly text: string
} /** Its item ranks above the one behind the next entry. */ & (
  | { readonly kind: 'ranks-above'; readonly other: Item; readonly because: Difference }
  /** The item behind the entry before it ranks above its own. */
  | { readonly kind: 'ranks-below'; readonly other: Item; readonly because: Difference }
  /** It has no item and stands after those that have one. */
  | { readonly kind: 'without-item' }
)

/** Why an item got a place that it did not have; `place` is its place in the ranking. */
export type PlaceReason = { readonly text: string; readonly place: number } & (
  | { readonly kind: 'free-place' }
  | { readonly kind: 'displaces'; readonly entry: QueueEntry; readonly because: Difference }
  | { readonly kind: 'reselected' }
)

/** Why an entry goes. */
export type DropReason = { readonly text: string } & (
  | { readonly kind: 'completed' }
  | { readonly kind: 'deferred'; readonly until: string | null }
  | { readonly kind: 'blocked'; readonly by: readonly Item[] }
  | { readonly kind: 'displaced'; readonly by: Item; readonly because: Difference }
  | { readonly kind: 'not-selected' }
)

export function ranksAbove(own: Candidate, next: Candidate): MoveReason {
  const because = firstDifference(own, next)
  const text = `ranks above ${next.item.code}: ${differenceText(because)}`
  return { kind: 'ranks-above', other: next.item, because, text }
}

export function ranksBelow(own: Candidate, previous: Candidate): MoveReason {
  const because = firstDifference(previous, own)
  const text = `${previous.item.code} ranks above it: ${differenceText(because)}`
  return { kind: 'ranks-below', other: previous.item, because, text }
}

export function withoutItem(): MoveReason {
  return {
    kind: 'without-item',
    text: 'has no item in the plan, so it follows those that have one',
  }
}

export function freePlace({ place }: Ranked): PlaceReason {
  return { kind: 'free-place', place, text: `takes a free place as number ${place} of the ranking` }
}

export function displaces(own: Ranked, { entry, ranked }: RankedEntry): PlaceReason {
  const because = firstDifference(own, ranked)
  const text = `displaces ${ranked.item.code}: ${differenceText(because)}`
  return { kind: 'displaces', place: own.place, entry, because, text }
}

export function reselected({ place }: Ranked): PlaceReason {
  return { kind: 'reselected', place, text: `number ${place} of the ranking` }
}

export function displaced(own: Ranked, by: Ranked): DropReason {
  const because = firstDifference(by, own)
  const text = `displaced by ${by.item.code}: ${differenceText(because)}`
  return { kind: 'displaced', by: by.item, because, text }
}

export function notSelected(size: number): DropReason {
  return { kind: 'not-selected', text: `not among the first ${size} of the ranking` }
}

/** Why the item of an entry is not in the ranking. */
export function outOfRanking(absent: Blocked | Left): DropReason {
  if ('by' in absent) {
    const { by } = absent
    return { kind: 'blocked', by, text: `waits for ${by.map(({ code }) => code).join(', ')}` }
  }
  if (absent.why === 'completed') return { kind: 'completed', text: 'is completed' }
  const { until } = absent
  return {
    kind: 'deferred',
    until,
    text: until === null ? 'is deferred' : `is deferred until ${until}`,
  }
}
