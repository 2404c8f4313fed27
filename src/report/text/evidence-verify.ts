import type { ResultOf } from '../../commands/schema.ts'
import { STATES } from '../../evidence/kind.ts'
import type { Block } from '../block.ts'
import { paragraph, spaced } from '../compose.ts'
import { evidenceListReport } from './evidence-list.ts'

/** Records under their items, and how many are in which state. */
export function evidenceVerifyReport({
  items,
  records,
  states,
}: ResultOf<'evidence verify'>): Block {
  const counts = STATES.filter((state) => (states[state] ?? 0) > 0).map(
    (state) => `${states[state]} ${state}`,
  )
  return spaced([
    evidenceListReport({ items, records }),
    ...(counts.length === 0 ? [] : [paragraph(counts.join(', '))]),
  ])
}
