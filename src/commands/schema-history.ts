import { z } from 'zod'
import { STATUSES } from '../plan/model.ts'
import { day, handle } from './schema-values.ts'

const words = z.array(z.string())
const position = z.strictObject({ horizon: z.string(), index: z.int() })
const recordContent = z.strictObject({
  date: day.nullable(),
  target: z.string(),
  label: z.string(),
  isNote: z.boolean(),
  pin: z.string().nullable(),
  expires: day.nullable(),
  note: z.string().nullable(),
})
const deferral = z.strictObject({
  until: day.nullable(),
  approver: z.string().nullable(),
  reason: z.string().nullable(),
})

/** The item a change is about, as it is called now; as it was called last, when it is gone. */
const about = { item: handle, title: z.string() }

/** One difference between two plans. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['added', 'removed']), ...about, at: position }),
  z.strictObject({ kind: z.literal('moved'), ...about, before: position, after: position }),
  z.strictObject({
    kind: z.literal('status'),
    ...about,
    before: z.enum(STATUSES),
    after: z.enum(STATUSES),
  }),
  z.strictObject({
    kind: z.enum(['record-added', 'record-removed']),
    ...about,
    record: recordContent,
  }),
  z.strictObject({
    kind: z.literal('requirement'),
    ...about,
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('deferral'),
    ...about,
    before: deferral.nullable(),
    after: deferral.nullable(),
  }),
  z.strictObject({ kind: z.literal('title'), ...about, before: z.string(), after: z.string() }),
  z.strictObject({
    kind: z.enum(['owners', 'steps', 'details']),
    ...about,
    before: words,
    after: words,
  }),
  z.strictObject({
    kind: z.literal('field'),
    ...about,
    key: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('last-updated'),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('queue'), before: words, after: words }),
  z.strictObject({
    kind: z.literal('plan'),
    part: z.string(),
    before: z.string(),
    after: z.string(),
  }),
])

/** What one commit changed. */
export const entrySchema = z.strictObject({
  /** Full id; null for what is not committed yet. */
  commit: z.string().nullable(),
  /** UTC day on which it was written. */
  day,
  /** Empty where nobody committed it yet. */
  author: z.string(),
  subject: z.string(),
  changes: z.array(changeSchema),
})

const entries = z.array(entrySchema)

export const logSchema = z.strictObject({
  /** The one item it is about. */
  item: handle.nullable(),
  /** Newest first; no more than were asked for. */
  entries,
  /** How many there are in all. */
  total: z.int(),
  /** True where history is cut off, in a shallow clone. */
  cutOff: z.boolean(),
})

export const diffSchema = z.strictObject({
  from: z.strictObject({ name: z.string(), commit: z.string() }),
  /** Null for the work tree. */
  to: z.strictObject({ name: z.string(), commit: z.string() }).nullable(),
  changes: z.array(changeSchema),
})

/** What `stats` says beside the items in progress. */
export const flowSchema = z.strictObject({
  /** Days from the first start to completion. */
  cycle: z.strictObject({
    /** Completions of what was started before. */
    count: z.int(),
    median: z.number().nullable(),
    p85: z.number().nullable(),
    /** Completions of what nobody is known to have started. */
    unstarted: z.int(),
  }),
  /** Completions a week, over the full weeks shown; null where there is none. */
  throughput: z.number().nullable(),
  /** Oldest first; the last one is today's. */
  weeks: z.array(
    z.strictObject({
      begins: day,
      added: z.int(),
      removed: z.int(),
      started: z.int(),
      completed: z.int(),
      reopened: z.int(),
      /** Items in the plan at its end. */
      scope: z.int(),
      /** Those of them that are completed. */
      done: z.int(),
    }),
  ),
  cutOff: z.boolean(),
})
