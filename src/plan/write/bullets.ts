import type { TextEdit } from '../../text/edit.ts'
import { lineEndFor, lineStart, nextLine } from '../../text/source.ts'
import type { Bullet, Plan } from '../model.ts'
import {
  areSiblings,
  blankLinesBetween,
  blankOut,
  columnAt,
  filledLineAt,
  indentAt,
  insertBelow,
  lastLineEnd,
  linesOf,
  shiftLines,
  widthOf,
} from './lines.ts'

/** How the first line of a bullet begins: `  - `. */
export interface Lead {
  readonly indent: string
  readonly marker: string
  readonly padding: string
}

export function spellLead({ indent, marker, padding }: Lead): string {
  return indent + marker + padding
}

/**
 * How a bullet is spelled, for a line of its own: where it begins on its
 * parent's line (`- - [ ] Title`) the parent's marker becomes white space.
 */
export function leadOf(text: string, { marker, content }: Bullet): Lead {
  const indent = blankOut(text.slice(lineStart(text, marker.start), marker.start))
  const padding = text.slice(marker.end, content)
  return padded({ indent, marker: text.slice(marker.start, marker.end), padding })
}

/** White space of more than four columns would begin indented code; a line end, nothing. */
export function padded(lead: Lead): Lead {
  const behind = widthOf(lead.indent + lead.marker)
  const isUsable = /^[ \t]+$/.test(lead.padding) && widthOf(lead.padding, behind) - behind <= 4
  return isUsable ? lead : { ...lead, padding: ' ' }
}

/**
 * How bullets below `last` in its list begin.
 *
 * @param previous the one above `last`, which tells how the list counts.
 */
export function leadsAfter(
  text: string,
  last: Bullet,
  previous: Bullet | undefined,
  count = 1,
): Lead[] {
  const leads = [leadOf(text, last)]
  let before = previous && text.slice(previous.marker.start, previous.marker.end)
  for (const lead of leads) {
    if (leads.length > count) break
    leads.push(padded({ ...lead, marker: markerAfter(lead.marker, before) }))
    before = lead.marker
  }
  return leads.slice(1)
}

const ORDERED = /^(\d{1,9})([.)])$/
const LARGEST = 999_999_999

/** The marker behind `marker`: the next number, or the same one in a list that repeats it. */
export function markerAfter(marker: string, previous?: string): string {
  const [, digits, delimiter] = ORDERED.exec(marker) ?? []
  if (digits === undefined || marker === previous) return marker
  const next = String(Math.min(Number(digits) + 1, LARGEST))
  return (digits.startsWith('0') ? next.padStart(digits.length, '0') : next) + delimiter
}

/** How the first child of a bullet begins: its parent's character at its parent's content. */
export function leadBelow(parent: Lead, plan: Plan): Lead {
  const marker = ORDERED.test(parent.marker) ? bulletCharacter(plan) : parent.marker
  return { indent: blankOut(spellLead(parent)), marker, padding: ' ' }
}

/** What the plan's items put before their fields, for those that have a number. */
function bulletCharacter({ items, source: { text } }: Plan): string {
  for (const { children } of items) {
    for (const { marker } of children) {
      const character = text.slice(marker.start, marker.end)
      if (!ORDERED.test(character)) return character
    }
  }
  return '-'
}

/** Puts a bullet below its last sibling, set apart as the siblings are. */
export function insertSibling(
  text: string,
  last: Bullet,
  previous: Bullet | undefined,
  block: string,
): TextEdit {
  const lines = linesOf(text, last.span)
  const isFollowed = areSiblings(text, lines.start, lines.end)
  const gap = previous && !isFollowed ? gapBetween(text, previous, last) : null
  return insertBelow(text, lastLineEnd(text, last.span), block, gap ?? 0)
}

/** How many blank lines there are between two bullets; null when there is anything else. */
export function gapBetween(text: string, upper: Bullet, lower: Bullet): number | null {
  return blankLinesBetween(text, linesOf(text, upper.span).end, lineStart(text, lower.span.start))
}

/**
 * Puts the first child below its parent's own paragraph; behind everything the
 * parent holds where the next block stands so far to the right that it would
 * become the child's.
 */
export function insertFirstChild(
  text: string,
  parent: Bullet,
  lead: Lead,
  block: string,
): TextEdit {
  const end = lastLineEnd(text, parent.span)
  const below = filledLineAt(text, nextLine(text, parent.paragraphEnd))
  const slipsIn = below < end && widthOf(indentAt(text, below)) >= widthOf(spellLead(lead))
  return insertBelow(text, slipsIn ? end : parent.paragraphEnd, block)
}

/**
 * A bullet's own text from its marker on, with another beginning: every line
 * keeps its place relative to the first. Words that begin below the marker
 * stay there unless more than one space is to be behind it.
 */
export function respell(text: string, { span, marker, content }: Bullet, lead: Lead): string {
  const end = lastLineEnd(text, span)
  const isBelow = lead.padding === ' ' && !/^[ \t]+$/.test(text.slice(marker.end, content))
  const rest = isBelow ? text.slice(marker.end, end) : lead.padding + text.slice(content, end)
  const before = isBelow ? columnAt(text, marker.end) + 1 : columnAt(text, content)
  const after = isBelow ? widthOf(lead.indent + lead.marker) + 1 : widthOf(spellLead(lead))
  return lead.marker + shiftLines(rest, after - before)
}

/** Lines of one block, joined by the line end that a line below `offset` takes. */
export function joinLines(text: string, offset: number, lines: readonly string[]): string {
  return lines.join(lineEndFor(text, offset))
}
