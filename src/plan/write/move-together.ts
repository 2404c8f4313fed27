import { touches } from '../../text/edit.ts'
import type { Span } from '../../text/source.ts'
import { lineEndFor, lineStart } from '../../text/source.ts'
import type { Change, Edit } from '../change.ts'
import { nameOf, placeOf } from '../change.ts'
import type { Horizon, Item, Plan } from '../model.ts'
import { respell } from './bullets.ts'
import { UNCHANGED } from './edits.ts'
import { areSiblings, cutLines, isBlank, lastLineEnd, linesOf } from './lines.ts'
import type { Destination } from './place.ts'
import { gapAtEnd, leadThere, placeAtEnd } from './place.ts'

/** An item, and the section behind whose last item it is to stand. */
export interface Moving {
  readonly item: Item
  readonly destination: Destination
}

/** How many of the first moves are made, and the edit that makes them. */
export interface Moved {
  readonly count: number
  readonly edit: Edit
}

/**
 * Moves items behind the last ones of other horizons, to the letter as moving one after the other
 * would.
 *
 * Moves are taken as long as it is certain that none bears on the next: at most as far as one
 * within a horizon, out of one that others go to or into one that others leave; one to a section
 * without items; or one between lists that are numbered or begin on a parent's line. None may be
 * taken: then the first is to be made alone.
 */
export function moveTogether(plan: Plan, moves: readonly Moving[]): Moved {
  const taken = certainOnes(plan, moves)
  const cuts = runsOf(
    plan,
    taken.map(({ item }) => item),
  ).map((lines) => cutLines(plan.source.text, lines))
  const arrivals = [...arrivalsIn(taken)].map(([horizon, items]) => arrival(plan, horizon, items))
  const isClear =
    cuts.every((cut, at) => cut.span.start >= (cuts[at - 1]?.span.end ?? 0)) &&
    arrivals.every(({ edit: { span } }) => cuts.every((cut) => !touches(cut.span, span)))
  if (!isClear) return { count: 0, edit: UNCHANGED }
  return {
    count: taken.length,
    edit: {
      edits: [...cuts, ...arrivals.map(({ edit }) => edit)],
      changes: arrivals.flatMap(({ changes }) => changes),
    },
  }
}

type ToHorizon = { readonly item: Item; readonly destination: Horizon }

function certainOnes(plan: Plan, moves: readonly Moving[]): ToHorizon[] {
  const taken: ToHorizon[] = []
  const seen = new Set<Item>()
  const [left, reached] = [new Set<Horizon>(), new Set<Horizon>()]
  for (const { item, destination } of moves) {
    const home = plan.horizons[item.horizon] as Horizon
    if (!('items' in destination) || destination === home || seen.has(item)) break
    if (left.has(destination) || reached.has(home)) break
    // How items are set apart elsewhere may be another thing once the first of them have gone.
    const isTold = gapAtEnd(plan, destination).isOwn || reached.has(destination)
    if (!isPlain(plan, item, destination) || (!isTold && taken.length > 0)) break
    seen.add(item)
    left.add(home)
    reached.add(destination)
    taken.push({ item, destination })
  }
  return taken
}

/** True where both the item and the last one there begin lines of their own, and take no number. */
function isPlain({ source: { text } }: Plan, item: Item, { items }: Horizon): boolean {
  return [item, ...items.slice(-1)].every(({ bullet: { marker } }) => {
    const start = lineStart(text, marker.start)
    return /^[ \t]*[-+*]$/.test(text.slice(start, marker.end))
  })
}

/**
 * The lines of items, those of neighbours as one block: what sets them apart goes with them.
 *
 * One directly below other words is a block of its own where a gap sets the next one apart: that
 * gap stays, as it does when they go one by one.
 */
function runsOf({ source: { text }, items }: Plan, going: readonly Item[]): Span[] {
  const chosen = new Set(going)
  const runs: Span[] = []
  for (const item of items.filter((each) => chosen.has(each))) {
    const lines = linesOf(text, item.bullet.span)
    const run = runs.at(-1)
    if (run && isNeighbour(text, run, lines)) runs.splice(-1, 1, { ...run, end: lines.end })
    else runs.push(lines)
  }
  return runs
}

function isNeighbour(text: string, run: Span, lines: Span): boolean {
  if (!isBlank(text.slice(run.end, lines.start))) return false
  if (!areSiblings(text, run.start, lines.start)) return false
  const isApart = run.start === 0 || isBlank(text.slice(lineStart(text, run.start - 1), run.start))
  return isApart || run.end === lines.start
}

function arrivalsIn(moves: readonly ToHorizon[]): Map<Horizon, Item[]> {
  const arrivals = new Map<Horizon, Item[]>()
  for (const { item, destination } of moves) {
    const arriving = arrivals.get(destination)
    if (arriving) arriving.push(item)
    else arrivals.set(destination, [item])
  }
  return arrivals
}

/** Items put behind the last one of a horizon, set apart from each other as from that one. */
function arrival(plan: Plan, horizon: Horizon, arriving: readonly Item[]) {
  const { text } = plan.source
  const there = placeAtEnd(plan, horizon)
  const blocks = arriving.map((item) => {
    const own = leadThere(text, there, item)
    return own.indent + respell(text, item.bullet, own)
  })
  const last = horizon.items.at(-1) as Item
  const eol = lineEndFor(text, lastLineEnd(text, last.bullet.span))
  const changes = arriving.map(
    (item, index): Change => ({
      kind: 'moved',
      item: nameOf(item),
      before: placeOf(plan, item),
      after: { horizon: horizon.name, index: horizon.items.length + index + 1 },
    }),
  )
  return { edit: there.insert(blocks.join(eol.repeat(gapAtEnd(plan, horizon).gap + 1))), changes }
}
