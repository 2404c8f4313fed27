import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handleOf, normaliseTitle } from '../../src/plan/handle.ts'
import { itemOfHandle, shortHandles } from '../../src/plan/handles.ts'
import type { Plan } from '../../src/plan/model.ts'
import { planOf } from './plan-of.ts'

const words = fc.string({ unit: 'grapheme', maxLength: 40 })

/** A plan of items with these titles, which hold no Markdown. */
function planWith(titles: readonly string[]) {
  return planOf(titles.map((title) => `- [ ] ${title}\n`).join(''))
}

describe('a title as its handle sees it', () => {
  test.each([
    ['Run secret scan across repo.', 'run secret scan across repo'],
    ['  Run   SECRET\tscan ', 'run secret scan'],
    ['CI/CD: clean-tree (strict)!', 'cicd cleantree strict'],
    ['user_service -> token_manager', 'userservice tokenmanager'],
    ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['ﬁle ① Ⅳ', 'file 1 iv'],
    ['Straße', 'strasse'],
    ['GROẞE', 'grosse'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['cafe\u0301', 'caf\u00e9'],
    ['zero\u200bwidth soft\u00adhyphen', 'zerowidth softhyphen'],
    ['a\u00a0b', 'a b'],
    ['✅ Ship 🚀', 'ship'],
    ['€ 5', '5'],
    ['—', ''],
  ])('%s', (title, name) => {
    expect(normaliseTitle(title)).toBe(name)
  })

  test('stays as it is when it is seen again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const once = normaliseTitle(title)
        expect(normaliseTitle(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  test('is deaf to case, punctuation and spacing', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zA-Z]{1,8}$/), { minLength: 1 }), (parts) => {
        const name = normaliseTitle(parts.join(' '))
        expect(normaliseTitle(`“${parts.join('  ').toUpperCase()}”!`)).toBe(name)
      }),
    )
  })
})

describe('a handle', () => {
  test('is the hash of the title in the letters k to z', () => {
    const hash = createHash('sha256').update('run secret scan').digest('hex').slice(0, 16)
    const spelled = hash.replace(/./g, (digit) =>
      'klmnopqrstuvwxyz'.charAt(Number.parseInt(digit, 16)),
    )
    expect(handleOf('Run secret scan.')).toBe(spelled)
  })

  test('has sixteen letters, whatever the title', () => {
    fc.assert(fc.property(words, (title) => /^[k-z]{16}$/.test(handleOf(title))))
  })

  test('does not depend on mark, horizon, place or Markdown', () => {
    const here = planOf('## A\n\n- [ ] First\n- [ ] Fix `the` **thing** [now](https://x.example)\n')
    const there = planOf('## Z (2 weeks)\n\n* [x] Fix the\n  thing now\n')
    expect(there.items[0]?.handle).toBe(here.items[1]?.handle)
  })

  test('of equal titles is numbered in their order', () => {
    const plan = planWith(['Same', 'Other', 'same!', 'SAME'])
    const handle = handleOf('same')
    expect(plan.items.map((item) => item.handle)).toEqual([
      handle,
      handleOf('other'),
      `${handle}.2`,
      `${handle}.3`,
    ])
  })

  test('is the same whichever is asked for first', () => {
    const forwards = planWith(['Same', 'Same', 'Same'])
    const backwards = planWith(['Same', 'Same', 'Same'])
    const asked = backwards.items.toReversed().map(({ handle }) => handle)
    expect(asked.toReversed()).toEqual(forwards.items.map(({ handle }) => handle))
  })
})

describe('short handles', () => {
  test('have four letters where nothing else begins so', () => {
    const plan = planWith(['One', 'Two', 'Three'])
    const shorts = shortsOf(plan)
    expect(shorts.map((short) => short.length)).toEqual([4, 4, 4])
  })

  test('keep the number of equal titles', () => {
    const plan = planWith(['Same', 'Same'])
    const short = handleOf('same').slice(0, 4)
    expect(shortsOf(plan)).toEqual([short, `${short}.2`])
  })

  test('are as long as it takes, even where eight letters are the same', () => {
    const plan = planWith(['Item 18672', 'Item 80588'])
    const [a = '', b = ''] = plan.items.map(({ handle }) => handle)
    expect(a.slice(0, 8)).toBe(b.slice(0, 8))
    const [shortA = '', shortB = ''] = shortsOf(plan)
    expect(shortA.slice(0, -1)).toBe(shortB.slice(0, -1))
    expect(a.startsWith(shortA) && b.startsWith(shortB) && shortA !== shortB).toBe(true)
  })

  test('are none for what calls no item', () => {
    const shorts = shortHandles(planWith(['One', 'Two']))
    expect(shorts.get('')).toBeUndefined()
    expect(shorts.get('0123456789abcdef')).toBeUndefined()
    expect(shorts.get(`${handleOf('one').slice(0, 15)}~`)).toBeUndefined()
    expect(shorts.get(handleOf('three'))).toBeUndefined()
    expect(shorts.get(handleOf('one').slice(0, 4) + handleOf('two').slice(4))).toBeUndefined()
  })

  test('are prefixes, at least four letters long, unique, and no longer than that takes', () => {
    const plan = planWith(Array.from({ length: 1000 }, (_, index) => `Item ${index}`))
    const handles = plan.items.map(({ handle }) => handle)
    const shorts = shortsOf(plan)
    const sharing = (prefix: string) => handles.filter((each) => each.startsWith(prefix)).length
    expect(shorts.filter((short, index) => !handles[index]?.startsWith(short))).toEqual([])
    expect(shorts.filter((short) => sharing(short) !== 1)).toEqual([])
    const longer = shorts.filter(({ length }) => length > 4)
    expect(longer.length).toBeGreaterThan(0)
    expect(longer.filter((short) => sharing(short.slice(0, -1)) === 1)).toEqual([])
  })
})

describe('the item of a handle', () => {
  const plan = planWith(['Same', 'Other', 'same!', 'SAME', 'Last'])

  test.each([
    ['same', '', 0],
    ['same', '.2', 2],
    ['same', '.3', 3],
    ['other', '', 1],
    ['last', '', 4],
  ])('is found: %s%s', (title, number, index) => {
    expect(itemOfHandle(plan, handleOf(title) + number)).toBe(plan.items[index])
  })

  test.each([
    ['a number that no item has', `${handleOf('same')}.4`],
    ['a number where no title is equal', `${handleOf('other')}.2`],
    ['a higher one', `${handleOf('other')}.3`],
    ['a title of no item', handleOf('unknown')],
    ['a number behind that', `${handleOf('unknown')}.2`],
    ['no more than the same beginning', handleOf('same').slice(0, 4)],
    ['nothing at all', ''],
    ['other letters', '0123456789abcdef'],
  ])('is none for %s', (_, handle) => {
    expect(itemOfHandle(plan, handle)).toBeUndefined()
  })

  test('is each item of a plan for its own handle', () => {
    const titles = Array.from({ length: 300 }, (_, index) => `Item ${index % 100}`)
    const { items, ...others } = planWith(titles)
    const found = items.map(({ handle }) => itemOfHandle({ ...others, items }, handle))
    expect(found).toEqual(items)
  })
})

test('ten thousand items of one title get their short handles at once', () => {
  const plan = planWith(Array.from({ length: 10_000 }, () => 'Same'))
  const start = performance.now()
  const shorts = shortsOf(plan)
  const milliseconds = performance.now() - start
  const short = handleOf('same').slice(0, 4)
  expect(shorts).toEqual(shorts.map((_, at) => (at === 0 ? short : `${short}.${at + 1}`)))
  expect(milliseconds).toBeLessThan(2000)
}, 120_000)

function shortsOf(plan: Plan): string[] {
  const shorts = shortHandles(plan)
  return plan.items.map(({ handle }) => shorts.get(handle) ?? '')
}
