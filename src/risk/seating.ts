import type { Item, Queue, QueueEntry } from '../plan/model.ts'
import type { DropReason, PlaceReason } from './queue-reason.ts'
import {
  displaced,
  displaces,
  freePlace,
  notSelected,
  outOfRanking,
  reselected,
} from './queue-reason.ts'
import type { Ranked, Ranking } from './rank.ts'
import { levelOrder } from './table.ts'

/** An entry and the item it was found to mean, as `matchQueue` tells it. */
export interface EntryMatch {
  readonly entry: QueueEntry
  readonly item: Item | null
}

/** One place of the new queue. */
export type Seat = RankedEntry | LooseEntry | Newcomer

export interface RankedEntry {
  readonly entry: QueueEntry
  readonly ranked: Ranked
}

/** An entry without an item. */
export interface LooseEntry {
  readonly entry: QueueEntry
  readonly ranked: null
}

/** An item that had no entry. */
export interface Newcomer {
  readonly entry: null
  readonly ranked: Ranked
  readonly reason: PlaceReason
}

export interface DroppedEntry {
  readonly entry: QueueEntry
  readonly behind: Item | null
  readonly reason: DropReason
}

/** The entries of the queue by what became of their items. */
export interface Present {
  /** In the order of the ranking; entries of one item in their own order. */
  readonly ranked: readonly RankedEntry[]
  readonly loose: readonly LooseEntry[]
  /** Those whose items left the ranking. */
  readonly dropped: readonly DroppedEntry[]
}

/** Who sits in the new queue, in order, and who lost a place. */
export interface Seating {
  readonly seats: readonly Seat[]
  readonly dropped: readonly DroppedEntry[]
}

/** Sorts the entries of the queue by their items. */
export function presentEntries(
  queue: Queue,
  ranking: Ranking,
  matches: readonly EntryMatch[],
): Present {
  const items = new Map(matches.map(({ entry, item }) => [entry, item]))
  const rankedByHandle = new Map(ranking.ranked.map((each) => [each.item.handle, each]))
  const absentByHandle = new Map(
    [...ranking.blocked, ...ranking.left].map((each) => [each.item.handle, each]),
  )
  const ranked: RankedEntry[] = []
  const loose: LooseEntry[] = []
  const dropped: DroppedEntry[] = []
  for (const entry of queue.entries) {
    const behind = items.get(entry) ?? null
    const place = behind && rankedByHandle.get(behind.handle)
    const absent = behind && absentByHandle.get(behind.handle)
    if (place) ranked.push({ entry, ranked: place })
    else if (absent) dropped.push({ entry, behind, reason: outOfRanking(absent) })
    else loose.push({ entry, ranked: null })
  }
  return { ranked: inRankingOrder(ranked), loose, dropped }
}

/** Keeps what can be kept: fills what is free, displaces only by a higher band or a pin. */
export function adjustSeats(size: number, ranking: Ranking, present: Present): Seating {
  const outside = outsiders(ranking, present.ranked)
  const free = Math.max(0, size - present.ranked.length - present.loose.length)
  const newcomers: Newcomer[] = outside
    .slice(0, free)
    .map((ranked) => ({ entry: null, ranked, reason: freePlace(ranked) }))
  const kept = [...present.ranked]
  const dropped: DroppedEntry[] = []
  for (const ranked of outside.slice(free)) {
    const lowest = kept.at(-1)
    if (lowest === undefined || !outweighs(ranked, lowest.ranked)) break
    kept.pop()
    newcomers.push({ entry: null, ranked, reason: displaces(ranked, lowest) })
    dropped.push({ ...behindOf(lowest), reason: displaced(lowest.ranked, ranked) })
  }
  return { seats: [...inRankingOrder([...kept, ...newcomers]), ...present.loose], dropped }
}

/** Takes the top of the ranking whole; entries keep their texts where their items are in it. */
export function selectSeats(size: number, ranking: Ranking, present: Present): Seating {
  const candidates: Seat[] = inRankingOrder<RankedEntry | Newcomer>([
    ...present.ranked,
    ...outsiders(ranking, present.ranked).map(
      (ranked): Newcomer => ({ entry: null, ranked, reason: reselected(ranked) }),
    ),
  ])
  const all = [...candidates, ...present.loose]
  const dropped = all
    .slice(size)
    .filter((seat): seat is RankedEntry | LooseEntry => seat.entry !== null)
    .map((seat) => ({ ...behindOf(seat), reason: notSelected(size) }))
  return { seats: all.slice(0, size), dropped }
}

function outsiders(ranking: Ranking, seated: readonly RankedEntry[]): Ranked[] {
  const inside = new Set(seated.map(({ ranked }) => ranked.item.handle))
  return ranking.ranked.filter(({ item }) => !inside.has(item.handle))
}

/** Bands alone displace; a pin stands above every band. */
function outweighs(outside: Ranked, lowest: Ranked): boolean {
  if ((outside.pin === null) !== (lowest.pin === null)) return outside.pin !== null
  return levelOrder(outside.band) > levelOrder(lowest.band)
}

/** Stable, so that entries of one item stay together in their order. */
function inRankingOrder<S extends { readonly ranked: Ranked }>(seats: readonly S[]): S[] {
  return [...seats].sort((a, b) => a.ranked.place - b.ranked.place)
}

function behindOf({ entry, ranked }: RankedEntry | LooseEntry) {
  return { entry, behind: ranked?.item ?? null }
}
