import type { TextEdit } from '../../text/edit.ts'
import type { Span } from '../../text/source.ts'
import { lineEndFor, lineStart, slice } from '../../text/source.ts'
import type { Bullet } from '../model.ts'
import { longestIncreasing } from '../sequence.ts'
import { lastLineEnd } from './lines.ts'

/** A bullet of a list as it stands. */
export interface Standing {
  /** From its marker to the end of its last line, without that line's end. */
  readonly span: Span
  readonly index: number
  /** Line end and blank lines behind it; behind the last, those behind the one above. */
  readonly separator: string
}

/** A bullet at its place in the new order. */
export interface Placed {
  /** What stands before its marker. */
  readonly indent: string
  /** Its text from the marker on, as it is to be. */
  readonly block: string
  /** What goes behind it, unless it is the last. */
  readonly separator: string
  /** What it was; null for a new one. */
  readonly from: Standing | null
}

export function standingsOf(text: string, bullets: readonly Bullet[]): Standing[] {
  const spans = bullets.map(({ marker, span }) => ({
    start: marker.start,
    end: lastLineEnd(text, span),
  }))
  const standings: Standing[] = []
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1]
    const separator = next
      ? text.slice(span.end, lineStart(text, next.start))
      : (standings.at(-1)?.separator ?? lineEndFor(text, span.start))
    standings.push({ span, index, separator })
  }
  return standings
}

/**
 * The edits that bring a list into a new order.
 *
 * As many bullets as possible stay where they are; between two of those, what
 * went is replaced by what came. The line end behind the last bullet, if there
 * is one, is never touched.
 *
 * @param list from its first marker to the end of its last line.
 */
export function rearrange(text: string, list: Span, placed: readonly Placed[]): TextEdit[] {
  const staying = stayingAmong(placed)
  const edits: TextEdit[] = []
  let { start } = list
  let insert = ''
  let separator = ''
  for (const { indent, block, separator: own, from } of placed) {
    insert += separator && separator + indent
    separator = own
    if (from && staying.has(from)) {
      edits.push(
        { span: { start, end: from.span.start }, insert },
        { span: from.span, insert: block },
      )
      start = from.span.end
      insert = ''
    } else {
      insert += block
    }
  }
  edits.push({ span: { start, end: list.end }, insert })
  return edits.map((edit) => narrow(text, edit)).filter(isChange)
}

function stayingAmong(placed: readonly Placed[]): Set<Standing> {
  const old = placed.map(({ from }) => from).filter((from) => from !== null)
  const kept = longestIncreasing(old.map(({ index }) => index))
  return new Set(kept.map((at) => old[at] as Standing))
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
