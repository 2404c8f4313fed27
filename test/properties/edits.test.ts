import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, Edit } from '../../src/plan/change.ts'
import { comparePlans } from '../../src/plan/compare.ts'
import type { Item, Plan } from '../../src/plan/model.ts'
import type { Destination } from '../../src/plan/write.ts'
import {
  addItem,
  addRecord,
  combine,
  moveItem,
  removeDeferral,
  removeField,
  removeRecord,
  setDeferral,
  setField,
  setStatus,
  touchDate,
} from '../../src/plan/write.ts'
import { applyEdits } from '../../src/text/edit.ts'
import { evenPlanText, planText } from '../support/plans.ts'
import { change, pick, planOf, RECORD, unlessRefused } from '../support/reading.ts'
import { PATIENCE, RUNS } from '../support/runs.ts'

const DEFERRAL = { until: '2026-06-01', approver: 'Ann Lee', reason: 'why: not now' }

/** A plan, and one of its items. */
const anItem = fc.tuple(planText(), fc.nat()).map(([text, at]) => {
  const plan = planOf(text)
  return { text, plan, item: pick(plan.items, at) as Item }
})

describe('what is said of an item', () => {
  it(
    'comes together, goes one by one, and comes but once',
    () => {
      fc.assert(
        fc.property(anItem, ({ text, plan, item }) => {
          const status = setStatus(plan, item, '-')
          const deferral = setDeferral(plan, item, DEFERRAL)
          const date = touchDate(plan, '2027-01-01')
          const record = addRecord(plan, item, RECORD)
          const field = setField(plan, item, 'Ticket', 'AB-1')
          const all = combine(field, deferral, record, status, date)
          const after = change(plan, all)
          const now = after.items[plan.items.indexOf(item)] as Item
          expect(tally(comparePlans(plan, after))).toEqual(tally(all.changes))
          demandOneCharacter(text, item, status)
          expect(setStatus(after, now, item.mark.value).edits.map(({ insert }) => insert)).toEqual(
            status.edits.map(() => item.mark.value),
          )
          const again = [
            setStatus(after, now, '-'),
            setDeferral(after, now, DEFERRAL),
            touchDate(after, '2027-01-01'),
            addRecord(after, now, RECORD),
            setField(after, now, 'Ticket', 'AB-1'),
          ]
          expect(again.flatMap(({ edits }) => edits)).toEqual([])

          const without = (gone: Edit, ...kept: readonly Edit[]) =>
            expect(applyEdits(after.source.text, gone.edits)).toBe(
              applyEdits(text, combine(...kept, status, date).edits),
            )
          without(removeField(after, now, 'Ticket'), deferral, record)
          if (!item.deferral) without(removeDeferral(after, now), field, record)
          const shown = now.evidence.records.find(({ target }) => target === RECORD.target)
          // A new `Evidence:` bullet stays behind its record.
          if (item.evidence.bullet && shown) {
            without(removeRecord(after, now, shown), field, deferral)
          }
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )
})

function demandOneCharacter(text: string, { mark }: Item, { edits }: Edit): void {
  const written = applyEdits(text, edits)
  const { start } = mark.span
  const others = (words: string) => words.slice(0, start) + words.slice(start + 1)
  expect(others(written)).toBe(others(text))
  expect(written[start]).toBe('-')
}

/** Changes without their order, and without those to what was so already. */
function tally(changes: readonly Change[]): string[] {
  return changes
    .filter(
      (each) => !('before' in each) || JSON.stringify(each.before) !== JSON.stringify(each.after),
    )
    .map((each) => JSON.stringify(Object.entries(each).sort()))
    .sort()
}

describe('an item', () => {
  const NEW = { title: 'A new thing', owner: 'Ann', evidence: 'report', risk: null }

  it(
    'comes and moves alone',
    () => {
      fc.assert(
        fc.property(anItem, fc.nat(), fc.nat(), ({ plan, item }, where, place) => {
          const sections: readonly Destination[] = [...plan.horizons, ...plan.vacancies]
          const destination = pick(sections, where) as Destination
          const others = 'items' in destination ? destination.items : []
          const before = [...others, undefined][place % (others.length + 1)]
          const isNew = place % 3 === 0
          const edit = isNew
            ? addItem(plan, destination, NEW)
            : unlessRefused(() => moveItem(plan, item, destination, before))
          if (edit)
            expect(kinds(comparePlans(plan, change(plan, edit)))).toEqual(kinds(edit.changes))
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )

  function kinds(changes: readonly { readonly kind: string }[]): string[] {
    return changes.map(({ kind }) => kind)
  }

  it(
    'moves there and back',
    () => {
      fc.assert(
        fc.property(evenPlanText(), fc.nat(), fc.nat(), (text, at, place) => {
          const plan = planOf(text)
          const item = pick(plan.items, at) as Item
          const next = plan.horizons[item.horizon]?.items[indexIn(plan, item) + 1]
          const others = plan.items.filter((each) => each !== item)
          const before = [...others, undefined][place % (others.length + 1)]
          const horizon = plan.horizons[before?.horizon ?? place % 2] as Destination
          const after = change(plan, moveItem(plan, item, horizon, before))
          const moved = likeOf(after, item)
          const home = after.horizons[item.horizon] as Destination
          const back = moveItem(after, moved, home, next && likeOf(after, next))
          expect(applyEdits(after.source.text, back.edits)).toBe(text)
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )

  function indexIn(plan: Plan, item: Item): number {
    return plan.horizons[item.horizon]?.items.indexOf(item) ?? -1
  }

  function likeOf({ items }: Plan, { title }: Item): Item {
    return items.find((each) => each.title.value === title.value) as Item
  }
})
