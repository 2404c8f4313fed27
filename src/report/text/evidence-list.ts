import type { RecordView, ResultOf } from '../../commands/schema.ts'
import type { Block } from '../block.ts'
import { indent, paragraph, spacedEach, stack, together } from '../compose.ts'
import { address, mark } from './item.ts'
import { gradedRows } from './record.ts'

/** Records under the items they were given for. */
export function evidenceListReport({ items, records }: ResultOf<'evidence list'>): Block {
  if (items.length === 0) return paragraph('No item has evidence.')
  const own = new Map<string, RecordView[]>(items.map(({ handle }) => [handle, []]))
  for (const record of records) own.get(record.item)?.push(record)
  return spacedEach(items, (item) => withRecords(item, own.get(item.handle) ?? []))
}

type ShownItem = ResultOf<'evidence list'>['items'][number]

function withRecords(item: ShownItem, records: readonly RecordView[]): Block {
  const { required, minimumGrade } = item
  return stack([
    paragraph(together(mark(item), ' ', address(item), '  ', item.title), { hang: 4 }),
    indent(
      4,
      stack([
        paragraph(
          together(
            { text: 'prove', style: 'muted' },
            `  ${required ?? 'nothing is demanded'}`,
            minimumGrade === 'D' ? '' : ` (grade ${minimumGrade} or better)`,
          ),
        ),
        records.length === 0
          ? paragraph({ text: 'nothing shown yet', style: 'muted' })
          : gradedRows(records),
      ]),
    ),
  ])
}
