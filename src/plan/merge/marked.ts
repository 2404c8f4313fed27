import type { Span } from '../../text/source.ts'
import { foldMark } from '../status.ts'
import type { OnBoth, Sides } from './sides.ts'
import { mapSides, settle, settleLines } from './sides.ts'

/** Lines of which the first has a mark in brackets. */
export interface Marked {
  readonly lines: readonly string[]
  /** Where in the first line the mark stands. */
  readonly mark: Span
}

/** Marks in the order in which work goes on; a deferral is on no such way. */
const PROGRESS = [' ', '~', 'x']

/**
 * The mark a merge comes to: where both branches changed it, the one that is
 * further on. Null where a person must decide.
 */
export function settleMark(marks: Sides<string | null>): { readonly value: string } | null {
  const { ours, theirs } = marks
  if (ours === null || theirs === null) return null
  if (ours !== theirs && foldMark(ours) === foldMark(theirs)) return { value: foldMark(ours) }
  const settled = settle(mapSides(marks, (mark) => mark && foldMark(mark)))
  if (settled !== null) return { value: settled.value === foldMark(ours) ? ours : theirs }
  const changed = [foldMark(ours), foldMark(theirs)]
  const further = PROGRESS.findLast((mark) => changed.includes(mark))
  const isOnTheWay = changed.every((mark) => PROGRESS.includes(mark))
  return isOnTheWay && further !== undefined ? { value: further } : null
}

/**
 * Lines with a mark, each part merged for itself: what stands before the mark,
 * the mark, and the words behind it.
 *
 * @returns the lines of each side, with what is decided in all of them.
 */
export function mergeMarked({ base, ours, theirs }: OnBoth<Marked>): {
  readonly sides: Sides<readonly string[] | null>
  readonly undecided: readonly ('mark' | 'words')[]
} {
  const parts = { base: base && partsOf(base), ours: partsOf(ours), theirs: partsOf(theirs) }
  const all: Sides<Parts | null> = parts
  const lead = settle(mapSides(all, (each) => each?.lead ?? null))
  const mark = settleMark(mapSides(all, (each) => each?.mark ?? null))
  const words = settleLines(mapSides(all, (each) => each?.words ?? null))
  const merged = mapSides(all, (own) => {
    if (own === null) return null
    const [first = '', ...others] = words?.value ?? own.words
    const before = lead?.value ?? widerLead(parts)
    return [before + (mark?.value ?? own.mark) + first, ...others]
  })
  return {
    sides: merged,
    undecided: [...(mark ? [] : (['mark'] as const)), ...(words ? [] : (['words'] as const))],
  }
}

interface Parts {
  readonly lead: string
  readonly mark: string
  readonly words: readonly string[]
}

function partsOf({ lines, mark: { start, end } }: Marked): Parts {
  const [first = '', ...others] = lines
  return {
    lead: first.slice(0, start),
    mark: first.slice(start, end),
    words: [first.slice(end), ...others],
  }
}

/** Marker and indentation say nothing to people: of two new ones any will do, as long as it is always the same. */
function widerLead({ ours, theirs }: OnBoth<Parts>): string {
  const [a, b] = [ours.lead, theirs.lead]
  return a.length > b.length || (a.length === b.length && a > b) ? a : b
}
