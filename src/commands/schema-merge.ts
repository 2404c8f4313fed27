import { z } from 'zod'
import { handle } from './schema-values.ts'

/** What a merge of three texts came to. */
export const mergeSchema = z.strictObject({
  /** False where something is left to decide. */
  clean: z.boolean(),
  /** The items that either side changed, with the parts each side changed. */
  items: z.array(
    z.strictObject({
      item: handle,
      short: handle,
      title: z.string(),
      ours: z.array(z.string()),
      theirs: z.array(z.string()),
      undecided: z.array(z.string()),
    }),
  ),
  /** What is left to decide besides items: `queue`, `text`. */
  undecided: z.array(z.string()),
  /** Why lines were merged without a look at what they mean; null where they were not. */
  fallback: z.string().nullable(),
})
