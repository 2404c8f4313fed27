import { describe, expect, it } from 'vitest'
import { moveTogether } from '../../../src/plan/write.ts'
import { change, itemNamed, planOf } from '../../support/reading.ts'

const NOW = '## Now (0-7 days)'
const LATER = '## Later (2-6 weeks)'

/** A plan of two horizons, and items of it moved, each to the section of that name. */
function moved(now: readonly string[], later: readonly string[], moves: Record<string, string>) {
  const text = ['## Someday (12-24 months)', '', NOW, '', ...now, '', LATER, '', ...later]
  const plan = planOf(text.join('\n'))
  const sections = [...plan.horizons, ...plan.vacancies]
  const made = moveTogether(
    plan,
    Object.entries(moves).map(([title, section]) => ({
      item: itemNamed(plan, title),
      destination:
        sections.find(({ name }) => name.startsWith(section)) ?? expect.fail(`No ${section}`),
    })),
  )
  const [, after = ''] = change(plan, made.edit).source.text.split(`${NOW}\n\n`)
  return { count: made.count, lines: after.split('\n') }
}

const BOTH = { Rotate: 'Now', Scan: 'Now' }
const OPEN = ['- [ ] Rotate', '- [ ] Drill', '- [ ] Scan', '']

describe('moveTogether', () => {
  it('makes moves of neighbours at once', () => {
    const later = ['- [ ] Rotate', '- [ ] Scan', '- [ ] Drill', '']
    expect(moved(['- [ ] Alpha'], later, BOTH)).toEqual({
      count: 2,
      lines: ['- [ ] Alpha', '- [ ] Rotate', '- [ ] Scan', '', LATER, '', '- [ ] Drill', ''],
    })
  })

  it('makes moves of neighbours right below another item at once, at the end of a text too', () => {
    const later = ['- [ ] Drill', '- [ ] Rotate', '- [ ] Scan']
    expect(moved(['- [ ] Alpha'], later, BOTH)).toEqual({
      count: 2,
      lines: ['- [ ] Alpha', '- [ ] Rotate', '- [ ] Scan', '', LATER, '', '- [ ] Drill'],
    })
  })

  it('makes moves of items apart at once', () => {
    expect(moved(['- [ ] Alpha'], OPEN, BOTH)).toEqual({
      count: 2,
      lines: ['- [ ] Alpha', '- [ ] Rotate', '- [ ] Scan', '', LATER, '', '- [ ] Drill', ''],
    })
  })

  it('makes none where both would take the same line end out', () => {
    const later = ['- [ ] Drill', '', '- [ ] Rotate', '* [ ] Scan']
    expect(moved(['- [ ] Alpha'], later, BOTH)).toEqual({
      count: 0,
      lines: ['- [ ] Alpha', '', LATER, '', ...later],
    })
  })

  it.each([
    ['into a section without items', ['- [ ] Alpha'], { ...BOTH, Scan: 'Someday' }],
    ['within a horizon', ['- [ ] Alpha'], { ...BOTH, Scan: 'Later' }],
    ['out of a horizon that others went to', ['- [ ] Alpha'], { Rotate: 'Now', Alpha: 'Later' }],
  ])('stops before a move %s', (_, now, moves) => {
    const { count, lines } = moved(now, OPEN, moves)
    expect(count).toBe(1)
    expect(lines.slice(0, now.length + 1)).toEqual([...now, '- [ ] Rotate'])
  })

  it('makes no move into a numbered list', () => {
    expect(moved(['1. [ ] Alpha'], OPEN, BOTH).count).toBe(0)
  })

  it('makes no move within a horizon', () => {
    expect(moved(['- [ ] Alpha'], OPEN, { Rotate: 'Later' }).count).toBe(0)
  })
})
