import { z } from 'zod'
import { PROPOSAL_KINDS } from '../review/proposal.ts'
import { day, handle } from './schema-values.ts'

const line = {
  item: handle,
  /** Null for an item that is gone. */
  code: z.string().nullable(),
  /** Shortest handle that is unique in this plan. */
  short: handle,
  title: z.string(),
}
const owners = z.array(z.string()).readonly()
const happened = { ...line, day, /** Empty for what is not committed yet. */ by: z.string() }
const happenings = z.array(z.strictObject(happened)).readonly()
const entries = z.array(z.string()).readonly()

const changes = z.strictObject({
  completed: happenings,
  reopened: happenings,
  deferred: happenings,
  /** Moved to a later horizon. */
  slipped: z.array(z.strictObject({ ...happened, from: z.string(), to: z.string() })).readonly(),
  added: happenings,
  removed: happenings,
})

const claims = z
  .array(
    z.strictObject({
      ...line,
      verdict: z.enum(['none', 'partial', 'drifted', 'expired', 'missing', 'refused', 'expiring']),
      detail: z.string(),
      day: day.nullable(),
    }),
  )
  .readonly()

const overdue = z.strictObject({
  /** The longest overdue first. */
  items: z
    .array(z.strictObject({ ...line, horizon: z.string(), owners, due: day, daysLate: z.int() }))
    .readonly(),
  horizons: z.array(z.strictObject({ name: z.string(), count: z.int() })).readonly(),
  owners: z.array(z.strictObject({ owner: z.string(), count: z.int() })).readonly(),
})

const acceptedRisks = z.strictObject({
  inForce: z.int(),
  risks: z
    .array(
      z.strictObject({
        ...line,
        verdict: z.enum(['expired', 'expiring', 'renewed']),
        until: day.nullable(),
        approver: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    )
    .readonly(),
})

const load = z.strictObject({
  unowned: z.array(z.strictObject(line)).readonly(),
  owners: z
    .array(
      z.strictObject({
        owner: z.string(),
        open: z.int(),
        inProgress: z.int(),
        overdue: z.int(),
      }),
    )
    .readonly(),
})

const backlog = { name: z.string(), open: z.int() }
const forecast = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('insufficient-data'), weeks: z.int() }),
  z.strictObject({
    kind: z.literal('forecast'),
    /** Full weeks it rests on. */
    weeks: z.int(),
    backlogs: z
      .array(
        z.strictObject({
          ...backlog,
          /** Day by which half of the trials were done; null for more than ten years. */
          p50: day.nullable(),
          p85: day.nullable(),
        }),
      )
      .readonly(),
  }),
])

const sections = z.strictObject({
  changes,
  claims,
  overdue,
  stalled: z.array(z.strictObject({ ...line, owners, touched: day, days: z.int() })).readonly(),
  acceptedRisks,
  queue: z.strictObject({
    before: entries,
    /** With every proposal accepted. */
    after: entries,
    reasons: z.array(z.strictObject({ text: z.string(), why: z.string() })).readonly(),
  }),
  load,
  /** Oldest first; the last one is today's. */
  burnUp: z
    .array(z.strictObject({ begins: day, proven: z.int(), unproven: z.int(), scope: z.int() }))
    .readonly(),
  forecast,
  unverifiable: z
    .array(
      z.strictObject({
        item: handle.nullable(),
        code: z.string().nullable(),
        what: z.string(),
        reason: z.string(),
      }),
    )
    .readonly(),
})

/** What `review` prints. */
export const reviewSchema = z.strictObject({
  since: day,
  until: day,
  from: z.enum(['last-review', 'asked', 'review-day', 'week']),
  /** Review days on which none was held. */
  missed: z.array(day).readonly(),
  standing: z.strictObject({
    total: z.int(),
    completed: z.int(),
    proven: z.int(),
    inProgress: z.int(),
    deferred: z.int(),
    overdue: z.int(),
  }),
  sections,
  proposals: z.array(
    z.strictObject({
      n: z.int(),
      kind: z.enum(PROPOSAL_KINDS),
      item: handle.nullable(),
      text: z.string(),
      reason: z.string(),
      /** The single command that does the same. */
      command: z.string(),
      /** Numbers of those it rests on. */
      needs: z.array(z.int()).readonly(),
      applied: z.boolean(),
    }),
  ),
  /**
   * How it is shown to people: at a glance or in full, as Markdown, or, where the proposals are
   * gone through one by one, without them before that and with what was accepted after it.
   */
  view: z.enum(['glance', 'full', 'markdown', 'before-walk', 'after-walk']),
  /** Markdown, with `--summary` or `--commit`. */
  summary: z.string().nullable(),
  /** Full id of the commit that was made. */
  commit: z.string().nullable(),
})
