import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Located, Source, Span } from '../text/source.ts'

/** The plan file as data. Everything in it says where it stands in `source.text`. */
export interface Plan {
  readonly source: Source
  /** The first level-1 heading. */
  readonly title: Located<string> | null
  /** `Key: value` lines before the first level-2 heading, in order. */
  readonly header: readonly Field[]
  /** `YYYY-MM-DD`, of the header's `Last updated`; the span covers the date alone. */
  readonly lastUpdated: Located<string> | null
  /** Names of the services the plan covers. */
  readonly scope: readonly Located<string>[]
  readonly legend: Legend
  /** In document order; each holds at least one item. */
  readonly horizons: readonly Horizon[]
  /** Sections that hold no item yet: where one may be added or moved to. */
  readonly vacancies: readonly Vacancy[]
  /** Every item, in document order. */
  readonly items: readonly Item[]
  readonly queue: Queue | null
  readonly cadence: Cadence | null
  /** What the reader found on its way; the rules add theirs. */
  readonly diagnostics: readonly Diagnostic[]
}

/** One `Key: value`, as a header line or as a bullet. */
export interface Field {
  readonly key: Located<string>
  /** Plain text, white space collapsed. */
  readonly value: Located<string>
  /** The bullet it stands in; null in the header. */
  readonly bullet: Bullet | null
}

/** A list item's place: enough to write a sibling beside it. */
export interface Bullet {
  /** From its marker to the end of its last block. */
  readonly span: Span
  readonly marker: Span
  /** Offset at which its content begins. */
  readonly content: number
  /** Where its first block, a paragraph, ends: children start behind it. `content` when it begins with none. */
  readonly paragraphEnd: number
}

/** Names in JSON and flags. `other` is a mark of the plan's own legend; `unknown` is none. */
export const STATUSES = [
  'not-started',
  'in-progress',
  'completed',
  'deferred',
  'other',
  'unknown',
] as const
export type Status = (typeof STATUSES)[number]

/** The plan's own words for its marks. */
export interface Legend {
  /** By mark: one character, `X` counted as `x`. */
  readonly entries: ReadonlyMap<string, LegendEntry>
  /** Null when the plan has no legend and the defaults hold. */
  readonly span: Span | null
}

export interface LegendEntry {
  readonly mark: string
  readonly meaning: string
  readonly status: Status
}

/** A time band of items. */
export interface Horizon {
  /** First free letter of its name, upper case: the `I` of `I2`. */
  readonly code: string
  /** Heading text without its last parenthesis. */
  readonly name: string
  readonly window: TimeWindow | null
  /** The heading; null for items that stand under none. */
  readonly heading: Span | null
  /** From the heading to the next horizon, queue, or heading of the same or a higher level. */
  readonly span: Span
  readonly items: readonly Item[]
}

/** A section that would be a horizon with its first item: not the legend, the queue, the cadence or the title's. */
export interface Vacancy {
  /** Heading text without its last parenthesis. */
  readonly name: string
  readonly window: TimeWindow | null
  readonly heading: Span
  /** From the heading to the next heading of any level, or the text's end. */
  readonly span: Span
}

/** How long a horizon lasts: an offset from the day its clock starts, or a fixed last day. */
export type TimeWindow = { readonly text: string } & (
  | { readonly kind: 'after'; readonly amount: number; readonly unit: 'day' | 'week' | 'month' }
  /** `date` is the last day, `YYYY-MM-DD`. */
  | { readonly kind: 'until'; readonly date: string }
  | { readonly kind: 'this'; readonly unit: 'week' | 'month' | 'quarter' | 'year' }
)

/**
 * One piece of hardening. Its values may be getters, read when they are asked
 * for: take what you need, a spread copy would lack them.
 */
export interface Item {
  /** Horizon letter and position in it: `I2`. Moves when items move. */
  readonly code: string
  /** Sixteen letters k to z from the title, with `.2`, `.3` behind equal titles. */
  readonly handle: string
  /** Plain text; the span covers its source, wrapped lines and all. */
  readonly title: Located<string>
  /** The character between the brackets; the span covers it alone. */
  readonly mark: Located<string>
  readonly status: Status
  /** Position of its horizon in `Plan.horizons`. */
  readonly horizon: number
  readonly bullet: Bullet
  /** Whole lines: from the start of its first to the end of its last, line end included. */
  readonly lines: Span
  readonly owners: readonly Located<string>[]
  readonly evidence: EvidenceRequirement
  readonly risk: Located<RiskStatement> | null
  /** `YYYY-MM-DD` of a `Due:` field. */
  readonly due: Located<string> | null
  /** References to other items as written in `Blocked by:`. */
  readonly blockedBy: readonly Located<string>[]
  readonly deferral: Deferral | null
  readonly steps: readonly Step[]
  /** Child bullets that are neither fields nor steps. */
  readonly details: readonly Located<string>[]
  /** Every field as written, known or not, in order. */
  readonly fields: readonly Field[]
  /** Its own child bullets, in order: where the next one goes and how it is spelled. */
  readonly children: readonly Bullet[]
}

/** A nested checkbox. */
export interface Step {
  readonly text: Located<string>
  readonly mark: Located<string>
  readonly done: boolean
}

/** What must be shown, and what was. */
export interface EvidenceRequirement {
  /** Words of the first `Evidence:` field, links by their labels; null where there are none. */
  readonly required: Located<string> | null
  /** The bullet of that field. */
  readonly bullet: Bullet | null
  readonly records: readonly EvidenceRecord[]
}

/** What was shown, and when. */
export interface EvidenceRecord {
  /** UTC day, `YYYY-MM-DD`; null in a record put by hand without one. */
  readonly date: string | null
  /** The link's target, or the words of a note. */
  readonly target: string
  readonly label: string
  /** True where nothing but words stands: nobody can verify it. */
  readonly isNote: boolean
  /** The link's title as written: `blob 8c7e…`; null when unpinned. */
  readonly pin: string | null
  /** Last day it counts, `YYYY-MM-DD`. */
  readonly expires: string | null
  /** Words behind the link. */
  readonly note: string | null
  /** The bullet, or the link itself when it stands in the `Evidence:` line. */
  readonly span: Span
  /** Null for a link in the `Evidence:` line. */
  readonly bullet: Bullet | null
}

/** An accepted risk. Complete only with all three. */
export interface Deferral {
  /** Last day it holds, `YYYY-MM-DD`. */
  readonly until: string | null
  readonly approver: string | null
  readonly reason: string | null
  /** The `Deferred:` bullet. */
  readonly span: Span
  readonly bullet: Bullet
}

export const LEVELS = ['very-low', 'low', 'moderate', 'high', 'very-high'] as const
/** Impact, likelihood and band alike (NIST SP 800-30r1, appendices G to I). */
export type Level = (typeof LEVELS)[number]

/** A `Risk:` field as far as it could be read. */
export interface RiskStatement {
  readonly impact: Level | null
  readonly likelihood: Level | null
  /** `none` lifts the likelihood by one level. */
  readonly detection: 'none' | 'partial' | 'full' | null
  /** The other form: how long, for how many and how often; null where the levels are stated. */
  readonly reliability: ReliabilityStatement | null
  readonly note: string | null
}

/** `detect 30m, repair 4h, users 50%, every 90d`. */
export interface ReliabilityStatement {
  /** Minutes until somebody notices; `repair`, from there until it is mended. */
  readonly detect: number
  readonly repair: number
  /** Users it hits, per cent: above 0, at most 100. */
  readonly users: number
  /** Minutes from one time to the next, above 0. */
  readonly every: number
  /** Availability aimed at, per cent: above 0, below 100; null where the item names none. */
  readonly target: number | null
}

/** The ranked next few. */
export interface Queue {
  readonly heading: Span
  /** Text of the heading. */
  readonly name: string
  /** From `next 5` in the heading, else 5. */
  readonly size: number
  readonly entries: readonly QueueEntry[]
  /** The ordered list; null when the last entry was dropped and the section holds no list. */
  readonly list: Span | null
  /** From the heading to the next heading of any level, or the text's end. */
  readonly span: Span
}

export interface QueueEntry {
  /** Number as written. */
  readonly number: number
  /** Plain text without an explicit link to an item. */
  readonly text: Located<string>
  /** Handle prefix or code of an explicit link, `-> [qmzt](#immediate)`; the span covers the link and its arrow. */
  readonly link: Located<string> | null
  readonly bullet: Bullet
  /** Whole lines, wrapped lines and children included. */
  readonly lines: Span
}

/** When the plan is reviewed. */
export interface Cadence {
  readonly span: Span
  /** 0 Sunday to 6 Saturday; null when the text names none. */
  readonly weekday: number | null
  /** `UTC` or the zone as written; null when the text names none. */
  readonly zone: string | null
}
