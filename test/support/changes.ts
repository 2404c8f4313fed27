import fc from 'fast-check'
import type { Edit } from '../../src/plan/change.ts'
import type { Item, Plan } from '../../src/plan/model.ts'
import type { Destination, QueueDraft } from '../../src/plan/write.ts'
import {
  addItem,
  addRecord,
  combine,
  moveItem,
  removeDeferral,
  removeField,
  removeRecord,
  replaceRecord,
  setDeferral,
  setField,
  setQueue,
  setStatus,
  touchDate,
  UNCHANGED,
} from '../../src/plan/write.ts'
import { pick, RECORD } from './reading.ts'

/** A change to an item of a plan, or to its queue; `at` draws what there is to choose. */
export type AnyChange = (plan: Plan, item: Item, at: number) => Edit

const DEFERRAL = { until: '2026-06-01', approver: 'Ann Lee', reason: 'why: not now' }
const NEW = { title: 'A new thing', owner: 'Ann', evidence: 'report', risk: null }

/** Every kind of change that harden writes. */
export const CHANGES: Readonly<Record<string, AnyChange>> = {
  status: (plan, item, at) => setStatus(plan, item, pick([' ', '~', 'x'], at) ?? 'x'),
  record: (plan, item) => addRecord(plan, item, RECORD),
  'another record': (plan, item, at) => {
    const record = shownAt(item, at)
    return record ? replaceRecord(plan, item, record, RECORD) : UNCHANGED
  },
  'no record': (plan, item, at) => {
    const record = shownAt(item, at)
    return record ? removeRecord(plan, item, record) : UNCHANGED
  },
  deferral: (plan, item) => combine(setStatus(plan, item, '-'), setDeferral(plan, item, DEFERRAL)),
  reopening: (plan, item) => combine(setStatus(plan, item, ' '), removeDeferral(plan, item)),
  field: (plan, item) => setField(plan, item, 'Risk', 'impact high'),
  'no field': (plan, item, at) => {
    const field = pick(item.fields, at)?.key.value ?? ''
    return /^(?:owners?|evidence|deferred)$/i.test(field)
      ? UNCHANGED
      : removeField(plan, item, field)
  },
  'all at once': (plan, item) =>
    combine(
      touchDate(plan, '2027-01-01'),
      addItem(plan, plan.horizons[item.horizon] as Destination, NEW),
      setField(plan, item, 'Ticket', 'AB-1'),
      setDeferral(plan, item, DEFERRAL),
      addRecord(plan, item, RECORD),
      setStatus(plan, item, '-'),
    ),
  'new item': (plan, _, at) => addItem(plan, sectionAt(plan, at), NEW),
  move: (plan, item, at) => {
    const section = sectionAt(plan, at)
    const others = 'items' in section ? section.items : []
    return moveItem(plan, item, section, pick([...others, undefined], at >> 4))
  },
  queue: (plan, item, at) => {
    const entries: QueueDraft[] = plan.queue?.entries.map((entry) => ({ entry })) ?? []
    const [first] = entries.splice(at % Math.max(1, entries.length), 1)
    const drafts = first && at % 2 ? [first, ...entries, { item }] : [{ text: 'new' }, ...entries]
    return plan.queue ? setQueue(plan, drafts) : UNCHANGED
  },
}

function shownAt({ evidence }: Item, at: number) {
  return pick(
    evidence.records.filter(({ bullet }) => bullet !== null),
    at,
  )
}

function sectionAt({ horizons, vacancies }: Plan, at: number): Destination {
  return pick<Destination>([...horizons, ...vacancies], at) as Destination
}

export const anyChange = fc.tuple(fc.constantFrom(...Object.keys(CHANGES)), fc.nat())
