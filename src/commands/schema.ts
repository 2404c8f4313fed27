import { z } from 'zod'
import { STATES } from '../evidence/kind.ts'
import { STATUSES } from '../plan/model.ts'
import { SCHEMA_VERSION } from './command.ts'
import type { changeSchema } from './schema-history.ts'
import { diffSchema, entrySchema, flowSchema, logSchema } from './schema-history.ts'
import type { recordSchema } from './schema-item.ts'
import { itemSchema, shownEvidenceSchema } from './schema-item.ts'
import { journalSchema } from './schema-journal.ts'
import { mergeSchema } from './schema-merge.ts'
import { reviewSchema } from './schema-review.ts'
import { rankedSchema, riskSchema, suggestionsSchema } from './schema-risk.ts'
import { servicesSchema } from './schema-scope.ts'
import { day, handle } from './schema-values.ts'

export { itemSchema, recordSchema } from './schema-item.ts'

/**
 * The JSON that harden prints, as zod types.
 *
 * The files under `schema/` are generated from here, every command's real
 * output is validated against them, and the views that commands return are
 * typed by them; none of this is loaded when a command runs. Adding a field is
 * compatible; anything else raises `SCHEMA_VERSION`.
 */

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

const queueChange = z.strictObject({
  queue: z.array(queueEntrySchema),
  dropped: z.array(z.strictObject({ text: z.string(), why: z.string() })),
  /** What came in or moved, one sentence each. */
  moves: z.array(z.strictObject({ text: z.string(), why: z.string() })),
  ...change,
})

/** What each command prints beside `schemaVersion`, `command` and `plan`, by its name. */
const hookSchema = z.strictObject({
  keeper: z.enum(['git', 'husky', 'lefthook', 'outside']),
  hooks: z.array(
    z.strictObject({
      name: z.string(),
      path: z.string(),
      state: z.enum(['installed', 'outdated', 'absent', 'foreign']),
    }),
  ),
  mergeDriver: z.boolean(),
  /** What to run in hooks that harden does not write. */
  toAdd: z.array(z.strictObject({ hook: z.string(), commands: z.array(z.string()) })),
})

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
    review: z
      .strictObject({
        weekday: z.string(),
        zone: z.string(),
        next: day,
        /** Day of the last review that was committed; null where none is known. */
        last: day.nullable(),
        /** Review days since then on which none was. */
        missed: z.int(),
      })
      .nullable(),
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
  show: z.strictObject({
    items,
    /** With `--history`: newest first. */
    history: z.array(entrySchema).nullable(),
    ...change,
  }),
  start: changedItems,
  stop: changedItems,
  done: changedItems,
  defer: changedItems,
  reopen: changedItems,
  add: changedItems,
  move: changedItems,
  'evidence add': changedItems,
  'evidence list': shownEvidenceSchema,
  'evidence verify': z.strictObject({
    ...shownEvidenceSchema.shape,
    /** How many records are in each state. */
    states: z.record(z.enum(STATES), z.int()),
  }),
  'evidence repin': changedItems,
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
  review: z.strictObject({ ...reviewSchema.shape, ...change }),
  risk: riskSchema,
  'risk set': changedItems,
  'risk clear': changedItems,
  'risk suggest': suggestionsSchema,
  services: servicesSchema,
  log: logSchema,
  diff: diffSchema,
  stats: z.strictObject({
    ...flowSchema.shape,
    /** What is in progress, the longest first. */
    inProgress: items,
  }),
  check: z.strictObject({
    diagnostics: z.array(diagnosticSchema),
    /** Findings of the baseline, which are not counted. */
    known: z.int(),
  }),
  'merge-base': z.strictObject({ ...mergeSchema.shape, ref: z.string(), ...change }),
  resolve: z.strictObject({ ...mergeSchema.shape, staged: z.boolean(), ...change }),
  'merge-driver': mergeSchema,
  'hook install': z.strictObject({ ...hookSchema.shape, ...change }),
  'hook uninstall': z.strictObject({ ...hookSchema.shape, ...change }),
  'hook status': hookSchema,
  'hook message': z.strictObject({ items: z.array(handle), changed: z.boolean() }),
  undo: z.strictObject({
    /** Null where nothing was taken back. */
    undone: journalSchema.nullable(),
    /** With `--list`: newest first. */
    entries: z.array(journalSchema),
    ...change,
  }),
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
export type ChangeView = z.infer<typeof changeSchema>
export type EntryView = z.infer<typeof entrySchema>
export type JournalView = z.infer<typeof journalSchema>
export type MergeView = z.infer<typeof mergeSchema>
export type ErrorView = z.infer<typeof errorSchema>
export type CommandName = keyof typeof resultSchemas
export type ResultOf<N extends CommandName> = z.infer<(typeof resultSchemas)[N]>
