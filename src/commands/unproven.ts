import type { ItemView } from './schema.ts'

/** Completed with no record, or with one that is known not to hold. */
export function isUnproven({ status, evidence }: ItemView): boolean {
  if (status !== 'completed') return false
  const held = evidence.records.filter(
    ({ state }) => state === null || state === 'intact' || state === 'unverifiable',
  )
  return held.length === 0
}
