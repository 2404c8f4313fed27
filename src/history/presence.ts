import type { Change, ItemChange } from '../plan/change.ts'
import { dayOf } from './chain.ts'
import { rename } from './renaming.ts'
import type { Step } from './step.ts'
import type { Life, Timeline } from './timeline.ts'

/** Since when an item is what it is. UTC days; null where history is cut off before it. */
export interface ItemPast {
  /** Day of the commit in which it first appeared. */
  readonly firstSeen: string | null
  /** Day on which it got the status it has. */
  readonly since: string | null
  /** Day of the last change to it. */
  readonly touched: string | null
}

/** What history knows of a plan's items, by handle. */
export interface Presence {
  readonly items: ReadonlyMap<string, ItemPast>
  /** Of those that were removed: they may come back. */
  readonly gone: ReadonlyMap<string, ItemPast>
}

export const NOTHING_KNOWN: Presence = { items: new Map(), gone: new Map() }

/** The items as the last revision has them. */
export function presenceOf(timeline: Timeline): Presence {
  const pasts = (present: boolean) =>
    new Map(
      timeline.lives
        .filter((life) => life.present === present)
        .map((life) => [life.name.handle, pastOf(life, timeline)]),
    )
  return { items: pasts(true), gone: pasts(false) }
}

/** The items after a further step, such as the one to what is not committed yet. */
export function presenceAfter({ items, gone }: Presence, step: Step, today: string): Presence {
  const after = { items: new Map(items), gone: new Map(gone) }
  for (const change of step.changes) if ('item' in change) touch(after, change, today)
  rename(after.items, step, (past) => past)
  for (const change of step.changes) if (change.kind === 'added') appear(after, change, today)
  return after
}

interface Pasts {
  readonly items: Map<string, ItemPast>
  readonly gone: Map<string, ItemPast>
}

function touch({ items, gone }: Pasts, change: ItemChange, today: string): void {
  const { handle } = change.item
  const past = items.get(handle)
  if (!past || change.kind === 'added') return
  if (change.kind === 'removed') {
    gone.set(handle, past)
    items.delete(handle)
    return
  }
  const since = change.kind === 'status' ? today : past.since
  items.set(handle, { ...past, since, touched: isTouch(change) ? today : past.touched })
}

function appear({ items, gone }: Pasts, { item: { handle } }: ItemChange, today: string): void {
  const back = gone.get(handle)
  items.set(handle, { firstSeen: back ? back.firstSeen : today, since: today, touched: today })
  gone.delete(handle)
}

function pastOf({ told, firstSeen }: Life, { revisions }: Timeline): ItemPast {
  const last = (isMeant: (change: Change) => boolean) =>
    dayOf(
      told.findLast(({ change }) => isMeant(change)),
      revisions,
    )
  return {
    firstSeen,
    since: last((change) => change.kind === 'status' || isExistence(change)),
    touched: last(isTouch),
  }
}

function isExistence({ kind }: Change): boolean {
  return kind === 'added' || kind === 'removed'
}

/** Others may push an item to another place in its horizon; to another horizon somebody moves it. */
function isTouch(change: Change): boolean {
  return change.kind !== 'moved' || change.before.horizon !== change.after.horizon
}
