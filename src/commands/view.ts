import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { fingerprintOf } from '../diagnostics/fingerprint.ts'
import { gradeOf } from '../evidence/grade.ts'
import { kindOf, knownVerdict } from '../evidence/index.ts'
import { redactSecrets } from '../evidence/secrets.ts'
import { shortHandles } from '../plan/address.ts'
import type { EvidenceRecord, Item, Plan } from '../plan/model.ts'
import { STATUSES } from '../plan/model.ts'
import { demandedGrade } from '../plan/proof.ts'
import type { Match } from '../plan/queue-match.ts'
import { foldMark, isDeferralExpired } from '../plan/status.ts'
import type { Assessment } from '../risk/assess.ts'
import { assessRisk, statedness } from '../risk/assess.ts'
import { dueOf, horizonEnd } from '../risk/due.ts'
import type { Reliability } from '../risk/reliability.ts'
import { LineIndex } from '../text/source.ts'
import type { Facts } from './command.ts'
import type { DiagnosticView, ItemView, PlanView, QueueEntryView, RecordView } from './schema.ts'

/** Turns one plan's values into the plain data that text and JSON reports share. */
export interface Viewer {
  readonly item: (item: Item) => ItemView
  readonly record: (record: EvidenceRecord) => RecordView
  readonly diagnostic: (diagnostic: Diagnostic) => DiagnosticView
  /** Shortest unique handle of an item. */
  readonly short: (item: Item) => string
}

/** @param facts may hold no findings: then no record has a state. */
export function viewerOf(plan: Plan, facts: Facts): Viewer {
  const lines = new LineIndex(plan.source.text)
  const shorts = shortHandles(plan)
  const short = (item: Item) => shorts.get(item.handle) ?? item.handle
  return {
    short,
    record: (record) => viewRecord(record, facts),
    item: (item) => ({
      ...viewItem(plan, item, facts),
      short: short(item),
      ...linesOf(item, lines),
    }),
    diagnostic: (diagnostic) => viewDiagnostic(diagnostic, plan, lines),
  }
}

/** The plan's own part of every answer. */
export function viewPlan(plan: Plan): PlanView {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as PlanView['counts']
  for (const { status } of plan.items) counts[status] += 1
  return {
    path: plan.source.path,
    title: plan.title?.value ?? null,
    lastUpdated: plan.lastUpdated?.value ?? null,
    scope: plan.scope.map(({ value }) => value),
    counts: { ...counts, total: plan.items.length },
  }
}

/** The queue with the item behind each entry. */
export function viewQueue(matches: readonly Match[]): QueueEntryView[] {
  return matches.map(({ entry, item, how }, index) => ({
    position: index + 1,
    text: entry.text.value,
    item: item?.handle ?? null,
    match: how,
  }))
}

type ItemCore = Omit<ItemView, 'short' | 'line' | 'endLine'>

function viewItem(plan: Plan, item: Item, facts: Facts): ItemCore {
  const { evidence } = item
  return {
    code: item.code,
    handle: item.handle,
    title: item.title.value,
    status: item.status,
    meaning: plan.legend.entries.get(foldMark(item.mark.value))?.meaning ?? item.status,
    mark: item.mark.value,
    horizon: viewHorizon(plan, item, facts),
    owners: item.owners.map(({ value }) => value),
    details: item.details.map(({ value }) => value),
    steps: item.steps.map(({ text, done }) => ({ text: text.value, done })),
    evidence: {
      required: evidence.required?.value ?? null,
      records: evidence.records.map((record) => viewRecord(record, facts)),
      minimumGrade: demandedGrade(plan, item, facts.policy),
    },
    risk: viewRisk(assessRisk(plan, item, facts.availability)),
    due: viewDue(plan, item, facts),
    blockedBy: item.blockedBy.map(({ value }) => value),
    deferral: viewDeferral(item, facts),
    fields: otherFields(item),
    ...viewPast(item, facts),
  }
}

function viewPast({ handle }: Item, { pasts }: Facts) {
  const past = pasts.size === 0 ? undefined : pasts.get(handle)
  const { firstSeen = null, since = null, touched = null } = past ?? {}
  return { firstSeen, since, touched }
}

function viewHorizon(plan: Plan, item: Item, facts: Facts): ItemView['horizon'] {
  const horizon = plan.horizons[item.horizon]
  return {
    code: horizon?.code ?? '',
    name: horizon?.name ?? '',
    window: horizon?.window?.text ?? null,
    dueBy: horizonEnd(plan, item, facts).day,
  }
}

function viewRisk(assessment: Assessment): ItemView['risk'] {
  const { impact, likelihood, detection, reliability, band } = assessment
  return {
    impact: impact.value,
    likelihood: likelihood.value,
    detection: detection.value,
    reliability: reliability && viewReliability(reliability),
    band,
    source: statedness(assessment),
  }
}

function viewReliability(reliability: Reliability): ItemView['risk']['reliability'] {
  const { statement, target, targetSource, minutes, budget, share } = reliability
  return { ...statement, target, targetSource, minutes, budget, share }
}

function viewDue(plan: Plan, item: Item, facts: Facts): ItemView['due'] {
  const { day, daysLate, source } = dueOf(plan, item, facts)
  return day === null ? null : { date: day, daysLate, source }
}

function viewDeferral({ deferral }: Item, { today }: Facts): ItemView['deferral'] {
  if (deferral === null) return null
  const { until, approver, reason } = deferral
  return { until, approver, reason, expired: isDeferralExpired(deferral, today) }
}

const PLACED = new Set(['owner', 'owners', 'evidence', 'risk', 'due', 'blocked by', 'deferred'])

function otherFields({ fields }: Item): Record<string, string> {
  const others = fields.filter(({ key }) => !PLACED.has(key.value.toLowerCase()))
  return Object.fromEntries(others.map(({ key, value }) => [key.value, value.value]))
}

function viewRecord(record: EvidenceRecord, facts: Facts): RecordView {
  const verdict = knownVerdict(record, facts)
  const { date, target, label, pin, expires, note } =
    verdict?.state === 'refused' ? screened(record) : record
  return {
    date,
    kind: kindOf(record).name,
    target,
    label,
    pin,
    expires,
    note,
    grade: gradeOf(record),
    state: verdict?.state ?? null,
    reason: verdict?.reason ?? null,
  }
}

/** A record that carries a secret is shown without it. */
function screened(record: EvidenceRecord): EvidenceRecord {
  const { target, label, pin, note } = record
  return {
    ...record,
    target: redactSecrets(target),
    label: redactSecrets(label),
    pin: pin && redactSecrets(pin),
    note: note && redactSecrets(note),
  }
}

function viewDiagnostic(diagnostic: Diagnostic, plan: Plan, lines: LineIndex): DiagnosticView {
  const { code, severity, span, item } = diagnostic
  const { line, column } = lines.place(span?.start ?? 0)
  return {
    code,
    severity,
    file: plan.source.path,
    line,
    column,
    item: item ?? null,
    // Findings repeat words of the plan, and are published.
    message: redactSecrets(diagnostic.message),
    mend: redactSecrets(diagnostic.mend),
    fingerprint: fingerprintOf(diagnostic),
  }
}

function linesOf({ bullet, lines }: Item, index: LineIndex) {
  return {
    line: index.place(bullet.span.start).line,
    endLine: index.place(Math.max(bullet.span.start, lines.end - 1)).line,
  }
}
