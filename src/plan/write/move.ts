import { EXIT, HardenError } from '../../diagnostics/diagnostic.ts'
import type { TextEdit } from '../../text/edit.ts'
import { LineIndex, lineEndFor, lineStart } from '../../text/source.ts'
import type { Edit } from '../change.ts'
import { nameOf, placeOf } from '../change.ts'
import type { Item, Plan } from '../model.ts'
import { gapBetween, leadOf, respell, spellLead } from './bullets.ts'
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
import { itemsOf, leadThere, placeAtEnd, placeBefore } from './place.ts'

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
  demandLeave(plan, item)
  const there = before ? placeBefore(plan, before) : placeAtEnd(plan, destination)
  const own = leadThere(text, there, item)
  return {
    edits: [cutItem(text, item), there.insert(own.indent + respell(text, item.bullet, own))],
    changes: [{ kind: 'moved', item: nameOf(item), before: from, after: to }],
  }
}

/**
 * Refuses what cannot be: lines below an item that are not its own, and would
 * be those of the item above once it is gone.
 */
function demandLeave(plan: Plan, item: Item): void {
  const { source, items } = plan
  const { text } = source
  const upper = items[items.indexOf(item) - 1]
  if (!upper || gapBetween(text, upper.bullet, item.bullet) === null) return
  const column = columnAt(text, item.bullet.marker.start)
  if (columnAt(text, upper.bullet.marker.start) !== column) return
  const below = filledLineAt(text, linesOf(text, item.bullet.span).end)
  const indent = indentAt(text, below)
  if (widthOf(indent) < widthOf(spellLead(leadOf(text, upper.bullet)))) return
  const { line, column: place } = new LineIndex(text).place(below + indent.length)
  throw new HardenError({
    code: 'not-its-own',
    exit: EXIT.refused,
    message: `Unexpected words at ${line}:${place} that would go over to ${upper.code} if ${item.code} were moved, expected words of ${item.code} itself`,
    mend: `Indent line ${line} and those that go with it as far as the title of ${item.code}, and move it again.`,
  })
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
