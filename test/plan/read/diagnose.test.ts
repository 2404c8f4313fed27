import { describe, expect, test } from 'vitest'
import { FAULTS } from '../../../src/plan/read/findings.ts'
import { slice } from '../../../src/text/source.ts'
import { faults, planOf } from '../plan-of.ts'

/** Source lines that were told to look like items. */
function nearMisses(...lines: readonly string[]): string[] {
  const text = ['# P (1 week)', '', ...lines, ''].join('\n')
  return planOf(text).diagnostics.flatMap(({ code, span }) =>
    code === 'near-miss-item' && span ? [slice(text, span)] : [],
  )
}

describe('what looks like an item and is none is told', () => {
  test.each([
    ['- [x]Title', '[x]Title'],
    ['- [ ]Title', '[ ]Title'],
    ['- [~]**Title**', '[~]**Title**'],
    ['- [] Title', '[] Title'],
    ['- []', '[]'],
    ['- [  ] Title', '[  ] Title'],
    ['- [ x] Title', '[ x] Title'],
    ['- [✔️] Title', '[✔️] Title'],
    ['- [ ]\u00a0Title', '[ ]\u00a0Title'],
    ['- ［ ］ Title', '［ ］ Title'],
    ['- 【x】Title', '【x】Title'],
    ['- ☐ Title', '☐ Title'],
    ['-[ ] Title', '-[ ] Title'],
    ['*[x] Title', '*[x] Title'],
    ['1.[ ] Title', '1.[ ] Title'],
    ['  -[ ] Title', '-[ ] Title'],
  ])('%s', (line, told) => {
    expect(nearMisses(line)).toEqual([told])
  })

  test('in the lines of an item, of its children, and of any paragraph', () => {
    expect(
      nearMisses('- [ ] a', '-[ ] b', '  - [x]c', '    - words', '-[x] d', '', 'words', '+[~] e'),
    ).toEqual(['-[ ] b', '[x]c', '-[x] d', '+[~] e'])
  })

  test.each([
    ['- [ ] Title'],
    ['- # [x]Heading'],
    ['-\n  ```\n  [x]code\n  ```'],
    ['-\n  ```\n  - [x]code\n  ```'],
    ['- [x](a.md) link'],
    ['- [x][ref] link\n\n[ref]: a.md'],
    ['- [x]\n\n[x]: a.md'],
    ['- [abc] words'],
    ['- [1] words'],
    ['- [a]b'],
    ['- [...] words'],
    ['- words [x]word'],
    ['- see [ ]this'],
    ['`-[ ] code`'],
    ['```\n- [x]code\n-[ ] code\n```'],
    ['> - [x]quote'],
    ['<!-- \n- [x]comment\n-->'],
    ['a -[ ] b'],
    ['## Legend\n- [x]Done'],
  ])('but not %j', (line) => {
    expect(nearMisses(line)).toEqual([])
  })

  test('and a box whose space is none is an item nobody knows', () => {
    const plan = planOf('# P (1 week)\n- [\u00a0] Title\n- [\u200b] Title 2\n')
    expect(plan.items.map(({ status }) => status)).toEqual(['unknown', 'unknown'])
    expect(plan.diagnostics.map(({ message }) => message)).toEqual([
      'Unexpected mark U+00A0, expected one of the legend’s marks',
      'Unexpected mark U+200B, expected one of the legend’s marks',
    ])
  })
})

describe('conflicts', () => {
  const conflict = '<<<<<<< HEAD\n- [ ] a\n=======\n- [x] a\n>>>>>>> branch\n'

  test('are told where they begin and end', () => {
    expect(faults(`# P (1 week)\n${conflict}`).filter((each) => each.endsWith('marker'))).toEqual([
      '2:1 unresolved-conflict-marker',
      '6:1 unresolved-conflict-marker',
    ])
    const diff3 = conflict.replace('=====', '||||||| base\n=====')
    expect(faults(`# P (1 week)\n${diff3}`).filter((each) => each.endsWith('marker'))).toHaveLength(
      3,
    )
  })

  test('are told whatever the line ends', () => {
    expect(
      faults(conflict.replaceAll('\n', '\r\n')).filter((each) => each.endsWith('marker')),
    ).toHaveLength(2)
  })

  test.each([
    ['in code', `\`\`\`\n${conflict}\`\`\`\n`],
    ['in code of a bullet', '- a\n\n  ```\n<<<<<<< x\n  ```\n'.replace('<<<', '  <<<')],
    ['without a space', '<<<<<<<x\n'],
    ['too long', '<<<<<<<< x\n'],
    ['inside a line', 'a <<<<<<< x\n'],
  ])('are not told %s', (_where, text) => {
    expect(faults(text).filter((each) => each.endsWith('marker'))).toEqual([])
  })
})

test('equal titles are told at the second, and empty ones each', () => {
  const text = '# P (1 week)\n- [ ] Same thing\n- [ ] Other\n- [x] same *thing*!\n- [ ]\n- [ ]\n'
  const plan = planOf(text)
  expect(faults(text)).toEqual(['4:7 duplicate-title', '5:6 empty-title', '6:6 empty-title'])
  expect(plan.diagnostics[0]).toMatchObject({
    severity: 'warning',
    message: 'Unexpected title of P1 again, expected a title of its own',
    item: plan.items[2]?.handle,
  })
})

test('faults come in the order of their places, and once', () => {
  const text = '- [?] a\n  - Due: soon\n  - Risk: high\n- [x]b\n\nLast updated: never\n'
  const expected = [
    '1:3 horizon-without-window',
    '1:4 unknown-status',
    '2:10 bad-date',
    '3:11 bad-risk',
    '4:3 near-miss-item',
    '6:15 bad-date',
  ]
  expect(faults(text).map((each) => each.replace('1:1 ', '1:3 '))).toEqual(expected)
  const plan = planOf(text)
  expect(plan.items[0]?.due).toBeNull()
  expect(plan.diagnostics).toBe(plan.diagnostics)
  expect(plan.diagnostics).toHaveLength(expected.length)
})

test('every fault speaks the one grammar', () => {
  for (const { severity, expected, mend } of Object.values(FAULTS)) {
    expect(['error', 'warning']).toContain(severity)
    expect(expected).toMatch(/^[^.]+$|`.*`/)
    expect(mend).toMatch(/^[A-Z].*[^.]$/)
  }
})
