import type { TextEdit } from '../../text/edit.ts'
import type { Span } from '../../text/source.ts'
import { lineEndFor, lineStart, slice } from '../../text/source.ts'
import type { QueueEntry } from '../model.ts'
import { longestIncreasing } from '../sequence.ts'
import { lastLineEnd } from './lines.ts'

/** An entry at its place in the new order. */
export interface Placed {
  /** What stands before its marker. */
  readonly indent: string
  /** Its text from the marker on, as it is to be. */
  readonly block: string
  /** Its position in the old order; null for a new one. */
  readonly from: number | null
}

/**
 * The edits that bring a list into a new order.
 *
 * As many entries as possible stay where they are; between two of those, what
 * went is replaced by what came. The line end behind the last entry, if there
 * is one, is never touched.
 */
export function rearrange(
  text: string,
  entries: readonly QueueEntry[],
  placed: readonly Placed[],
): TextEdit[] {
  const spans = entries.map(({ bullet }) => ({
    start: bullet.marker.start,
    end: lastLineEnd(text, bullet.span),
  }))
  const staying = stayingOf(placed)
  const edits: TextEdit[] = []
  let start = spans[0]?.start ?? 0
  let insert = ''
  let separator = ''
  for (const each of placed) {
    insert += separator && separator + each.indent
    separator = separatorBehind(text, spans, each.from)
    const own = staying.has(each) ? spans[each.from ?? -1] : undefined
    if (own) {
      edits.push({ span: { start, end: own.start }, insert }, { span: own, insert: each.block })
      start = own.end
      insert = ''
    } else {
      insert += each.block
    }
  }
  edits.push({ span: { start, end: spans.at(-1)?.end ?? start }, insert })
  return edits.map((edit) => narrow(text, edit)).filter(isChange)
}

function stayingOf(placed: readonly Placed[]): Set<Placed> {
  const old = placed.filter(({ from }) => from !== null)
  return new Set(
    longestIncreasing(old.map(({ from }) => from ?? -1)).map((at) => old[at] as Placed),
  )
}

/** Line end and blank lines behind an old entry; behind the last and a new one, those that are usual here. */
function separatorBehind(text: string, spans: readonly Span[], from: number | null): string {
  const index = Math.min(from ?? spans.length, spans.length - 2)
  const upper = spans[index]
  const lower = spans[index + 1]
  if (!upper || !lower) return lineEndFor(text, spans[0]?.start ?? 0)
  return text.slice(upper.end, lineStart(text, lower.start))
}

/** Leaves out of an edit what it does not change. */
function narrow(text: string, { span, insert }: TextEdit): TextEdit {
  const old = slice(text, span)
  const most = Math.min(old.length, insert.length)
  let head = 0
  while (head < most && old[head] === insert[head]) head += 1
  let tail = 0
  while (tail < most - head && old.at(-1 - tail) === insert.at(-1 - tail)) tail += 1
  return {
    span: { start: span.start + head, end: span.end - tail },
    insert: insert.slice(head, insert.length - tail),
  }
}

function isChange({ span, insert }: TextEdit): boolean {
  return span.start < span.end || insert !== ''
}
