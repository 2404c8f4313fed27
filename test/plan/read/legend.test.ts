import { describe, expect, test } from 'vitest'
import { slice } from '../../../src/text/source.ts'
import { planOf } from '../plan-of.ts'

/** `!: Blocked (other)` for each entry. */
function legend(...lines: readonly string[]): string[] {
  const { entries } = planOf(['# P', '', ...lines, ''].join('\n')).legend
  return [...entries].map(([key, { mark, meaning, status }]) => {
    expect(mark).toBe(key)
    return `${mark}: ${meaning} (${status})`
  })
}

const DEFAULTS = [
  ' : Not started (not-started)',
  '~: In progress (in-progress)',
  'x: Completed (completed)',
  '-: Deferred / accepted risk (deferred)',
]

test('without one the defaults hold', () => {
  expect(legend('## Now')).toEqual(DEFAULTS)
  expect(planOf('# P\n').legend.span).toBeNull()
})

test('the plan’s own words replace the defaults, and its own marks join them', () => {
  expect(
    legend(
      '## Status LEGEND of marks',
      '',
      '- `[ ]` To do',
      '- `[x]` / `[X]` – **Done**',
      '- `[!]`: Blocked `here`',
      '* [>] = Handed on',
      '1. `[?]` -> Unclear',
    ),
  ).toEqual([
    ' : To do (not-started)',
    '~: In progress (in-progress)',
    'x: Done (completed)',
    '-: Deferred / accepted risk (deferred)',
    '!: Blocked here (other)',
    '>: Handed on (other)',
    '?: Unclear (other)',
  ])
})

test('the first of two meanings holds, and sub-sections and deeper bullets belong to it', () => {
  expect(
    legend(
      '## Legend',
      '- Marks',
      '  - `[!]` One',
      '### More',
      '- `[!]` Two',
      '- `[+]` Three',
    ).slice(4),
  ).toEqual(['!: One (other)', '+: Three (other)'])
})

test('what is no mark says nothing', () => {
  expect(
    legend(
      '## Legend',
      'Not `[!]` here:',
      '',
      '- `[ab]` Two',
      '- `x` One',
      '- words',
      '-',
      '- ```',
      '  [!] code',
      '  ```',
    ),
  ).toEqual(DEFAULTS)
})

describe('its section', () => {
  test('is known by its heading, and holds no items', () => {
    const text = '# P\n## Legend\n- [!] Blocked\n### Sub\n- [ ] x\n## Now (1 week)\n- [!] a\n'
    const plan = planOf(text)
    expect(plan.items.map(({ title, status }) => [title.value, status])).toEqual([['a', 'other']])
    expect(plan.legend.span && slice(text, plan.legend.span)).toBe(
      '## Legend\n- [!] Blocked\n### Sub\n- [ ] x\n',
    )
    expect(plan.diagnostics).toEqual([])
  })

  test('is not the title’s, nor a horizon’s', () => {
    const text = '# Legend of a plan\n- [ ] a\n## Legendary work (2 weeks)\n- [ ] b\n'
    expect(planOf(text).items).toHaveLength(2)
  })
})
