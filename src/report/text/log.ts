import type { ResultOf } from '../../commands/schema.ts'
import type { Block } from '../block.ts'
import { paragraph, spaced, together } from '../compose.ts'
import { entryBlocks } from './entries.ts'
import type { ReportContext } from './index.ts'

/** Who changed what, newest first. */
export function logReport(
  { entries, total, item }: ResultOf<'log'>,
  { plan }: ReportContext,
): Block {
  if (total === 0) return paragraph('Nothing has changed yet.')
  const hidden = total - entries.length
  return spaced([
    ...entryBlocks(entries, plan, item === null ? 'all' : 'item'),
    ...(hidden === 0
      ? []
      : [paragraph(together(`${hidden} earlier: `, { text: 'harden log --all', style: 'code' }))]),
  ])
}
