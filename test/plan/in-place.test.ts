import { describe, expect, it } from 'vitest'
import { stepBetween } from '../../src/history/step.ts'
import { pairInPlace } from '../../src/plan/compare/in-place.ts'
import { comparePlans } from '../../src/plan/compare.ts'
import type { Item, Plan } from '../../src/plan/model.ts'
import { itemNamed, planOf } from '../support/reading.ts'

const TEXT = `# Plan

## Immediate (0-7 days)

- [ ] Rotate
- [ ] Scan
- [ ] Scan

## Later (2-6 weeks)

- [ ] Drill
`
const before = planOf(TEXT)

/** A plan of these lines that took over every item but some, by their titles and positions. */
function takingOver(text: string, ...others: readonly number[]): Plan {
  const read = planOf(text)
  const items = read.items.map((item, index) =>
    others.includes(index) ? item : (before.items[index] as Item),
  )
  return { ...read, items }
}

const started = takingOver(TEXT.replace('[ ] Rotate', '[~] Rotate'), 0)

describe('pairInPlace', () => {
  it('pairs what a plan did not take over from the one before', () => {
    const { pairs, horizons } = pairInPlace(before, started) ?? {}
    expect(pairs).toEqual([{ before: before.items[0], after: started.items[0] }])
    expect([...(horizons ?? [])].map(([old, now]) => [old.name, now.name])).toEqual([
      ['Immediate', 'Immediate'],
      ['Later', 'Later'],
    ])
    expect(pairInPlace(before, before)?.pairs).toEqual([])
  })

  it('serves comparing, where it tells the same as matching', () => {
    const matched = planOf(started.source.text)
    expect(comparePlans(before, started)).toEqual(comparePlans(before, matched))
    expect(stepBetween(before, started)).toEqual(stepBetween(before, matched))
    expect(stepBetween(before, started).changes).toMatchObject([{ kind: 'status' }])
  })

  const many = planOf(`${'- [ ] Item\n'.repeat(9)}- [ ] Last\n`)
  const others = planOf(many.source.text)
  const matched: Record<string, [Plan, Plan]> = {
    'plans of other items': [before, planOf(TEXT)],
    'more or fewer items': [before, { ...before, items: before.items.slice(1) }],
    'many other items': [
      many,
      { ...many, items: [...others.items.slice(0, 9), itemNamed(many, 'Last')] },
    ],
    'another title': [before, takingOver(TEXT.replace('Rotate', 'Renew'), 0)],
    'one of twins': [before, takingOver(TEXT.replace('[ ] Scan', '[x] Scan'), 1)],
    'an item in another horizon': [
      before,
      takingOver(
        TEXT.replace('\n## Later (2-6 weeks)\n', '').replace('# Plan', '# Plan\n\n## A'),
        3,
      ),
    ],
    'a horizon of another name': [before, takingOver(TEXT.replace('Later', 'Much later'), 3)],
    'a horizon more': [
      before,
      { ...started, horizons: [...started.horizons, ...started.horizons] },
    ],
  }

  it.each(Object.entries(matched))('leaves to matching: %s', (_, [old, now]) => {
    expect(pairInPlace(old, now)).toBeNull()
  })
})
