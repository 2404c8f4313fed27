import type { Told } from '../history/chain.ts'
import type { Life, Timeline, TimelineRevision } from '../history/timeline.ts'
import type { Change, ItemName } from '../plan/change.ts'
import type { ChangeView, EntryView } from './schema.ts'

export interface Entries {
  /** Newest first. */
  readonly entries: EntryView[]
  /** How many there are in all. */
  readonly total: number
}

/** What was told of everything, commit by commit. @param most so many entries, the newest. */
export function entriesOfAll(timeline: Timeline, most: number): Entries {
  return viewEntries(timeline, timeline.lives, timeline.parts, most)
}

/** What was told of one item. @param handle as the plan has it. */
export function entriesOf(timeline: Timeline | null, handle: string): EntryView[] {
  const life = timeline?.lives.find(({ name, present }) => present && name.handle === handle)
  return timeline && life ? entriesOfLife(timeline, life, Number.POSITIVE_INFINITY).entries : []
}

export function entriesOfLife(timeline: Timeline, life: Life, most: number): Entries {
  return viewEntries(timeline, [life], [], most)
}

function viewEntries(
  { revisions }: Timeline,
  lives: readonly Life[],
  parts: readonly Told[],
  most: number,
): Entries {
  const all = [...lives.flatMap(({ told }) => told), ...parts]
  const positions = [...new Set(all.map(({ revision }) => revision))].sort((a, b) => b - a)
  const shown = positions.slice(0, most)
  const changes = new Map(shown.map((position) => [position, [] as Told[]]))
  for (const each of all) changes.get(each.revision)?.push(each)
  const entries = shown.flatMap((position) => {
    const revision = revisions[position]
    return revision ? [viewEntry(revision, changes.get(position) ?? [])] : []
  })
  return { entries, total: positions.length }
}

function viewEntry({ commit, day, author, subject }: TimelineRevision, changes: Told[]): EntryView {
  changes.sort((a, b) => a.order - b.order)
  const views = changes.map(({ change }) => viewChange(change))
  return { commit, day, author, subject, changes: views }
}

/** A change as plain data. @param name of its item, where it is called something else now. */
export function viewChange(change: Change, name?: ItemName): ChangeView {
  if (!('item' in change)) return change as ChangeView
  const { item, ...what } = change
  const { handle, title } = name ?? item
  return { ...what, item: handle, title } as ChangeView
}
