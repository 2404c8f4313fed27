import type { EvidenceRecord, Item, Plan } from '../plan/model.ts'
import { demandedGrade } from '../plan/proof.ts'
import { foldMark, isDeferralExpired } from '../plan/status.ts'
import { assessRisk, statedness } from '../risk/assess.ts'
import type { Due } from '../risk/due.ts'
import { horizonEnd } from '../risk/due.ts'
import type { Reliability } from '../risk/reliability.ts'
import type { LineIndex } from '../text/source.ts'
import type { Facts } from './command.ts'
import type { ItemView, RecordView } from './schema.ts'

/** What the views of one plan's items share. */
export interface Scene {
  readonly plan: Plan
  readonly facts: Facts
  readonly lines: LineIndex
  /** Shortest unique handle of an item. */
  readonly short: (item: Item) => string
  readonly record: (record: EvidenceRecord) => RecordView
  readonly dueOf: (item: Item) => Due
}

/**
 * An item as plain data that is worked out where somebody asks for it: JSON
 * takes all of it, a list in text hardly any.
 *
 * Its values are getters, so a spread copy of it would lack them.
 */
export class ViewedItem implements ItemView {
  readonly #item: Item
  readonly #scene: Scene

  constructor(item: Item, scene: Scene) {
    this.#item = item
    this.#scene = scene
  }

  get code() {
    return this.#item.code
  }

  get handle() {
    return this.#item.handle
  }

  get short() {
    return this.#scene.short(this.#item)
  }

  get title() {
    return this.#item.title.value
  }

  get status() {
    return this.#item.status
  }

  get meaning() {
    const { legend } = this.#scene.plan
    return legend.entries.get(foldMark(this.mark))?.meaning ?? this.status
  }

  get mark() {
    return this.#item.mark.value
  }

  get horizon() {
    return new ViewedHorizon(this.#item, this.#scene)
  }

  get owners() {
    return this.#item.owners.map(({ value }) => value)
  }

  get details() {
    return this.#item.details.map(({ value }) => value)
  }

  get steps() {
    return this.#item.steps.map(({ text, done }) => ({ text: text.value, done }))
  }

  get evidence() {
    const { plan, facts, record } = this.#scene
    const { required, records } = this.#item.evidence
    return {
      required: required?.value ?? null,
      records: records.map(record),
      minimumGrade: demandedGrade(plan, this.#item, facts.policy),
    }
  }

  get risk() {
    const { plan, facts } = this.#scene
    const assessment = assessRisk(plan, this.#item, facts.availability)
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

  get due() {
    const { day, daysLate, source } = this.#scene.dueOf(this.#item)
    return day === null ? null : { date: day, daysLate, source }
  }

  get blockedBy() {
    return this.#item.blockedBy.map(({ value }) => value)
  }

  get deferral() {
    const { deferral } = this.#item
    if (deferral === null) return null
    const { until, approver, reason } = deferral
    const expired = isDeferralExpired(deferral, this.#scene.facts.today)
    return { until, approver, reason, expired }
  }

  get fields() {
    const others = this.#item.fields.filter(({ key }) => !PLACED.has(key.value.toLowerCase()))
    return Object.fromEntries(others.map(({ key, value }) => [key.value, value.value]))
  }

  get line() {
    return this.#scene.lines.place(this.#item.bullet.span.start).line
  }

  get endLine() {
    const { bullet, lines } = this.#item
    return this.#scene.lines.place(Math.max(bullet.span.start, lines.end - 1)).line
  }

  get firstSeen() {
    return this.#past?.firstSeen ?? null
  }

  get since() {
    return this.#past?.since ?? null
  }

  get touched() {
    return this.#past?.touched ?? null
  }

  /** Handles are hashes; without history nobody asks for them. */
  get #past() {
    const { pasts } = this.#scene.facts
    return pasts.size === 0 ? undefined : pasts.get(this.handle)
  }

  /** Everything, for JSON. */
  toJSON(): ItemView {
    const { code, handle, title, status, meaning, mark, horizon, owners, details, steps } = this
    const { evidence, risk, due, blockedBy, deferral, fields, firstSeen, since, touched } = this
    const { short, line, endLine } = this
    return {
      ...{ code, handle, title, status, meaning, mark, horizon, owners, details, steps },
      ...{ evidence, risk, due, blockedBy, deferral, fields, firstSeen, since, touched },
      ...{ short, line, endLine },
    }
  }
}

/** The horizon of an item, with its end for this one; as lazy as the item's own view. */
class ViewedHorizon {
  readonly #item: Item
  readonly #scene: Scene

  constructor(item: Item, scene: Scene) {
    this.#item = item
    this.#scene = scene
  }

  get code() {
    return this.#horizon?.code ?? ''
  }

  get name() {
    return this.#horizon?.name ?? ''
  }

  get window() {
    return this.#horizon?.window?.text ?? null
  }

  get dueBy() {
    const { plan, facts } = this.#scene
    return horizonEnd(plan, this.#item, facts).day
  }

  get #horizon() {
    return this.#scene.plan.horizons[this.#item.horizon]
  }

  toJSON(): ItemView['horizon'] {
    const { code, name, window, dueBy } = this
    return { code, name, window, dueBy }
  }
}

/** Fields that have a place of their own in a view. */
const PLACED = new Set(['owner', 'owners', 'evidence', 'risk', 'due', 'blocked by', 'deferred'])

function viewReliability(reliability: Reliability): ItemView['risk']['reliability'] {
  const { statement, target, targetSource, minutes, budget, share } = reliability
  return { ...statement, target, targetSource, minutes, budget, share }
}
