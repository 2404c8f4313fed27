import type { TextEdit } from '../../text/edit.ts'
import { lineStart, nextLine } from '../../text/source.ts'
import type { Horizon, Item, Plan, Vacancy } from '../model.ts'
import type { Lead } from './bullets.ts'
import { gapBetween, leadOf, leadsAfter, padded, spellLead } from './bullets.ts'
import {
  columnAt,
  endOfWords,
  filledLineAt,
  indentAt,
  insertAbove,
  insertApart,
  insertBelow,
  isBlank,
  lastLineEnd,
  widthOf,
} from './lines.ts'

/** A section that holds items, or may. */
export type Destination = Horizon | Vacancy

/** A place for an item: how a bullet there begins, and the edit that puts one there. */
export interface Place {
  readonly lead: Lead
  /** The column at which the next filled line below begins. */
  readonly below: number
  /** @param block the item's whole lines, without the last line end. */
  readonly insert: (block: string) => TextEdit
}

export function itemsOf(destination: Destination): readonly Item[] {
  return 'items' in destination ? destination.items : []
}

/**
 * How an item begins there: with the white space it has behind its marker,
 * unless what stands below would then be the item's own.
 */
export function leadThere(text: string, { lead, below }: Place, { bullet }: Item): Lead {
  const own = padded({ ...lead, padding: leadOf(text, bullet).padding })
  return below < widthOf(spellLead(own)) ? own : lead
}

/** The place behind the last item of a section, in that list's style; in an empty one, behind all it holds. */
export function placeAtEnd(plan: Plan, destination: Destination): Place {
  const { text } = plan.source
  if (!('items' in destination)) return placeInEmpty(plan, destination)
  const [last, previous] = destination.items.slice(-2).reverse() as [Item, Item?]
  const [lead = leadOf(text, last.bullet)] = leadsAfter(text, last.bullet, previous?.bullet)
  const { gap } = gapAtEnd(plan, destination)
  const end = lastLineEnd(text, last.bullet.span)
  return {
    lead,
    below: widthOf(indentAt(text, filledLineAt(text, nextLine(text, end)))),
    insert: (block) => insertBelow(text, end, block, gap),
  }
}

/** How many blank lines set an item apart behind the last; `isOwn` where the list itself tells. */
export function gapAtEnd(plan: Plan, { items }: Horizon): { gap: number; isOwn: boolean } {
  const [last, previous] = items.slice(-2).reverse() as [Item, Item?]
  const own = gapAbove(plan, previous, last)
  return { gap: own ?? usualGap(plan), isOwn: own !== null }
}

function placeInEmpty(plan: Plan, { heading, span }: Vacancy): Place {
  const { text } = plan.source
  const end = endOfWords(text, span, heading)
  const [first] = plan.items
  const usual = first && leadOf(text, first.bullet)
  const marker = usual?.marker.replace(/^\d+/, '1') ?? '-'
  return {
    lead: { indent: '', marker, padding: ' ' },
    below: 0,
    insert: (block) => insertApart(text, end, block),
  }
}

/** The place before an item, in its list; before the outermost bullet that begins on its line. */
export function placeBefore(plan: Plan, item: Item): Place {
  const { text } = plan.source
  const start = lineStart(text, item.bullet.marker.start)
  const { items: siblings } = plan.horizons[item.horizon] as Horizon
  const index = siblings.indexOf(item)
  const next = siblings[index + 1]
  const gap =
    gapAbove(plan, siblings[index - 1], item) ??
    (next ? gapAbove(plan, item, next) : null) ??
    usualGap(plan)
  const lead = outermostLead(text, start, item)
  return {
    lead,
    below: widthOf(lead.indent),
    insert: (block) => insertAbove(text, start, block, gap),
  }
}

function outermostLead(text: string, start: number, { bullet }: Item): Lead {
  const before = text.slice(start, bullet.marker.start)
  if (isBlank(before)) return leadOf(text, bullet)
  const [marker = '-'] = before.trimStart().split(/[ \t]/)
  return { indent: indentAt(text, start), marker, padding: ' ' }
}

/** How many blank lines there are between two items of one list; null for two that are no neighbours in one. */
function gapAbove(plan: Plan, upper: Item | undefined, lower: Item): number | null {
  const { text } = plan.source
  if (!upper) return null
  const column = columnAt(text, lower.bullet.marker.start)
  if (columnAt(text, upper.bullet.marker.start) !== column) return null
  return gapBetween(text, upper.bullet, lower.bullet)
}

/** How the first two neighbours of the plan are set apart. */
function usualGap(plan: Plan): number {
  for (const { items } of plan.horizons) {
    const [first, second] = items
    const gap = second ? gapAbove(plan, first, second) : null
    if (gap !== null) return gap
  }
  return 0
}
