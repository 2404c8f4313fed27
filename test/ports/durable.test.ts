import { closeSync, openSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeAll } from '../../src/ports/durable.ts'
import { nodeSyscalls } from '../../src/ports/syscalls.ts'
import { bytes, contentOf, sceneWith, thrownBy } from './scratch.ts'

describe('writeAll', () => {
  it('writes on after every short count, from the given position', () => {
    const { plan } = sceneWith('0123456789')
    const fd = openSync(plan, 'r+')
    const oneByteEach = {
      ...nodeSyscalls,
      write: (to: number, content: Uint8Array, position: number) =>
        nodeSyscalls.write(to, content.subarray(0, 1), position),
    }
    writeAll(oneByteEach, fd, bytes('abc'), 4)
    closeSync(fd)
    expect(contentOf(plan)).toBe('0123abc789')
  })

  it('gives up where no byte is taken', () => {
    const nothing = { ...nodeSyscalls, write: () => 0 }
    expect(thrownBy(() => writeAll(nothing, 1, bytes('abc')))).toMatchObject({ code: 'EIO' })
  })
})

it('sleeping waits as long as asked', () => {
  const before = nodeSyscalls.monotonic()
  nodeSyscalls.sleep(3)
  expect(nodeSyscalls.monotonic() - before).toBeGreaterThanOrEqual(2)
})
