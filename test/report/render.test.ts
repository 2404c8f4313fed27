// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control sequences are what is looked for
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Content, Piece } from '../../src/report/block.ts'
import { columns, indent, line, paragraph, stack, verbatim } from '../../src/report/compose.ts'
import { PLAIN, render, renderTo } from '../../src/report/render.ts'
import { STYLES } from '../../src/report/style.ts'
import type { Screen } from '../../src/text/screen.ts'
import { anyText } from './texts.ts'

const ROOT = 'file:///work/shop/'
const FULL: Screen = { columns: 80, colourLevel: 1, hyperlinks: true, unicode: true }

/** A report of any shape, with anything for its texts. */
const anyBlock = fc.letrec<{ block: Block; content: Content }>((tie) => ({
  content: fc.oneof(
    anyText,
    fc.array(
      fc.record(
        {
          text: anyText,
          style: fc.constantFrom(...(Object.keys(STYLES) as (keyof typeof STYLES)[])),
          link: fc.oneof(
            anyText,
            anyText.map((text) => `https://example.org/${text}`),
          ),
        },
        { requiredKeys: ['text'] },
      ) as fc.Arbitrary<Piece>,
      { maxLength: 3 },
    ),
  ),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('content').map(line),
    tie('content').map((content) => paragraph(content, { hang: 3 })),
    anyText.map((text) => verbatim(text)),
    fc.array(tie('block'), { maxLength: 3 }).map(stack),
    tie('block').map((block) => indent(2, block)),
    fc
      .array(fc.tuple(tie('content'), tie('block'), tie('content')), { maxLength: 3 })
      .map((rows) => columns(rows, { columns: [{}, { width: 'fill' }, { align: 'right' }] })),
  ),
})).block

const anyScreen = fc.record({
  columns: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 100 })),
  colourLevel: fc.constantFrom(0, 1, 2, 3),
  hyperlinks: fc.boolean(),
  unicode: fc.boolean(),
}) as fc.Arbitrary<Screen>

/** Our own sequences, exactly: the looks of style.ts and links to allowed places. */
const OWN_COLOURS = /\x1b\[(?:1|2|4|22|24|31|32|35|36|39)m/g
const OWN_LINKS = /\x1b\]8;;(?:(?:https?:\/\/|file:\/\/\/work\/shop\/)[!-~]*)?\x1b\\/g
const CONTROLS =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u

test('whatever the plan holds, only our own colours and links reach the screen', async () => {
  await fc.assert(
    fc.asyncProperty(anyBlock, anyScreen, async (block, screen) => {
      const shown = await render(block, screen, ROOT)
      const rest = shown.replace(OWN_COLOURS, '').replace(OWN_LINKS, '').replaceAll('\n', '')
      expect(rest).not.toMatch(CONTROLS)
    }),
    { numRuns: 500 },
  )
})

test('without colour and links there is no control sequence at all', async () => {
  await fc.assert(
    fc.asyncProperty(anyBlock, anyScreen, async (block, screen) => {
      const shown = await render(block, { ...screen, colourLevel: 0, hyperlinks: false }, ROOT)
      expect(shown.replaceAll('\n', '')).not.toMatch(CONTROLS)
    }),
  )
})

test('colours and links change nothing of the text', async () => {
  await fc.assert(
    fc.asyncProperty(anyBlock, anyScreen, async (block, screen) => {
      const bare = await render(block, { ...screen, colourLevel: 0, hyperlinks: false }, ROOT)
      const full = await render(block, { ...screen, colourLevel: 1, hyperlinks: true }, ROOT)
      expect(full.replace(OWN_COLOURS, '').replace(OWN_LINKS, '')).toBe(bare)
    }),
  )
})

test('every colour and link ends on the line it began', async () => {
  await fc.assert(
    fc.asyncProperty(anyBlock, async (block) => {
      const narrow = await render(block, { ...FULL, columns: 12 }, ROOT)
      for (const shown of narrow.split('\n')) {
        const count = (pattern: RegExp) => [...shown.matchAll(pattern)].length
        expect(count(/\x1b\[([1-9]|3\d)m(?<!39m)/g)).toBe(count(/\x1b\[(2\d|39)m/g))
        expect(count(/\x1b\]8;;[!-~]+?\x1b\\/g)).toBe(count(/\x1b\]8;;\x1b\\/g))
      }
    }),
  )
})

describe('render', () => {
  test('ends every line, and shows nothing for nothing', async () => {
    expect(await render(stack([line('a'), line(''), line('b')]), PLAIN)).toBe('a\n\nb\n')
    expect(await render(stack([]), PLAIN)).toBe('')
  })

  test('hands a long report on in parts of whole lines', async () => {
    const rows = Array.from({ length: 9000 }, (_, at) => [`${at}`, 'words of some length', '·'])
    const block = stack([line('first'), columns(rows, { columns: [{}, {}, {}] }), line('last')])
    const parts: string[] = []
    await renderTo(block, PLAIN, null, async (part) => {
      parts.push(part)
    })
    expect(parts.length).toBeGreaterThan(3)
    for (const part of parts) {
      expect(part).toMatch(/\n$/)
      expect(part.length).toBeLessThan(66_000)
    }
    expect(parts.join('')).toBe(await render(block, PLAIN))
  })

  test('lays a table out anew that shows a wide character behind simple ones', async () => {
    const block = stack([
      columns(
        [
          ['a', 'b'],
          ['日本', 'c'],
        ],
        { columns: [{}, {}] },
      ),
      columns(
        [
          ['a', 'b'],
          ['cd', 'e'],
        ],
        { columns: [{}, {}] },
      ),
    ])
    expect(await render(block, PLAIN)).toBe('a     b\n日本  c\na   b\ncd  e\n')
  })

  test('links where the screen can and the place is allowed', async () => {
    const run = line({ text: 'run', link: 'https://ci.example.com/1', style: 'link' })
    const file = line({ text: 'scan', link: 'docs/scan.md' })
    const evil = line({ text: 'evil', link: 'javascript:alert(1)' })
    const shown = await render(stack([run, file, evil]), FULL, ROOT)
    expect(shown).toBe(
      '\x1b]8;;https://ci.example.com/1\x1b\\\x1b[4mrun\x1b[24m\x1b]8;;\x1b\\\n' +
        '\x1b]8;;file:///work/shop/docs/scan.md\x1b\\scan\x1b]8;;\x1b\\\n' +
        'evil\n',
    )
    expect(await render(run, { ...FULL, hyperlinks: false }, ROOT)).toBe('\x1b[4mrun\x1b[24m\n')
    expect(await render(file, FULL)).toBe('scan\n')
  })

  test('a link that wraps is a link on each of its lines', async () => {
    const shown = await render(paragraph({ text: 'one two', link: 'https://example.org/' }), {
      ...FULL,
      columns: 4,
    })
    const link = (text: string) => `\x1b]8;;https://example.org/\x1b\\${text}\x1b]8;;\x1b\\\n`
    expect(shown).toBe(link('one') + link('two'))
  })

  test('spells its own signs in ASCII for screens without Unicode, the plan’s words as they are', async () => {
    const block = stack([
      line(['é ', { sign: 'arrow' }, ' ', { sign: 'dot', times: 2 }]),
      line('longer'),
    ])
    expect(await render(block, { ...PLAIN, columns: 5, unicode: true })).toBe('é → …\nlong…\n')
    expect(await render(block, { ...PLAIN, columns: 5 })).toBe('é ...\nlo...\n')
    expect(await render(block, PLAIN)).toBe('é -> --\nlonger\n')
  })

  test('measures what it shows: an escaped character takes the room of its escape', async () => {
    expect(await render(line('a\x1bbcd'), { ...PLAIN, columns: 6, unicode: true })).toBe(
      'a\\x1b…\n',
    )
    expect(await render(line('日本語'), { ...PLAIN, columns: 5, unicode: true })).toBe('日本…\n')
  })

  test('survives a screen without width', async () => {
    expect(await render(paragraph('ab'), { ...PLAIN, columns: 0 })).toBe('a\nb\n')
    expect(await render(line('ab'), { ...PLAIN, columns: 0 })).toBe('.\n')
  })
})
