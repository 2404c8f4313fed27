import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../src/plan/change.ts'
import { comparePlans } from '../../src/plan/compare.ts'
import type { Plan } from '../../src/plan/model.ts'
import type { QueueDraft } from '../../src/plan/write.ts'
import { setQueue } from '../../src/plan/write.ts'
import { applyEdits } from '../../src/text/edit.ts'
import { queueText } from '../support/plans.ts'
import { change, planOf } from '../support/reading.ts'
import { PATIENCE, RUNS } from '../support/runs.ts'

const entriesOf = ({ queue }: Plan) => queue?.entries ?? []

describe('the queue', () => {
  it(
    'takes any order of entries and new words',
    () => {
      const steps = fc.array(fc.tuple(fc.nat(), fc.constantFrom('keep', 'keep', 'drop', 'new')), {
        maxLength: 8,
      })
      fc.assert(
        fc.property(queueText(), steps, (text, given) => {
          const plan = planOf(text)
          const drafts = arrange(plan, given)
          const edit = setQueue(plan, drafts)
          const after = change(plan, edit)
          expect(entriesOf(after)).toHaveLength(drafts.length)
          expect(comparePlans(plan, after)).toEqual(meaning(edit.changes))
          expect(
            setQueue(
              after,
              entriesOf(after).map((entry) => ({ entry })),
            ).edits,
          ).toEqual([])
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )

  /** Changes that change something: two entries of equal words may change places. */
  function meaning(changes: readonly Change[]): Change[] {
    return changes.filter(
      (each) => 'before' in each && JSON.stringify(each.before) !== JSON.stringify(each.after),
    )
  }

  function arrange(plan: Plan, steps: readonly (readonly [number, string])[]): QueueDraft[] {
    const left: QueueDraft[] = entriesOf(plan).map((entry) => ({ entry }))
    const drafts: QueueDraft[] = []
    for (const [at, kind] of steps) {
      if (kind === 'new') drafts.push({ text: `- new *words* ${at % 9}. ` })
      else if (left.length > 0) {
        const [taken] = left.splice(at % left.length, 1)
        if (taken && kind === 'keep') drafts.push(taken)
      }
    }
    return drafts
  }

  it(
    'gives its bytes back when what was put in goes',
    () => {
      fc.assert(
        fc.property(queueText(), fc.nat(), (text, at) => {
          const plan = planOf(text)
          const drafts: QueueDraft[] = entriesOf(plan).map((entry) => ({ entry }))
          const place = at % (drafts.length + 1)
          drafts.splice(place, 0, { text: 'something new' })
          const after = change(plan, setQueue(plan, drafts))
          const others = entriesOf(after).filter((_, index) => index !== place)
          const back = setQueue(
            after,
            others.map((entry) => ({ entry })),
          )
          expect(applyEdits(after.source.text, back.edits)).toBe(text)
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )
})
