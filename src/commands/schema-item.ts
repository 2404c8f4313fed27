import { z } from 'zod'
import { GRADES, STATES } from '../evidence/kind.ts'
import { LEVELS, STATUSES } from '../plan/model.ts'
import { day, handle } from './schema-values.ts'

export const level = z.enum(LEVELS)

/** A risk stated as an outage; times in minutes. */
const reliabilitySchema = z.strictObject({
  detect: z.number(),
  repair: z.number(),
  /** Per cent. */
  users: z.number(),
  every: z.number(),
  /** Availability aimed at, per cent, and what names it. */
  target: z.number(),
  targetSource: z.enum(['stated', 'configuration', 'default']),
  /** Bad minutes a year, those that the target leaves, and the one as a share of the other. */
  minutes: z.number(),
  budget: z.number(),
  share: z.number(),
})

export const recordSchema = z.strictObject({
  date: day.nullable(),
  kind: z.string(),
  target: z.string(),
  label: z.string(),
  pin: z.string().nullable(),
  expires: day.nullable(),
  note: z.string().nullable(),
  /** What it is worth by its kind and its pin. */
  grade: z.enum(GRADES),
  /** Null where the command did not ask. */
  state: z.enum(STATES).nullable(),
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
  evidence: z.strictObject({
    required: z.string().nullable(),
    records: z.array(recordSchema),
    /** Least grade of what completes it; D unless the configuration says more. */
    minimumGrade: z.enum(GRADES),
  }),
  risk: z.strictObject({
    impact: level,
    likelihood: level,
    detection: z.enum(['none', 'partial', 'full']).nullable(),
    /** Where it is there the band rests on it, and not on the three above, which are defaults. */
    reliability: reliabilitySchema.nullable(),
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
  /** Days of git history, null where it does not reach or nobody asked: of the first appearance, */
  firstSeen: day.nullable(),
  /** of getting the present status, */
  since: day.nullable(),
  /** and of the last change. */
  touched: day.nullable(),
})

const { code, short, title, status, mark } = itemSchema.shape
const { required, minimumGrade } = itemSchema.shape.evidence.shape

/** What items have to show. */
export const shownEvidenceSchema = z.strictObject({
  records: z.array(z.strictObject({ item: handle, ...recordSchema.shape })),
  /** The items they were given for, and what these must show. */
  items: z.array(
    z.strictObject({ code, handle, short, title, status, mark, required, minimumGrade }),
  ),
})
