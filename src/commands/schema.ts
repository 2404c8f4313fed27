import { z } from 'zod'
import { LEVELS, STATUSES } from '../plan/model.ts'
import { SCHEMA_VERSION } from './command.ts'

/**
 * The JSON that harden prints, as zod types.
 *
 * The files under `schema/` are generated from here, every command's real
 * output is validated against them, and the views that commands return are
 * typed by them; none of this is loaded when a command runs. Adding a field is
 * compatible; anything else raises `SCHEMA_VERSION`.
 */

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const handle = z.string().regex(/^[k-z]{4,16}(\.\d+)?$/)
const level = z.enum(LEVELS)

export const planSchema = z.strictObject({
  path: z.string(),
  title: z.string().nullable(),
  lastUpdated: day.nullable(),
  scope: z.array(z.string()),
  counts: z.strictObject({
    total: z.int(),
    ...(Object.fromEntries(STATUSES.map((status) => [status, z.int()])) as Record<
      (typeof STATUSES)[number],
      z.ZodInt
    >),
  }),
})

export const recordSchema = z.strictObject({
  date: day.nullable(),
  kind: z.string(),
  target: z.string(),
  label: z.string(),
  pin: z.string().nullable(),
  expires: day.nullable(),
  note: z.string().nullable(),
  /** Null where the command did not ask. */
  state: z
    .enum(['intact', 'drifted', 'moved', 'missing', 'expired', 'unverifiable', 'refused'])
    .nullable(),
  reason: z.string().nullable(),
})

export const itemSchema = z.strictObject({
  code: z.string(),
  handle,
  /** Shortest handle that is unique in this plan. */
  short: handle,
  title: z.string(),
  status: z.enum(STATUSES),
  /** The legend's words for the mark. */
  meaning: z.string(),
  mark: z.string(),
  horizon: z.strictObject({
    code: z.string(),
    name: z.string(),
    window: z.string().nullable(),
    dueBy: day.nullable(),
  }),
  owners: z.array(z.string()),
  details: z.array(z.string()),
  steps: z.array(z.strictObject({ text: z.string(), done: z.boolean() })),
  evidence: z.strictObject({ required: z.string().nullable(), records: z.array(recordSchema) }),
  risk: z.strictObject({
    impact: level,
    likelihood: level,
    detection: z.enum(['none', 'partial', 'full']).nullable(),
    band: level,
    /** Whether the plan states it, in whole or in part, or the defaults hold. */
    source: z.enum(['stated', 'partly-stated', 'default']),
  }),
  due: z
    .strictObject({
      date: day,
      /** Days past it; 0 on the day itself and before. */
      daysLate: z.int(),
      source: z.enum(['field', 'first-seen', 'last-updated', 'window']),
    })
    .nullable(),
  /** As written. */
  blockedBy: z.array(z.string()),
  deferral: z
    .strictObject({
      until: day.nullable(),
      approver: z.string().nullable(),
      reason: z.string().nullable(),
      expired: z.boolean(),
    })
    .nullable(),
  /** Fields without a place of their own above. */
  fields: z.record(z.string(), z.string()),
  line: z.int(),
  endLine: z.int(),
})

export const queueEntrySchema = z.strictObject({
  position: z.int(),
  text: z.string(),
  item: handle.nullable(),
  match: z.enum(['linked', 'title', 'words', 'none']),
})

export const diagnosticSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.int(),
  column: z.int(),
  item: handle.nullable(),
  message: z.string(),
  mend: z.string(),
  fingerprint: z.string(),
})

const items = z.array(itemSchema)
const change = { changed: z.boolean(), diff: z.string() }
const changedItems = z.strictObject({ items, ...change })

const rankedSchema = z.strictObject({
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
  /** Which single change would move it, and where to. */
  wouldMove: z.string(),
})

const queueChange = z.strictObject({
  queue: z.array(queueEntrySchema),
  dropped: z.array(z.strictObject({ text: z.string(), why: z.string() })),
  /** What came in or moved, one sentence each. */
  moves: z.array(z.strictObject({ text: z.string(), why: z.string() })),
  ...change,
})

/** What each command prints beside `schemaVersion`, `command` and `plan`, by its name. */
export const resultSchemas = {
  status: z.strictObject({
    horizons: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        window: z.string().nullable(),
        dueBy: day.nullable(),
        total: z.int(),
        completed: z.int(),
        inProgress: z.int(),
        deferred: z.int(),
        late: z.int(),
      }),
    ),
    inProgress: items,
    late: z.int(),
    next: itemSchema.nullable(),
    review: z.strictObject({ weekday: z.string(), zone: z.string(), next: day }).nullable(),
    diagnostics: z.strictObject({ errors: z.int(), warnings: z.int() }),
  }),
  list: z.strictObject({ items }),
  next: z.strictObject({
    inProgress: items,
    next: itemSchema.nullable(),
    /** With `-n`: the ones after it, `next` first. */
    upcoming: items,
    blocked: z.array(z.strictObject({ item: itemSchema, by: z.array(handle) })),
    queue: z.array(queueEntrySchema),
    /** With `--why`: how the choice was made. */
    because: z.array(z.string()),
  }),
  show: changedItems,
  start: changedItems,
  stop: changedItems,
  done: changedItems,
  defer: changedItems,
  reopen: changedItems,
  add: changedItems,
  move: changedItems,
  'evidence add': changedItems,
  'evidence list': z.strictObject({
    records: z.array(z.strictObject({ item: handle, ...recordSchema.shape })),
    items,
  }),
  'queue list': z.strictObject({ queue: z.array(queueEntrySchema) }),
  'queue add': queueChange,
  'queue drop': queueChange,
  'queue move': queueChange,
  'queue link': queueChange,
  rerank: z.strictObject({
    ranking: z.array(rankedSchema),
    blocked: z.array(z.strictObject({ item: handle, by: z.array(handle) })),
    why: z.array(z.string()),
    ...queueChange.shape,
  }),
  check: z.strictObject({ diagnostics: z.array(diagnosticSchema) }),
  init: z.strictObject({ created: z.string() }),
  explain: z.strictObject({
    rules: z.array(
      z.strictObject({
        code: z.string(),
        severity: z.enum(['error', 'warning']),
        summary: z.string(),
        why: z.string(),
        mend: z.string(),
        example: z.string().nullable(),
      }),
    ),
  }),
} as const

export const errorSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  command: z.string(),
  error: z.strictObject({
    code: z.string(),
    exit: z.int(),
    message: z.string(),
    mend: z.string(),
    diagnostics: z.array(diagnosticSchema),
  }),
})

/** Everything a command prints with `--json` when it ran to its end. */
export function outputSchema(name: CommandName): z.ZodObject {
  return z.strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    command: z.literal(name),
    /** Not for commands that need no plan. */
    plan: planSchema.optional(),
    ...resultSchemas[name].shape,
    /** With `--dry-run` alone: nothing was written. */
    dryRun: z.literal(true).optional(),
  })
}

export type PlanView = z.infer<typeof planSchema>
export type ItemView = z.infer<typeof itemSchema>
export type RecordView = z.infer<typeof recordSchema>
export type QueueEntryView = z.infer<typeof queueEntrySchema>
export type DiagnosticView = z.infer<typeof diagnosticSchema>
export type ErrorView = z.infer<typeof errorSchema>
export type CommandName = keyof typeof resultSchemas
export type ResultOf<N extends CommandName> = z.infer<(typeof resultSchemas)[N]>
