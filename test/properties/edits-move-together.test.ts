import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item, Plan } from '../../src/plan/model.ts'
import { moveItem, moveTogether } from '../../src/plan/write.ts'
import { planText } from '../support/plans.ts'
import { change, pick, planOf } from '../support/reading.ts'
import { PATIENCE, runs } from '../support/runs.ts'

const gap = fc.nat(2).map((lines) => '\n'.repeat(lines))

/** Items of lists that are set apart in any way, in three horizons, under sub-headings and words. */
const unevenPlan = fc
  .tuple(
    fc.array(
      fc.array(
        fc.record({
          apart: gap,
          before: fc.constantFrom('', '', '', '', '\n### More\n\n', '\nWords.\n\n', '- Group\n'),
          marker: fc.constantFrom('- ', '- ', '- ', '- ', '- ', '* ', '-   ', '1. '),
          below: fc.constantFrom('', '', '    - Owner: A\n', '\n    Words.\n', '    wrapped\n'),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      { minLength: 3, maxLength: 3 },
    ),
    fc.array(gap, { minLength: 3, maxLength: 3 }),
    fc.boolean(),
    fc.constantFrom('\n', '\n', '\r\n'),
  )
  .map(([horizons, gaps, isEnded, eol]) => {
    const sections = horizons.map((items, at) => {
      const lines = items.map(({ apart, before, marker, below }, place) => {
        const set = before === '' && place > 0 ? apart : before
        return `${set}${marker}[ ] Item ${at}${place}\n${below}`
      })
      return `## ${WINDOWS[at]}\n${gaps[at]}${lines.join('')}`
    })
    const text = `# Plan\n\n${sections.join('\n')}`
    return (isEnded ? text : text.trimEnd()).replaceAll('\n', eol)
  })

const WINDOWS = ['Immediate (0-7 days)', 'Short Term (2-6 weeks)', 'Long Term (6-12 months)']

/** A plan, and moves by title, most of them to the same horizon. */
const moves = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: unevenPlan }, planText({ items: 5 })),
    fc.nat(),
    fc.array(fc.tuple(fc.nat(3), fc.boolean()), { minLength: 18, maxLength: 18 }),
  )
  .map(([text, to, wanted]) => {
    const plan = planOf(text)
    const sections = [...plan.horizons, ...plan.vacancies].map(({ name }) => name)
    const given = plan.items.flatMap((item, at) => {
      const [isStaying = 0, isElsewhere = false] = wanted[at] ?? []
      const section = pick(sections, isElsewhere ? to + 1 : to)
      const home = plan.horizons[item.horizon]?.name
      const isMoved = isStaying > 0 && section !== undefined && section !== home
      return isMoved ? [{ title: item.title.value, section }] : []
    })
    return { plan, given }
  })

function titled({ items }: Plan, title: string): Item {
  return items.find((item) => item.title.value === title) as Item
}

function sectionOf({ horizons, vacancies }: Plan, name: string) {
  return [...horizons, ...vacancies].find((each) => each.name === name)
}

function hasTwins({ items }: Plan): boolean {
  return new Set(items.map(({ title }) => title.value)).size < items.length
}

describe('moves made together', () => {
  it(
    'leave the text that moves one after the other leave',
    () => {
      let together = 0
      fc.assert(
        fc.property(moves, ({ plan, given }) => {
          fc.pre(given.length > 1 && !hasTwins(plan))
          const { count, edit } = moveTogether(
            plan,
            given.map(({ title, section }) => ({
              item: titled(plan, title),
              destination: sectionOf(plan, section) ?? expect.fail(section),
            })),
          )
          if (count < 2) return
          together += 1
          const alone = given.slice(0, count).reduce((now, { title, section }) => {
            const destination = sectionOf(now, section) ?? expect.fail(section)
            return change(now, moveItem(now, titled(now, title), destination))
          }, plan)
          expect(change(plan, edit).source.text).toBe(alone.source.text)
        }),
        { numRuns: runs(500) },
      )
      expect(together).toBeGreaterThan(runs(500) / 5)
    },
    PATIENCE,
  )
})
