import { expect, test } from 'vitest'
import { hasOwner } from '../../src/plan/owner.ts'
import { itemOf } from './plan-of.ts'

const { owners } = itemOf('- Owner: SRE + Priya Nair')

test.each([
  ['SRE', true],
  [' sre ', true],
  ['priya nair', true],
  ['Priya', false],
  ['', false],
])('“%s” is one of the owners: %s', (name, expected) => {
  expect(hasOwner(owners, name)).toBe(expected)
})
