import { expect, test } from 'vitest'
import { digestOf } from '../../src/evidence/digest.ts'

test('the digest of a text is that of its bytes in UTF-8', () => {
  const digest = '3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7'
  expect(digestOf('data')).toBe(digest)
  expect(digestOf(new TextEncoder().encode('data'))).toBe(digest)
  expect(digestOf('é')).toBe(digestOf(new Uint8Array([0xc3, 0xa9])))
})
