import type { TextEdit } from '../../text/edit.ts'
import { lineStart } from '../../text/source.ts'
import type { Edit } from '../change.ts'
import { nameOf } from '../change.ts'
import type { Item, Plan } from '../model.ts'
import { leadOf, padded, respell } from './bullets.ts'
import { UNCHANGED } from './edits.ts'
import {
  columnAt,
  cutLines,
  deletion,
  filledLineAt,
  indentAt,
  isBlank,
  isSiblingAt,
  linesOf,
} from './lines.ts'
import type { Destination } from './place.ts'
import { itemsOf, placeAtEnd, placeBefore } from './place.ts'

/**
 * Moves an item's own lines, whole, before another item of a section or behind
 * its last. They are indented anew, all by the same columns, where the list
 * there is indented otherwise, and take its marker.
 *
 * @param before an item of `destination`.
 */
export function moveItem(plan: Plan, item: Item, destination: Destination, before?: Item): Edit {
  const { text } = plan.source
  const home = plan.horizons[item.horizon]
  const others = itemsOf(destination).filter((each) => each !== item)
  const place = before ? others.indexOf(before) : others.length
  if (before === item) return UNCHANGED
  if (place < 0) throw new RangeError('The item to move before stands in another section')
  const from = { horizon: home?.name ?? '', index: (home?.items.indexOf(item) ?? 0) + 1 }
  const to = { horizon: destination.name, index: place + 1 }
  if (home === destination && from.index === to.index) return UNCHANGED
  const { lead, insert } = before ? placeBefore(plan, before) : placeAtEnd(plan, destination)
  const own = padded({ ...lead, padding: leadOf(text, item.bullet).padding })
  return {
    edits: [cutItem(text, item), insert(own.indent + respell(text, item.bullet, own))],
    changes: [{ kind: 'moved', item: nameOf(item), before: from, after: to }],
  }
}

/** Where an item begins on its parent's line, the one below it moves up there. */
function cutItem(text: string, { bullet: { span, marker } }: Item): TextEdit {
  const lines = linesOf(text, span)
  const isAlone = isBlank(text.slice(lineStart(text, marker.start), marker.start))
  const below = filledLineAt(text, lines.end)
  if (isAlone || !isSiblingAt(text, below, columnAt(text, marker.start))) {
    return cutLines(text, lines)
  }
  return deletion(marker.start, below + indentAt(text, below).length)
}
