import { z } from 'zod'
import { itemSchema } from './schema-item.ts'
import { handle } from './schema-values.ts'

const lacks = z.array(
  z.strictObject({
    item: handle,
    /** `unproven` is completed, and its evidence is missing or has lapsed. */
    why: z.enum(['open', 'deferred', 'unproven']),
  }),
)

/** Items of one kind: how far they are, horizon by horizon, and what is still to come. */
const coverage = {
  /** All of them, proven or not. */
  items: z.array(handle),
  /** One for each horizon that holds any. */
  levels: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      items: z.int(),
      lacking: z.int(),
    }),
  ),
  lacks,
}

export const servicesSchema = z.strictObject({
  services: z.array(
    z.strictObject({
      name: z.string(),
      /** False for one that the configuration alone names. */
      inScope: z.boolean(),
      ...coverage,
    }),
  ),
  /** Items that name no service; null where only some services were asked for. */
  whole: z.strictObject(coverage).nullable(),
  /** What lacks somewhere, each once, in the order of the plan. */
  items: z.array(itemSchema),
})
