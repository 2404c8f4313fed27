import { normaliseTitle } from '../plan/handle.ts'
import type { Item, Plan, QueueEntry } from '../plan/model.ts'
import { longestRun } from './longest-run.ts'
import type { MoveReason, PlaceReason } from './queue-reason.ts'
import { ranksAbove, ranksBelow, withoutItem } from './queue-reason.ts'
import type { Ranked, Ranking } from './rank.ts'
import type { DroppedEntry, EntryMatch, Newcomer, Seat } from './seating.ts'
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
    drafts: draftsOf(queue.entries, seats, titleTest(plan)),
    dropped: [...present.dropped, ...dropped].sort(byPlace(queue.entries)),
    changed: seats.length !== queue.entries.length || seats.some(isElsewhere(queue.entries)),
  }
}

function isElsewhere(entries: readonly QueueEntry[]) {
  return (seat: Seat, index: number) => seat.entry !== entries[index]
}

function byPlace(entries: readonly QueueEntry[]) {
  const places = new Map(entries.map((entry, index) => [entry, index]))
  const place = ({ entry }: DroppedEntry) => places.get(entry) ?? entries.length
  return (a: DroppedEntry, b: DroppedEntry) => place(a) - place(b)
}

/** Only entries that left the order of the others get a reason; the rest move along with them. */
function draftsOf(
  entries: readonly QueueEntry[],
  seats: readonly Seat[],
  isNamed: (item: Item) => boolean,
): QueueDraft[] {
  const before = new Map(entries.map((entry, index) => [entry, index]))
  const placeBefore = ({ entry, ranked }: Seat) => (entry && ranked && before.get(entry)) ?? -1
  const unmoved = longestRun(seats.map(placeBefore).filter((place) => place >= 0))
  let furthest = -1
  return seats.map((seat, index) => {
    if (seat.entry === null) return newEntry(seat, isNamed)
    const { entry, ranked } = seat
    const place = before.get(entry) ?? -1
    const sank = place < furthest
    if (ranked === null) return { entry, behind: null, reason: sank ? withoutItem() : null }
    furthest = Math.max(furthest, place)
    const reason = unmoved.has(place) ? null : moveReason(seats, index, ranked, sank)
    return { entry, behind: ranked.item, reason }
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

/** One sentence from the ranking, about the neighbour that an entry passed or that passed it. */
function moveReason(
  seats: readonly Seat[],
  index: number,
  own: Ranked,
  sank: boolean,
): MoveReason | null {
  const isOther = ({ ranked }: Seat) => ranked !== null && ranked !== own
  const passed = sank
    ? seats.slice(0, index).findLast(isOther)?.ranked
    : seats.slice(index + 1).find(isOther)?.ranked
  if (!passed) return null
  return sank ? ranksBelow(own, passed) : ranksAbove(own, passed)
}
