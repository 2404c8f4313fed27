import { recordContent } from '../change.ts'
import { normaliseTitle } from '../handle.ts'
import type { Item, Plan } from '../model.ts'
import { foldMark } from '../status.ts'
import type { ItemTrio } from './identity.ts'
import { settleMark } from './marked.ts'
import type { Sides } from './sides.ts'
import { mapSides, SIDES, settle } from './sides.ts'

/** What a merge without conflicts must have come to. */
export interface Expected {
  readonly plans: Sides<Plan>
  /** Items known in all texts that are to be there. */
  readonly kept: readonly ItemTrio[]
  /** Items that are not to be there any more. */
  readonly removed: readonly ItemTrio[]
  /** The day of the last update; null where it was merged as it stands. */
  readonly date: string | null
}

/**
 * What is wrong with the plan that a merge without conflicts came to; null
 * where nothing is. It is judged as data, not by how it was made.
 */
export function faultIn(result: Plan, expected: Expected): string | null {
  return (
    itemFault(result, expected) ??
    recordFault(result, expected) ??
    headerFault(result, expected) ??
    queueFault(result, expected) ??
    errorFault(result, expected)
  )
}

function itemFault(result: Plan, { plans, kept, removed }: Expected): string | null {
  const now = countTitles(result)
  const counts = mapSides(plans, countTitles)
  for (const [title, count] of now) {
    const most = Math.max(...SIDES.map((side) => counts[side].get(title) ?? 0))
    if (count > most) return `the item “${title}” would be there twice`
  }
  const items = new Map(result.items.map((item) => [normaliseTitle(item.title.value), item]))
  for (const trio of kept) {
    const item = titlesOf(trio)
      .map((title) => items.get(title))
      .find((each) => each !== undefined)
    if (!item) return `the item “${nameOf(trio)}” would be lost`
    const mark = settleMark(mapSides(trio, (each) => each?.mark.value ?? null))
    const only = trio.ours && trio.theirs ? mark?.value : (trio.ours ?? trio.theirs)?.mark.value
    if (only === undefined || foldMark(only) !== foldMark(item.mark.value))
      return `the status of “${nameOf(trio)}” would be another`
  }
  const stays = new Set(kept.flatMap(titlesOf))
  const back = removed.find((trio) =>
    titlesOf(trio).some((title) => items.has(title) && !stays.has(title)),
  )
  return back ? `the item “${nameOf(back)}” would come back` : null
}

function titlesOf(trio: ItemTrio): string[] {
  return writtenTitles(trio).map(normaliseTitle)
}

function nameOf(trio: ItemTrio): string {
  const [name = ''] = writtenTitles(trio)
  return name
}

function writtenTitles({ base, ours, theirs }: ItemTrio): string[] {
  return [ours, theirs, base].flatMap((item) => item?.title.value ?? [])
}

function countTitles({ items }: Plan): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { title } of items) {
    const name = normaliseTitle(title.value)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

/** Every record of either branch is there, unless the other one took it away. */
function recordFault(result: Plan, { plans }: Expected): string | null {
  const now = recordsIn(result)
  const { base, ours, theirs } = mapSides(plans, recordsIn)
  for (const [mine, other] of [
    [ours, theirs],
    [theirs, ours],
  ] as const) {
    for (const record of mine) {
      const isWanted = !base.has(record) || other.has(record)
      if (isWanted && !now.has(record)) return 'a record of evidence would be lost'
    }
  }
  const known = new Set([...base, ...ours, ...theirs])
  const isNew = [...now].some((record) => !known.has(record))
  return isNew ? 'a record of evidence would say something else' : null
}

function recordsIn({ items }: Plan): Set<string> {
  return new Set(items.flatMap((item) => recordsOf(item)))
}

function recordsOf({ evidence }: Item): string[] {
  return evidence.records.map((record) => JSON.stringify(recordContent(record)))
}

function headerFault(result: Plan, { plans, date }: Expected): string | null {
  if (date !== null && result.lastUpdated?.value !== date) return 'the date would be another'
  const dates = ({ header }: Plan) =>
    header.filter(({ key }) => /^last updated$/i.test(key.value)).length
  const most = Math.max(...SIDES.map((side) => dates(plans[side])))
  return dates(result) > most ? 'the date would be there twice' : null
}

/** Numbers count from the first on, where they did so on both branches. */
function queueFault(result: Plan, { plans }: Expected): string | null {
  const isCounted = ({ queue }: Plan) => {
    const numbers = queue?.entries.map(({ number }) => number) ?? []
    const [first = 0] = numbers
    return numbers.every((number, at) => number === first + at)
  }
  if (isCounted(plans.ours) && isCounted(plans.theirs) && !isCounted(result))
    return 'the queue would be miscounted'
  const texts = mapSides(plans, entriesIn)
  const now = entriesIn(result)
  for (const text of new Set([...texts.ours, ...texts.theirs])) {
    const wanted = settle(mapSides(texts, (entries) => entries.includes(text)))?.value
    if (wanted && !now.includes(text)) return `the queue would lose “${text}”`
    if (now.filter((each) => each === text).length > mostOf(texts, text))
      return `the queue would hold “${text}” twice`
  }
  return null
}

function entriesIn({ queue }: Plan): string[] {
  return queue?.entries.map(({ text }) => text.value) ?? []
}

function mostOf(texts: Sides<readonly string[]>, text: string): number {
  return Math.max(...SIDES.map((side) => texts[side].filter((each) => each === text).length))
}

function errorFault(result: Plan, { plans }: Expected): string | null {
  const known = new Set([...errorsOf(plans.ours), ...errorsOf(plans.theirs)])
  const fresh = errorsOf(result).find((error) => !known.has(error))
  return fresh ? `${fresh} would be new` : null
}

function errorsOf({ diagnostics }: Plan): string[] {
  return diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))
}
