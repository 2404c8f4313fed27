import { describe, expect, it } from 'vitest'
import { LEVELS } from '../../src/plan/model.ts'
import { bandOf, levelOrder, raisedLikelihood } from '../../src/risk/table.ts'

/** NIST SP 800-30r1, table I-2, as it is printed: likelihood down, impact across. */
const PRINTED = `
  very-high  very-low  low       moderate  high      very-high
  high       very-low  low       moderate  high      very-high
  moderate   very-low  low       moderate  moderate  high
  low        very-low  low       low       low       moderate
  very-low   very-low  very-low  very-low  low       low
`

const rows = PRINTED.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
  .map(([likelihood, ...bands]) => ({ likelihood, bands }))

const levelNamed = (name: string | undefined) => {
  const level = LEVELS.find((each) => each === name)
  if (level === undefined) throw new Error(`no level ${name}`)
  return level
}

describe('table I-2', () => {
  it.each(rows)('at $likelihood likelihood gives $bands', ({ likelihood, bands }) => {
    const looked = LEVELS.map((impact) => bandOf(impact, levelNamed(likelihood), null))
    expect(looked).toEqual(bands)
  })

  it('has a row for every likelihood', () => {
    expect(rows.map(({ likelihood }) => likelihood).reverse()).toEqual(LEVELS)
  })

  it('never falls when impact or likelihood rises', () => {
    const bands = LEVELS.map((likelihood) =>
      LEVELS.map((impact) => levelOrder(bandOf(impact, likelihood, null))),
    )
    const rises = (line: number[]) =>
      line.every((band, index) => index === 0 || band >= (line[index - 1] ?? 0))
    expect(bands.every(rises)).toBe(true)
    expect(LEVELS.every((_, impact) => rises(bands.map((line) => line[impact] ?? 0)))).toBe(true)
  })
})

describe('detection', () => {
  it.each([
    ['very-low', 'low'],
    ['low', 'moderate'],
    ['moderate', 'high'],
    ['high', 'very-high'],
    ['very-high', 'very-high'],
  ] as const)('none lifts a likelihood of %s to %s', (likelihood, raised) => {
    expect(raisedLikelihood(likelihood, 'none')).toBe(raised)
    expect(bandOf('very-high', likelihood, 'none')).toBe(bandOf('very-high', raised, null))
  })

  it.each(['partial', 'full', null] as const)('%s lifts nothing', (detection) => {
    expect(LEVELS.map((likelihood) => raisedLikelihood(likelihood, detection))).toEqual(LEVELS)
  })
})
