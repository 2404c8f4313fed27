import { describe, expect, test } from 'vitest'
import { planOf, sources, values } from '../plan-of.ts'

/** The owners of the only item, as read and as written. */
function owners(...lines: readonly string[]) {
  const plan = planOf(['- [ ] Item', ...lines.map((line) => `  ${line}`), ''].join('\n'))
  const names = plan.items.flatMap((item) => item.owners)
  return { read: values(names), written: sources(plan, names) }
}

describe('owners', () => {
  test('in bullets below are those with words of their own', () => {
    expect(
      owners('- Owner:', '  - SRE', '  - [ ] Ask QA', '  - ```', '    Ops', '    ```', '  - Dev'),
    ).toEqual({ read: ['SRE', 'Dev'], written: ['SRE', 'Dev'] })
  })

  test.each<[string, readonly string[], readonly string[]]>([
    ['A &#x1F600; B, SRE', ['A 😀 B', 'SRE'], ['A &#x1F600; B', 'SRE']],
    ['A&amp;B, SRE', ['A&B', 'SRE'], ['A&amp;B', 'SRE']],
    ['A \\* B, SRE', ['A * B', 'SRE'], ['A \\* B', 'SRE']],
    ['R&D \\* B, SRE', ['R&D * B', 'SRE'], ['R&D \\* B', 'SRE']],
    ['[R&amp;D](x), SRE', ['R&D', 'SRE'], ['[R&amp;D](x)', 'SRE']],
    ['`SRE`, QA', ['SRE', 'QA'], ['`SRE`', 'QA']],
  ])('%s stand where they are written', (words, read, written) => {
    expect(owners(`- Owner: ${words}`)).toEqual({ read, written })
  })
})
