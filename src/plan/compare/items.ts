import type { Change, DeferralContent, ItemChange, RecordContent } from '../change.ts'
import { deferralContent, nameOf, recordContent, stepWords } from '../change.ts'
import type { Field, Item } from '../model.ts'
import { nameOfKey } from '../read/fields.ts'
import { isWrittenAs } from '../read/unread.ts'
import { foldMark } from '../status.ts'

/** How an item differs from what it was, wherever either stands; changes carry its earlier name. */
export function compareItems(before: Item, after: Item): ItemChange[] {
  if (isWrittenAs(before, after)) return []
  const told = [
    titleChange(before, after),
    statusChange(before, after),
    ownersChange(before, after),
    requirementChange(before, after),
    deferralChange(before, after),
    stepsChange(before, after),
    detailsChange(before, after),
    ...recordChanges(before, after),
  ].filter((change) => change !== null)
  return [...told, ...fieldChanges(before, after, new Set(told.map(({ kind }) => kind)))]
}

type Told = ItemChange | null

function titleChange(before: Item, after: Item): Told {
  if (before.title.value === after.title.value) return null
  const titles = { before: before.title.value, after: after.title.value }
  return { kind: 'title', item: nameOf(before), ...titles }
}

/** Two marks of the plan's own are two statuses, though both are called `other`. */
function statusChange(before: Item, after: Item): Told {
  const sameMark = foldMark(before.mark.value) === foldMark(after.mark.value)
  if (sameMark && before.status === after.status) return null
  return { kind: 'status', item: nameOf(before), before: before.status, after: after.status }
}

function ownersChange(before: Item, after: Item): Told {
  return listChange('owners', before, [valuesOf(before.owners), valuesOf(after.owners)])
}

function stepsChange(before: Item, after: Item): Told {
  return listChange('steps', before, [before.steps.map(stepWords), after.steps.map(stepWords)])
}

function detailsChange(before: Item, after: Item): Told {
  return listChange('details', before, [valuesOf(before.details), valuesOf(after.details)])
}

function valuesOf(located: Item['details']): string[] {
  return located.map(({ value }) => value)
}

function listChange(
  kind: 'owners' | 'steps' | 'details',
  item: Item,
  [before, after]: readonly [readonly string[], readonly string[]],
): Told {
  const isSame = before.length === after.length && before.every((each, at) => each === after[at])
  return isSame ? null : { kind, item: nameOf(item), before, after }
}

function requirementChange(before: Item, after: Item): Told {
  const words = { before: requirementOf(before), after: requirementOf(after) }
  if (words.before === words.after) return null
  return { kind: 'requirement', item: nameOf(before), ...words }
}

function requirementOf({ evidence }: Item): string | null {
  return evidence.required?.value ?? null
}

function deferralChange(before: Item, after: Item): Told {
  const words = { before: deferralOf(before), after: deferralOf(after) }
  if (JSON.stringify(words.before) === JSON.stringify(words.after)) return null
  return { kind: 'deferral', item: nameOf(before), ...words }
}

function deferralOf({ deferral }: Item): DeferralContent | null {
  return deferral && deferralContent(deferral)
}

function recordChanges(before: Item, after: Item): ItemChange[] {
  const olds = before.evidence.records.map(recordContent)
  const news = after.evidence.records.map(recordContent)
  const told = (kind: 'record-removed' | 'record-added') => (record: RecordContent) =>
    ({ kind, item: nameOf(before), record }) as const
  return [
    ...missingFrom(news, olds).map(told('record-removed')),
    ...missingFrom(olds, news).map(told('record-added')),
  ]
}

/** The records that `others` lack, equal ones counted; equal means to the letter. */
function missingFrom(
  records: readonly RecordContent[],
  others: readonly RecordContent[],
): RecordContent[] {
  const counts = new Map<string, number>()
  for (const record of records) {
    const key = JSON.stringify(record)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return others.filter((record) => {
    const key = JSON.stringify(record)
    const count = counts.get(key) ?? 0
    counts.set(key, count - 1)
    return count <= 0
  })
}

/** Kinds of change that tell what becomes of a field's words. */
const TOLD_BY: ReadonlyMap<string, readonly Change['kind'][]> = new Map([
  ['owner', ['owners']],
  ['owners', ['owners']],
  ['evidence', ['requirement', 'record-added', 'record-removed']],
  ['deferred', ['deferral']],
])

/** Whatever else is written in a field: one of a key is compared with the one of the same key and number. */
function fieldChanges(before: Item, after: Item, told: ReadonlySet<Change['kind']>): ItemChange[] {
  if (isSameFields(before.fields, after.fields)) return []
  const isTold = (words: Words) => TOLD_BY.get(words.name)?.some((kind) => told.has(kind)) === true
  return pairFields(before.fields, after.fields)
    .filter((words) => !isSaid(words) && !isTold(words))
    .map(({ key, was, is }) => ({
      kind: 'field',
      item: nameOf(before),
      key,
      before: was,
      after: is,
    }))
}

/** What a field said and says; null where it is not there. */
interface Words {
  readonly name: string
  readonly key: string
  readonly was: string | null
  readonly is: string | null
}

/** True where nothing changed. An `Evidence:` bullet without words is there for its records. */
function isSaid({ name, was, is }: Words): boolean {
  return TOLD_BY.has(name) ? (was ?? '') === (is ?? '') : was === is
}

function pairFields(olds: readonly Field[], news: readonly Field[]): Words[] {
  const pairs = new Map<string, Words>()
  for (const [number, { key, value }] of numbered(news)) {
    const name = nameOfKey(key.value)
    pairs.set(number, { name, key: key.value, was: null, is: value.value })
  }
  for (const [number, { key, value }] of numbered(olds)) {
    const name = nameOfKey(key.value)
    const is = pairs.get(number)?.is ?? null
    pairs.set(number, { name, key: key.value, was: value.value, is })
  }
  return [...pairs.values()]
}

function isSameFields(olds: readonly Field[], news: readonly Field[]): boolean {
  return (
    olds.length === news.length &&
    olds.every(
      ({ key, value }, at) =>
        key.value === news[at]?.key.value && value.value === news[at]?.value.value,
    )
  )
}

function numbered(fields: readonly Field[]): Map<string, Field> {
  const counts = new Map<string, number>()
  return new Map(
    fields.map((field) => {
      const name = nameOfKey(field.key.value)
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      return [`${name} ${count}`, field]
    }),
  )
}
