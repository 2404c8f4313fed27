import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planText } from '../../support/plans.ts'
import { runs } from '../../support/runs.ts'
import { merged } from './engine.ts'
import { mutated, mutations } from './mutations.ts'
import type { Sketch } from './sketch.ts'
import { changed, changes, itemsOf, sketches, textOf } from './sketch.ts'

/** Every run reads several plans, and the machine may have other work. */
const TEN_MINUTES = 600_000

interface Fork<T> {
  readonly base: T
  readonly ours: T
  readonly theirs: T
}

const forks: fc.Arbitrary<Fork<Sketch>> = fc
  .record({ base: sketches(3), ours: changes(), theirs: changes() })
  .map(({ base, ours, theirs }) => ({
    base,
    ours: changed(base, ours),
    theirs: changed(base, theirs),
  }))

const wildForks: fc.Arbitrary<Fork<string>> = fc
  .record({ base: planText({ items: 3 }), ours: mutations(), theirs: mutations() })
  .map(({ base, ours, theirs }) => ({
    base,
    ours: mutated(base, ours),
    theirs: mutated(base, theirs),
  }))

const texts = ({ base, ours, theirs }: Fork<Sketch>) => ({
  base: textOf(base),
  ours: textOf(ours),
  theirs: textOf(theirs),
})

describe('two branches of a plan', { timeout: TEN_MINUTES }, () => {
  test('come to the same whichever is called ours, with nothing doubled and nothing lost', () => {
    fc.assert(
      fc.property(forks, (fork) => {
        const text = expectMirrored(texts(fork))
        for (const record of wanted(fork, recordsOf)) expect(text).toContain(`- ${record}`)
        if (text.includes('<<<<<<<')) return
        for (const title of wanted(fork, titlesOf)) expect(text).toContain(`] ${title}`)
        for (const entry of wanted(fork, ({ queue }) => queue)) expect(text).toContain(`. ${entry}`)
        const titles = text.match(/^- \[.\] .*/gm) ?? []
        expect(new Set(titles).size).toBe(titles.length)
        expect(text.match(/^Last updated/gm)).toHaveLength(1)
      }),
      { numRuns: runs(1500) },
    )
  })

  test('come to the only branch that changed anything, byte for byte', () => {
    fc.assert(
      fc.property(forks, (fork) => {
        const { base, ours } = texts(fork)
        expect(merged({ base, ours, theirs: base }).source.text).toBe(ours)
        expect(merged({ base, ours: base, theirs: ours }).source.text).toBe(ours)
        expect(merged({ base, ours, theirs: ours }).source.text).toBe(ours)
      }),
      { numRuns: runs(500) },
    )
  })

  test('come to the same in whatever order three are merged, as far as work goes on', () => {
    const onward = changes(['status', 'record', 'unrecord', 'date'], 4)
    fc.assert(
      fc.property(sketches(2), onward, onward, onward, (sketch, ...made) => {
        const base = textOf(sketch)
        const [a = '', b = '', c = ''] = made.map((each) => textOf(changed(sketch, each)))
        const both = (ours: string, theirs: string) => merged({ base, ours, theirs }).source.text
        expect(both(both(a, b), c)).toBe(both(a, both(b, c)))
      }),
      { numRuns: runs(1500) },
    )
  })
})

test('branches of plans as people write them come to the same, too', {
  timeout: TEN_MINUTES,
}, () => {
  fc.assert(
    fc.property(wildForks, (fork) => void expectMirrored(fork)),
    { numRuns: runs(40) },
  )
})

/** The result, which has markers, or is the same from the other side. */
function expectMirrored(fork: Fork<string>): string {
  const merge = merged(fork)
  const mirror = merged({ ...fork, ours: fork.theirs, theirs: fork.ours })
  const { text } = merge.source
  expect(mirror.isClean).toBe(merge.isClean)
  if (merge.isClean) expect(mirror.source.text).toBe(text)
  else expect(text).toMatch(/^<{7} ours\r?$[\s\S]*^={7}\r?$[\s\S]*^>{7} theirs\r?$/m)
  return text
}

/** What is new on a branch, or kept by both. */
function wanted(fork: Fork<Sketch>, listOf: (sketch: Sketch) => readonly string[]): string[] {
  const [base, ours, theirs] = [fork.base, fork.ours, fork.theirs].map(
    (each) => new Set(listOf(each)),
  )
  const all = new Set([...(ours ?? []), ...(theirs ?? [])])
  return [...all].filter((each) => !base?.has(each) || (ours?.has(each) && theirs?.has(each)))
}

function titlesOf(sketch: Sketch): string[] {
  return itemsOf(sketch).map(({ title }) => title)
}

function recordsOf(sketch: Sketch): string[] {
  return itemsOf(sketch).flatMap(({ records }) => records)
}
