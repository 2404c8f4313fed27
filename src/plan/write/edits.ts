import type { TextEdit } from '../../text/edit.ts'
import type { Edit } from '../change.ts'
import { indentAt, widthOf } from './lines.ts'

/** What a change that changes nothing comes to. */
export const UNCHANGED: Edit = { edits: [], changes: [] }

/**
 * Several changes as one.
 *
 * They must not touch the same text. Lines that go to one place keep their
 * order, save that deeper ones go first: a record belongs to the bullet above,
 * not to the one that another change puts there.
 */
export function combine(...changes: readonly Edit[]): Edit {
  return {
    edits: changes.flatMap(({ edits }) => edits).sort(byPlaceAndDepth),
    changes: changes.flatMap((each) => each.changes),
  }
}

function byPlaceAndDepth(a: TextEdit, b: TextEdit): number {
  const place = a.span.start - b.span.start || a.span.end - b.span.end
  return place || depthOf(b) - depthOf(a)
}

/** The column at which the first line of an insertion that is not blank begins. */
function depthOf({ insert }: TextEdit): number {
  return widthOf(indentAt(insert.replace(/^(?:[ \t]*[\r\n]+)+/, ''), 0))
}
