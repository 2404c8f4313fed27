import type { TextEdit } from '../../text/edit.ts'
import { lineEndFor, lineStart } from '../../text/source.ts'
import type { Edit } from '../change.ts'
import { nameOf, placeOf } from '../change.ts'
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
  linesOf,
  widthOf,
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
  const from = placeOf(plan, item)
  const to = { horizon: destination.name, index: place + 1 }
  if (home === destination && from.index === to.index) return UNCHANGED
  const { lead, insert } = before ? placeBefore(plan, before) : placeAtEnd(plan, destination)
  const own = padded({ ...lead, padding: leadOf(text, item.bullet).padding })
  return {
    edits: [cutItem(text, item), insert(own.indent + respell(text, item.bullet, own))],
    changes: [{ kind: 'moved', item: nameOf(item), before: from, after: to }],
  }
}

/**
 * Where an item begins on its parent's line, what the parent holds besides
 * moves up there; the parent goes with the last thing it holds.
 */
function cutItem(text: string, { bullet: { span, marker } }: Item): TextEdit {
  const lines = linesOf(text, span)
  const column = columnAt(text, marker.start)
  const below = filledLineAt(text, lines.end)
  const inset = widthOf(indentAt(text, below)) - column
  const isAlone = isBlank(text.slice(lineStart(text, marker.start), marker.start))
  if (isAlone || below === text.length || inset < 0) return cutLines(text, lines)
  if (inset === 0) return deletion(marker.start, below + indentAt(text, below).length)
  return { ...deletion(marker.start, below), insert: lineEndFor(text, marker.start) }
}
