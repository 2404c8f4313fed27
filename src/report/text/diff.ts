import type { ResultOf } from '../../commands/schema.ts'
import type { Block } from '../block.ts'
import { paragraph, stack } from '../compose.ts'
import { changeRows } from './entries.ts'
import type { ReportContext } from './index.ts'

/** How two plans differ, item by item. */
export function diffReport(
  { from, to, changes }: ResultOf<'diff'>,
  { plan }: ReportContext,
): Block {
  const ends = `${from.name} and ${to?.name ?? 'the file as it stands'}`
  if (changes.length === 0) return paragraph(`No item differs between ${ends}.`)
  return stack([
    paragraph({
      text: `From ${from.name} to ${to?.name ?? 'the file as it stands'}`,
      style: 'heading',
    }),
    changeRows(changes, plan),
  ])
}
