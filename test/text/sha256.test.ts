import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256, sha256Hex } from '../../src/text/sha256.ts'
import { RUNS } from '../support/runs.ts'

const UTF_8 = new TextEncoder()

test('gives the digests of the standard', () => {
  expect(sha256Hex(UTF_8.encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  expect(sha256Hex(new Uint8Array())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
})

test('gives what Node gives, around the ends of blocks and for any bytes', () => {
  for (let length = 0; length < 200; length += 1) {
    expect(sha256Hex(new Uint8Array(length).fill(0xa5))).toBe(
      nodes(new Uint8Array(length).fill(0xa5)),
    )
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, from) => {
      const part = bytes.subarray(Math.min(from, bytes.length))
      expect(sha256Hex(part)).toBe(nodes(part))
    }),
    { numRuns: RUNS },
  )
})

test('keeps a digest when the next one is made', () => {
  const first = sha256(UTF_8.encode('a'))
  const before = [...first]
  sha256(UTF_8.encode('b'))

  expect([...first]).toEqual(before)
})

function nodes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
