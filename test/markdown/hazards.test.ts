import { describe, expect, test } from 'vitest'
import { HardenError } from '../../src/diagnostics/diagnostic.ts'
import { overflow } from '../../src/markdown/hazard.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'

const many = (count: number, words: string) => words.repeat(count)
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

/** Each of these hangs the parser, overflows its stack or takes it seconds. */
const REFUSED: Record<string, [text: string, message: RegExp]> = {
  'a list in a list, 2,000 deep on one line, and blank lines': [
    `${many(2000, '- ')}x${many(2000, '\n')}`,
    /2000 quotes and lists opening on one line/,
  ],
  'quotes 8,000 deep': [`${many(8000, '> ')}x`, /8000 quotes and lists/],
  'quotes in lists': [`${many(2000, '- > ')}x`, /4000 quotes and lists/],
  'footnotes in footnotes': [`${many(65, '[^a]: ')}x`, /65 quotes and lists/],
  'a list 500 deep': [lines(500, (depth) => `${many(depth, '  ')}- a`), /201 columns.*at 101:1/],
  'far indentation by tabs': [`- a\n${many(51, '\t')}b`, /204 columns.*at 2:1/],
  'emphasis that never closes': [many(1000, '*a **a '), /more than 1000 marks/],
  'emphasis that crosses': [many(4000, '*a_ '), /more than 1000 marks/],
  'emphasis on many lines': [many(2000, '*a **a\n'), /more than 1000 marks/],
  'code marks of all lengths': [lines(1000, (index) => `x ${many(index + 1, '`')}`), /never close/],
  'code marks behind backslashes': [many(6000, '\r\n\\``'), /never close/],
  'comments that never close': [many(2000, 'x <!-- >\n'), /never close/],
  'link targets that never close': [many(2000, 'x [a](b "\n'), /never close/],
  'one line of 5 MB': [many(5_000_000, 'a'), /line of 5000000 characters/],
  '5 MB of brackets': [many(5_000_000, '['), /line of 5000000 characters/],
  'brackets on many lines': [many(3000, '[\n'), /more than 1000 marks/],
  'tags that never close': [many(3000, 'x <a\n'), /never close/],
  'a paragraph of 200,000 characters': [
    `And *so* on\n${many(20_000, 'and so on\n')}`,
    /beyond 32768 characters/,
  ],
}

describe('parseMarkdown refuses', () => {
  test.each(Object.entries(REFUSED))('%s', (_, [text, message]) => {
    const before = performance.now()
    const refusal = refusalOf(text)
    expect(refusal.message).toMatch(message)
    expect(refusal).toMatchObject({
      code: 'unreadable-plan',
      exit: 4,
      mend: expect.stringMatching(/\.$/),
    })
    expect(performance.now() - before).toBeLessThan(20_000)
  })
})

describe('parseMarkdown reads', () => {
  const ACCEPTED: Record<string, string> = {
    'lists and quotes 60 deep': `${many(30, '- > ')}x`,
    'a rule of a hundred dashes': many(100, '- '),
    'a rule of a hundred stars': `a\n\n${many(100, '* ')}\n`,
    'a line of 16,000 characters': many(3200, 'word '),
    'a blank line of 300 spaces': `- a\n${many(300, ' ')}\n  b`,
    'an indentation by 200 columns': `- a\n${many(200, ' ')}b`,
    'three thousand brackets in a code block': `\`\`\`json\n${many(3000, '[1],\n')}\`\`\`\n`,
    'a paragraph with three hundred pieces of code': many(300, '`a`, '),
    'a table of 500 rows': `| a |\n|---|\n${many(500, '| *b* `c` [d] |\n')}`,
    'three hundred tags that never close, before other paragraphs': `${many(300, 'x <a ')}\n\n${many(2000, 'Words.\n\n')}`,
    'a list of 500 references': `${many(500, '- [a] and [b](c)\n')}\n[a]: /u`,
  }

  test.each(Object.entries(ACCEPTED))('%s', (_, text) => {
    expect(parseMarkdown(text).blocks).not.toHaveLength(0)
  })
})

test('a refusal says where, and carries one diagnostic at that place', () => {
  const refusal = refusalOf(`# Plan\r\n\r\n- [ ] a\r\n${many(201, ' ')}b\r\n`)
  expect(refusal.message).toBe(
    'Unexpected indentation by 201 columns, expected 200 at most, at 4:1',
  )
  expect(refusal.diagnostics).toEqual([
    expect.objectContaining({
      code: 'unreadable-plan',
      severity: 'error',
      message: 'Unexpected indentation by 201 columns, expected 200 at most',
      span: { start: 19, end: 221 },
    }),
  ])
})

test('a paragraph that is refused is found behind other pieces of the text', () => {
  const text = `${many(3000, '- [ ] item\n')}\n${many(2000, '*a ')}`
  expect(refusalOf(text).message).toMatch(/marks.*at 3002:1$/)
})

test('a text that overflows the stack is refused like the others', () => {
  // As deep as two lines may go.
  const lists = `${'- '.repeat(64)}a\n`
  // V8 may have to compile what refuses, which takes more stack than what it has compiled takes to read.
  overflow(0)
  refusalOf(many(2000, '*a '))
  const refusal = onLittleStack(() => refusalOf(lists + ' '.repeat(128) + lists))
  expect(refusal).toMatchObject({
    code: 'unreadable-plan',
    exit: 4,
    message: 'Unexpected nesting that overflows the parser, expected less, at 1:1',
    mend: expect.stringMatching(/\.$/),
  })
})

/** Runs `attempt` at the deepest place on the stack where it ends otherwise than by an overflow. */
function onLittleStack<T>(attempt: () => T): T {
  try {
    return onLittleStack(attempt)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return attempt()
  }
}

function refusalOf(text: string): HardenError {
  try {
    parseMarkdown(text)
  } catch (error) {
    if (error instanceof HardenError) return error
    throw error
  }
  throw new Error('It was read')
}
