import { describe, expect, it } from 'vitest'
import type { Change, Edit } from '../../src/plan/change.ts'
import type { Plan } from '../../src/plan/model.ts'
import { ReadBackError, readBack } from '../../src/plan/readback.ts'
import { addItem, moveItem, setField, setStatus, UNCHANGED } from '../../src/plan/write.ts'
import type { TextEdit } from '../../src/text/edit.ts'
import { applyEdits } from '../../src/text/edit.ts'
import { horizonOf, itemNamed, planOf } from '../support/reading.ts'

const TEXT = horizonOf(
  '- [ ] Rotate',
  '  - Owner: A',
  '- [ ] Scan',
  '',
  '## Later (2-6 weeks)',
  '',
  '- [ ] Drill',
)
const before = planOf(TEXT)
const rotate = itemNamed(before, 'Rotate')

/** Reads back a change that came out as another text than its edits make, or with other changes. */
function check(
  { edits, changes }: Edit,
  { text, intended = changes }: { text?: string; intended?: readonly Change[] } = {},
) {
  const after = planOf(text ?? applyEdits(before.source.text, edits))
  readBack({ before, after, edits, intended })
}

const replacing = (from: string, to: string): TextEdit => {
  const start = TEXT.indexOf(from)
  return { span: { start, end: start + from.length }, insert: to }
}

const gone = (title: string, index: number): Change => ({
  kind: 'removed',
  item: { handle: itemNamed(before, title).handle, title },
  at: { horizon: 'Immediate', index },
})
const retitled = (title: string, after: string): Change => ({
  kind: 'title',
  item: { handle: itemNamed(before, title).handle, title },
  before: title,
  after,
})

const start: Edit = setStatus(before, rotate, '~')
const name = { handle: rotate.handle, title: 'Rotate' }

describe('readBack', () => {
  it('is content with a change that is what it says', () => {
    expect(() => check(start)).not.toThrow()
    expect(() => check(UNCHANGED)).not.toThrow()
  })

  it('is content with a change to what was so already', () => {
    const owners: Change = { kind: 'owners', item: name, before: ['A'], after: ['A'] }
    expect(() => check(start, { intended: [...start.changes, owners] })).not.toThrow()
  })

  it('demands of changes that are known already what it demands of others', () => {
    const after = planOf(applyEdits(TEXT, start.edits))
    const demand = (known: readonly Change[]) => () =>
      readBack({ before, after, edits: start.edits, intended: start.changes, known })
    expect(demand(start.changes)).not.toThrow()
    expect(demand([])).toThrow(ReadBackError)
    expect(demand([...start.changes, retitled('Scan', 'Scam')])).toThrow(ReadBackError)
  })

  const wrong: Record<string, () => void> = {
    'text that differs outside the edits': () =>
      check(start, { text: `${TEXT.replace('[ ]', '[~]')}\n` }),
    'a change that nobody meant': () => check(start, { intended: [] }),
    'a change that is missing': () => check(UNCHANGED, { intended: start.changes }),
    'another change than was meant': () =>
      check({ ...start, edits: [{ span: rotate.mark.span, insert: 'x' }] }),
    'one of two equal changes': () =>
      check(start, { intended: [...start.changes, ...start.changes] }),
    'an item that went': () => check({ edits: [replacing('- [ ] Scan\n', '')], changes: [] }),
    'the last item that went': () =>
      check({ edits: [replacing('- [ ] Drill\n', '')], changes: [] }),
    'an item that came': () =>
      check({ edits: [replacing('- [ ] Drill\n', '- [ ] Drill\n- [ ] New\n')], changes: [] }),
    'an item in another horizon': () =>
      check({
        edits: [
          replacing('- [ ] Scan\n\n## Later (2-6 weeks)\n', '## Later (2-6 weeks)\n\n- [ ] Scan\n'),
        ],
        changes: [],
      }),
    'items that changed places': () =>
      check({
        edits: [
          replacing(
            '- [ ] Rotate\n  - Owner: A\n- [ ] Scan\n',
            '- [ ] Scan\n- [ ] Rotate\n  - Owner: A\n',
          ),
        ],
        changes: [],
      }),
    'a title that changed': () => check({ edits: [replacing('Scan', 'Scan all')], changes: [] }),
    'a heading that changed': () => check({ edits: [replacing('Later', 'Soon')], changes: [] }),
    'a window that changed': () => check({ edits: [replacing('2-6', '2-7')], changes: [] }),
    'an error that came': () =>
      check({
        edits: [{ span: rotate.mark.span, insert: '-' }],
        changes: [{ kind: 'status', item: name, before: 'not-started', after: 'deferred' }],
      }),
    'an error outside the items': () =>
      check({ edits: [replacing('# Plan', '<<<<<<< ours\n# Plan')], changes: [] }),
    'a change to an item that is not there': () =>
      check(start, {
        intended: [
          {
            kind: 'removed',
            item: { handle: 'zzzz', title: 'Gone' },
            at: { horizon: 'Immediate', index: 1 },
          },
        ],
      }),
  }

  it.each(Object.entries(wrong))('refuses %s', (_, attempt) => {
    expect(attempt).toThrow(ReadBackError)
  })

  it.each([
    ['a status', setStatus(before, rotate, 'x')],
    ['an item that goes', { edits: [replacing('- [ ] Scan\n', '')], changes: [gone('Scan', 2)] }],
    ['a title', { edits: [replacing('Scan', 'Rotate')], changes: [retitled('Scan', 'Rotate')] }],
  ])('leaves every item the handle it has by its text, behind a change of %s', (_, edit) => {
    const known = planOf(TEXT)
    expect(new Set(known.items.map(({ handle }) => handle)).size).toBe(3)
    const text = applyEdits(TEXT, edit.edits)
    const after = planOf(text)
    readBack({ before: known, after, edits: edit.edits, intended: edit.changes })

    const handles = ({ items }: Plan) => items.map(({ handle }) => handle)
    expect(handles(after)).toEqual(handles(planOf(text)))
  })

  it('names the first difference', () => {
    expect(() => check(start, { intended: [] })).toThrow(
      /^Unexpected change .*"before":"not-started".*, expected none$/,
    )
  })

  it('refuses another byte order mark', () => {
    const after = planOf(applyEdits(TEXT, start.edits))
    const marked: Plan = { ...after, source: { ...after.source, bom: true } }
    expect(() =>
      readBack({ before, after: marked, edits: start.edits, intended: start.changes }),
    ).toThrow(ReadBackError)
  })

  it('demands of a copy of a plan what it demands of the plan', () => {
    const edits = [{ span: rotate.mark.span, insert: '-' }]
    const copy = { ...planOf(applyEdits(TEXT, edits)) }
    const status: Change = { kind: 'status', item: name, before: 'not-started', after: 'deferred' }
    expect(() => readBack({ before, after: copy, edits, intended: [status] })).toThrow(
      /^Unexpected error/,
    )
  })

  it('knows errors that were there before', () => {
    const text = horizonOf('- [-] Rotate', '- [ ] Scan')
    const plan = planOf(text)
    const edit = setStatus(plan, itemNamed(plan, 'Scan'), 'x')
    const after = planOf(applyEdits(text, edit.edits))
    expect(() =>
      readBack({ before: plan, after, edits: edit.edits, intended: edit.changes }),
    ).not.toThrow()
  })

  it('knows errors that an item had and keeps', () => {
    const text = horizonOf('- [-] Rotate', '  - Owner: A')
    const plan = planOf(text)
    const { edits, changes } = setField(plan, itemNamed(plan, 'Rotate'), 'Ticket', 'A-1')
    const after = planOf(applyEdits(text, edits))
    expect(after.diagnostics.map(({ severity }) => severity)).toContain('error')
    expect(() => readBack({ before: plan, after, edits, intended: changes })).not.toThrow()
  })

  const later = before.horizons[1]
  if (!later) throw new Error('No second horizon')
  const move = moveItem(before, rotate, later)
  const add = addItem(before, later, { title: 'New', owner: null, evidence: null, risk: null })
  const remove: Edit = {
    edits: [replacing('- [ ] Scan\n', '')],
    changes: [
      {
        kind: 'removed',
        item: { handle: itemNamed(before, 'Scan').handle, title: 'Scan' },
        at: { horizon: 'Immediate', index: 2 },
      },
    ],
  }

  it.each([
    ['moved', move],
    ['came', add],
    ['went', remove],
  ])('finds an item that %s', (_, edit) => {
    expect(() => check(edit)).not.toThrow()
    expect(() => check(edit, { intended: [] })).toThrow(ReadBackError)
    expect(() => check(UNCHANGED, { intended: edit.changes })).toThrow(ReadBackError)
  })

  it('demands the very place', () => {
    const [change] = move.changes
    if (change?.kind !== 'moved') throw new Error('No move')
    for (const after of [
      { horizon: 'Later', index: 1 },
      { horizon: 'Immediate', index: 2 },
    ]) {
      expect(() => check(move, { intended: [{ ...change, after }] })).toThrow(ReadBackError)
    }
  })

  it('finds what changed in an item that moved', () => {
    const edits = move.edits.map((edit) => ({
      ...edit,
      insert: edit.insert.replace('Owner: A', 'Owner: B'),
    }))
    expect(() => check({ edits, changes: move.changes })).toThrow(/"owners"/)
  })
})
