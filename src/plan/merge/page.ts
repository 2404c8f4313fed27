import type { Span } from '../../text/source.ts'
import { lineStart } from '../../text/source.ts'
import type { Plan } from '../model.ts'
import { lastLineEnd } from '../write/lines.ts'
import type { LineEnds } from './line-ends.ts'

/** One of the three texts, as lines and as a plan. */
export interface Page {
  readonly plan: Plan
  readonly lines: readonly string[]
  /** Where each line begins in the plan's text. */
  readonly starts: readonly number[]
  readonly isBlank: (line: string) => boolean
}

/** Whole lines, from one position up to another. */
export interface LineRange {
  readonly first: number
  readonly end: number
}

export function pageOf(plan: Plan, { split, isBlank }: LineEnds): Page {
  const { text } = plan.source
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length)
  return { plan, lines: split(text), starts, isBlank }
}

/** Position of the line that holds an offset. */
export function lineOf({ starts }: Page, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const start = starts[middle]
    if (start !== undefined && start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** How many characters of its line stand before an offset. */
export function columnOf({ plan }: Page, offset: number): number {
  return offset - lineStart(plan.source.text, offset)
}

/** The lines that a block covers; blank ones at its end belong to what follows. */
export function rangeOf(page: Page, span: Span): LineRange {
  const last = lastLineEnd(page.plan.source.text, span)
  return { first: lineOf(page, span.start), end: lineOf(page, last) + 1 }
}

export function linesIn({ lines }: Page, { first, end }: LineRange): readonly string[] {
  return lines.slice(first, end)
}

/** The blank lines right above a line; null where it is the first that counts. */
export function blankLinesAbove(
  { lines, isBlank }: Page,
  line: number,
  ceiling: number,
): readonly string[] {
  const above = lines.slice(ceiling, line)
  return above.slice(above.findLastIndex((each) => !isBlank(each)) + 1)
}
