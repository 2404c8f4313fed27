import type { Edit } from '../change.ts'
import type { Plan } from '../model.ts'
import { UNCHANGED } from './edits.ts'

/** Writes the day into `Last updated:`, where the plan has that line. @param today `YYYY-MM-DD`, UTC. */
export function touchDate({ lastUpdated }: Plan, today: string): Edit {
  if (lastUpdated === null || lastUpdated.value === today) return UNCHANGED
  return {
    edits: [{ span: lastUpdated.span, insert: today }],
    changes: [{ kind: 'last-updated', before: lastUpdated.value, after: today }],
  }
}
