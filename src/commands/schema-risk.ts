import { z } from 'zod'
import { itemSchema, level } from './schema-item.ts'
import { handle } from './schema-values.ts'

const detection = z.enum(['none', 'partial', 'full'])
const source = z.enum(['stated', 'default', 'horizon place'])

/** One place of the ranking. */
export const rankedSchema = z.strictObject({
  place: z.int(),
  item: handle,
  code: z.string(),
  short: handle,
  title: z.string(),
  band: level,
  /** Impact, likelihood and detection, each with where it came from unless the plan states it. */
  basis: z.string(),
  /** What puts it above the next one, first; then what else is to be known of the place. */
  because: z.array(z.string()),
  /** Which single change would move it, and where to: in words, and one by one. */
  wouldMove: z.string(),
  moves: z.array(
    z.strictObject({
      input: z.string(),
      from: z.string().nullable(),
      /** Of a due day: the day before which it would have to be due. */
      to: z.string().nullable(),
      band: level,
      place: z.int(),
    }),
  ),
})

const neighbour = z
  .strictObject({
    item: handle,
    code: z.string(),
    /** What puts the upper one of the two there. */
    because: z.string(),
  })
  .nullable()

/** What `harden risk` prints of one item, beside the item itself. */
export const riskSchema = z.strictObject({
  item: itemSchema,
  account: z.strictObject({
    /** What it is ranked by, or passes on to what it waits for. */
    band: level,
    /** Its own, before what it inherits. */
    ownBand: level,
    impact: z.strictObject({ value: level, source }),
    likelihood: z.strictObject({
      value: level,
      source,
      /** The horizon whose place in the plan decides. */
      horizon: z.string().nullable(),
      /** As the table is read: one level up where detection is none. */
      raised: level,
    }),
    detection: z.strictObject({ value: detection.nullable(), source }),
    note: z.string().nullable(),
    /** Whose band it takes over, because that one waits for it. */
    inheritedFrom: z.strictObject({ item: handle, code: z.string(), band: level }).nullable(),
    /** From one; null where it has no place, and `why` says why. */
    place: z.int().nullable(),
    of: z.int(),
    why: z.string().nullable(),
    above: neighbour,
    below: neighbour,
    /** The nearest single changes that give it another band of its own. */
    changes: z.array(
      z.strictObject({
        input: z.string(),
        from: z.string().nullable(),
        to: z.string(),
        band: level,
        place: z.int().nullable(),
      }),
    ),
    /** What else is to be known of the place, one sentence each. */
    remarks: z.array(z.string()),
  }),
})

/** Proposals, which nothing is ranked by. */
export const suggestionsSchema = z.strictObject({
  suggestions: z.array(
    z.strictObject({
      item: handle,
      code: z.string(),
      short: handle,
      title: z.string(),
      /** As the field would say it. */
      risk: z.string(),
      hints: z.array(
        z.strictObject({
          input: z.enum(['impact', 'likelihood', 'detection']),
          value: z.string(),
          words: z.array(z.string()),
          reason: z.string(),
        }),
      ),
      /** As it is, and as it would be. */
      now: z.strictObject({ band: level, place: z.int().nullable() }),
      stated: z.strictObject({ band: level, place: z.int().nullable() }),
      command: z.string(),
    }),
  ),
  /** Items in which no word is known. */
  silent: z.array(handle),
})
