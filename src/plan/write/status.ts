import type { Edit } from '../change.ts'
import { nameOf } from '../change.ts'
import type { Item, Plan } from '../model.ts'
import { foldMark, statusOfMark } from '../status.ts'
import { UNCHANGED } from './edits.ts'

/** Writes the one character between an item's brackets. @param mark one character; `X` counts as `x`. */
export function setStatus(plan: Plan, item: Item, mark: string): Edit {
  if (foldMark(mark) === foldMark(item.mark.value)) return UNCHANGED
  const after = statusOfMark(mark, () => plan.legend)
  return {
    edits: [{ span: item.mark.span, insert: mark }],
    changes: [{ kind: 'status', item: nameOf(item), before: item.status, after }],
  }
}
