import fc from 'fast-check'

const indent = fc.constantFrom('', '', '', '', ' ', '  ', '   ', '    ', '      ', '\t', ' \t')

/** Whatever opens a container at the start of a line. */
const container = fc.constantFrom(
  '- ',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2. ',
  '7) ',
  '-   ',
  '-\t',
  '> ',
  '>',
  '[^n]: ',
  '-     ',
)

const box = fc.constantFrom(
  '[ ] ',
  '[x] ',
  '[~] ',
  '[-] ',
  '[*] ',
  '[[] ',
  '[`] ',
  '[ ]',
  '[x]\t',
  '',
)

const words = fc.constantFrom(
  'word',
  'two words',
  '*stress*',
  '**Owner:** x',
  'Owner: y',
  '`code`',
  '`open',
  '~~gone~~',
  '[label](url "title")',
  '[x]',
  '[Ref]',
  '[ref][]',
  '![alt][ref]',
  '[^n]',
  '<b>',
  '<!-- in -->',
  'https://a.example/b_c',
  'www.a.example',
  'a@b.example',
  '&amp; &#10; \\*',
  'end  ',
  'end\\',
  '*a_ **b* `c',
  '| cell',
  'a | b',
  '\0',
  '\uFEFF',
  '😀',
  '\u00A0',
  '\u2028',
  '](u)',
  'a]: b',
)

/** Lines that begin, end or look like a block of their own. */
const block = fc.constantFrom(
  '',
  '',
  '',
  '  ',
  '# Title',
  '## Title ##',
  '#',
  '######\t6',
  '####### 7',
  '#no',
  '===',
  '---',
  '- - -',
  '***',
  '```',
  '```js',
  '````',
  '~~~',
  '```` x',
  '<div>',
  '</div>',
  '<pre>',
  '</pre>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<!-- a -->',
  '<?php',
  '?>',
  '<!DOCTYPE',
  '<![CDATA[',
  ']]>',
  '<custom-tag>',
  '| a | b |',
  '|---|---|',
  '[ref]: /url',
  '[x]: <u> "t"',
  '[ref]: /other',
  '[ref]:',
  '/url "title',
  'more"',
  '[^n]: note',
  '[~]: /tilde',
  '+++',
)

const line = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(indent, block).map((parts) => parts.join('')) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(indent, fc.array(container, { maxLength: 2 }), box, fc.array(words, { maxLength: 3 }))
      .map(
        ([before, containers, mark, said]) => before + containers.join('') + mark + said.join(' '),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(indent, container, block).map((parts) => parts.join('')),
  },
)

const lineEnd = fc.oneof(
  { weight: 6, arbitrary: fc.constant('\n') },
  { weight: 1, arbitrary: fc.constantFrom('\r\n', '\r') },
)

const ends = fc.oneof(
  fc.constant(['\n']),
  fc.constant(['\r\n']),
  fc.array(lineEnd, { minLength: 1, maxLength: 5 }),
)

/** Texts full of what could be taken for something else. */
export const markdownText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '', '---\ntitle: a\n---\n', '+++\n# x\n+++\n', '---\n'),
    fc.array(line, { maxLength: 24 }),
    ends,
    fc.boolean(),
  )
  .map(([front, lines, breaks, closed]) => {
    const joined = lines.map((each, index) => each + breaks[index % breaks.length]).join('')
    return front + (closed ? joined : joined.replace(/[\r\n]+$/, ''))
  })
