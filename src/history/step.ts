import type { Change, ItemName } from '../plan/change.ts'
import { nameOf, placeOf } from '../plan/change.ts'
import { pairInPlace } from '../plan/compare/in-place.ts'
import { matchItems } from '../plan/compare/match.ts'
import { comparePlans } from '../plan/compare.ts'
import { titlesOf } from '../plan/handle.ts'
import type { Item, Plan, Status } from '../plan/model.ts'

/** What one revision made of the one before it: plain data, so that it can be kept. */
export interface Step {
  /** As `comparePlans` tells them, save the date of the last update, which says nothing of its own. */
  readonly changes: readonly Change[]
  /** Items that are called something else now. */
  readonly renamed: readonly Renaming[]
  /** Statuses that added items came with, by handle, where it is not `not-started`. */
  readonly born: Readonly<Record<string, Status>>
}

export interface Renaming {
  /** Handle in the earlier plan. */
  readonly from: string
  readonly to: ItemName
}

/** The step that made a plan where there was none. */
export function firstStep(plan: Plan): Step {
  const changes = plan.items.map(
    (item): Change => ({ kind: 'added', item: nameOf(item), at: placeOf(plan, item) }),
  )
  return { changes, renamed: [], born: statusesOf(plan.items) }
}

/** The step from one plan to the next. */
export function stepBetween(before: Plan, after: Plan): Step {
  const changes = comparePlans(before, after).filter(({ kind }) => kind !== 'last-updated')
  const added = new Set(
    changes.flatMap((change) => (change.kind === 'added' ? [change.item.handle] : [])),
  )
  return {
    changes,
    renamed: mayRename(changes, before, after) ? renamings(before, after) : [],
    born: added.size === 0 ? {} : statusesOf(after.items.filter(({ handle }) => added.has(handle))),
  }
}

function statusesOf(items: readonly Item[]): Record<string, Status> {
  const started = items.filter(({ status }) => status !== 'not-started')
  return Object.fromEntries(started.map(({ handle, status }) => [handle, status]))
}

/** Handles come from titles, and among equal titles from their order: nothing else moves them. */
function mayRename(changes: readonly Change[], before: Plan, after: Plan): boolean {
  if (pairInPlace(before, after)) return false
  return (
    changes.some(({ kind }) => kind === 'title') || [before, after].some((plan) => hasTwins(plan))
  )
}

function hasTwins(plan: Plan): boolean {
  const titles = titlesOf(plan)
  return new Set(titles).size < titles.length
}

/** A title that only changed its spelling keeps its handle, yet is another name. */
function renamings(before: Plan, after: Plan): Renaming[] {
  return matchItems(before, after).pairs.flatMap(({ before: old, after: item }) =>
    old.handle === item.handle && old.title.value === item.title.value
      ? []
      : [{ from: old.handle, to: nameOf(item) }],
  )
}
