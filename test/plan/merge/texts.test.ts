import { describe, expect, test } from 'vitest'
import { strayLine } from '../../../src/plan/merge/stray.ts'
import { readChunks, safeMarkerSize } from '../../../src/plan/merge/text-merge.ts'
import { mergePlans } from '../../../src/plan/merge.ts'
import { planOf } from '../../support/reading.ts'
import { edited, PLAN } from './cases.ts'
import { gitLines, merged } from './engine.ts'
import { planWith } from './texts.ts'

const ITEM = ['- [ ] Rotate keys', '  - Owner: SRE']
const BASE = planWith(...ITEM)
const OURS = BASE.replace('[ ]', '[x]')
const THEIRS = BASE.replace('SRE', 'QA')
const BOTH = OURS.replace('SRE', 'QA')

const crlf = (text: string) => text.replaceAll('\n', '\r\n')
const cr = (text: string) => text.replaceAll('\n', '\r')
const open = (text: string) => text.replace(/(?:\r\n|\n|\r)$/, '')

describe('line ends', () => {
  test.each([
    ['LF', BASE, OURS, THEIRS, BOTH],
    ['CRLF', crlf(BASE), crlf(OURS), crlf(THEIRS), crlf(BOTH)],
    ['CR', cr(BASE), cr(OURS), cr(THEIRS), cr(BOTH)],
    ['that ours made CRLF', BASE, crlf(OURS), THEIRS, crlf(BOTH)],
    ['that theirs made LF', crlf(BASE), crlf(OURS), THEIRS, BOTH],
    ['the last of which ours took away', BASE, open(OURS), THEIRS, open(BOTH)],
    ['the last of which theirs added', open(BASE), open(OURS), THEIRS, BOTH],
  ])('%s are as the side that changed them has them', (_name, ...texts) => {
    const [base, ours, theirs, both] = texts
    expect(merged({ base, ours, theirs }).source.text).toBe(both)
  })

  test('that a text mixes go with their lines', () => {
    const mixed = (text: string) => text.replace('Plan\n', 'Plan\r\n').replace(/keys\n/, 'keys\r')
    const [base, ours, theirs] = [BASE, OURS, THEIRS].map(mixed)
    const merge = merged({ base: base ?? '', ours: ours ?? '', theirs: theirs ?? '' })
    expect(merge.source.text).toBe(mixed(BOTH))
  })

  test('that a text mixes leave blank lines blank', () => {
    const mixed = (text: string) => text.replaceAll('\n\n', '\r\n\r\n')
    const base = mixed(planWith('- [ ] Alpha', '', '- [ ] Beta'))
    const ours = base.replace('[ ] Alpha', '[x] Alpha')
    const theirs = base.replace('[ ] Beta', '[x] Beta')
    expect(merged({ base, ours, theirs }).source.text).toBe(
      base.replace('[ ] Alpha', '[x] Alpha').replace('[ ] Beta', '[x] Beta'),
    )
  })

  test('stay where a text holds every sign that is assigned to nothing', () => {
    const signs = Array.from({ length: 32 }, (_none, at) => String.fromCharCode(0xfdd0 + at))
    const signed = (text: string) => `${text}\r\n${signs.join('')}\r\n`
    const texts = { base: signed(BASE), ours: signed(OURS), theirs: signed(THEIRS) }
    expect(merged(texts).source.text).toBe(signed(BOTH))
  })

  test('that three texts have in three ways go with their lines', () => {
    const merge = merged({ base: crlf(BASE), ours: cr(OURS), theirs: THEIRS })
    expect(merge.isClean).toBe(false)
    expect(merge.source.text).toContain('[x]')
    expect(merge.source.text).toContain('QA')
  })

  test('of a text that one side emptied are gone with it', () => {
    const base = open(crlf(BASE))
    expect(merged({ base, ours: '', theirs: base }).source.text).toBe('')
    expect(merged({ base, ours: base, theirs: '' }).source.text).toBe('')
  })

  test('of a text that only the branches have are as both have them', () => {
    expect(merged({ base: '', ours: crlf(OURS), theirs: crlf(THEIRS) }).isClean).toBe(false)
    const united = merged({ base: '', ours: crlf(OURS), theirs: crlf(BASE) })
    expect(united.source.text).toBe(crlf(OURS))
  })
})

describe('white space and markers that both branches changed', () => {
  const step = (marker: string, mark: string) =>
    planWith('- [ ] Rotate keys', `  ${marker} [${mark}] write it down`)

  test('of a step are those of one of them, the same whichever merges', () => {
    const [base, ours, theirs] = [step('-', ' '), step('*', 'x'), step('+', ' ')]
    expect(merged({ base, ours, theirs }).source.text).toBe(step('+', 'x'))
    expect(merged({ base, ours: theirs, theirs: ours }).source.text).toBe(step('+', 'x'))
  })

  const queue = (padding: string, second: string) =>
    `${BASE}\n## Queue (next 5)\n\n1.${padding}Rotate keys\n2.${padding}${second}\n`

  test('of the queue are the wider ones', () => {
    const sides = {
      base: queue(' ', 'Scan'),
      ours: queue('  ', 'Scan'),
      theirs: queue('   ', 'Scan'),
    }
    const merge = merged(sides)
    expect(merge.isClean).toBe(true)
    expect(merge.source.text).toBe(queue('   ', 'Scan'))
  })
})

test('wrapped words of the queue go along with a number that became shorter', () => {
  const queue = (...lines: readonly string[]) =>
    `${BASE}\n## Queue (next 5)\n\n${lines.join('\n')}\n`
  const base = queue('9. Rotate keys', '10. Scan', '    images')
  const ours = queue('9. Scan', '   images')
  const theirs = queue('9. Rotate keys', '10. Scan', '    all images')
  expect(merged({ base, ours, theirs }).source.text).toBe(queue('9. Scan', '   all images'))
})

test('words apart from the bullets around them stay so when a branch changes each', () => {
  const apart = (owner: string, words: string) =>
    planWith(
      '- [ ] Rotate keys',
      '',
      `  - Owner: ${owner}`,
      '',
      '',
      `  ${words}`,
      '',
      '  - Due: 2026-03-01',
    )
  const sides = {
    base: apart('A', 'Why.'),
    ours: apart('B', 'Why.'),
    theirs: apart('A', 'Because.'),
  }
  expect(merged(sides).source.text).toBe(apart('B', 'Because.'))
})

test('a byte order mark is as the side that changed it has it', () => {
  const source = (text: string, bom: boolean) => ({ path: 'PLAN.md', text, bom })
  const tools = { read: ({ text }: { text: string }) => planOf(text), mergeLines: gitLines() }
  const style = { style: 'merge', size: 7, labels: { base: 'b', ours: 'o', theirs: 't' } } as const
  const boms = (base: boolean, ours: boolean, theirs: boolean, baseText = BASE) =>
    mergePlans(
      { base: source(baseText, base), ours: source(OURS, ours), theirs: source(THEIRS, theirs) },
      tools,
      style,
    ).source.bom
  expect(boms(false, true, false)).toBe(true)
  expect(boms(true, true, false)).toBe(false)
  expect(boms(true, true, true)).toBe(true)
  expect(boms(false, true, true, '')).toBe(true)
})

describe('the day of the last update', () => {
  const dated = (day: string) => edited([['2026-02-14', day]])

  test.each([
    ['2026-02-20', '2026-02-21', '2026-02-21'],
    ['2026-02-01', '2026-02-14', '2026-02-01'],
    ['2026-02-01', '2026-01-01', '2026-02-01'],
  ])('of %s and %s is %s', (ours, theirs, day) => {
    const text = merged({ base: PLAN, ours: dated(ours), theirs: dated(theirs) }).source.text
    expect(text).toBe(dated(day))
  })

  test('that cannot be read on one side is left to decide', () => {
    const merge = merged({ base: PLAN, ours: dated('soon'), theirs: dated('2026-02-21') })
    expect(merge.isClean).toBe(false)
    expect(merge.undecided).toEqual(['text'])
    expect(merge.source.text).toContain('soon')
  })

  test('goes into a line that one side worded otherwise', () => {
    const ours = edited([['Last updated: 2026-02-14 (UTC)', 'Last updated: 2026-02-20 (Zulu)']])
    const text = merged({ base: PLAN, ours, theirs: dated('2026-02-21') }).source.text
    expect(text).toContain('\nLast updated: 2026-02-21 (Zulu)\n')
  })

  test('that the base lacks is the later of both', () => {
    const base = edited([['Last updated: 2026-02-14 (UTC)\n', '']])
    const text = merged({ base, ours: dated('2026-02-20'), theirs: dated('2026-02-20') }).source
      .text
    expect(text).toBe(dated('2026-02-20'))
  })
})

describe('conflicts', () => {
  const ours = BASE.replace('SRE', 'Ops')

  test('show the base where git is told so, and have the size that git says', () => {
    const source = (text: string) => ({ path: 'PLAN.md', text, bom: false })
    const merge = mergePlans(
      { base: source(BASE), ours: source(ours), theirs: source(THEIRS) },
      { read: ({ text }) => planOf(text), mergeLines: gitLines('diff3') },
      { style: 'diff3', size: 9, labels: { base: 'b', ours: 'HEAD', theirs: 'topic' } },
    )
    expect(merge.source.text.split('\n').slice(5)).toEqual([
      '<<<<<<<<< HEAD',
      '  - Owner: Ops',
      '||||||||| b',
      '  - Owner: SRE',
      '=========',
      '  - Owner: QA',
      '>>>>>>>>> topic',
      '',
    ])
  })

  test('show no line of the base that stands outside the markers', () => {
    const longer = (owner: string) =>
      planWith(...ITEM.slice(0, 1), `  - Owner: ${owner}`, '  - Due: 2026-03-01')
    const merge = merged({ base: longer('SRE'), ours: longer('A'), theirs: longer('B') }, 'zdiff3')
    expect(merge.source.text).toContain(
      '<<<<<<< ours\n  - Owner: A\n||||||| base\n  - Owner: SRE\n=======\n',
    )
    expect(merge.source.text).toMatch(/>{7} theirs\n {2}- Due: 2026-03-01\n$/)
  })

  test('in other text are left to git, and stand beside what is decided', () => {
    const words = (text: string, intro: string) => text.replace('# Plan\n', `# Plan\n\n${intro}\n`)
    const merge = merged({
      base: words(BASE, 'Words.'),
      ours: words(OURS, 'Our words.'),
      theirs: words(THEIRS, 'Their words.'),
    })
    expect(merge.undecided).toEqual(['text'])
    expect(merge.source.text).toBe(
      words(BOTH, '<<<<<<< ours\nOur words.\n=======\nTheir words.\n>>>>>>> theirs'),
    )
  })

  test('around a whole run hold what is decided on both sides', () => {
    const replaced = (text: string, heading: string) =>
      text.replace('## Immediate (0-7 days)\n\n', heading)
    const merge = merged({
      base: BASE,
      ours: replaced(OURS, '## Now (0-5 days)\nSoon.\n'),
      theirs: replaced(THEIRS, '## Immediate (0-9 days)\nLater.\n'),
    })
    expect(merge.isClean).toBe(false)
    expect(merge.source.text).toContain('- [x] Rotate keys\n  - Owner: QA\n')
  })

  test('around a whole run show what is undecided in it on both sides', () => {
    const begun = (words: string, owner: string) =>
      `# Plan\n\n## Now (0-5 days)\n${words}\n- [ ] Rotate keys\n  - Owner: ${owner}\n`
    const [ours, theirs] = [begun('Soon.', 'Ops'), begun('Later.', 'QA')]
    const merge = merged({ base: '# Plan\n', ours, theirs }, 'diff3')
    const [mine, other] = [ours, theirs].map((text) => text.replace('# Plan\n', ''))
    expect(merge.source.text).toBe(
      `# Plan\n<<<<<<< ours\n${mine}||||||| base\n=======\n${other}>>>>>>> theirs\n`,
    )
  })

  test('that were left in a text before make it a text like any other', () => {
    const left = BASE.replace('  - Owner: SRE\n', '<<<<<<< a\n  - Owner: A\n=======\n>>>>>>> b\n')
    const merge = merged({ base: left, ours: OURS, theirs: THEIRS })
    expect(merge.fallback).toBe('One of the texts holds conflict markers.')
    expect(merge.isClean).toBe(false)
    expect(merged({ base: left, ours: left, theirs: THEIRS }).source.text).toBe(THEIRS)
    const nine = `${PLAN}\n<<<<<<<<< virtual\n>>>>>>>>> base\n`
    const far = merged({ base: nine, ours: `# A\n${nine}`, theirs: `${nine}B\n` })
    expect(far.source.text).toBe(`# A\n${nine}B\n`)
    expect(far.isClean).toBe(true)
  })
})

describe('the queue', () => {
  const queue = (...entries: readonly string[]) =>
    `# Plan\n\n## Queue\n\n${entries.map((entry) => `${entry}\n`).join('')}`

  test('counts on from its first number, as wide as it is', () => {
    const entries = Array.from({ length: 10 }, (_none, at) => `Entry ${at}`)
    const base = queue(...entries.slice(0, 9).map((entry, at) => `${at + 1}. ${entry}\n   wrapped`))
    const ours = queue(
      '1. First\n   wrapped',
      ...entries
        .slice(0, 9)
        .map((entry, at) => `${at + 2}. ${entry}\n${' '.repeat(at === 8 ? 4 : 3)}wrapped`),
    )
    const theirs = queue(
      ...entries.slice(0, 8).map((entry, at) => `${at + 1}. ${entry}\n   wrapped`),
      '9. Other\n   wrapped',
    )
    const merge = merged({ base, ours, theirs })
    expect(merge.isClean).toBe(true)
    expect(merge.source.text).toBe(
      queue(
        ...['First', ...entries.slice(0, 8), 'Other'].map(
          (entry, at) => `${at + 1}. ${entry}\n${at === 9 ? '    ' : '   '}wrapped`,
        ),
      ),
    )
  })

  test('leaves blank lines blank where its numbers become longer', () => {
    const entries = Array.from({ length: 8 }, (_none, at) => `Entry ${at}`)
    const numbered = (first: number) => entries.map((entry, at) => `${first + at}. ${entry}`)
    expect(
      merged({
        base: queue(...numbered(1)),
        ours: queue('1. First', ...numbered(2)),
        theirs: queue(...numbered(1), '9. Last', '', '   More.'),
      }).source.text,
    ).toBe(queue('1. First', ...numbered(2), '10. Last', '', '    More.'))
  })

  test('repeats its number where it did', () => {
    expect(
      merged({
        base: queue('1. a', '1. b', '1. c'),
        ours: queue('1. b', '1. c'),
        theirs: queue('1. a', '1. b', '1. c', '1. d'),
      }).source.text,
    ).toBe(queue('1. b', '1. c', '1. d'))
  })

  test('that all three number in their own way is numbered in one of them, whichever merges', () => {
    const base = queue('1. a', '2. b')
    const [brackets, high] = [queue('1) a', '2) b'), queue('5. a', '6. b')]
    for (const [ours, theirs] of [
      [brackets, high],
      [high, brackets],
    ] as const) {
      const merge = merged({ base, ours, theirs })
      expect(merge.isClean).toBe(true)
      expect(merge.source.text).toBe(brackets)
    }
  })

  test('that all three number in their own way is numbered as the longer one', () => {
    const base = queue('1. a')
    const [short, long] = [queue('1) a'), queue('5. a', '6. b')]
    expect(merged({ base, ours: short, theirs: long }).source.text).toBe(long)
    expect(merged({ base, ours: long, theirs: short }).source.text).toBe(long)
  })

  test('keeps a link that one side made while the other ranked', () => {
    expect(
      merged({
        base: queue('1. a', '2. b', '3. c'),
        ours: queue('1. a', '2. b -> [qmzt](#now)', '3. c'),
        theirs: queue('1. c', '2. a', '3. b'),
      }).source.text,
    ).toBe(queue('1. c', '2. a', '3. b -> [qmzt](#now)'))
  })

  test('is left to decide where both wrote one entry otherwise', () => {
    const merge = merged({
      base: queue('1. a', '2. b'),
      ours: queue('1. a', '2. b\n   - ours'),
      theirs: queue('1. a', '2. b\n   - theirs'),
    })
    expect(merge.undecided).toEqual(['queue'])
    expect(merge.source.text).toBe(
      queue(
        '1. a',
        '2. b',
        '<<<<<<< ours',
        '   - ours',
        '=======',
        '   - theirs',
        '>>>>>>> theirs',
      ),
    )
  })

  test('that both emptied and both began is what both began', () => {
    expect(
      merged({ base: queue('1. a'), ours: queue('1. b'), theirs: queue('1. c') }).source.text,
    ).toBe(queue('1. b', '2. c'))
    const empty = '# Plan\n\n## Queue\n'
    expect(merged({ base: empty, ours: queue('4) b'), theirs: queue('4) c') }).source.text).toBe(
      queue('4) b', '5) c'),
    )
  })

  test('that both wrote into a plan without one is what both wrote', () => {
    const [base, ours, theirs] = ['# Plan\n', queue('1. b'), queue('1. c')]
    expect(merged({ base, ours, theirs }).source.text).toBe(queue('1. b', '2. c'))
  })

  test('of which each side dropped what the other kept is empty', () => {
    const [base, ours, theirs] = [queue('1. a', '2. b'), queue('1. b'), queue('1. a')]
    expect(merged({ base, ours, theirs }).source.text).toBe(queue())
  })

  test('that one side took out is left to decide, if the other changed it', () => {
    const base = queue('1. a', '2. b')
    const merge = merged({ base, ours: '# Plan\n', theirs: queue('1. a', '2. b', '3. c') })
    expect(merge.isClean).toBe(false)
    expect(merge.source.text).toContain('3. c')
    expect(merged({ base, ours: '# Plan\n', theirs: `${base}\nWords.\n` }).isClean).toBe(false)
  })
})

test('chunks are read from what git prints, whatever the lines look like', () => {
  const lines = { base: ['======='], ours: ['<<<<<<<< a'], theirs: ['b'] }
  const size = safeMarkerSize(lines)
  expect(size).toBe(9)
  expect(gitLines('diff3')(lines)).toEqual([{ isClean: false, sides: lines }])
  expect(readChunks('a\n', 7)).toEqual([{ isClean: true, lines: ['a'] }])
})

test('a line that nobody but a person wrote is found', () => {
  const conflict =
    '# Plan\r\n<<<<<<< HEAD\r\na\r\n||||||| base\r\n=======\r\nb\r\n>>>>>>> topic\r\n'
  expect(strayLine(conflict, ['# Plan\na\n', '# Plan\nb\n'])).toBeNull()
  expect(strayLine(conflict.replace('a\r', 'c\r'), ['# Plan\na\n', '# Plan\nb\n'])).toBe(3)
})
