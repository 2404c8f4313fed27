import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { fingerprintOf } from '../diagnostics/fingerprint.ts'
import { gradeOf } from '../evidence/grade.ts'
import { kindOf, knownVerdict } from '../evidence/index.ts'
import { redactSecrets } from '../evidence/secrets.ts'
import { shortHandles } from '../plan/address.ts'
import type { EvidenceRecord, Item, Plan } from '../plan/model.ts'
import { STATUSES } from '../plan/model.ts'
import type { Match } from '../plan/queue-match.ts'
import { dueReader } from '../risk/due.ts'
import { LineIndex } from '../text/source.ts'
import type { Facts } from './command.ts'
import type { DiagnosticView, ItemView, PlanView, QueueEntryView, RecordView } from './schema.ts'
import { ViewedItem } from './viewed-item.ts'

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
  const views = new Map<EvidenceRecord, RecordView>()
  const record = (record: EvidenceRecord) => {
    const view = views.get(record) ?? viewRecord(record, facts)
    views.set(record, view)
    return view
  }
  const scene = { plan, facts, lines, short, record, dueOf: dueReader(plan, facts) }
  return {
    short,
    record,
    item: (item) => new ViewedItem(item, scene),
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
