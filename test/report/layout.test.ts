import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import type { Column } from '../../src/report/block.ts'
import * as compose from '../../src/report/compose.ts'
import { PLAIN, render } from '../../src/report/render.ts'
import { prose } from './texts.ts'

const { bar, columns, indent, joined, line, pairs, paragraph, section, spaced, stack } = compose

const at = (width: number | null) => ({ ...PLAIN, columns: width, unicode: true })

describe('a screen of next', () => {
  const started = [
    { text: 'I2:qmzt', style: 'handle' },
    line('Add mandatory CI gates: unit tests, smoke tests, and a scan of the dependencies.'),
    '3 d',
    'Dev Lead + QA',
  ] as const
  const coming = stack([
    paragraph('Enforce clean-tree release rule and document release branch policy.'),
    paragraph(joined(['DevOps', 'Immediate (0-7 days), 276 d late', 'risk moderate (default)'])),
    pairs([
      ['prove', 'CI/pre-release check output attached in commit/PR'],
      ['then', 'harden start vlkn'],
    ]),
  ])
  const screen = spaced([
    section(
      'In progress',
      columns([started], { columns: [{}, { width: 'fill' }, { align: 'right' }, {}] }),
    ),
    section('Next', columns([['I1:vlkn', coming]], { columns: [{}, { width: 'fill' }] })),
    section('Done', columns([[line(bar(5, 21, 8)), '5 of 21']], { columns: [{}, {}] })),
  ])

  test('at 80 columns', async () => {
    expect(await render(screen, at(80))).toMatchInlineSnapshot(`
      "In progress
        I2:qmzt  Add mandatory CI gates: unit tests, smoke tests,…  3 d  Dev Lead + QA

      Next
        I1:vlkn  Enforce clean-tree release rule and document release branch policy.
                 DevOps · Immediate (0-7 days), 276 d late · risk moderate (default)
                 prove  CI/pre-release check output attached in commit/PR
                 then   harden start vlkn

      Done
        ██░░░░░░  5 of 21
      "
    `)
  })

  test('at 40 columns', async () => {
    expect(await render(screen, at(40))).toMatchInlineSnapshot(`
      "In progress
        I2:qmzt  Add mandatory CI gates: unit…
                 3 d  Dev Lead + QA

      Next
        I1:vlkn  Enforce clean-tree release
                 rule and document release
                 branch policy.
                 DevOps · Immediate (0-7
                 days), 276 d late · risk
                 moderate (default)
                 prove  CI/pre-release check
                        output attached in
                        commit/PR
                 then   harden start vlkn

      Done
        ██░░░░░░  5 of 21
      "
    `)
  })

  test('at 24 columns', async () => {
    expect(await render(screen, at(24))).toMatchInlineSnapshot(`
      "In progress
        I2:qmzt
          Add mandatory CI ga…
          3 d  Dev Lead + QA

      Next
        I1:vlkn
          Enforce clean-tree
          release rule and
          document release
          branch policy.
          DevOps · Immediate
          (0-7 days), 276 d
          late · risk moderate
          (default)
          prove
            CI/pre-release
            check output
            attached in
            commit/PR
          then
            harden start vlkn

      Done
        ██░░░░░░  5 of 21
      "
    `)
  })

  test('in a pipe', async () => {
    expect(await render(screen, PLAIN)).toMatchInlineSnapshot(`
      "In progress
        I2:qmzt  Add mandatory CI gates: unit tests, smoke tests, and a scan of the dependencies.  3 d  Dev Lead + QA

      Next
        I1:vlkn  Enforce clean-tree release rule and document release branch policy.
                 DevOps - Immediate (0-7 days), 276 d late - risk moderate (default)
                 prove  CI/pre-release check output attached in commit/PR
                 then   harden start vlkn

      Done
        ##......  5 of 21
      "
    `)
  })
})

describe('columns', () => {
  const rows = [
    ['a', '日本語', '3'],
    ['bb', 'e\u0301', '21'],
    ['', '👩‍💻', ''],
  ]

  test('align by what is seen, not by what is stored', async () => {
    const table = columns(rows, { columns: [{}, {}, { align: 'right' }] })
    expect(await render(table, at(80))).toBe('a   日本語   3\nbb  e\u0301       21\n    👩‍💻\n')
  })

  test('take another gap', async () => {
    expect(await render(columns([['a', 'b']], { columns: [{}, {}], gap: 4 }), at(80))).toBe(
      'a    b\n',
    )
  })

  test('without any text take no room', async () => {
    const table = columns([['a', '', 'b'], ['c']], { columns: [{}, {}, {}] })
    expect(await render(table, at(80))).toBe('a  b\nc\n')
    expect(await render(columns([['', '']], { columns: [{}, {}] }), at(80))).toBe('')
  })

  test('keep to their most on a screen, but not in a pipe', async () => {
    const table = columns([[line('Security + Platform'), 'x']], { columns: [{ max: 8 }, {}] })
    expect(await render(table, at(80))).toBe('Securit…  x\n')
    expect(await render(table, at(null))).toBe('Security + Platform  x\n')
  })

  test('that cannot stand side by side and have none to fill go below each other', async () => {
    const table = columns(
      [
        ['one', 'two', ''],
        ['three', '', 'four'],
      ],
      { columns: [{}, {}, {}] },
    )
    expect(await render(table, at(10))).toBe('one\n  two\nthree\n  four\n')
  })

  test('fill by wrapping', async () => {
    const table = columns([['I1', 'a title that is rather long', 'QA']], {
      columns: [{}, { width: 'fill' }, {}],
    })
    expect(await render(table, at(28))).toBe('I1  a title that is       QA\n    rather long\n')
  })
})

describe('text', () => {
  test('hangs where it is told to', async () => {
    expect(await render(paragraph('one two three', { hang: 2 }), at(6))).toBe(
      'one\n  two\n  thre\n  e\n',
    )
    expect(await render(paragraph('one', { hang: 5 }), at(2))).toBe('on\n e\n')
  })

  test('an indent gives way before the text does', async () => {
    expect(await render(indent(10, paragraph('ab')), at(3))).toBe('  a\n  b\n')
    expect(await render(indent(2, line('')), at(10))).toBe('\n')
  })

  test('is cut in the look it has there', async () => {
    const content = [
      { text: 'ab', style: 'late' } as const,
      { text: 'cdef', style: 'code' } as const,
    ]
    expect(await render(line(content), { ...at(4), colourLevel: 1 })).toBe(
      '\x1b[31mab\x1b[39m\x1b[36mc\x1b[39m\x1b[36m…\x1b[39m\n',
    )
    expect(await render(line('日本'), at(1))).toBe('…\n')
    expect(await render(line('long'), { ...PLAIN, columns: 2 })).toBe('..\n')
  })

  test('breaks across its pieces as if they were one', async () => {
    const content = ['ab', { text: 'cd e', style: 'code' } as const, 'f gh']
    expect(await render(paragraph(content), at(4))).toBe('abcd\nef\ngh\n')
  })
})

const kinds = fc.array(
  fc.record(
    {
      align: fc.constantFrom('left' as const, 'right' as const),
      max: fc.integer({ min: 4, max: 20 }),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Column>,
  { minLength: 1, maxLength: 4 },
)

const tables = kinds.chain((kinds) =>
  fc.record({
    kinds: fc
      .nat(kinds.length)
      .map((fill): readonly Column[] =>
        kinds.map((each, at) => (at === fill ? { ...each, width: 'fill' } : each)),
      ),
    rows: fc.array(fc.array(prose, { minLength: kinds.length, maxLength: kinds.length }), {
      maxLength: 5,
    }),
  }),
)

const linesOf = (text: string) => text.split('\n').slice(0, -1)
const letters = (text: string) => text.replaceAll(/[ \n]/g, '')
const segmenter = new Intl.Segmenter()

describe('whatever it holds', () => {
  test('no line is wider than the screen unless it is a single grapheme', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 100 }), async ({ rows, kinds }, width) => {
        const shown = await render(indent(2, columns(rows, { columns: kinds })), at(width))
        for (const each of linesOf(shown)) {
          const alone = [...segmenter.segment(each.trim())].length === 1
          expect(alone || stringWidth(each) <= width).toBe(true)
        }
      }),
    )
  })

  test('a table loses nothing, and in a pipe keeps everything in order', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom(1, 5, 9, null), async ({ rows, kinds }, width) => {
        const fits = { columns: kinds.map(({ align = 'left' }) => ({ align })) }
        const shown = await render(columns(rows, fits), at(width))
        if (width === null) expect(letters(shown)).toBe(letters(rows.flat().join('')))
        expect([...letters(shown)].sort()).toEqual([...letters(rows.flat().join(''))].sort())
      }),
    )
  })

  test('columns align', async () => {
    const words = fc.array(fc.constantFrom('日', 'a', '👩‍💻', 'e\u0301', 'ﾊﾞ'), { maxLength: 12 })
    const rows = fc.array(
      fc.array(
        words.map((each) => each.join('')),
        { minLength: 3, maxLength: 3 },
      ),
    )
    await fc.assert(
      fc.asyncProperty(rows, async (rows) => {
        const fenced = rows.map((row) => row.flatMap((cell) => [cell, '|']))
        const table = columns(fenced, { columns: fenced[0]?.map(() => ({})) ?? [] })
        const fences = linesOf(await render(table, at(200))).map((each) =>
          each.split('|').map((part) => stringWidth(part)),
        )
        expect(new Set(fences.map((widths) => widths.join(' '))).size).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('no line ends in padding', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 60 }), async ({ rows, kinds }, width) => {
        const trimmed = rows.map((row) => row.map((cell) => cell.trim()))
        for (const each of linesOf(await render(columns(trimmed, { columns: kinds }), at(width)))) {
          expect(each).toBe(each.trimEnd())
        }
      }),
    )
  })
})
