import { describe, expect, test } from 'vitest'
import type { Edit } from '../../src/plan/change.ts'
import type { JournalEntry } from '../../src/plan/journal.ts'
import type { Plan } from '../../src/plan/model.ts'
import { readBack } from '../../src/plan/readback.ts'
import { undoEntry } from '../../src/plan/undo.ts'
import {
  addItem,
  addRecord,
  combine,
  moveItem,
  setDeferral,
  setField,
  setQueue,
  setStatus,
  touchDate,
} from '../../src/plan/write.ts'
import { applyEdits } from '../../src/text/edit.ts'
import { hunksBetween } from '../../src/text/hunks.ts'
import { changed, itemNamed, planOf } from '../support/reading.ts'
import { PLAN } from './merge/cases.ts'

const RECORD = { date: '2026-02-20', target: 'docs/a.md', label: 'docs/a.md', isNote: false }
const NEW = { title: 'Rehearse', owner: 'SRE', evidence: 'report', risk: null }

/** Changes as the commands make them. */
const CHANGES: Readonly<Record<string, (plan: Plan) => Edit>> = {
  start: (plan) => setStatus(plan, itemNamed(plan, 'Enforce clean-tree'), '~'),
  done: (plan) => {
    const item = itemNamed(plan, 'Run secret scan')
    const record = { ...RECORD, pin: null, expires: null, note: null }
    return combine(setStatus(plan, item, 'x'), addRecord(plan, item, record))
  },
  add: (plan) => addItem(plan, plan.horizons[0] as Plan['horizons'][number], NEW),
  move: (plan) =>
    moveItem(plan, itemNamed(plan, 'Capacity'), plan.horizons[1] as Plan['horizons'][number]),
  queue: (plan) =>
    setQueue(
      plan,
      (plan.queue?.entries ?? []).slice(1).map((entry) => ({ entry })),
    ),
  field: (plan) => setField(plan, itemNamed(plan, 'Add mandatory'), 'Risk', 'impact high'),
}

/** A change that was made and noted. */
function noted(text: string, name: string, today: string | null = '2026-02-20') {
  let made: Edit = { edits: [], changes: [] }
  const after = changed(text, (plan) => {
    const change = CHANGES[name]?.(plan) ?? made
    made = today === null ? change : combine(change, touchDate(plan, today))
    return made
  })
  const entry: JournalEntry = {
    ...{ id: name, at: '2026-02-20T12:00:00.000Z', command: name, plan: 'PLAN.md', undoes: null },
    ...{ changes: made.changes, hunks: hunksBetween(text, after) },
  }
  return { after, entry }
}

/** The text without the change; why not, where it cannot be taken back. */
function undone(text: string, entry: JournalEntry, isNewest = true): string {
  const plan = planOf(text)
  const undoing = undoEntry(plan, entry, { isNewest, read: ({ text: words }) => planOf(words) })
  if ('refusal' in undoing) return undoing.refusal
  const { edits, changes } = undoing.edit
  const after = planOf(applyEdits(text, edits))
  readBack({ before: plan, after, edits, intended: changes })
  return after.source.text
}

describe.each(Object.keys(CHANGES))('a change by %s', (name) => {
  test('is taken back byte for byte', () => {
    const { after, entry } = noted(PLAN, name)
    expect(after).not.toBe(PLAN)
    expect(undone(after, entry)).toBe(PLAN)
    const crlf = PLAN.replaceAll('\n', '\r\n')
    const other = noted(crlf, name)
    expect(undone(other.after, other.entry)).toBe(crlf)
  })

  test.each(Object.keys(CHANGES).filter((later) => later !== name))(
    'is taken back alone where %s came after it',
    (later) => {
      const first = noted(PLAN, name)
      const second = noted(first.after, later)
      expect(undone(second.after, first.entry, false)).toBe(noted(PLAN, later).after)
    },
  )
})

test('the date goes back with the newest change alone, and where it is as harden left it', () => {
  const { after, entry } = noted(PLAN, 'start')
  expect(undone(after, entry)).toContain('2026-02-14')
  expect(undone(after, entry, false)).toContain('2026-02-20')
  const dated = after.replace('2026-02-20', '2026-02-21')
  expect(undone(dated, entry)).toBe(PLAN.replace('2026-02-14', '2026-02-21'))
})

test('lines that changed since are refused, by their words', () => {
  const { after, entry } = noted(PLAN, 'start')
  const line = '- [~] Enforce clean-tree release rule and document release branc'
  expect(undone(after.replace('[~] Enforce', '[x] Enforce'), entry)).toBe(
    `the line “${line.slice(0, 60)}” is not as harden left it`,
  )
  const dropped = noted(PLAN, 'queue', null)
  expect(undone(dropped.after.replace('1. Add repo-level', '1. Add'), dropped.entry)).toContain(
    'is not as harden left it',
  )
})

test('a deferral is taken back, whatever the order in which its parts were noted', () => {
  const content = { until: '2026-05-01', approver: 'Priya Nair', reason: 'low load' }
  let made: Edit = { edits: [], changes: [] }
  const after = changed(PLAN, (plan) => {
    made = setDeferral(plan, itemNamed(plan, 'Run secret scan'), content)
    return made
  })
  const changes = made.changes.map((change) =>
    change.kind === 'deferral' && change.after
      ? { ...change, after: { reason: 'low load', approver: 'Priya Nair', until: '2026-05-01' } }
      : change,
  )
  const entry = { ...noted(PLAN, 'start').entry, changes, hunks: hunksBetween(PLAN, after) }
  expect(undone(after, entry)).toBe(PLAN)
})

test('lines that only went are refused by the line above them', () => {
  const hunks = hunksBetween('# Plan\nGone.\nWords.\n', '# Plan\nWords.\n')
  const entry = { ...noted(PLAN, 'start').entry, changes: [], hunks }
  expect(undone('# Title\nOther words.\n', entry)).toBe(
    'the line “# Plan” is not as harden left it',
  )
})

test('what would change something else is refused', () => {
  const { after, entry } = noted(PLAN, 'done')
  const fenced = after
    .replace('- [x] Run secret', '```\n- [x] Run secret')
    .replace('## Short', '```\n\n## Short')
  expect(undone(fenced, entry)).toBe(
    'the plan has changed so that it would take back something else',
  )
})
