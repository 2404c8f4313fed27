import { expect, test } from 'vitest'
import { rarity, wordFinder, wordsOf } from '../../src/plan/words.ts'

test.each([
  ['Add CI gates: unit tests', 'add ci gat unit test'],
  ['comms_service vs. message-service', 'comm servic messag'],
  ['checks checked checking check', 'check'],
  ['schedule scheduled schedules', 'schedul'],
  ['policy policies', 'policy'],
  ['process access class', 'process access class'],
  ['the of and to', ''],
  ['Ｆｕｌｌ p95 2026', 'full p95 2026'],
  ['Größen prüfen', 'größen prüfen'],
  ['is as us', 'us'],
  ['', ''],
])('the words of "%s" are "%s"', (text, words) => {
  expect([...wordsOf(text)].join(' ')).toBe(words)
})

test('a finder finds the wanted words alone, each once, in every text alike', () => {
  const words = [...wordsOf('Scheduled key rotation and')]
  const find = wordFinder(words)
  const texts = ['rotate keys on schedule, keys', 'and nothing', 'KEY rotations', 'Größe: keys']
  const found = (text: string) => {
    const seen = new Set<string | undefined>()
    find(text, (word) => seen.add(words[word]))
    return [...seen].join(' ')
  }
  expect(texts.map(found)).toEqual(['key schedul', '', 'key rotation', 'key'])
})

test('words beyond ASCII are found where they can be, and no others', () => {
  const find = wordFinder([...wordsOf('Größe')])
  const found = (text: string) => {
    const seen: number[] = []
    find(text, (word) => seen.push(word))
    return seen
  }
  expect(['all of GRÖSSE', 'die Größe', 'size'].map(found)).toEqual([[], [0], []])
})

test('a word weighs more the rarer it is, and one that nobody has most', () => {
  const weights = [0, 1, 5, 20].map((holding) => rarity(holding, 20))
  expect(weights).toEqual(weights.toSorted((a, b) => b - a))
  expect(new Set(weights).size).toBe(4)
  expect(rarity(0, 0)).toBeGreaterThan(0)
})
