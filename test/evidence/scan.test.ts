import { describe, expect, test } from 'vitest'
import { scanDeeply } from '../../src/evidence/scan.ts'
import { findSecrets } from '../../src/evidence/secrets.ts'
import { INNOCENT, SECRETS } from './secret-samples.ts'

/** Shapes that only the preset knows, in pieces so that no scanner takes this file for a leak. */
const RARE: readonly [string, string][] = [
  ['shopify', ['shp', 'at_', 'ghijklmnopqrstuv'.repeat(2)].join('')],
  ['shopify', ['shp', 'pa_', 'GHIJKLMNOPQRSTUV'.repeat(2)].join('')],
]

test('finds what the own rules find', async () => {
  for (const { text } of SECRETS) {
    const found = await scanDeeply(text)
    expect(found.length).toBeGreaterThanOrEqual(findSecrets(text).length)
  }
})

describe('finds what only the preset knows', () => {
  test.each(RARE)('%s', async (rule, value) => {
    const text = `the value is\n${value}\nas of today`
    expect(findSecrets(text)).toEqual([])
    const [secret] = await scanDeeply(text)
    expect(secret?.rule).toBe(rule)
    expect(value).toContain(text.slice(secret?.span.start, secret?.span.end))
  })

  test('cut up by emphasis, or behind a comment that switches the preset off', async () => {
    const [[rule, value] = ['', '']] = RARE
    for (const text of [
      `${value.slice(0, 12)}**${value.slice(12)}**`,
      `<!-- secretlint-disable -->\n${value}`,
    ]) {
      expect((await scanDeeply(text)).map((secret) => secret.rule)).toContain(rule)
    }
  })
})

test('lets an innocent text through', async () => {
  for (const text of INNOCENT) expect(await scanDeeply(text)).toEqual([])
})
