import fc from 'fast-check'

/** What a hostile plan would try: each is something a terminal obeys, or that hides. */
const HOSTILE = [
  '\x1b[31m',
  '\x1b]8;;https://evil.example\x1b\\',
  '\x1b]0;title\x07',
  '\x1bP1$r\x1b\\',
  '\x9b2J',
  '\x9d52;c;\x9c',
  '\r',
  '\n',
  '\b\b\b',
  '\x00',
  '\x7f',
  '\u061c',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u2060',
  '\ufe0f',
  '\ufeff',
  '\ufff9',
  '\uffff',
  '\ud83d',
  '\udca9',
  '\u{e0001}',
  '\u{e0041}',
  '\u{e007f}',
  '\u{e0101}',
]

/** Graphemes of many widths and lengths, all of which may be shown as they are. */
export const VISIBLE = [
  'a',
  'Z',
  '-',
  'é',
  'e\u0301',
  'ж',
  '–',
  '…',
  '日',
  '本',
  '한',
  'ﾊﾞ',
  'ก็',
  'नि',
  '☃',
  '🙂',
  '👍🏽',
  '❤️',
  '1️⃣',
  '👩‍💻',
  '👨‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇨🇭',
  '葛\u{e0100}',
]

const words = fc
  .array(fc.constantFrom(...VISIBLE), { minLength: 1, maxLength: 30 })
  .map((units) => units.join(''))

/** Words with single or several spaces between and around them. */
export const prose = fc
  .array(fc.oneof(words, fc.constantFrom(' ', '  ', 'the', 'evidence')), { maxLength: 25 })
  .map((parts) => parts.join(' '))

/** Anything at all: hostile parts, prose, and code points from everywhere. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.constantFrom(...VISIBLE),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(' ', '\t', 'https://example.org/a?b=c'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
