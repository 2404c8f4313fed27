import fc from 'fast-check'

/** Words that mostly mean only themselves. */
const words = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'Rotate the keys',
      'x',
      'comms_service',
      'Owner: SRE + QA',
      'p95/p99 (budget)',
      '`user_service -> token`',
      'a `b` c',
      '2026-02-20 seen',
      'a & b',
      '3 * 4',
      'E2E suite for:',
      '“quoted”',
      '10.5 days',
      'a - b',
      'ends with `code`',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '[a](b.md "blob 12")',
      '[run 4](https://a.example/r?x=1&y=2)',
      '2026-02-20 [docs/x_y.md](docs/x_y.md "blob 1") expires 2026-03-01',
      '-> [qmzt](#now)',
      '`',
      '*b*',
      '_i_',
      '[x]',
      '[ ]',
      '<b>',
      'a  ',
      'www.x.example',
      'http://x',
      'a@b.c',
      '![a](b)',
      '~~s~~',
      '&amp;',
      '\\*',
      '1. x',
      '- y',
      '# h',
      '---',
      '===',
      '| a',
      '_a',
      'a_',
      '* x',
      '``c``',
      '` a `',
      '[a](b c)',
      '[a]( b)',
      '[a_b_](c)',
      'é_é',
    ),
  },
)

const indent = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('', '', '', '  ', '  ', '    ') },
  { weight: 2, arbitrary: fc.constantFrom(' ', '   ', '      ', '     ') },
)

const marker = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom('- ', '- ', '- [ ] ', '- [x] ', '- [~] ', '') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '* ',
      '+ ',
      '1. ',
      '2. ',
      '3) ',
      '10. ',
      '-   ',
      '-  [ ] ',
      '- [?] ',
      '- [-]  ',
      '-      ',
      '-',
    ),
  },
)

const line = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(indent, marker, words).map((parts) => parts.join('')) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('', '', '## Now (0-7 days)', '# Plan', '### a #', '   '),
  },
)

/** A text that is a plan, or nearly one. */
export const planLikeText = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 9 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n'),
    fc.constantFrom('', '\n'),
  )
  .map(([lines, eol, last]) => lines.join(eol) + (last === '' ? '' : eol))
