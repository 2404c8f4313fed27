import { describe, expect, test } from 'vitest'
import { slice } from '../../../src/text/source.ts'
import { itemOf, planOf, sources, values } from '../plan-of.ts'

/** `[~] Title` for each item. */
function items(text: string): string[] {
  return planOf(text).items.map(({ mark, title }) => `[${mark.value}] ${title.value}`)
}

describe('an item', () => {
  test.each([
    ['- [ ] a'],
    ['* [ ] a'],
    ['+ [ ] a'],
    ['1. [ ] a'],
    ['12) [ ] a'],
    ['   -   [ ] a'],
    ['-\t[ ]\ta'],
    ['- [ ]\n  a'],
    ['- - [ ] a'],
    ['- Backend\n  - [ ] a'],
    ['- Backend\n  - API\n\n    1. [ ] a'],
    ['Words\n- [ ] a'],
  ])('is read from %j', (text) => {
    expect(items(text)).toEqual(['[ ] a'])
  })

  test.each([
    ['a fence', '```\n- [ ] a\n```'],
    ['a tilde fence', '~~~md\n- [x] a\n~~~'],
    ['indented code', 'Words\n\n    - [ ] a'],
    ['a comment', '<!--\n- [ ] a\n-->'],
    ['HTML', '<div>\n- [ ] a\n</div>'],
    ['a quote', '> - [ ] a'],
    ['a table', '| - [ ] a |\n|---|\n| - [ ] b |'],
    ['front matter', '---\n- [ ] a\n---'],
    ['a footnote', '[^1]: words\n    - [ ] a'],
    ['a quote in a bullet', '- > [ ] a'],
    ['a fence in a bullet', '- ```\n  - [ ] a\n  ```'],
    ['the middle of a bullet', '- a [ ] b'],
    ['a paragraph', '[ ] a'],
    ['a heading', '# [ ] a'],
    ['a link', '- [x](a.md)'],
    ['two marks', '- [xx] a'],
    ['a legend', '## Legend\n- [ ] a\n### More\n- [x] b'],
  ])('is not read from %s', (_where, text) => {
    expect(items(text)).toEqual([])
  })

  test('keeps the mark as written, and its place', () => {
    const plan = planOf('- [x] a\n- [X] b\n- [~] c\n- [👍] d\n\n[~]: https://tilde.example\n')
    expect(items(plan.source.text)).toEqual(['[x] a', '[X] b', '[~] c', '[👍] d'])
    expect(
      sources(
        plan,
        plan.items.map(({ mark }) => mark),
      ),
    ).toEqual(['x', 'X', '~', '👍'])
    expect(plan.items.map(({ status }) => status)).toEqual([
      'completed',
      'completed',
      'in-progress',
      'unknown',
    ])
  })

  test('takes in boxes below it as steps, whatever stands between', () => {
    const plan = planOf(
      '- [ ] a\n  - [x] b\n    - [ ] c\n  - words\n    1. [X] d\n  - Evidence: e\n    - [-] f\n',
    )
    expect(items(plan.source.text)).toEqual(['[ ] a'])
    expect(
      plan.items[0]?.steps.map(({ text, mark, done }) => [text.value, mark.value, done]),
    ).toEqual([
      ['b', 'x', true],
      ['c', ' ', false],
      ['d', 'X', true],
      ['f', '-', false],
    ])
    expect(values(plan.items[0]?.details ?? [])).toEqual(['words'])
    expect(plan.items[0]?.evidence.records).toEqual([])
  })
})

describe('a title', () => {
  test.each([
    ['- [ ] plain', 'plain', 'plain'],
    ['- [ ]   **Bold** _it_ ~~del~~', 'Bold it del', '**Bold** _it_ ~~del~~'],
    ['- [ ] `a|b` [link](u "t") <https://x.example>', 'a|b link https://x.example', null],
    ['- [ ] \\[x] &amp; A&nbsp;B &copy;', '[x] & A B ©', '\\[x] &amp; A&nbsp;B &copy;'],
    ['- [ ] a <b>c</b> ![alt](i.png)', 'a c alt', null],
    ['- [ ] wrapped\n      over\n  lines', 'wrapped over lines', 'wrapped\n      over\n  lines'],
    ['- [ ] lazy\nline', 'lazy line', 'lazy\nline'],
    ['- [ ] hard  \n  break\\\n  twice', 'hard break twice', 'hard  \n  break\\\n  twice'],
    ['- [ ] first\n\n  second', 'first', 'first'],
    ['- [ ] setext\n  ---\n', 'setext', 'setext'],
    ['- [ ] # no heading', '# no heading', '# no heading'],
    ['- [ ]', '', ''],
    ['- [ ] \n  - Owner: x', '', ''],
    ['- [ ] Build a suite for:\n  - one', 'Build a suite for:', 'Build a suite for:'],
  ])('of %j is %j', (text, title, source) => {
    const plan = planOf(text)
    const [item] = plan.items
    expect(item?.title.value).toBe(title)
    if (source !== null && item) expect(sources(plan, [item.title])).toEqual([source])
  })
})

describe('fields', () => {
  test('are bullets of a key and a value, bold or not, known or not', () => {
    const item = itemOf(
      '- Owner: A',
      '- **Ticket:** [T-1](https://t.example)',
      '* __Cost__: *much*',
      '* not a field',
      '1. Check: `npm test`',
    )
    expect(item.fields.map(({ key, value }) => [key.value, value.value])).toEqual([
      ['Owner', 'A'],
      ['Ticket', 'T-1'],
      ['Cost', 'much'],
      ['Check', 'npm test'],
    ])
    expect(values(item.details)).toEqual(['not a field'])
  })

  test.each([
    'user_service -> token_manager flow',
    'https://example.com/a: b',
    '12:30 restart',
    'Steps:',
    'The reasons for this are many: one',
    '`code`: value',
    'see (this): that',
  ])('are not read from the detail "%s"', (words) => {
    const item = itemOf(`- ${words}`)
    expect(item.fields).toEqual([])
    expect(item.details).toHaveLength(1)
  })

  test('keep wrapped lines, and stand where they are written', () => {
    const text = '- [ ] a\n  - Owner: **A** +\n    B\n  - Note:\n    c  \n'
    const plan = planOf(text)
    const fields = plan.items[0]?.fields ?? []
    expect(fields.map(({ value }) => value.value)).toEqual(['A + B', 'c'])
    expect(
      sources(
        plan,
        fields.map(({ value }) => value),
      ),
    ).toEqual(['**A** +\n    B', 'c'])
    expect(
      sources(
        plan,
        fields.map(({ key }) => key),
      ),
    ).toEqual(['Owner', 'Note'])
    expect(fields.map(({ bullet }) => bullet && slice(text, bullet.span))).toEqual([
      '- Owner: **A** +\n    B',
      '- Note:\n    c  ',
    ])
  })

  test('of deeper bullets belong to nobody', () => {
    const item = itemOf('- group', '  - Owner: A')
    expect(item.owners).toEqual([])
    expect(values(item.details)).toEqual(['group'])
  })

  test('are not read from other paragraphs or code of the item', () => {
    expect(itemOf('', 'Owner: A', '', '```', '- Owner: B', '```').fields).toEqual([])
  })
})

describe('owners', () => {
  test.each([
    ['Dev Lead + QA', ['Dev Lead', 'QA']],
    ['A, B & C and D', ['A', 'B', 'C', 'D']],
    ['A, and B', ['A', 'B']],
    ['Sandy Brandon AND Andy', ['Sandy Brandon', 'Andy']],
    ['R&D + C++ team', ['R&D', 'C++ team']],
    ['Dev&QA+Ops', ['Dev', 'QA', 'Ops']],
    ['Team (a, b and c) + `x, y`', ['Team (a, b and c)', 'x, y']],
    ['[Ana + Bo](https://a.example), @cy', ['Ana + Bo', '@cy']],
    ['A &amp; B', ['A', 'B']],
    ['PM/QA', ['PM/QA']],
    ['A +', ['A']],
    ['', []],
  ])('of "%s" are %j', (words, owners) => {
    expect(values(itemOf(`- Owner: ${words}`).owners)).toEqual(owners)
  })

  test('stand where they are written', () => {
    const plan = planOf('- [ ] a\n  - Owners: **Ana** + `b, c` and\n    Dee &amp; \\*E\\*\n')
    const owners = plan.items[0]?.owners ?? []
    expect(values(owners)).toEqual(['Ana', 'b, c', 'Dee', '*E*'])
    expect(sources(plan, owners)).toEqual(['Ana', '`b, c`', 'Dee', '\\*E\\*'])
  })

  test('may stand in bullets of their own, and in several fields', () => {
    expect(values(itemOf('- Owner:', '  - A', '  - B + C', '- Owners: D').owners)).toEqual([
      'A',
      'B',
      'C',
      'D',
    ])
  })
})

describe('what an item waits for', () => {
  test.each([
    ['I2', ['I2']],
    ['I2, qmzt and I3:wxyz', ['I2', 'qmzt', 'I3:wxyz']],
    ['[I2:qmzt](#immediate) + S1', ['I2:qmzt', 'S1']],
    ['scan and rotate; backups', ['scan and rotate', 'backups']],
    ['"scan, then rotate"', ['"scan', 'then rotate"']],
    ['“scan and rotate”', ['scan and rotate']],
    ['none', []],
    ['N/A', []],
    ['', []],
  ])('of "%s" is %j', (words, references) => {
    expect(values(itemOf(`- Blocked by: ${words}`).blockedBy)).toEqual(references)
  })

  test('is found whatever the spelling of the key', () => {
    for (const key of ['**Blocked by**', 'blocked-by', 'BLOCKED BY', 'Blocked  by']) {
      expect(values(itemOf(`- ${key}: I2`).blockedBy)).toEqual(['I2'])
    }
  })
})

describe('the due day', () => {
  test.each([
    ['2026-03-31', '2026-03-31', '2026-03-31'],
    ['by 2026-03-31, at noon', '2026-03-31', '2026-03-31'],
    ['`2026-03-31`', '2026-03-31', '2026-03-31'],
    ['Q3 2026', '2026-09-30', 'Q3 2026'],
    ['end of March 2026', '2026-03-31', 'end of March 2026'],
  ])('of "%s" is %s', (words, day, source) => {
    const plan = planOf(`- [ ] a\n  - Due: ${words}\n`)
    const due = plan.items[0]?.due
    expect(due?.value).toBe(day)
    expect(due && sources(plan, [due])).toEqual([source])
  })

  test.each(['2026-02-30', 'soon', '2 weeks', ''])('of "%s" is none, and told', (words) => {
    const plan = planOf(`- [ ] a\n  - Due: ${words}\n`)
    expect(plan.items[0]?.due).toBeNull()
    expect(plan.diagnostics.map(({ code }) => code)).toContain('bad-date')
  })
})

describe('places', () => {
  const text = '# P\r\n\r\n- [ ] a\r\n  * b\r\n\r\n    more\r\n  * Owner: c\r\n-\t[x] d'
  const plan = planOf(text)

  test('take whole lines', () => {
    expect(plan.items.map(({ lines }) => slice(text, lines))).toEqual([
      '- [ ] a\r\n  * b\r\n\r\n    more\r\n  * Owner: c\r\n',
      '-\t[x] d',
    ])
  })

  test('tell how a sibling is spelled', () => {
    const children = plan.items[0]?.children ?? []
    expect(children.map(({ span }) => slice(text, span))).toEqual([
      '* b\r\n\r\n    more',
      '* Owner: c',
    ])
    expect(children.map(({ marker }) => slice(text, marker))).toEqual(['*', '*'])
    expect(children.map(({ content, paragraphEnd }) => text.slice(content, paragraphEnd))).toEqual([
      'b',
      'Owner: c',
    ])
    expect(plan.items[1] && text.slice(plan.items[1].bullet.content)).toBe('[x] d')
  })
})

test('an item as JSON says all it knows', () => {
  const item = itemOf('- Owner: A', '- Evidence: b')
  expect(JSON.parse(JSON.stringify(item))).toMatchObject({
    code: 'I1',
    handle: item.handle,
    title: { value: 'Item' },
    owners: [{ value: 'A' }],
    evidence: { required: { value: 'b' } },
    status: 'not-started',
  })
})

test('the marks around a title of several parts are part of where it stands', () => {
  const text = '## Now\n\n- [ ] **Run `x` now**\n'
  const [item] = planOf(text).items
  expect(item?.title.value).toBe('Run x now')
  expect(item && slice(text, item.title.span)).toBe('**Run `x` now**')
})
