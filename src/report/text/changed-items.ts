import type { ItemView, ResultOf } from '../../commands/schema.ts'
import type { Block } from '../block.ts'
import { columns, paragraph, stack } from '../compose.ts'
import { address, mark } from './item.ts'
import { recordRows } from './record.ts'

/** The items a command changed, as they are now. */
export function changedItemsReport({ items, changed }: ResultOf<'start'>): Block {
  return stack([
    columns(
      items.map((item) => [
        mark(item),
        address(item),
        stack([paragraph(item.title), ...shown(item)]),
      ]),
      { columns: [{}, {}, { width: 'fill' }] },
    ),
    ...(changed ? [] : [paragraph({ text: 'Nothing to change.', style: 'muted' })]),
  ])
}

function shown({ evidence: { records } }: ItemView): Block[] {
  return records.length === 0 ? [] : [recordRows(records)]
}
