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

/** An entry and the item of the same plan that it was found to mean, as `matchQueue` tells it. */
export interface EntryMatch {
  readonly entry: QueueEntry
  readonly item: Item | null
}

/** One place of the new queue. */
export type Seat = RankedEntry | LooseEntry | Newcomer

export interface RankedEntry {
  readonly entry: QueueEntry
  /** Where it stood in the queue, from zero. */
  readonly at: number
  readonly ranked: Ranked
}

/** An entry without an item. */
export interface LooseEntry {
  readonly entry: QueueEntry
  readonly at: number
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
  /** Where it stood in the queue, from zero. */
  readonly at: number
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
  const places = new Map(ranking.ranked.map((each) => [each.item, each]))
  const absences = new Map([...ranking.blocked, ...ranking.left].map((each) => [each.item, each]))
  const ranked: RankedEntry[] = []
  const loose: LooseEntry[] = []
  const dropped: DroppedEntry[] = []
  for (const [at, entry] of queue.entries.entries()) {
    const behind = items.get(entry) ?? null
    const place = behind && places.get(behind)
    const absent = behind && absences.get(behind)
    if (place) ranked.push({ entry, at, ranked: place })
    else if (absent) dropped.push({ entry, at, behind, reason: outOfRanking(absent) })
    else loose.push({ entry, at, ranked: null })
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
  const inside = new Set(seated.map(({ ranked }) => ranked))
  return ranking.ranked.filter((each) => !inside.has(each))
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

function behindOf({ entry, at, ranked }: RankedEntry | LooseEntry) {
  return { entry, at, behind: ranked?.item ?? null }
}
