import type { Told } from '../history/chain.ts'
import type { Life, Timeline } from '../history/timeline.ts'
import type { Change, ItemName } from '../plan/change.ts'
import type { ChangeView, EntryView } from './schema.ts'

/**
 * What was told, commit by commit, newest first.
 *
 * @param handle of one item, as it is called now or was called last; null for all, and the plan's own parts.
 */
export function entriesOf(timeline: Timeline | null, handle: string | null): EntryView[] {
  if (timeline === null) return []
  const lives = timeline.lives.filter(({ name }) => handle === null || name.handle === handle)
  return viewEntries(timeline, lives, handle === null ? timeline.parts : [])
}

/** As `entriesOf`, of these items and parts alone. */
export function viewEntries(
  { revisions }: Timeline,
  lives: readonly Life[],
  parts: readonly Told[],
): EntryView[] {
  const told = new Map<number, { readonly told: Told; readonly name: ItemName | null }[]>()
  const tell = (each: Told, name: ItemName | null) => {
    const others = told.get(each.revision)
    if (others) others.push({ told: each, name })
    else told.set(each.revision, [{ told: each, name }])
  }
  for (const life of lives) for (const each of life.told) tell(each, life.name)
  for (const each of parts) tell(each, null)
  return [...told]
    .sort(([a], [b]) => b - a)
    .flatMap(([position, changes]) => {
      const revision = revisions[position]
      if (!revision) return []
      const { commit, day, author, subject } = revision
      changes.sort((a, b) => a.told.order - b.told.order)
      const views = changes.map(({ told: { change }, name }) => viewChange(change, name))
      return [{ commit, day, author, subject, changes: views }]
    })
}

/** @param name of the item as it is called now; its own where that is not known. */
export function viewChange(change: Change, name: ItemName | null): ChangeView {
  if (!('item' in change)) return viewPart(change)
  const { item, ...what } = change
  const { handle, title } = name ?? item
  return { ...what, item: handle, title } as ChangeView
}

function viewPart(change: Exclude<Change, { item: ItemName }>): ChangeView {
  return change as ChangeView
}
