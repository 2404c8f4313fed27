import { describe, expect, it } from 'vitest'
import { amend } from '../../src/plan/amend.ts'
import type { Edit } from '../../src/plan/change.ts'
import type { Item, Plan } from '../../src/plan/model.ts'
import { errorsBeyond } from '../../src/plan/read.ts'
import { readBack } from '../../src/plan/readback.ts'
import { combine, setField, setStatus, touchDate } from '../../src/plan/write.ts'
import { applyEdits } from '../../src/text/edit.ts'
import { itemNamed, planOf } from '../support/reading.ts'

const PLAN = `# Plan

Last updated: 2026-02-14 (UTC)
Scope: \`a\`, b

Kept by: A

## Immediate (0-7 days)

- [ ] Rotate
  - Owner: A
- [x] Scan

## Later (2-6 weeks)

- [ ] Drill
  - Risk: impact huge

## Review cadence

Weekly on Friday (UTC).

## Some day

Nothing yet.
`

function amended(before: Plan, edit: Edit) {
  const source = { ...before.source, text: applyEdits(before.source.text, edit.edits) }
  return amend(before, edit, source, ({ text }) => planOf(text))
}

const startOf = (plan: Plan, title: string, mark = '~') =>
  setStatus(plan, itemNamed(plan, title), mark)

/** The plan after another mark for an item, and another day, in this text. */
function amendedIn(text: string, title: string, { mark = '~', day = '2026-03-01' } = {}) {
  const plan = planOf(text)
  return amended(plan, combine(startOf(plan, title, mark), touchDate(plan, day)))
}

describe('amend', () => {
  const before = planOf(PLAN)

  it('gives the plan with the item and the day as they are now', () => {
    const amendment = amendedIn(PLAN, 'Rotate')
    if (!amendment) throw new Error('The plan was not amended')
    const { items, horizons, lastUpdated, header, scope } = amendment.after
    const [rotate, ...others] = items as [Item, ...Item[]]
    expect([rotate.status, rotate.code, rotate.owners[0]?.value]).toEqual([
      'in-progress',
      'I1',
      'A',
    ])
    expect(rotate.handle).toBe(itemNamed(before, 'Rotate').handle)
    expect(horizons.map(({ items }) => items[0]?.status)).toEqual(['in-progress', 'not-started'])
    expect(others.map(({ title }) => title.value)).toEqual(['Scan', 'Drill'])
    expect(lastUpdated).toEqual({ value: '2026-03-01', span: before.lastUpdated?.span })
    expect(header.map(({ value }) => value.value)).toEqual(['2026-03-01 (UTC)', 'a, b', 'A'])
    expect(scope.map(({ value }) => value)).toEqual(['a', 'b'])
  })

  it('reads an item of all that is below it', () => {
    const text = '- [ ] Rotate\n  - Blocked by: I2\n  - [ ] a step\n- [ ] Scan'
    const [rotate] = amendedIn(text, 'Rotate')?.after.items ?? []
    expect(rotate?.blockedBy.map(({ value }) => value)).toEqual(['I2'])
    expect(rotate?.steps).toHaveLength(1)
    expect(amendedIn(text, 'Scan')?.after.items[1]?.status).toBe('in-progress')
  })

  it('takes a mark for what the legend says of it, and none that it does not explain', () => {
    const text = '- [ ] Rotate\n\n## Legend\n\n- `[>]` Waits for others\n'
    expect(amendedIn(text, 'Rotate', { mark: '>' })?.after.items[0]?.status).toBe('other')
    expect(amendedIn(text, 'Rotate', { mark: '?' })).toBeNull()
  })

  it('tells all that changed', () => {
    const { handle, title } = itemNamed(before, 'Rotate')
    expect(amendedIn(PLAN, 'Rotate')?.changes).toEqual([
      {
        kind: 'status',
        item: { handle, title: title.value },
        before: 'not-started',
        after: 'in-progress',
      },
      { kind: 'last-updated', before: '2026-02-14', after: '2026-03-01' },
    ])
  })

  it('reads the whole text when somebody asks for what is wrong with it', () => {
    const plan = amendedIn(PLAN, 'Rotate')?.after
    expect(plan?.vacancies.map(({ name }) => name)).toEqual(['Some day'])
    expect(plan?.cadence?.weekday).toBe(5)
    expect(plan?.diagnostics.map(({ code }) => code)).toEqual(['bad-risk'])
  })

  it('gives a plan that another edit may follow, with the errors it has', () => {
    const first = amended(before, startOf(before, 'Rotate'))?.after as Plan
    const second = setField(first, itemNamed(first, 'Scan'), 'Note', 'B')
    const text = applyEdits(first.source.text, second.edits)
    const { edits, changes } = second
    expect(() =>
      readBack({ before: first, after: planOf(text), edits, intended: changes }),
    ).not.toThrow()
    expect(errorsBeyond(first, new Set()).map(({ code }) => code)).toEqual(['bad-risk'])
    expect(errorsBeyond(first, new Set(first.items))).toEqual([])
  })

  const whole: Record<string, () => unknown> = {
    'another change than of marks and the day': () =>
      amended(before, setField(before, itemNamed(before, 'Rotate'), 'Owner', 'B')),
    'an edit that moves what is behind it': () =>
      amended(before, {
        ...startOf(before, 'Rotate'),
        edits: [{ span: { start: 0, end: 1 }, insert: '' }],
      }),
    'an edit that is in no mark': () =>
      amended(before, {
        ...startOf(before, 'Rotate'),
        edits: [{ span: { start: 0, end: 1 }, insert: '~' }],
      }),
    'a mark of an item that no change names': () =>
      amended(before, { ...startOf(before, 'Rotate'), changes: [] }),
    'a change to an item that is not there': () =>
      amended(before, {
        ...startOf(before, 'Rotate'),
        changes: startOf(planOf('- [ ] Other\n'), 'Other').changes,
      }),
    'a text that defines something': () => amendedIn(`${PLAN}\n[x]: /u\n`, 'Rotate'),
    'a mark with which an error may come': () => amendedIn(PLAN, 'Rotate', { mark: '-' }),
    'a mark that makes another line of it': () => amendedIn(PLAN, 'Rotate', { mark: '\n' }),
    'a mark that makes no box': () => amendedIn(PLAN, 'Scan', { mark: '\\' }),
    'a mark that makes a box of a step alone': () =>
      amendedIn('- [ ] Rotate\n  - [ ] a step\n', 'Rotate', { mark: '\\' }),
    'a mark that makes more of it than an item': () =>
      amendedIn('- [ ] Rotate\n  Now [a](b\n- [ ] Scan\n', 'Rotate', { mark: ']' }),
    'an item with something of its own behind it': () =>
      amendedIn('- [ ] Rotate\n\n<!-- a comment -->\n\n- [ ] Scan\n', 'Rotate'),
    'an item that is not the document’s own': () =>
      amendedIn('- A list\n  - [ ] Rotate\n- of lists\n', 'Rotate'),
    'an item in a bullet that has no box': () => amendedIn('1. - [ ] Rotate\n', 'Rotate'),
    'an item that begins behind white space': () =>
      amendedIn('# Plan\n\n - [ ] Rotate\n', 'Rotate'),
    'a head with a list': () =>
      amendedIn('- a\n\nLast updated: 2026-02-14\n\n## Now\n\n- [ ] Rotate\n', 'Rotate'),
    'a head that may say when the plan is reviewed': () =>
      amendedIn(PLAN.replace('# Plan', '# Review'), 'Rotate'),
    'a head with a comment': () => amendedIn(`<!-- a -->\n\n${PLAN}`, 'Rotate'),
    'a head that begins with a comment’s end': () => amendedIn(`# <b>\n\n${PLAN}`, 'Rotate'),
    'what is no day': () => amendedIn(PLAN, 'Rotate', { day: '2026-02-31' }),
    'what makes another block of the day': () => amendedIn(PLAN, 'Rotate', { day: '`026-02-20' }),
  }

  it.each(Object.entries(whole))('leaves to reading the whole: %s', (_, make) => {
    expect(make()).toBeNull()
  })
})
