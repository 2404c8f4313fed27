import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePlans } from '../../src/plan/compare.ts'
import { ReadBackError } from '../../src/plan/readback.ts'
import { anyChange, CHANGES } from '../support/changes.ts'
import { change, pick, planOf, unlessRefused } from '../support/reading.ts'
import { PATIENCE, RUNS } from '../support/runs.ts'
import { SEED, spoiledSeed } from '../support/seed.ts'

describe('the project’s own plan', () => {
  const plan = planOf(SEED)

  it.each(Object.entries(CHANGES))('takes a change of every item: %s', (_, make) => {
    for (const [at, item] of plan.items.entries()) {
      if (at % 5 === 0) expect(() => change(plan, make(plan, item, at))).not.toThrow()
    }
  })

  it('differs from itself in nothing', () => {
    expect(comparePlans(plan, planOf(SEED))).toEqual([])
  })
})

describe('a spoiled plan', () => {
  it(
    'takes a change as it was meant, or not at all, and hardly ever not at all',
    () => {
      const refused: string[] = []
      let made = 0
      fc.assert(
        fc.property(spoiledSeed, fc.nat(), anyChange, (text, at, [kind, choice]) => {
          const plan = planOf(text)
          const item = pick(plan.items, at)
          if (!item) return
          const edit = unlessRefused(() => CHANGES[kind]?.(plan, item, choice))
          if (!edit || edit.edits.length === 0) return
          made += 1
          try {
            change(plan, edit)
          } catch (error) {
            if (!(error instanceof ReadBackError)) throw error
            refused.push(`${kind}: ${error.message}`)
          }
        }),
        { numRuns: RUNS },
      )
      const told = refused.map((each) => `  ${each}\n`).join('')
      process.stdout.write(`read-back: ${refused.length} of ${made} changes refused\n${told}`)
      expect(refused.length / made).toBeLessThan(0.005)
    },
    PATIENCE,
  )
})
