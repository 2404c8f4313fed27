import type { ResultOf } from '../../commands/schema.ts'
import { STATES } from '../../evidence/kind.ts'
import type { Block } from '../block.ts'
import { paragraph, spaced } from '../compose.ts'
import { evidenceListReport } from './evidence-list.ts'

/**
 * The records that are not as they were, under their items, and how many are in
 * which state: among a thousand intact ones the one that is missing would be lost.
 */
export function evidenceVerifyReport({
  items,
  records,
  states,
}: ResultOf<'evidence verify'>): Block {
  const amiss = records.filter(({ state }) => state !== 'intact')
  const intact = new Set(records.map(({ item }) => item))
  for (const { item } of amiss) intact.delete(item)
  const others = items.filter(({ handle }) => !intact.has(handle))
  const counts = STATES.filter((state) => (states[state] ?? 0) > 0).map(
    (state) => `${states[state]} ${state}`,
  )
  return spaced([
    ...(intact.size > 0 && others.length === 0
      ? []
      : [evidenceListReport({ items: others, records: amiss })]),
    ...(counts.length === 0 ? [] : [paragraph(counts.join(', '))]),
  ])
}
