import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Told } from '../../src/history/chain.ts'
import type { Status } from '../../src/plan/model.ts'
import { planOf } from '../support/reading.ts'
import { runs } from '../support/runs.ts'
import type { Sketch } from './pasts.ts'
import { plan, timelineOf } from './pasts.ts'

const TITLES = ['Rotate keys', 'Rotate old keys', 'Scan images', 'Drill restores', 'Write runbook']
const item = fc
  .tuple(
    fc.constantFrom(' ', '~', 'x', '-'),
    fc.constantFrom(...TITLES),
    fc.constantFrom('', ' | Owner: A', ' | Owner: B'),
  )
  .map(([mark, title, owner]) => ({ title, words: `${mark} ${title}${owner}` }))
const items = fc.uniqueArray(item, { selector: ({ title }) => title, maxLength: 4 })
const text = fc.tuple(items, fc.nat(4)).map(([list, cut]) =>
  plan(
    list.slice(0, cut).map(({ words }) => words),
    list.slice(cut).map(({ words }) => words),
  ),
)

/** Up to eight commits; each goes on from one or two before it, and the last from all that lead nowhere yet. */
const history: fc.Arbitrary<Sketch[]> = fc
  .array(fc.tuple(text, fc.nat(100), fc.option(fc.nat(100), { freq: 3 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((drafts) =>
    drafts.map(([words, first, second], at): Sketch => {
      const after =
        at === 0
          ? []
          : [
              ...new Set([
                at - 1 - (first % Math.min(at, 3)),
                ...(second === null ? [] : [second % at]),
              ]),
            ]
      return { on: `01-${String(at + 1).padStart(2, '0')}`, plan: words, after }
    }),
  )
  .map(joined)

function joined(sketches: readonly Sketch[]): Sketch[] {
  const used = new Set(sketches.flatMap(({ after = [] }) => after))
  const loose = sketches.flatMap((_, at) => (used.has(at) ? [] : [at]))
  const last = sketches.at(-1)
  if (!last || loose.length < 2) return [...sketches]
  return [...sketches, { ...last, on: '01-20', after: loose }]
}

test('what is told of each item leads to what it is', () => {
  fc.assert(
    fc.property(history, (sketches) => {
      const timeline = timelineOf(...sketches)
      const { items: present } = planOf(sketches.at(-1)?.plan ?? '')
      const lives = timeline.lives.filter((life) => life.present)
      expect(lives.map(({ name }) => name.handle).sort()).toEqual(
        present.map(({ handle }) => handle).sort(),
      )
      for (const { handle, title, status } of present) {
        const life = lives.find(({ name }) => name.handle === handle)
        expect(life?.name.title).toBe(title.value)
        expect(life && replayed(life.born, life.told)).toBe(status)
        expect(life?.firstSeen).not.toBeNull()
      }
    }),
    { numRuns: runs(150) },
  )
})

/** Each change of a status starts from what the one before it led to. */
function replayed(born: Status, told: readonly Told[]): Status {
  return told.reduce((status, { change }) => {
    if (change.kind !== 'status') return status
    expect(change.before).toBe(status)
    return change.after
  }, born)
}
