import fc from 'fast-check'

/**
 * Arbitrary plans, as people write them: every marker, indentation and line
 * end, wrapped and lazy lines, tight and loose lists, details among fields,
 * code, quotes, comments and paragraphs where they may stand, items in
 * groups and under sub-headings, look-alikes of items where none is.
 *
 * The text is made from lines. A line that begins with LAZY keeps its place at
 * the margin, whatever it stands in.
 */
const LAZY = '\0'

type Lines = readonly string[]

export interface PlanOptions {
  /** Most items a horizon holds. */
  readonly items?: number
  /** Whether blocks that hold no items stand between the sections. */
  readonly noise?: boolean
}

/** The text of a plan. */
export function planText({ items = 2, noise = true }: PlanOptions = {}): fc.Arbitrary<string> {
  const noises = noise ? rarely(noiseBlock, 8).map((block) => [block]) : fc.constant([])
  const further = fc.oneof(horizon(items), vacancy)
  const sections = fc
    .tuple(horizon(items), rarely(further, 4))
    .map(([first, second]) => (nameOf(first) === nameOf(second) ? [first] : [first, second]))
  return fc
    .tuple(
      head,
      noises,
      rarely(legend, 10),
      sections,
      rarely(queueSection, 10),
      rarely(cadence, 12),
      noises,
    )
    .chain(([top, before, words, horizons, queue, review, behind]) => {
      const notes = behind.flatMap((block) => (block.length > 0 ? [['## Notes'], block] : []))
      const blocks = [top, ...before, words, ...horizons, queue, review, ...notes]
      return writer.map((write) => write(joinBlocks(blocks)))
    })
}

/** The queue's section alone, below a title: for plans that are about it. */
export function queueText(): fc.Arbitrary<string> {
  return fc
    .tuple(queueSection, fc.boolean(), writer)
    .map(([queue, isLast, write]) =>
      write(
        joinBlocks([['# Plan'], queue, isLast ? [] : ['## Immediate (0-7 days)', '', '- [ ] One']]),
      ),
    )
}

/** A section's name, however its heading is written. */
function nameOf([heading = '']: Lines): string {
  return heading.replace(/^#+ | #+$/g, '')
}

/** Lines once in so many times, else none. */
function rarely(lines: fc.Arbitrary<Lines>, times: number): fc.Arbitrary<Lines> {
  return fc.oneof(
    { weight: times - 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: lines },
  )
}

/**
 * The text of a plan in one style: items of two horizons, each in one list of
 * two, all marked, indented and set apart alike.
 */
export function evenPlanText(): fc.Arbitrary<string> {
  const items = fc.array(plainItem, { minLength: 2, maxLength: 2 })
  return fc
    .tuple(listStyle, fc.array(items, { minLength: 2, maxLength: 2 }), evenWriter)
    .map(([{ marker, ...style }, horizons, write]) => {
      const even = { ...style, marker: /\d/.test(marker) ? '-' : marker }
      const sections = horizons.map((each, at) => {
        const named = each.map((lines, index) => nameItem(lines, `${at}${index}`))
        return [`## ${HORIZONS[at]}`, '', ...list(even, named)]
      })
      return write(joinBlocks([['# Plan'], ...sections]))
    })
}

function joinBlocks(blocks: readonly Lines[]): Lines {
  return blocks.filter(({ length }) => length > 0).flatMap((lines) => [...lines, ''])
}

type Writer = (lines: Lines) => string

/** One line end throughout. */
const evenEnds = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\n', '\r').map((end) => [end])
const mixedEnds = fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 2, maxLength: 5 })

function writerOf(ends: fc.Arbitrary<readonly string[]>): fc.Arbitrary<Writer> {
  return fc.tuple(ends, fc.boolean()).map(([given, isEnded]) => (lines) => {
    const last = lines.findLastIndex((line) => line !== '')
    const kept = lines.slice(0, last + 1)
    const text = kept.map((line, at) => line.replace(LAZY, '') + given[at % given.length]).join('')
    return isEnded ? text : text.replace(/(?:\r\n|\n|\r)$/, '')
  })
}

const evenWriter = writerOf(evenEnds)
const writer = fc.oneof(
  { weight: 6, arbitrary: evenWriter },
  { weight: 1, arbitrary: writerOf(mixedEnds) },
)

const PLAIN =
  'rotate credentials runbook alerts load failover drill gate backup SLO traces queue é 日本'
const MARKED =
  '`comms_service` **must** *soon* a_b 2FA <br> \\* &amp; ~~old~~ [docs](docs/a.md) [~] A: (x) C++ 🦀 | <'
const plainWord = fc.constantFrom(...PLAIN.split(' '))
const word = fc.oneof(plainWord, fc.constantFrom(...MARKED.split(' ')))

/** Words that begin nothing but a paragraph. */
const phrase = fc
  .tuple(plainWord, fc.array(word, { maxLength: 4 }))
  .map(([first, others]) => [first, ...others].join(' '))

/** A paragraph, now and then wrapped, indented or at the margin, or with white space at its end. */
const paragraph: fc.Arbitrary<Lines> = fc.oneof(
  { weight: 6, arbitrary: phrase.map((words) => [words]) },
  { weight: 1, arbitrary: fc.tuple(phrase, phrase).map(([a, b]) => [a, b]) },
  { weight: 1, arbitrary: fc.tuple(phrase, phrase).map(([a, b]) => [a, LAZY + b]) },
  { weight: 1, arbitrary: phrase.map((words) => [`${words}  `]) },
  { weight: 1, arbitrary: fc.tuple(phrase, phrase).map(([a, b]) => [`${a}\\`, b]) },
)

/** A title that differs from others almost always. */
const title = fc
  .tuple(paragraph, fc.nat(999))
  .map(([[first = '', ...others], number]) => [
    `${first.trimEnd().replace(/\\$/, '')} ${number}`,
    ...others,
  ])

const day = fc.constantFrom('2026-01-05', '2026-02-20', '2026-12-31')

/** How the bullets of one list are written. */
interface ListStyle {
  readonly marker: string
  readonly padding: string
  /** Columns before the marker, beyond what holds the list. */
  readonly inset: string
  readonly gap: number
  /** How lines below the first are indented: to the content, by four columns, or by a tab. */
  readonly pad: 'content' | 'four' | 'tab'
}

const listStyle: fc.Arbitrary<ListStyle> = fc.record({
  marker: fc.oneof(
    { weight: 6, arbitrary: fc.constant('-') },
    { weight: 3, arbitrary: fc.constantFrom('*', '+', '1.', '1)', '9.', '01.', '1.=') },
  ),
  padding: fc.constantFrom(' ', ' ', ' ', '  ', '   '),
  inset: fc.constantFrom('', '', '', ' '),
  gap: fc.constantFrom(0, 0, 0, 1, 2),
  pad: fc.constantFrom('content', 'content', 'four', 'tab'),
})

/** Bullets of one list; each entry is the lines of one. */
function list(style: ListStyle, entries: readonly Lines[]): Lines {
  const { marker, inset, gap, pad } = style
  const lines: string[] = []
  for (const [index, [first = '', ...others]] of entries.entries()) {
    if (index > 0) lines.push(...Array.from({ length: gap }, () => ''))
    const lead = inset + numbered(marker, index) + (first === '' ? '' : style.padding)
    lines.push(lead + first)
    lines.push(...indent(others, padOf(pad, lead.length)))
  }
  return lines
}

/** The marker of the bullet at `index`; `1.=` is a list that repeats its number. */
function numbered(marker: string, index: number): string {
  const [, digits, delimiter] = /^(\d+)([.)])$/.exec(marker) ?? []
  if (digits === undefined) return marker.replace('=', '')
  return String(Number(digits) + index).padStart(digits.length, '0') + delimiter
}

function padOf(pad: ListStyle['pad'], content: number): string {
  if (pad === 'content' || content > 4) return ' '.repeat(content)
  return pad === 'tab' ? '\t' : '    '
}

function indent(lines: Lines, pad: string): string[] {
  return lines.map((line) => (line === '' || line.startsWith(LAZY) ? line : pad + line))
}

/** What a bullet or an item may hold besides lists. */
const extraBlock: fc.Arbitrary<Lines> = fc.oneof(
  phrase.map((words) => ['', words]),
  fc.constant(['```', '- [ ] not an item', '```']),
  fc.constant(['', '      - [ ] indented code']),
  fc.constant(['> - [ ] quoted']),
  fc.constant(['', '| a | b |', '|---|---|', '| - [ ] c | d |']),
  fc.constant(['<!-- - [ ] hidden -->']),
)

const record = fc
  .tuple(
    fc.option(day, { nil: null, freq: 4 }),
    fc.constantFrom(
      '[docs/a.md](docs/a.md "blob 0123")',
      '[run 7](https://ci.example.com/7)',
      '<https://example.com/x>',
      'seen by hand',
      '[a](a.md) and [b](b.md "blob 45")',
    ),
    fc.option(day, { nil: null, freq: 3 }),
  )
  .map(([date, what, end]) => [
    [date, what, end && `expires ${end}`].filter((part) => part !== null).join(' '),
  ])

const evidence: fc.Arbitrary<Lines> = fc
  .record({
    key: fc.constantFrom('Evidence:', 'Evidence:', '**Evidence:**', 'evidence:', '__Evidence__:'),
    words: fc.option(paragraph, { nil: [''], freq: 5 }),
    before: rarely(extraBlock, 8),
    records: fc.array(record, { maxLength: 2 }),
    style: listStyle,
    behind: rarely(extraBlock, 8),
  })
  .map(({ key, words: [first = '', ...others], before, records, style, behind }) => {
    const shown = list({ ...style, gap: Math.min(1, style.gap) }, records)
    const interrupts = /^[-*+]|^1[.)]/.test(style.marker)
    const set = interrupts || records.length === 0 ? shown : ['', ...shown]
    return [`${key} ${first}`.trimEnd(), ...others, ...before, ...set, ...behind]
  })

/** Bullets below a title that are no evidence. */
const child: fc.Arbitrary<Lines> = fc.oneof(
  { weight: 4, arbitrary: plainWord.map((owner) => [`Owner: ${owner} + QA`]) },
  { weight: 1, arbitrary: fc.constant(['**Owner:** SRE']) },
  { weight: 1, arbitrary: fc.constant(['Risk: impact high, likelihood low: words']) },
  { weight: 1, arbitrary: day.map((due) => [`Due: ${due}`]) },
  { weight: 1, arbitrary: paragraph.map(([first, ...others]) => [`Tracker: ${first}`, ...others]) },
  { weight: 2, arbitrary: paragraph },
  { weight: 1, arbitrary: phrase.map((words) => [words, '- nested', '  deeper']) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(' ', 'x'), phrase)
      .map(([mark, words]) => [`[${mark}] ${words}`]),
  },
)

/** Puts a name of its own before an item's title. */
function nameItem([first = '', ...others]: Lines, name: string): Lines {
  return [first.replace(/^(\[.\])/, `$1 ${name}`), ...others]
}

const PLAIN_STYLE: ListStyle = { marker: '-', padding: ' ', inset: '', gap: 0, pad: 'content' }
const DEFERRED = ['Deferred: until 2026-05-01, approved by Priya Nair: low load']

/** An item: its mark, its title and what stands below it, in any order. */
const item: fc.Arbitrary<Lines> = fc
  .record({
    mark: fc.constantFrom(' ', ' ', ' ', '~', 'x', 'X', '-', '!'),
    title,
    children: fc.array(child, { maxLength: 2 }),
    evidence: fc.option(evidence, { nil: null, freq: 2 }),
    at: fc.nat(3),
    style: listStyle,
    isLoose: fc.constantFrom(false, false, false, true),
    extra: rarely(extraBlock, 8),
    isExtraFirst: fc.boolean(),
  })
  .map((each) => {
    const bullets = [...each.children]
    if (each.evidence) bullets.splice(each.at, 0, each.evidence)
    if (each.mark === '-') bullets.push(DEFERRED)
    // Below a paragraph, a list may begin with the number one alone.
    const needsGap = each.isLoose || /^[^-*+1]/.test(each.style.marker)
    const below =
      bullets.length === 0 ? [] : [...(needsGap ? [''] : []), ...list(each.style, bullets)]
    const [first = '', ...others] = each.title
    const body = each.isExtraFirst ? [...each.extra, ...below] : [...below, ...each.extra]
    return [`[${each.mark}] ${first}`, ...others, ...body]
  })

const plainItem: fc.Arbitrary<Lines> = fc
  .tuple(title, rarely(child, 3), rarely(evidence, 6))
  .map(([[first = '', ...others], field, shown]) => {
    const bullets = [field, shown].filter(({ length }) => length > 0)
    return [`[ ] ${first}`, ...others, ...list(PLAIN_STYLE, bullets)]
  })

const HORIZONS = ['Immediate (0-7 days)', 'Short Term (2-6 weeks)', 'Later (Q3 2026)', 'Someday']

const heading = fc
  .tuple(fc.constantFrom(...HORIZONS), fc.constantFrom('atx', 'atx', 'closed', 'setext'))
  .map(([words, kind]) => {
    if (kind === 'setext') return [words, '-'.repeat(9)]
    return [kind === 'closed' ? `## ${words} ##` : `## ${words}`]
  })

function horizon(most: number): fc.Arbitrary<Lines> {
  return fc
    .record({
      heading,
      intro: rarely(paragraph, 6),
      style: listStyle,
      items: fc.array(item, { minLength: 1, maxLength: most }),
      second: rarely(
        fc.tuple(listStyle, item).map(([other, only]) => list(other, [only])),
        8,
      ),
      form: fc.constantFrom(
        'plain',
        'plain',
        'plain',
        'group',
        'same line',
        'sub-heading',
        'comment',
      ),
    })
    .map(({ heading: top, intro, style, items, second, form }) => {
      const lines = arrange(form, style, items)
      const others = second.length > 0 ? ['', '<!-- another list -->', '', ...second] : []
      const before = intro.length > 0 ? [...intro, ''] : []
      return [...top, '', ...before, ...lines, ...others]
    })
}

function arrange(form: string, style: ListStyle, items: readonly Lines[]): Lines {
  const half = Math.ceil(items.length / 2)
  const [upper, lower] = [items.slice(0, half), items.slice(half)]
  switch (form) {
    case 'group':
      return list({ ...style, marker: '-', padding: ' ' }, [
        ['Group', ...list({ ...style, marker: '-', inset: '' }, upper)],
        ...lower,
      ])
    case 'same line':
      return list({ ...style, marker: '*', inset: '', padding: ' ', pad: 'content' }, [
        list({ ...style, marker: '-', inset: '' }, upper),
        ...lower,
      ])
    case 'sub-heading':
      return [...list(style, upper), '', '### More', '', ...list(style, lower)]
    case 'comment':
      return [...list(style, upper), '<!-- below: later -->', ...list(style, lower)]
    default:
      return list(style, items)
  }
}

const vacancy: fc.Arbitrary<Lines> = fc
  .tuple(heading, fc.option(paragraph, { nil: null, freq: 2 }))
  .map(([top, intro]) => (intro ? [...top, '', ...intro] : top))

const head: fc.Arbitrary<Lines> = fc
  .record({
    title: fc.constantFrom(['# Plan'], ['Plan', '===='], []),
    date: fc.option(day, { nil: null, freq: 4 }),
    scope: fc.boolean(),
  })
  .map(({ title: top, date, scope }) => {
    const fields = [
      ...(date ? [`Last updated: ${date} (UTC)`] : []),
      ...(scope ? ['Scope: `a_service`, b'] : []),
    ]
    return [...top, ...(fields.length > 0 ? ['', ...fields] : [])]
  })

const legend: fc.Arbitrary<Lines> = fc.constant([
  '## Status Legend',
  '',
  '- `[ ]` Not started',
  '- `[~]` In progress',
  '- `[x]` Completed',
  '- `[-]` Deferred / accepted risk',
  '- `[!]` Blocked',
])

/** An entry of the queue, now and then wrapped, with a link or with bullets below it. */
const queueEntry: fc.Arbitrary<Lines> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 1, arbitrary: phrase.map((words) => [`${words} -> [qmzt](#immediate)`]) },
  { weight: 1, arbitrary: phrase.map((words) => [words, '- a note', '  wrapped']) },
  { weight: 1, arbitrary: phrase.map((words) => [words, '', 'a paragraph']) },
)

const queueSection: fc.Arbitrary<Lines> = fc
  .record({
    heading: fc.constantFrom('## Current Session Queue (next 5)', '## Queue'),
    intro: fc.option(phrase, { nil: null, freq: 4 }),
    style: listStyle,
    marker: fc.constantFrom('1.', '1.', '1)', '0.', '8.', '01.', '1.='),
    entries: fc.array(queueEntry, { maxLength: 6 }),
  })
  .map(({ heading: top, intro, style, marker, entries }) => [
    top,
    '',
    ...(intro ? [intro, ''] : []),
    ...list({ ...style, marker: marker === '1.=' ? '1.' : marker }, entries),
  ])

const cadence: fc.Arbitrary<Lines> = fc.constant([
  '## Weekly Review Cadence',
  '',
  '- Every Friday UTC:',
  '  - Update status checkboxes',
])

/** Blocks that hold what looks like items. */
const noiseBlock: fc.Arbitrary<Lines> = fc.constantFrom<Lines[]>(
  ['```markdown', '- [ ] fenced', '```'],
  ['<!--', '- [ ] in a comment', '-->'],
  ['> - [ ] quoted', '> - [x] done'],
  ['| - [ ] a | b |', '|---|---|', '| - [x] c | d |'],
  ['[^1]: - [ ] in a footnote'],
  ['- a plain list', '- of two'],
  ['Words.'],
  ['[ref]: https://example.com/ref "title"'],
)
