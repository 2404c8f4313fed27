import fc from 'fast-check'
import { LEVELS } from '../../src/plan/model.ts'
import type { ItemSketch, PlanSketch } from './sketch.ts'

/** Day on which every arbitrary plan was last updated, and the day it is looked at. */
export const lastUpdated = '2026-02-14'
export const today = '2026-02-20'

const day = fc.constantFrom('2026-02-01', '2026-02-19', '2026-02-20', '2026-02-21', '2026-06-01')
const mark = fc.constantFrom(' ', ' ', ' ', ' ', '~', 'x', '-', '?')

const risk = fc.record({
  impact: fc.option(fc.constantFrom(...LEVELS)),
  likelihood: fc.option(fc.constantFrom(...LEVELS)),
  detection: fc.option(fc.constantFrom('none', 'partial', 'full')),
})

export type Titled = ItemSketch & { readonly title: string }

/** Items named by a letter; what they wait for is named so too, in circles and in vain. */
function item(title: string): fc.Arbitrary<Titled> {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 })
  const pinned = fc.constantFrom(
    'top until 2026-03-01: audit',
    'top until 2026-02-01: audit',
    'top',
  )
  return fc
    .record({
      mark,
      risk: fc.option(risk, { nil: undefined, freq: 2 }),
      due: maybe(day),
      blockedBy: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(fc.constantFrom(...TITLES), { maxLength: 2 }) },
      ),
      deferral: maybe(fc.record({ until: fc.option(day) })),
      expires: fc.array(fc.option(day), { maxLength: 2 }),
      pinned: fc.oneof(
        { weight: 6, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(pinned, { maxLength: 2 }) },
      ),
    })
    .map(({ risk: stated, due, deferral, ...rest }) => ({
      title,
      ...rest,
      ...(stated === undefined ? {} : { risk: stated }),
      ...(due === undefined ? {} : { due }),
      ...(deferral === undefined ? {} : { deferral }),
    }))
}

/** Words, because letters would be read as codes or handles. */
const TITLES = 'alpha beta gamma delta epsilon eta theta iota'
  .split(' ')
  .map((name) => `Mend ${name}`)

export interface TitledPlan extends PlanSketch {
  readonly horizons: readonly { readonly window?: string; readonly items: readonly Titled[] }[]
}

/** Any plan of up to eight items in up to five horizons, with everything a ranking looks at. */
export const plans: fc.Arbitrary<TitledPlan> = fc
  .record({
    items: fc.tuple(...TITLES.map(item)),
    count: fc.nat({ max: TITLES.length }),
    cuts: fc.array(fc.nat({ max: TITLES.length }), { maxLength: 4 }),
    windows: fc.array(fc.constantFrom('7 days', '6 weeks', '3 months', 'Q1 2026', undefined), {
      minLength: 5,
      maxLength: 5,
    }),
  })
  .map(({ items, count, cuts, windows }) => {
    const ends = [...cuts.filter((cut) => cut < count).toSorted((a, b) => a - b), count]
    const parts = ends.map((end, index) => items.slice(ends[index - 1] ?? 0, end))
    const horizons = parts
      .filter((part) => part.length > 0)
      .map((part, index) => {
        const window = windows[index]
        return window === undefined ? { items: part } : { window, items: part }
      })
    return { lastUpdated, horizons }
  })

/** The same plan with the items of each horizon in another order. */
export function shuffled(plan: TitledPlan): fc.Arbitrary<TitledPlan> {
  const orders = plan.horizons.map(({ items }) =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length }),
  )
  return fc.tuple(...orders).map((lists) => ({
    ...plan,
    horizons: plan.horizons.map((horizon, index) => ({ ...horizon, items: lists[index] ?? [] })),
  }))
}

/** The same plan with other values in one item. */
export function changed(
  plan: TitledPlan,
  title: string,
  change: (item: Titled) => Titled,
): TitledPlan {
  const horizons = plan.horizons.map((horizon) => ({
    ...horizon,
    items: horizon.items.map((each) => (each.title === title ? change(each) : each)),
  }))
  return { ...plan, horizons }
}
