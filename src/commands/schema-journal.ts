import { z } from 'zod'

/** One change that harden wrote here. */
export const journalSchema = z.strictObject({
  /** Its number in the list: 1 is the newest. */
  n: z.int(),
  /** ISO 8601, UTC. */
  at: z.string(),
  command: z.string(),
  /** Titles of the items it changed. */
  items: z.array(z.string()),
  /** False where it was taken back. */
  inForce: z.boolean(),
  /** Number of the change it took back; null for one of its own. */
  undoes: z.int().nullable(),
})
