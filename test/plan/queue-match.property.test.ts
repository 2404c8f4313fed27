import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAtOnce } from '../../src/markdown/parse.ts'
import { readPlainly } from '../../src/markdown/plain.ts'
import { normaliseTitle } from '../../src/plan/handle.ts'
import type { Plan, QueueEntry } from '../../src/plan/model.ts'
import { matchQueue } from '../../src/plan/queue-match.ts'
import { readPlan } from '../../src/plan/read.ts'
import { rarity, wordsOf } from '../../src/plan/words.ts'
import { slice, sourceOf } from '../../src/text/source.ts'
import { RUNS } from '../support/runs.ts'

const WORD = fc.constantFrom(
  ...['add', 'Key', 'keys', 'rotated', 'rotation', 'ledger', 'ledgers', 'backup', 'ci', 'checks'],
  ...['policy', 'policies', 'größe', 'the', 'runtime', 'import', 'comms_service', '`comms`'],
  ...['run`time`', '*run*time', '` key `s', '[led](a.md)ger', 'caféadd', '—', '2026', 'cité'],
)
const ASCII_WORD = WORD.filter((word) => /^\w+$/.test(word))
const said = (word: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(word, { minLength: 1, maxLength }).map((words) => words.join(' '))
const itemOf = (word: fc.Arbitrary<string>) =>
  fc
    .tuple(
      said(word, 5),
      fc.option(said(word, 4), { freq: 1 }),
      fc.option(said(word, 3), { freq: 1 }),
      fc.option(fc.constantFrom('  - Owner: Key', '', '## Key ledger\n', 'import keys\n')),
    )
    .map(([title, evidence, detail, behind]) =>
      [
        `- [ ] ${title}`,
        ...(detail === null ? [] : [`  - ${detail}`]),
        ...(evidence === null ? [] : [`  - Evidence: ${evidence}`]),
        ...(behind === null ? [] : [behind]),
      ].join('\n'),
    )
const planWith = (word: fc.Arbitrary<string>, maxLength: number) =>
  fc
    .tuple(
      fc.array(itemOf(word), { maxLength }),
      fc.array(said(word, 7), { minLength: 1, maxLength: 5 }),
    )
    .map(([items, entries]) => {
      const queue = entries.map((entry, index) => `${index + 1}. ${entry}`)
      return ['# P', '', '## Work', '', ...items, '', '## Queue', '', ...queue, ''].join('\n')
    })

test('the items found are those that the rule finds, spelled out', () => {
  const found = new Map<string, number>()
  const text = fc.oneof(planWith(WORD, 8), planWith(ASCII_WORD, 8), planWith(ASCII_WORD, 150))
  fc.assert(
    fc.property(text, (text) => {
      const plan = readPlan(sourceOf(text), readPlainly(text) ?? parseAtOnce(text))
      const matches = matchQueue(plan).map(({ item, how }) => [item?.code ?? null, how])
      for (const [, how] of matches) found.set(`${how}`, (found.get(`${how}`) ?? 0) + 1)
      expect(matches).toEqual(plan.queue?.entries.map((entry) => matchPlainly(plan, entry)))
    }),
    { numRuns: RUNS },
  )
  process.stdout.write(`queue entries found: ${JSON.stringify([...found])}\n`)
  expect(found.get('words')).toBeGreaterThan(RUNS / 10)
  expect(found.get('none')).toBeGreaterThan(RUNS / 10)
})

/** The rule of `matchQueue`, but for links: every item has a score, and nothing is spared. */
function matchPlainly({ items, source }: Plan, entry: QueueEntry) {
  const name = normaliseTitle(entry.text.value)
  const titled = items.filter(({ title }) => name !== '' && normaliseTitle(title.value) === name)
  if (titled.length > 0) return titled.length === 1 ? [titled[0]?.code, 'title'] : [null, 'none']
  const all = items.map(({ bullet }) => wordsOf(slice(source.text, bullet.span)))
  const wanted = [...wordsOf(entry.text.value)]
  const weigh = (word: string) =>
    rarity(all.filter((words) => words.has(word)).length, items.length)
  const total = wanted.reduce((sum, word) => sum + weigh(word), 0)
  const least = Math.max(1, Math.min(2, wanted.length))
  const scored = items.flatMap((item, at) => {
    if (wanted.filter((word) => all[at]?.has(word)).length < least) return []
    const { title, evidence, details } = item
    const own = wordsOf(title.value)
    const beside = wordsOf([evidence.required, ...details].map((each) => each?.value).join(' '))
    const share = (word: string) => (own.has(word) ? 1 : beside.has(word) ? 0.5 : 0)
    return {
      code: item.code,
      score: wanted.reduce((sum, word) => sum + share(word) * weigh(word), 0) / total,
    }
  })
  const [best, second] = scored.sort((a, b) => b.score - a.score)
  const isClear = best && best.score >= 0.25 && best.score >= (second?.score ?? 0) * 1.5
  return isClear ? [best.code, 'words'] : [null, 'none']
}
