import type { Source } from '../text/source.ts'
import type { Expected } from './merge/check.ts'
import { faultIn } from './merge/check.ts'
import { undecided } from './merge/element.ts'
import { matchTrios } from './merge/identity.ts'
import type { LineEnds } from './merge/line-ends.ts'
import { bomOf, lineEndsOf } from './merge/line-ends.ts'
import { mergeLists } from './merge/lists.ts'
import type { ConflictStyle } from './merge/markers.ts'
import { conflictLines, elementLines } from './merge/markers.ts'
import type { Page } from './merge/page.ts'
import { pageOf } from './merge/page.ts'
import { mergeQueue } from './merge/queue.ts'
import { render } from './merge/render.ts'
import type { ItemReport } from './merge/report.ts'
import { reportItems } from './merge/report.ts'
import { seatTrios } from './merge/runs.ts'
import type { Sides } from './merge/sides.ts'
import { mapSides, SIDES, settle } from './merge/sides.ts'
import { skeletonOf } from './merge/skeleton.ts'
import type { LineMerge } from './merge/text-merge.ts'
import { mergeLines } from './merge/text-merge.ts'
import type { Plan } from './model.ts'

export type { ConflictStyle } from './merge/markers.ts'
export type { ItemReport } from './merge/report.ts'
export type { Sides } from './merge/sides.ts'
export type { LineMerge } from './merge/text-merge.ts'
export { readChunks, safeMarkerSize } from './merge/text-merge.ts'

/** What a merge leaves to others. */
export interface MergeTools {
  readonly read: (source: Source) => Plan
  /** Merges lines that are no items, no queue and no date. */
  readonly mergeLines: LineMerge
}

/** What three texts came to. */
export interface Merge {
  /** With markers around what is undecided. */
  readonly source: Source
  readonly isClean: boolean
  /** The items that a branch changed. */
  readonly items: readonly ItemReport[]
  /** What a person has to decide besides items: `queue`, `text`. */
  readonly undecided: readonly string[]
  /** Why the lines were merged without a look at what they mean, one sentence; else null. */
  readonly fallback: string | null
}

/**
 * Merges two branches of a plan, field by field.
 *
 * 1. Every item is found in all three texts; fields are merged by what they
 *    mean; the items, the queue and the date of the result are made of the
 *    bytes of the branches, never written anew.
 * 2. One line stands for each run of items, and for the queue, in all three
 *    texts; what is left of these is merged as lines.
 * 3. What cannot be decided stands between conflict markers, as narrow as may be.
 * 4. A result without conflicts is read again and judged: nothing doubled,
 *    nothing lost, nothing back. Otherwise the lines are merged as they stand,
 *    and if that comes to something wrong without a word, too, everything that
 *    differs goes between markers.
 *
 * Clean results do not depend on which branch is called ours.
 */
export function mergePlans(sources: Sides<Source>, tools: MergeTools, style: ConflictStyle): Merge {
  const ends = lineEndsOf(mapSides(sources, ({ text }) => text))
  const plans = mapSides(sources, tools.read)
  const pages = mapSides(plans, (plan) => pageOf(plan, ends))
  const table = { sources, plans, pages, ends, tools, style }
  const settled = settle(sources, (a, b) => a.text === b.text && a.bom === b.bom)
  if (SIDES.some((side) => hasMarkers(sources[side].text))) {
    const nothing = { plans, kept: [], removed: [], date: null }
    if (settled) return { ...NOTHING, source: settled.value }
    return byLines(table, {
      expected: nothing,
      items: [],
      fallback: 'One of the texts holds conflict markers.',
    })
  }
  const merged = byMeaning(table)
  return settled ? { ...merged, ...NOTHING, items: merged.items, source: settled.value } : merged
}

const NOTHING = { isClean: true, items: [], undecided: [], fallback: null }

/** A conflict that a merge left, of any size; in a code block it counts, too. */
function hasMarkers(text: string): boolean {
  return /(?:^|[\r\n])(?:<{7,}|>{7,})(?= |[\r\n]|$)/.test(text)
}

/** Everything that lies on the table of one merge. */
interface Table {
  readonly sources: Sides<Source>
  readonly plans: Sides<Plan>
  readonly pages: Sides<Page>
  readonly ends: LineEnds
  readonly tools: MergeTools
  readonly style: ConflictStyle
}

function byMeaning(table: Table): Merge {
  const { plans, pages, ends, tools, style } = table
  const { trios, runs } = seatTrios(pages, matchTrios(plans))
  const lists = mergeLists(pages, trios, runs)
  const queue = mergeQueue(pages, tools.mergeLines)
  const date = dateOf(plans)
  const skeleton = skeletonOf(pages, { runs, items: lists.elements, queue, date })
  const chunks = mergeLines(skeleton.lines, tools.mergeLines)
  const rendered = render(chunks, skeleton, style, ends.isBlank)
  const items = reportItems(plans, lists.outcomes, lists.removed)
  const open = [
    ...(queue.every(({ isDecided }) => isDecided) ? [] : ['queue']),
    ...(rendered.textConflicts > 0 ? ['text'] : []),
  ]
  const isClean = open.length === 0 && items.every((each) => each.undecided.length === 0)
  const kept = lists.outcomes.map(({ trio }) => trio)
  const expected = { plans, kept, removed: lists.removed, date }
  if (!rendered.isWhole) {
    const fallback = 'What both branches rearranged cannot be brought together.'
    return byLines(table, { expected, items, fallback, mustShow: !isClean })
  }
  const source = sourceOf(table, rendered.lines)
  const fault = isClean ? faultIn(tools.read(source), expected) : null
  if (fault !== null) {
    return byLines(table, { expected, items, fallback: `Merged by its fields, ${fault}.` })
  }
  return { source, isClean, items, undecided: open, fallback: null }
}

/** The later day, where both branches have one and changed it; null where it cannot be told. */
function dateOf(plans: Sides<Plan>): string | null {
  const { base, ours, theirs } = mapSides(plans, ({ lastUpdated }) => lastUpdated?.value ?? null)
  if (ours === null || theirs === null) return null
  return settle({ base, ours, theirs })?.value ?? (ours > theirs ? ours : theirs)
}

interface LineTask {
  readonly expected: Expected
  readonly items: readonly ItemReport[]
  readonly fallback: string
  /** True where something is known to be undecided, whatever the lines say. */
  readonly mustShow?: boolean
}

/** Lines merged as they stand. A clean result counts only when it is as it should be. */
function byLines(table: Table, { expected, items, fallback, mustShow = false }: LineTask): Merge {
  const { pages, tools, style } = table
  const lines = mapSides(pages, (page) => page.lines)
  const chunks = mergeLines(lines, tools.mergeLines)
  const isClean = chunks.every((chunk) => chunk.isClean)
  const marked = chunks.flatMap((chunk) =>
    chunk.isClean ? chunk.lines : conflictLines(chunk.sides, style),
  )
  if (isClean) {
    const source = sourceOf(table, marked)
    const isRight = !mustShow && faultIn(tools.read(source), expected) === null
    if (isRight) return { source, isClean, items, undecided: [], fallback }
  }
  const shown = isClean ? elementLines(undecided(lines), style) : marked
  return { source: sourceOf(table, shown), isClean: false, items, undecided: ['text'], fallback }
}

function sourceOf({ sources, ends }: Table, lines: readonly string[]): Source {
  return { path: sources.ours.path, text: ends.join(lines), bom: bomOf(sources) }
}
