import fc from 'fast-check'
import type { Edit } from '../../../src/plan/change.ts'
import type { Item, Plan } from '../../../src/plan/model.ts'
import {
  addItem,
  addRecord,
  moveItem,
  removeRecord,
  setDeferral,
  setField,
  setQueue,
  setStatus,
  touchDate,
} from '../../../src/plan/write.ts'
import { applyEdits } from '../../../src/text/edit.ts'
import { planOf } from '../../support/reading.ts'

/** One change to a plan, as a person or harden makes it; the numbers pick what and how. */
export interface Mutation {
  readonly kind: keyof typeof KINDS
  readonly a: number
  readonly b: number
}

type Change = (plan: Plan, mutation: Mutation) => Edit | string | null

const DAYS = ['2026-02-18', '2026-02-19', '2026-02-21', '2026-03-01']
const at = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length]

const KINDS = {
  status: onItem((plan, item, { b }) => setStatus(plan, item, ' ~x'.charAt(b % 3))),
  defer: onItem((plan, item, { b }) =>
    edits(
      setStatus(plan, item, '-'),
      setDeferral(plan, item, {
        until: '2026-05-01',
        approver: 'Priya',
        reason: `reason ${b % 3}`,
      }),
    ),
  ),
  record: onItem((plan, item, { a, b }) =>
    addRecord(plan, item, {
      ...{ date: at(DAYS, a) ?? '', target: `docs/${b % 9}.md`, label: `docs/${b % 9}.md` },
      ...{
        isNote: false,
        pin: b % 2 ? 'blob 12' : null,
        expires: null,
        note: b % 4 ? null : 'seen',
      },
    }),
  ),
  unrecord: onItem((plan, item, { b }) => {
    const record = at(
      item.evidence.records.filter(({ bullet }) => bullet),
      b,
    )
    return record ? removeRecord(plan, item, record) : null
  }),
  date: (plan, { b }) => touchDate(plan, at(DAYS, b) ?? ''),
  field: onItem((plan, item, { b }) =>
    setField(plan, item, at(['Tracker', 'Risk', 'Due'], b) ?? '', `word ${b % 4}`),
  ),
  add: (plan, { a, b }) => {
    const horizon = at(plan.horizons, a)
    const item = { title: `New ${b % 5}`, owner: `Owner ${a % 2}`, evidence: 'report', risk: null }
    return horizon ? addItem(plan, horizon, item) : null
  },
  move: onItem((plan, item, { b }) => {
    const horizon = at(plan.horizons, b)
    return horizon ? moveItem(plan, item, horizon, b % 3 ? at(horizon.items, b) : undefined) : null
  }),
  remove: onItem(
    ({ source: { text } }, { lines }) => text.slice(0, lines.start) + text.slice(lines.end),
  ),
  retitle: onItem(
    ({ source: { text } }, { title }, { b }) =>
      `${text.slice(0, title.span.end)} again ${b % 3}${text.slice(title.span.end)}`,
  ),
  queue: ({ queue, ...plan }, { a, b }) => {
    if (!queue) return null
    const drafts = queue.entries.map((entry) => ({ entry }))
    const [moved] = drafts.splice(a % Math.max(1, drafts.length), 1)
    if (moved && b % 3) drafts.splice(b % (drafts.length + 1), 0, moved)
    const added = b % 2 ? [{ text: `Entry ${b % 7}` }] : []
    return setQueue({ ...plan, queue }, [...drafts, ...added])
  },
  prose: ({ source: { text } }, { a, b }) => {
    const lines = text.split('\n')
    return lines.toSpliced(a % lines.length, 0, `Words ${b % 5}.`).join('\n')
  },
  cut: ({ source: { text } }, { a }) => {
    const lines = text.split('\n')
    return lines.toSpliced(a % lines.length, 1).join('\n')
  },
  crlf: ({ source: { text } }) => text.replace(/\r?\n/g, '\r\n'),
} satisfies Record<string, Change>

/** The text after some changes; what cannot be done is left out. */
export function mutated(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((before, mutation) => {
    const plan = planOf(before)
    const change: Change = KINDS[mutation.kind]
    const made = change(plan, mutation)
    if (made === null) return before
    return typeof made === 'string' ? made : applyEdits(before, made.edits)
  }, text)
}

/** Changes of these kinds; of all, unless told. */
export function mutations(
  kinds: readonly Mutation['kind'][] = Object.keys(KINDS) as Mutation['kind'][],
  most = 5,
): fc.Arbitrary<Mutation[]> {
  const one = fc.record({ kind: fc.constantFrom(...kinds), a: fc.nat(40), b: fc.nat(40) })
  return fc.array(one, { minLength: 1, maxLength: most })
}

function onItem(
  change: (plan: Plan, item: Item, mutation: Mutation) => Edit | string | null,
): Change {
  return (plan, mutation) => {
    const item = at(plan.items, mutation.a)
    return item ? change(plan, item, mutation) : null
  }
}

function edits(...changes: readonly Edit[]): Edit {
  return {
    edits: changes.flatMap((change) => change.edits),
    changes: changes.flatMap((change) => change.changes),
  }
}
