import { handleAt } from '../../src/plan/handles.ts'
import type {
  Deferral,
  EvidenceRecord,
  Field,
  Item,
  Plan,
  Queue,
  QueueEntry,
  RiskStatement,
  TimeWindow,
} from '../../src/plan/model.ts'
import { statusOfMark } from '../../src/plan/status.ts'
import { readWindow } from '../../src/plan/window.ts'
import type { Located } from '../../src/text/source.ts'
import { sourceOf } from '../../src/text/source.ts'

/** A plan as a test wants it, without a text: every span is empty. */
export interface PlanSketch {
  readonly lastUpdated?: string
  readonly horizons: readonly HorizonSketch[]
  readonly queue?: { readonly size?: number; readonly entries: readonly string[] }
}

export interface HorizonSketch {
  readonly name?: string
  /** As in a heading's parenthesis. */
  readonly window?: string
  readonly items: readonly ItemSketch[]
}

export interface ItemSketch {
  readonly title?: string
  readonly mark?: string
  readonly risk?: Partial<RiskStatement>
  readonly due?: string
  readonly blockedBy?: readonly string[]
  readonly deferral?: Partial<Deferral>
  readonly expires?: readonly (string | null)[]
  readonly pinned?: readonly string[]
}

const NOWHERE = { start: 0, end: 0 }
const BULLET = { span: NOWHERE, marker: NOWHERE, content: 0, paragraphEnd: 0 }

export function planOf({ lastUpdated, horizons, queue }: PlanSketch): Plan {
  const items: Item[] = []
  const sets = horizons.map(({ items: sketches }, horizon) =>
    sketches.map((sketch, index) => {
      const item = itemOf(sketch, { horizon, index, position: items.length, items })
      items.push(item)
      return item
    }),
  )
  return {
    source: sourceOf(''),
    title: null,
    header: [],
    lastUpdated: lastUpdated === undefined ? null : at(lastUpdated),
    scope: [],
    legend: { entries: new Map(), span: null },
    horizons: horizons.map(({ name, window }, index) => ({
      code: letter(index),
      name: name ?? `Horizon ${letter(index)}`,
      window: window === undefined ? null : windowOf(window),
      heading: NOWHERE,
      span: NOWHERE,
      items: sets[index] ?? [],
    })),
    vacancies: [],
    items,
    queue: queue === undefined ? null : queueOf(queue.entries, queue.size),
    cadence: null,
    diagnostics: [],
  }
}

/** The same plan with another queue. */
export function withQueue(plan: Plan, entries: readonly string[], size = 5): Plan {
  return { ...plan, queue: queueOf(entries, size) }
}

/** By code, as `I2`; fails the test when there is none. */
export function itemNamed(plan: Plan, code: string): Item {
  const item = plan.items.find((each) => each.code === code)
  if (item === undefined) throw new Error(`no item ${code} in the sketch`)
  return item
}

/** A, B, C… */
function letter(horizon: number): string {
  return String.fromCharCode(65 + horizon)
}

interface Seat {
  readonly horizon: number
  /** In the horizon. */
  readonly index: number
  /** In the plan. */
  readonly position: number
  /** Of the plan, once all are made. */
  readonly items: readonly Item[]
}

/** Without words of its own. */
const EMPTY_LEGEND = { entries: new Map(), span: null }

function itemOf(sketch: ItemSketch, { horizon, index, position, items }: Seat): Item {
  const { mark = ' ', risk, due, blockedBy = [], deferral, expires = [], pinned = [] } = sketch
  const code = `${letter(horizon)}${index + 1}`
  return {
    code,
    get handle() {
      return handleAt(items, position)
    },
    title: at(sketch.title ?? `Item ${code}`),
    mark: at(mark),
    status: statusOfMark(mark, () => EMPTY_LEGEND),
    horizon,
    bullet: BULLET,
    lines: NOWHERE,
    owners: [],
    evidence: { required: null, bullet: null, records: expires.map(recordOf) },
    risk: risk === undefined ? null : at({ ...NO_RISK, ...risk }),
    due: due === undefined ? null : at(due),
    blockedBy: blockedBy.map(at),
    deferral: deferral === undefined ? null : { ...NO_DEFERRAL, ...deferral },
    steps: [],
    details: [],
    fields: pinned.map((value): Field => ({ key: at('Pinned'), value: at(value), bullet: BULLET })),
    children: [],
  }
}

const NO_RISK: RiskStatement = {
  impact: null,
  likelihood: null,
  detection: null,
  reliability: null,
  note: null,
}
const NO_DEFERRAL: Deferral = {
  until: null,
  approver: null,
  reason: null,
  span: NOWHERE,
  bullet: BULLET,
}

function recordOf(expires: string | null): EvidenceRecord {
  const target = 'docs/proof.md'
  const content = {
    date: '2026-01-01',
    target,
    label: target,
    isNote: false,
    pin: null,
    note: null,
  }
  return { ...content, expires, span: NOWHERE, bullet: BULLET }
}

function queueOf(entries: readonly string[], size = 5): Queue {
  return {
    heading: NOWHERE,
    name: 'Queue',
    size,
    entries: entries.map(
      (text, index): QueueEntry => ({
        number: index + 1,
        text: at(text),
        link: null,
        bullet: BULLET,
        lines: NOWHERE,
      }),
    ),
    list: NOWHERE,
    span: NOWHERE,
  }
}

function windowOf(text: string): TimeWindow {
  const window = readWindow(text)
  if (window === null) throw new Error(`no window in “${text}”`)
  return window
}

function at<T>(value: T): Located<T> {
  return { value, span: NOWHERE }
}
