import type { ItemView, ResultOf } from '../../commands/schema.ts'
import type { Block, Content } from '../block.ts'
import { bar, columns, joined, paragraph, spacedEach, stack, together } from '../compose.ts'
import { address, dueText, mark, ownersOf } from './item.ts'

/** Items under the headings of their horizons. */
export function listReport({ items }: ResultOf<'list'>): Block {
  if (items.length === 0) return paragraph('No item matches.')
  return spacedEach(byHorizon(items), (group) => stack([heading(group), rows(group)]))
}

function byHorizon(items: readonly ItemView[]): ItemView[][] {
  const groups = new Map<string, ItemView[]>()
  for (const item of items) {
    const group = groups.get(item.horizon.code)
    if (group === undefined) groups.set(item.horizon.code, [item])
    else group.push(item)
  }
  return [...groups.values()]
}

/** `Immediate (0-7 days)  ███░░░░░░░ 2/6`, and how late the horizon is. */
function heading(group: readonly ItemView[]): Block {
  const [first] = group
  if (first === undefined) return stack([])
  const { name, window } = first.horizon
  const completed = group.filter(({ status }) => status === 'completed').length
  return paragraph(
    together(
      { text: name, style: 'heading' },
      window === null ? '' : ` (${window})`,
      '  ',
      bar(completed, group.length, 10),
      ` ${completed}/${group.length}`,
    ),
  )
}

function rows(group: readonly ItemView[]): Block {
  return columns(
    group.map((item) => [mark(item), address(item), item.title, remarks(item)]),
    { columns: [{}, {}, { width: 'fill' }, { max: 28 }] },
  )
}

/** Owners, and what is out of the ordinary. */
function remarks(item: ItemView): Content {
  const { due, status } = item
  const late = due !== null && due.daysLate > 0 ? dueText({ due, status }) : ''
  return joined([ownersOf(item), late])
}
