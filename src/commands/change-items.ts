import { itemOfHandle } from '../plan/address.ts'
import type { Edit } from '../plan/change.ts'
import type { Plan } from '../plan/model.ts'
import { combine, touchDate } from '../plan/write.ts'
import type { Facts, Outcome } from './command.ts'
import { factsAfter } from './facts-after.ts'
import type { ItemView } from './schema.ts'
import { viewerOf } from './view.ts'

export interface ItemEdits {
  /** Of the items to show, as they are called after the change. */
  readonly handles: readonly string[]
  readonly edits: readonly Edit[]
  readonly notices?: readonly string[]
}

/**
 * The outcome of edits to items: all of them or none, the day of the last
 * change with them, and the items as they are afterwards.
 *
 * Without an edit nothing is written, and the date stays.
 */
export function changeItems(
  plan: Plan,
  facts: Facts,
  { handles, edits, notices = [] }: ItemEdits,
): Outcome {
  const edit = combine(...edits)
  const nothing = edit.edits.length === 0
  return {
    edit: nothing ? null : combine(edit, touchDate(plan, facts.today)),
    notices,
    result: (after) => ({ items: viewItems(after, handles, factsAfter(plan, after, facts)) }),
  }
}

function viewItems(after: Plan, handles: readonly string[], facts: Facts): ItemView[] {
  const viewer = viewerOf(after, facts)
  const items = new Set(handles.map((handle) => itemOfHandle(after, handle)))
  return after.items.filter((item) => items.has(item)).map(viewer.item)
}
