import { lineEnd, nextLine } from '../text/source.ts'
import type { Hazard } from './hazard.ts'
import { farIndented, longLine, MOST, manyContainers } from './hazard.ts'

/**
 * Looks for lines that a Markdown parser hangs on or overflows at, in one pass.
 *
 * It says nothing of emphasis, code and links, whose marks only the parser can
 * tell from others: `watch` counts those as it goes.
 */
export function prescan(text: string): Hazard | null {
  for (let start = 0; start < text.length; ) {
    const next = nextLine(text, start)
    const hazard = hazardOf(text, start, next)
    if (hazard) return hazard
    start = next
  }
  return null
}

function hazardOf(text: string, start: number, end: number): Hazard | null {
  if (end - start > MOST.line) return longLine(start, end - start)
  const { containers, columns, offset } = openingsOf(text, start)
  if (containers > MOST.containers && !RULE.test(text.slice(start, end))) {
    return manyContainers(start, containers)
  }
  if (columns > MOST.indent && offset < lineEnd(text, offset)) return farIndented(start, columns)
  return null
}

/** A line of one character only, which is a rule and opens nothing, however many there are. */
const RULE = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)[\r\n]*$/

/** White space, or what opens a quote, a list item or a footnote. */
const OPENING = /([ \t]+)|>|(?:[-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$)|\[\^(?:\\.|[^\s\\[\]])+\]:/y

/** Counts what a line opens before its words, and how wide the white space between is. */
function openingsOf(text: string, start: number) {
  let containers = 0
  let columns = 0
  let offset = start
  OPENING.lastIndex = start
  for (let found = OPENING.exec(text); found; found = OPENING.exec(text)) {
    offset = OPENING.lastIndex
    if (found[1] === undefined) containers += 1
    else columns += found[1].replaceAll('\t', '    ').length
  }
  return { containers, columns, offset }
}
