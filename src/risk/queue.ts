import { normaliseTitle } from '../plan/handle.ts'
import type { Item, Plan, QueueEntry } from '../plan/model.ts'
import { longestRun } from './longest-run.ts'
import type { MoveReason, PlaceReason } from './queue-reason.ts'
import { ranksAbove, ranksBelow, withoutItem } from './queue-reason.ts'
import type { Ranking } from './rank.ts'
import type { DroppedEntry, EntryMatch, Newcomer, RankedEntry, Seat } from './seating.ts'
import { adjustSeats, presentEntries, selectSeats } from './seating.ts'

/** What the queue should hold, and why; nothing is written here. */
export interface QueueDecision {
  /** The whole queue, in its new order. */
  readonly drafts: readonly QueueDraft[]
  /** Entries that go, in the order they stood. */
  readonly dropped: readonly DroppedEntry[]
  /** False when the queue is already what it should be. */
  readonly changed: boolean
}

/** One place of the new queue: an entry that is there, or an item whose title becomes one. */
export type QueueDraft = KeptEntry | NewEntry

export interface KeptEntry {
  readonly entry: QueueEntry
  /** The item behind it; null when it has none. */
  readonly behind: Item | null
  /** Null where it stays, or only makes room for others. */
  readonly reason: MoveReason | null
}

export interface NewEntry {
  readonly item: Item
  /** True where the title alone would not lead back to the item: it needs an explicit link. */
  readonly needsLink: boolean
  readonly reason: PlaceReason
}

/**
 * Brings the queue in line with the ranking, with the least disturbance.
 *
 * Entries follow the order of the items behind them, those without an item last. An entry
 * goes when its item has left the ranking, or when an item outside has a strictly higher
 * band (or a pin); free places go to the next items of the ranking. A queue longer than
 * its size keeps its length. With `reselect` the first items of the ranking are taken
 * whole. Deciding again on the result changes nothing.
 */
export function planQueue(
  plan: Plan,
  ranking: Ranking,
  matches: readonly EntryMatch[],
  { reselect = false }: { readonly reselect?: boolean } = {},
): QueueDecision {
  const { queue } = plan
  if (queue === null) return { drafts: [], dropped: [], changed: false }
  const present = presentEntries(queue, ranking, matches)
  const { seats, dropped } = reselect
    ? selectSeats(queue.size, ranking, present)
    : adjustSeats(queue.size, ranking, present)
  return {
    drafts: draftsOf(seats, titleTest(plan)),
    dropped: [...present.dropped, ...dropped].sort((a, b) => a.at - b.at),
    changed: seats.length !== queue.entries.length || seats.some(isElsewhere),
  }
}

function isElsewhere(seat: Seat, index: number): boolean {
  return seat.entry === null || seat.at !== index
}

/** Only entries that left the order of the others get a reason; the rest move along with them. */
function draftsOf(seats: readonly Seat[], isNamed: (item: Item) => boolean): QueueDraft[] {
  const unmoved = longestRun(seats.filter(isRankedEntry).map(({ at }) => at))
  const ahead = furthestBefore(seats, (one, other) => one.at > other.at)
  const behind = furthestBefore(seats.toReversed(), (one, other) => one.at < other.at).reverse()
  return seats.map((seat, index) => {
    if (seat.entry === null) return newEntry(seat, isNamed)
    const { entry, at, ranked } = seat
    const winner = ahead[index]
    const isOvertaken = Boolean(winner && winner.at > at)
    if (ranked === null) return { entry, behind: null, reason: isOvertaken ? withoutItem() : null }
    const rival = isOvertaken ? winner : behind[index]
    const reason = unmoved.has(at) || !rival ? null : moveReason(seat, rival)
    return { entry, behind: ranked.item, reason }
  })
}

function isRankedEntry(seat: Seat): seat is RankedEntry {
  return seat.entry !== null && seat.ranked !== null
}

/** Which of two entries that changed their order ranks above the other. */
function moveReason({ at, ranked }: RankedEntry, rival: RankedEntry): MoveReason {
  return rival.at > at ? ranksBelow(ranked, rival.ranked) : ranksAbove(ranked, rival.ranked)
}

/** For each seat, of the ranked entries before it the one that came from furthest off. */
function furthestBefore(
  seats: readonly Seat[],
  isFurther: (one: RankedEntry, other: RankedEntry) => boolean,
): (RankedEntry | null)[] {
  let furthest: RankedEntry | null = null
  return seats.map((seat) => {
    const before = furthest
    if (isRankedEntry(seat) && (before === null || isFurther(seat, before))) furthest = seat
    return before
  })
}

function newEntry({ ranked: { item }, reason }: Newcomer, isNamed: (item: Item) => boolean) {
  return { item, needsLink: !isNamed(item), reason }
}

/** Tells whether an item's title is no other item's; titles are compared as entries are matched. */
function titleTest(plan: Plan): (item: Item) => boolean {
  let counts: Map<string, number> | null = null
  return (item) => {
    counts ??= countTitles(plan)
    const title = normaliseTitle(item.title.value)
    return title !== '' && counts.get(title) === 1
  }
}

function countTitles({ items }: Plan): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { title } of items) {
    const name = normaliseTitle(title.value)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
