import type { ChangeView, EntryView } from '../../commands/schema.ts'
import { shortHandles } from '../../plan/address.ts'
import type { Plan } from '../../plan/model.ts'
import type { Block, Content } from '../block.ts'
import { columns, counted, indent, joined, paragraph, stack, together } from '../compose.ts'
import { changeWords } from './change.ts'

/** Commits under the days on which they were written. @param about one item alone, or all. */
export function entryBlocks(
  entries: readonly EntryView[],
  plan: Plan | null,
  about: 'item' | 'all',
): Block[] {
  return daysOf(entries).map(([first, ...others]) =>
    stack([
      paragraph({ text: first.day, style: 'heading' }),
      ...[first, ...others].map((entry) => indent(2, entryBlock(entry, plan, about))),
    ]),
  )
}

/** Changes to items, one row an item, and then those to the plan's own parts. */
export function changeRows(changes: readonly ChangeView[], plan: Plan | null): Block {
  const items = groupByItem(changes)
  const parts = changes.filter((change) => !('item' in change))
  const nameOf = naming(plan)
  return columns(
    [
      ...items.map(([first, ...others]) => [
        { text: nameOf(first.item), style: 'handle' } as const,
        first.title,
        words([first, ...others]),
      ]),
      ...parts.map((change) => [{ text: 'plan', style: 'muted' } as const, changeWords(change)]),
    ],
    { columns: [{}, { width: 'fill' }, { max: 60 }] },
  )
}

type ItemChange = Extract<ChangeView, { item: string }>
type Some<T> = readonly [T, ...T[]]

function daysOf(entries: readonly EntryView[]): Some<EntryView>[] {
  const days: [EntryView, ...EntryView[]][] = []
  for (const entry of entries) {
    const day = days.at(-1)
    if (day && day[0].day === entry.day) day.push(entry)
    else days.push([entry])
  }
  return days
}

function entryBlock(entry: EntryView, plan: Plan | null, about: 'item' | 'all'): Block {
  const { changes } = entry
  if (about === 'item') {
    return stack([paragraph(headOf(entry), { hang: 10 }), indent(2, paragraph(words(changes)))])
  }
  const arrivals = changes.filter(({ kind }) => kind === 'added')
  const isCrowd = arrivals.length > MOST_ARRIVALS
  const told = isCrowd ? changes.filter(({ kind }) => kind !== 'added') : changes
  return stack([
    paragraph(headOf(entry), { hang: 10 }),
    indent(
      2,
      stack([
        ...(isCrowd ? [paragraph(`${counted(arrivals.length, 'item')} added`)] : []),
        changeRows(told, plan),
      ]),
    ),
  ])
}

/** So many new items are told one by one. */
const MOST_ARRIVALS = 5

function headOf({ commit, author, subject }: EntryView): Content {
  if (commit === null) return { text: 'not committed yet', style: 'muted' }
  return together(
    { text: commit.slice(0, 8), style: 'code' },
    '  ',
    joined([subject, { text: author, style: 'muted' }]),
  )
}

function groupByItem(changes: readonly ChangeView[]): Some<ItemChange>[] {
  const groups = new Map<string, [ItemChange, ...ItemChange[]]>()
  for (const change of changes) {
    if (!('item' in change)) continue
    const group = groups.get(change.item)
    if (group) group.push(change)
    else groups.set(change.item, [change])
  }
  return [...groups.values()]
}

function words(changes: readonly ChangeView[]): Content {
  return joined(changes.map(changeWords))
}

/** `I2:qmzt`; of an item that is gone, the handle alone. */
function naming(plan: Plan | null): (handle: string) => string {
  const shorts = plan ? shortHandles(plan) : new Map<string, string>()
  const codes = new Map(plan?.items.map(({ handle, code }) => [handle, code]))
  return (handle) => {
    const code = codes.get(handle)
    return code === undefined ? handle.slice(0, 4) : `${code}:${shorts.get(handle) ?? handle}`
  }
}
