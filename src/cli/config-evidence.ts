import { z } from 'zod'
import { GRADES } from '../evidence/kind.ts'
import { isDay } from '../text/dates.ts'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-12-31')
  .refine(isDay, 'expected a day that the calendar has')

/** The keys of the configuration that are about evidence. */
export const EVIDENCE_KEYS = {
  /** Least grade of what completes an item, by horizon: its letter or name; `*` is any other. */
  minimumGrade: z.record(z.string().min(1), z.enum(GRADES)).optional(),
  /** Whether every part of a requirement must be shown, and not only told when it is not. */
  strictCoverage: z.boolean().optional(),
  /** Values that look like secrets and may stand in the plan for a time. */
  allowSecrets: z
    .array(
      z.strictObject({
        /** SHA-256 of the value as written. */
        sha256: z.string().regex(/^[0-9a-f]{64}$/i, 'expected 64 hexadecimal digits'),
        reason: z.string().regex(/\S/, 'expected why it is let pass'),
        /** Last day it is let pass. */
        until: day,
      }),
    )
    .optional(),
}
