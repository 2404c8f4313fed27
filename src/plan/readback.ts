import type { TextEdit } from '../text/edit.ts'
import { isEditedBy } from '../text/edit.ts'
import { itemOfHandle } from './address.ts'
import type { Change, ItemChange } from './change.ts'
import { placeOf } from './change.ts'
import { matchHorizons } from './compare/horizons.ts'
import { compareItems } from './compare/items.ts'
import { compareParts } from './compare/parts.ts'
import { keepHandles } from './handles.ts'
import type { Item, Plan } from './model.ts'
import { isWrittenAs } from './read/unread.ts'
import { errorsBeyond } from './read.ts'

/** A defect: the text to be written does not say what was meant. Nothing may be written then. */
export class ReadBackError extends Error {
  override readonly name = 'ReadBackError'
}

export interface ReadBack {
  readonly before: Plan
  /** The plan read from the text as it is to be written. */
  readonly after: Plan
  readonly edits: readonly TextEdit[]
  readonly intended: readonly Change[]
  /** All that differs, where that is known, and that no error came; null where the plans have to tell. */
  readonly known?: readonly Change[] | null
}

/**
 * Demands, before anything is written, that the new text differs from the old
 * one in the edits alone, that every intended change is there and no other,
 * and that no error came with it.
 *
 * Nothing is guessed: each item must stand where the intended moves, additions
 * and removals leave it.
 *
 * @throws ReadBackError naming the first difference.
 */
export function readBack(change: ReadBack): void {
  const { before, after, edits, intended, known = null } = change
  demandText(before, after, edits)
  if (known === null) demandPlan(change)
  else demandChanges(intended.filter(isContent), known)
  if (intended.every(keepsTitles)) keepHandles(before, after)
}

function demandPlan({ before, after, intended }: ReadBack): void {
  const pairs = pairItems(before, after, intended)
  const alike = new Set(pairs.filter(([old, item]) => isWrittenAs(old, item)).flat())
  const others = pairs.filter(([old]) => !alike.has(old))
  demandChanges(intended.filter(isContent), [
    ...others.flatMap(([old, item]) => compareItems(old, item)),
    ...compareParts(before, after, matchHorizons(before, after, new Map(pairs))),
  ])
  demandNoNewErrors(before, after, alike)
}

/** Whether the titles of a plan are the same one by one, behind it as before. */
function keepsTitles({ kind }: Change): boolean {
  return kind !== 'moved' && kind !== 'added' && kind !== 'removed' && kind !== 'title'
}

function demandText(before: Plan, after: Plan, edits: readonly TextEdit[]): void {
  const { source } = after
  const isWhole = isEditedBy(before.source.text, source.text, edits)
  if (isWhole && source.bom === before.source.bom) return
  throw new ReadBackError('Unexpected text outside the edits, expected the plan’s own')
}

/** Every item that stays, with what became of it: order and horizon must be what the moves leave. */
function pairItems(before: Plan, after: Plan, intended: readonly Change[]): [Item, Item][] {
  const { leaving, arriving } = travellers(before, after, intended)
  const gone = new Set(leaving.map(({ item }) => item))
  const come = new Set(arriving)
  const olds = before.items.filter((item) => !gone.has(item))
  const news = after.items.filter((item) => !come.has(item))
  const settled = olds.map((old, index): [Item, Item] => {
    const item = news[index]
    if (item && placeOf(before, old).horizon === placeOf(after, item).horizon) return [old, item]
    throw new ReadBackError(
      `Unexpected loss of the item ${quote(old.title.value)}, expected it in its place`,
    )
  })
  const extra = news[olds.length]
  if (extra) {
    throw new ReadBackError(`Unexpected item ${quote(extra.title.value)}, expected none`)
  }
  const moved = leaving.flatMap(({ item, to }): [Item, Item][] => (to ? [[item, to]] : []))
  return [...moved, ...settled]
}

interface Travellers {
  /** Items of the earlier plan that were to move or go, and where they arrived. */
  readonly leaving: readonly { readonly item: Item; readonly to: Item | null }[]
  /** Items of the later plan that moved or are new. */
  readonly arriving: readonly Item[]
}

function travellers(before: Plan, after: Plan, intended: readonly Change[]): Travellers {
  const leaving: { item: Item; to: Item | null }[] = []
  const arriving: Item[] = []
  for (const change of intended) {
    if (change.kind === 'added') arriving.push(arrivalOf(after, change, change.at))
    if (change.kind === 'removed') leaving.push({ item: itemOf(before, change), to: null })
    if (change.kind !== 'moved') continue
    const to = arrivalOf(after, change, change.after)
    arriving.push(to)
    leaving.push({ item: itemOf(before, change), to })
  }
  return { leaving, arriving }
}

function itemOf(plan: Plan, { item: { handle, title } }: ItemChange): Item {
  const found = itemOfHandle(plan, handle)
  if (found) return found
  throw new ReadBackError(`Unexpected change to ${quote(title)}, expected an item of the plan`)
}

function arrivalOf(
  after: Plan,
  { item: { title } }: ItemChange,
  { horizon, index }: { readonly horizon: string; readonly index: number },
): Item {
  const found = after.items.find((item) => {
    const place = placeOf(after, item)
    return item.title.value === title && place.horizon === horizon && place.index === index
  })
  if (found) return found
  const where = `at place ${index} of ${quote(horizon)}`
  throw new ReadBackError(`Unexpected absence of ${quote(title)}, expected it ${where}`)
}

/** True for what an item or a part says, not where it stands; a change to what was already so is none. */
function isContent(change: Change): boolean {
  if (change.kind === 'moved' || change.kind === 'added' || change.kind === 'removed') return false
  return !('before' in change) || spell(change.before) !== spell(change.after)
}

function demandChanges(intended: readonly Change[], found: readonly Change[]): void {
  const missing = intended.map(spell)
  for (const change of found) {
    const at = missing.indexOf(spell(change))
    if (at < 0) throw new ReadBackError(`Unexpected change ${spell(change)}, expected none`)
    missing.splice(at, 1)
  }
  const [first] = missing
  if (first) throw new ReadBackError(`Unexpected text without a change, expected ${first}`)
}

/** One spelling for equal values, whatever the order of their keys. */
function spell(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** What is written with the same characters has the same errors, and need not be read to know them. */
function demandNoNewErrors(before: Plan, after: Plan, alike: ReadonlySet<Item>): void {
  const known = errorsOf(before, alike)
  for (const error of errorsOf(after, alike)) {
    const at = known.indexOf(error)
    if (at < 0) throw new ReadBackError(`Unexpected error ${error}, expected none that is new`)
    known.splice(at, 1)
  }
}

/** Code and item of each; the number behind equal titles may change when one moves. */
function errorsOf(plan: Plan, passedOver: ReadonlySet<Item>): string[] {
  return errorsBeyond(plan, passedOver).map(({ code, item }) =>
    item ? `${code} of ${item.slice(0, 16)}` : code,
  )
}

function quote(words: string): string {
  return `“${words}”`
}
