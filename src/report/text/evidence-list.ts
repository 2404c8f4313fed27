import type { ItemView, ResultOf } from '../../commands/schema.ts'
import type { Block } from '../block.ts'
import { indent, paragraph, spaced, stack, together } from '../compose.ts'
import { address, mark } from './item.ts'
import { gradedRows } from './record.ts'

/** Records under the items they were given for. */
export function evidenceListReport({ items }: ResultOf<'evidence list'>): Block {
  if (items.length === 0) return paragraph('No item has evidence.')
  return spaced(items.map(withRecords))
}

function withRecords(item: ItemView): Block {
  const { required, records, minimumGrade } = item.evidence
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
