import { expect, test } from 'vitest'
import { nearest } from '../../src/text/near.ts'

test.each([
  ['statsu', 'status'],
  ['STATUS', 'status'],
  ['tile', 'title'],
  ['ower', 'owner'],
  ['nothing', null],
])('%s means %s', (word, meant) => {
  expect(nearest(word, ['owner', 'title', 'status'])).toBe(meant)
})

test('the nearest of several is meant', () => {
  expect(nearest('edge', ['ledger', 'edges', 'hedges'])).toBe('edges')
})
