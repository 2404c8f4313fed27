import { describe, expect, test } from 'vitest'
import { merged } from './engine.ts'
import { cleanItems, linesOf, mergedItems } from './texts.ts'

const items = (...titles: readonly string[]) =>
  titles.flatMap((title) => [`- [ ] ${title}`, '  - Owner: SRE'])
const loose = (...titles: readonly string[]) =>
  titles.flatMap((title, at) => [...(at === 0 ? [] : ['']), `- [ ] ${title}`])
const BASE = items('Alpha', 'Beta', 'Gamma', 'Delta')

describe('new items', () => {
  test('at one place go by title', () => {
    const ours = items('Alpha', 'Yankee', 'Beta', 'Gamma', 'Delta')
    const theirs = items('Alpha', 'Xray', 'Beta', 'Gamma', 'Delta')
    expect(cleanItems(BASE, ours, theirs)).toEqual(
      items('Alpha', 'Xray', 'Yankee', 'Beta', 'Gamma', 'Delta'),
    )
  })

  test('of one side stay together, in its order', () => {
    const ours = items('Alpha', 'Zulu', 'Whisky', 'Beta', 'Gamma', 'Delta')
    const theirs = items('Alpha', 'Xray', 'Beta', 'Gamma', 'Delta')
    expect(cleanItems(BASE, ours, theirs)).toEqual(
      items('Alpha', 'Xray', 'Zulu', 'Whisky', 'Beta', 'Gamma', 'Delta'),
    )
  })

  test('that both sides have keep the order both have, and what one has behind them follows', () => {
    const both = ['Zulu', 'Whisky']
    const ours = items('Alpha', ...both, 'Xray', 'Beta', 'Gamma', 'Delta')
    const theirs = items('Alpha', ...both, 'Beta', 'Gamma', 'Delta')
    expect(cleanItems(BASE, ours, [...theirs.slice(0, -1), '  - Owner: QA'])).toEqual([
      ...ours.slice(0, -1),
      '  - Owner: QA',
    ])
  })

  test('that both sides have, in another order or at another place, stand once', () => {
    const ours = items('Alpha', 'Xray', 'Yankee', 'Beta', 'Gamma', 'Delta')
    const theirs = items('Alpha', 'Beta', 'Yankee', 'Xray', 'Gamma', 'Delta')
    expect(cleanItems(BASE, ours, theirs)).toEqual(
      items('Alpha', 'Xray', 'Yankee', 'Beta', 'Gamma', 'Delta'),
    )
    expect(cleanItems([], items('Xray', 'Yankee'), items('Yankee', 'Xray'))).toEqual(
      items('Xray', 'Yankee'),
    )
  })

  test('that one side put at the top and the other at the end stand at the top', () => {
    const base = items('Alpha', 'Beta')
    const [top, end] = [items('Xray', 'Alpha', 'Beta'), items('Alpha', 'Beta', 'Xray')]
    expect(cleanItems(base, top, end)).toEqual(top)
  })

  test('that both put below others that are new on both, in another order, stand there once', () => {
    const [ours, theirs] = [items('Yankee', 'Xray', 'Zulu'), items('Xray', 'Yankee', 'Zulu')]
    expect(cleanItems([], ours, theirs)).toEqual(items('Xray', 'Zulu', 'Yankee'))
  })

  test('below one that each branch moved elsewhere stand below what is above that', () => {
    const ours = items('Beta', 'Gamma', 'Alpha', 'Xray', 'Delta')
    const theirs = items('Beta', 'Gamma', 'Delta', 'Alpha', 'Xray')
    const { lines } = mergedItems(BASE, ours, theirs)
    expect(lines).toEqual([
      ...items('Beta', 'Gamma'),
      '<<<<<<< ours',
      ...items('Alpha'),
      '=======',
      '>>>>>>> theirs',
      ...items('Xray', 'Delta'),
      '<<<<<<< ours',
      '=======',
      ...items('Alpha'),
      '>>>>>>> theirs',
    ])
  })

  test('are set apart as far as the branch that set them apart farther', () => {
    const apart = (count: number) => ['- [ ] Alpha', ...Array(count).fill(''), '- [ ] Beta']
    expect(cleanItems(apart(0), apart(1), apart(2))).toEqual(apart(2))
  })

  test('in a loose list are set apart as its items are', () => {
    const ours = loose('Zulu', 'Alpha', 'Beta')
    const theirs = loose('Alpha', 'Beta', 'Yankee')
    expect(cleanItems(loose('Alpha', 'Beta'), ours, theirs)).toEqual(
      loose('Zulu', 'Alpha', 'Beta', 'Yankee'),
    )
  })
})

describe('items that moved', () => {
  test('stand where they were moved to, with what the other side wrote', () => {
    const ours = items('Alpha', 'Gamma', 'Delta', 'Beta')
    const theirs = [...items('Alpha'), '- [x] Beta', '  - Owner: QA', ...items('Gamma', 'Delta')]
    expect(cleanItems(BASE, ours, theirs)).toEqual([
      ...items('Alpha', 'Gamma', 'Delta'),
      '- [x] Beta',
      '  - Owner: QA',
    ])
  })

  test('to two places stand at both, between markers', () => {
    const ours = items('Beta', 'Gamma', 'Alpha', 'Delta')
    const theirs = items('Beta', 'Gamma', 'Delta', 'Alpha')
    const { lines, merge } = mergedItems(BASE, ours, theirs)
    expect(merge.items).toMatchObject([{ undecided: ['place'] }])
    expect(lines).toEqual([
      ...items('Beta', 'Gamma'),
      '<<<<<<< ours',
      ...items('Alpha'),
      '=======',
      '>>>>>>> theirs',
      ...items('Delta'),
      '<<<<<<< ours',
      '=======',
      ...items('Alpha'),
      '>>>>>>> theirs',
    ])
  })

  test('to one place by both stand there', () => {
    const moved = items('Beta', 'Gamma', 'Alpha', 'Delta')
    expect(cleanItems(BASE, moved, [...moved, '  - Due: 2026-03-01'])).toEqual([
      ...moved,
      '  - Due: 2026-03-01',
    ])
  })
})

describe('items that one side removed', () => {
  test('are gone, if the other left them as they were', () => {
    expect(
      cleanItems(BASE, items('Alpha', 'Delta'), items('Alpha', 'Beta', 'Gamma', 'Delta', 'Echo')),
    ).toEqual(items('Alpha', 'Delta', 'Echo'))
  })

  test('by both are gone', () => {
    const ours = items('Alpha', 'Gamma', 'Delta')
    expect(cleanItems(BASE, ours, [...ours, '  - Due: 2026-03-01'])).toEqual([
      ...ours,
      '  - Due: 2026-03-01',
    ])
  })

  test('are left to decide, if the other edited or moved them', () => {
    const edited = [...items('Alpha'), '- [x] Beta', '  - Owner: SRE', ...items('Gamma', 'Delta')]
    const { lines, merge } = mergedItems(BASE, items('Alpha', 'Gamma', 'Delta'), edited)
    expect(merge.items).toMatchObject([
      { ours: ['removed'], theirs: ['status'], undecided: ['removal'] },
    ])
    expect(lines).toEqual([
      ...items('Alpha'),
      '<<<<<<< ours',
      '=======',
      '- [x] Beta',
      '  - Owner: SRE',
      '>>>>>>> theirs',
      ...items('Gamma', 'Delta'),
    ])
  })
})

/** A plan of two sections; the text of each stands below its heading. */
const sections = (first: string, second: string, heading = '## Later (2-6 weeks)') =>
  `# Plan\n\n## Immediate (0-7 days)\n\n${first}\n${heading}\n\n${second}\n## Notes\n\nWords.\n`
const text = (...titles: readonly string[]) => linesOf(items(...titles))

describe('sections', () => {
  test('keep a new heading, and the items that the other side wrote below the old one', () => {
    const base = sections(text('Alpha'), text('Beta'))
    const ours = sections(text('Alpha'), text('Beta'), '## Someday')
    const theirs = sections(text('Alpha'), text('Beta', 'Gamma'))
    expect(merged({ base, ours, theirs }).source.text).toBe(
      sections(text('Alpha'), text('Beta', 'Gamma'), '## Someday'),
    )
  })

  test('that one side emptied take what the other adds', () => {
    const base = sections(text('Alpha'), text('Beta'))
    const ours = `# Plan\n\n## Immediate (0-7 days)\n\n${text('Alpha', 'Beta')}\n## Later (2-6 weeks)\n\n## Notes\n\nWords.\n`
    const theirs = sections(text('Alpha'), text('Beta', 'Gamma'))
    const merge = merged({ base, ours, theirs })
    expect(merge.isClean).toBe(true)
    expect(merge.source.text).toBe(sections(text('Alpha', 'Beta'), text('Gamma')))
  })

  test('that both emptied, one item each, keep one blank line', () => {
    const base = sections(text('Alpha'), text('Beta', 'Gamma'))
    const ours = sections(text('Alpha', 'Beta'), text('Gamma'))
    const theirs = sections(text('Alpha', 'Gamma'), text('Beta'))
    expect(merged({ base, ours, theirs }).source.text).toBe(
      '# Plan\n\n## Immediate (0-7 days)\n\n' +
        `${text('Alpha', 'Beta', 'Gamma')}\n## Later (2-6 weeks)\n\n## Notes\n\nWords.\n`,
    )
  })

  test('that one side emptied above an indented heading take what the other adds', () => {
    const base = sections(text('Alpha'), text('Beta')).replace('## Notes', ' ## Notes')
    const ours = base.replace(`${text('Beta')}\n`, '').replace(text('Alpha'), text('Alpha', 'Beta'))
    const theirs = base.replace(text('Beta'), text('Beta', 'Gamma'))
    expect(merged({ base, ours, theirs }).source.text).toBe(
      ours.replace(' ## Notes', `${text('Gamma')}\n ## Notes`),
    )
  })

  test('that one side emptied, while words stand there, are left to decide', () => {
    const base = sections(text('Alpha'), `${text('Beta')}\nWords.\n`)
    const ours = sections(text('Alpha', 'Beta'), 'Words.\n')
    const theirs = base.replace(text('Beta'), text('Beta', 'Gamma'))
    expect(merged({ base, ours, theirs }).source.text).toContain(
      `<<<<<<< ours\n=======\n${text('Gamma')}\n>>>>>>> theirs\nWords.\n`,
    )
  })

  test('at the end of the text that one side emptied take what the other adds', () => {
    const plan = (first: string, second: string) =>
      `# Plan\n\n## Immediate (0-7 days)\n\n${first}\n## Later (2-6 weeks)\n${second}`
    const base = plan(text('Alpha'), `\n${text('Beta')}`)
    const ours = plan(text('Alpha', 'Beta'), '')
    const theirs = plan(text('Alpha'), `\n${text('Beta', 'Gamma')}`)
    expect(merged({ base, ours, theirs }).source.text).toBe(
      plan(text('Alpha', 'Beta'), `\n${text('Gamma')}`),
    )
  })

  test('at the beginning of the text leave no blank line behind', () => {
    const notes = '## Notes\n\nWords.\n'
    const plan = (...titles: readonly string[]) => `${text(...titles)}\n${notes}`
    const texts = { base: plan('Alpha', 'Beta'), ours: plan('Beta'), theirs: plan('Alpha') }
    expect(merged(texts).source.text).toBe(notes)
  })

  test('that one side took out whole are left to decide, if the other wrote there', () => {
    const base = sections(text('Alpha'), text('Beta'))
    const ours = base.replace(`## Later (2-6 weeks)\n\n${text('Beta')}\n`, '')
    const theirs = sections(text('Alpha'), text('Beta', 'Gamma'))
    const merge = merged({ base, ours, theirs })
    expect(merge.isClean).toBe(false)
    expect(merge.source.text).toMatch(/<{7} ours\n[\s\S]*Gamma[\s\S]*>{7} theirs/)
  })

  test('that one side divided keep each item where it put it', () => {
    const base = sections(text('Alpha', 'Beta', 'Gamma', 'Delta'), text('Echo'))
    const ours = sections(
      `${text('Alpha', 'Beta')}\n### Later\n\n${text('Gamma', 'Delta')}`,
      text('Echo'),
    )
    const theirs = sections(
      text('Alpha', 'Beta', 'Gamma', 'Delta').replace('[ ] Gamma', '[x] Gamma'),
      text('Echo'),
    )
    const merge = merged({ base, ours, theirs })
    expect(merge.isClean).toBe(true)
    expect(merge.source.text).toBe(ours.replace('[ ] Gamma', '[x] Gamma'))
  })

  test('that both began at two places are not merged by their fields', () => {
    const base = sections(text('Alpha', 'Gamma'), text('Beta'))
    const emptied = sections(text('Gamma'), text('Beta'))
    const archive = `## Archive\n\n${text('Alpha')}`
    const merge = merged({
      base,
      ours: `${emptied}\n${archive}`,
      theirs: emptied.replace('## Later', `${archive}\n## Later`),
    })
    expect(merge.fallback).toBe('What both branches rearranged cannot be brought together.')
    expect(merge.isClean).toBe(false)
    expect(merge.source.text.match(/Alpha/g)).toHaveLength(2)
  })

  test('of one name are told apart', () => {
    const twice = (first: string, second: string) =>
      sections(first, second, '## Immediate (0-7 days)')
    const base = twice(text('Alpha'), text('Beta'))
    const ours = twice(text('Alpha', 'Gamma'), text('Beta'))
    const theirs = twice(text('Alpha'), text('Beta', 'Delta'))
    expect(merged({ base, ours, theirs }).source.text).toBe(
      twice(text('Alpha', 'Gamma'), text('Beta', 'Delta')),
    )
  })
})

describe('what is not told apart', () => {
  test('titles that stand twice are merged as lines', () => {
    const twins = items('Alpha', 'Same', 'Beta', 'Same')
    const ours = twins.with(2, '- [x] Same')
    const theirs = twins.with(7, '  - Owner: QA')
    expect(cleanItems(twins, ours, theirs)).toEqual(ours.with(7, '  - Owner: QA'))
  })

  test('a title that would stand twice is not merged by its fields', () => {
    const ours = items('Alpha again', 'Beta', 'Gamma', 'Delta')
    const theirs = items('Alpha', 'Beta', 'Gamma', 'Delta', 'Alpha again')
    const { merge } = mergedItems(BASE, ours, theirs)
    expect(merge.fallback).toContain('would be there twice')
    expect(merge.isClean).toBe(false)
  })

  test('items that begin on the line of another bullet are merged as lines', () => {
    const nested = ['- - [ ] Alpha', '- [ ] Beta']
    expect(
      cleanItems(nested, ['- - [x] Alpha', '- [ ] Beta'], [...nested, '  - Due: 2026-03-01']),
    ).toEqual(['- - [x] Alpha', '- [ ] Beta', '  - Due: 2026-03-01'])
  })
})
