import { indentOf } from '../../text/indent.ts'
import type { QueueEntry } from '../model.ts'
import { markerAfter } from '../write/bullets.ts'
import type { Member, Mover } from './arrange.ts'
import { seatAll } from './arrange.ts'
import type { Element } from './element.ts'
import { decided, settleGap, undecided } from './element.ts'
import type { LineRange, Page } from './page.ts'
import { blankLinesAbove, columnOf, linesIn, rangeOf } from './page.ts'
import type { Side, Sides } from './sides.ts'
import { areSameLines, mapSides, SIDES, settle, settleLines } from './sides.ts'
import type { LineMerge } from './text-merge.ts'
import { mergeLines } from './text-merge.ts'

/** The lines of a queue's entries; null where there are none. */
export function queueRange(page: Page): LineRange | null {
  const { entries = [] } = page.plan.queue ?? {}
  const [first, last] = [entries[0], entries.at(-1)]
  if (!(first && last)) return null
  return {
    first: rangeOf(page, first.bullet.span).first,
    end: rangeOf(page, last.bullet.span).end,
  }
}

/**
 * Merges the entries of the queue.
 *
 * What either branch dropped is gone. What stays has the order of the branch
 * that reordered it; where both did, the order that a merge of the entries
 * without their numbers comes to, if it comes to one. What either added follows
 * its neighbour above. Then all are numbered anew. A branch that took the whole
 * list out did not drop what the other one changed in it: that is left to decide.
 */
export function mergeQueue(pages: Sides<Page>, engine: LineMerge): Element[] {
  const whole = mapSides(pages, (page) => {
    const range = queueRange(page)
    return range && linesIn(page, range)
  })
  const settled = settleLines(whole)
  if (settled !== null) return settled.value === null ? [] : [decided(settled.value)]
  if (whole.base && !(whole.ours && whole.theirs)) return [undecided(whole)]
  const queues = mapSides(pages, entriesOf)
  const members = membersOf(queues)
  const order = orderOf(members, engine)
  const isGone = (member: EntryMember) => !order?.has(member) && !member.isNew
  const kept = members.filter((member) => !isGone(member))
  if (order === null || !kept.every(isSettled)) return [undecided(whole)]
  const seated = seatEntries(kept, order)
  return numbered(pages, queues, seated)
}

/** An entry without its number. */
interface Entry {
  readonly key: string
  /** Its lines, the first one from behind the marker's white space on. */
  readonly content: readonly string[]
  readonly gap: readonly string[]
  readonly lead: { readonly indent: string; readonly marker: string; readonly padding: string }
}

function entriesOf(page: Page): Entry[] {
  const counts = new Map<string, number>()
  const { first = 0 } = queueRange(page) ?? {}
  const { entries = [] } = page.plan.queue ?? {}
  return entries.map((entry) => {
    const words = entry.text.value
    const count = (counts.get(words) ?? 0) + 1
    counts.set(words, count)
    return { key: `${words} ${count}`, ...entryLines(page, entry, first) }
  })
}

function entryLines(page: Page, { bullet }: QueueEntry, top: number): Omit<Entry, 'key'> {
  const range = rangeOf(page, bullet.span)
  const [first = '', ...others] = linesIn(page, range)
  const [start, end] = [columnOf(page, bullet.marker.start), columnOf(page, bullet.marker.end)]
  const padding = indentOf(first.slice(end))
  return {
    content: [first.slice(end + padding.length), ...others],
    gap: blankLinesAbove(page, range.first, top),
    lead: { indent: first.slice(0, start), marker: first.slice(start, end), padding },
  }
}

interface EntryMember extends Member {
  readonly entries: Sides<Entry | null>
  /** What it comes to; null where the branches disagree. */
  readonly content: readonly string[] | null
  readonly isNew: boolean
}

interface SettledMember extends EntryMember {
  readonly content: readonly string[]
}

function isSettled(member: EntryMember): member is SettledMember {
  return member.content !== null
}

function membersOf(queues: Sides<readonly Entry[]>): EntryMember[] {
  const byKey = mapSides(
    queues,
    (list) => new Map(list.map((entry, index) => [entry.key, { entry, index }])),
  )
  const keys = new Set(SIDES.flatMap((side) => [...byKey[side].keys()]))
  return [...keys].map((key) => {
    const found = mapSides(byKey, (entries) => entries.get(key) ?? null)
    const entries = mapSides(found, (each) => each?.entry ?? null)
    return {
      name: key,
      entries,
      seats: mapSides(found, (each) => each && { list: 0, index: each.index }),
      content: settleLines(contentsOf(entries))?.value ?? null,
      isNew: entries.base === null,
    }
  })
}

/** What only one branch has is as that branch has it. */
function contentsOf(entries: Sides<Entry | null>): Sides<readonly string[] | null> {
  const only = entries.ours && entries.theirs ? null : (entries.ours ?? entries.theirs)
  return mapSides(entries, (entry) => (only ?? entry)?.content ?? null)
}

/** The places of what stays; null where both branches reordered it and no order comes of that. */
function orderOf(
  members: readonly EntryMember[],
  engine: LineMerge,
): Map<EntryMember, number> | null {
  const staying = members.flatMap((member) => {
    const { base, ours, theirs } = member.seats
    return base && ours && theirs ? [{ member, seats: { base, ours, theirs } }] : []
  })
  const lines = mapSides({ base: 0, ours: 0, theirs: 0 }, (_none, side: Side) =>
    staying
      .map(({ seats }, at) => ({ at: String(at), index: seats[side].index }))
      .sort((a, b) => a.index - b.index)
      .map(({ at }) => at),
  )
  const [chunk, ...others] = mergeLines(lines, engine)
  if (others.length > 0 || !chunk?.isClean || !isOrder(chunk.lines, staying.length)) return null
  return new Map(staying.map(({ member }, at) => [member, chunk.lines.indexOf(String(at))]))
}

/** Lines that moved apart may come out twice, or not at all. */
function isOrder(lines: readonly string[], count: number): boolean {
  return lines.length === count && new Set(lines).size === count
}

function seatEntries(
  kept: readonly SettledMember[],
  order: ReadonlyMap<EntryMember, number>,
): SettledMember[] {
  const movers = new Map<SettledMember, Mover>()
  const placed = kept.map((member) => {
    const index = order.get(member)
    const seats = { ...member.seats, base: index === undefined ? null : { list: 0, index } }
    const seat = { ...member, seats }
    if (index === undefined) movers.set(seat, member.seats)
    return seat
  })
  return (seatAll(placed, movers).get(0) ?? []).map(({ member }) => member)
}

/** Numbers belong to places: they go on from the first as the list counts. */
function numbered(
  pages: Sides<Page>,
  queues: Sides<readonly Entry[]>,
  seated: readonly SettledMember[],
): Element[] {
  const markers = mapSides(queues, (entries) => entries.slice(0, 2).map(({ lead }) => lead.marker))
  const [longest = []] = [markers.ours, markers.theirs].sort(byWords)
  const [first = '1.', second] = settleLines(markers)?.value ?? longest
  let [marker, previous] = [first, first === second ? first : undefined]
  return seated.map(({ entries, content }) => {
    const gap = settleGap(SIDES.map((side) => entries[side]?.gap ?? null))
    const [line = '', ...others] = content
    const own = ownerOf(entries, content)
    const indent = widest(mapSides(entries, (each) => each?.lead.indent ?? null))
    const padding = widest(mapSides(entries, (each) => each?.lead.padding ?? null))
    const below = shifted(others, marker.length - own.lead.marker.length, pages.ours)
    const lines = [indent + marker + padding + line, ...below]
    ;[marker, previous] = [markerAfter(marker, previous), marker]
    return decided(lines, gap)
  })
}

function byWords(a: readonly string[], b: readonly string[]): number {
  return b.length - a.length || (a.join() < b.join() ? -1 : 1)
}

/** The entry that is written as the result is to be. */
function ownerOf({ ours, theirs }: Sides<Entry | null>, content: readonly string[]): Entry {
  return (ours && areSameLines(ours.content, content) ? ours : theirs) as Entry
}

/** White space as one branch changed it, else the wider one. */
function widest({ base, ours, theirs }: Sides<string | null>): string {
  const settled = settle({ base: base ?? '', ours: ours ?? theirs, theirs: theirs ?? ours })
  if (settled?.value) return settled.value
  const [wider = ''] = [ours ?? '', theirs ?? ''].sort((a, b) => b.length - a.length)
  return wider
}

/** Wrapped lines and bullets keep their place below a number that became longer or shorter. */
function shifted(lines: readonly string[], columns: number, { isBlank }: Page): readonly string[] {
  if (columns === 0) return lines
  return lines.map((line) => {
    if (isBlank(line)) return line
    if (columns > 0) return ' '.repeat(columns) + line
    return line.slice(Math.min(line.search(/[^ ]|$/), -columns))
  })
}
