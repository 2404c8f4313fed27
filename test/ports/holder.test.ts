import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { Holder } from '../../src/ports/holder.ts'
import { isSurelyDead, parseHolder, readHolder, thisHolder } from '../../src/ports/holder.ts'
import type { Syscalls } from '../../src/ports/syscalls.ts'
import { nodeSyscalls } from '../../src/ports/syscalls.ts'
import { sceneWith } from './scratch.ts'
import { systemError } from './simulated-process.ts'

const OUTSIDE = '4026531836'
const CONTAINER = '4026532511'

const me: Holder = {
  pid: 100,
  started: '7000',
  boot: 'this-boot',
  pidNamespace: OUTSIDE,
  machine: 'this-machine',
  host: 'this-host',
  since: 1_772_366_400_000,
  nonce: 'a'.repeat(24),
}
const other = { ...me, pid: 200, started: '8000', nonce: 'b'.repeat(24) }

/** A system on which process 200 runs, or ended, or nobody may say. */
function systemOf(task: { code?: string; state?: string; threads?: number; started?: string }) {
  const { code, state, threads = 1, started = '8000' } = task
  const fields = [state, ...Array(16).fill('0'), threads, 0, started, 0].join(' ')
  return {
    ...nodeSyscalls,
    platform: 'linux',
    probe: () => {
      if (code !== undefined) throw systemError(code)
    },
    readFile: () => {
      if (state === undefined) throw systemError('ENOENT')
      return new TextEncoder().encode(`200 (a (strange) name) ${fields}`)
    },
  } satisfies Syscalls
}

const RUNS = systemOf({ state: 'S' })
const GONE = systemOf({ code: 'ESRCH' })

describe('on this machine, in this namespace', () => {
  it.each([
    ['no such process', true, GONE],
    ['it runs', false, RUNS],
    ['it runs for somebody else', false, systemOf({ code: 'EPERM', state: 'R' })],
    ['another process has its number', true, systemOf({ state: 'S', started: '9999' })],
    ['it ended and was not collected', true, systemOf({ state: 'Z' })],
    ['its first thread ended, others run', false, systemOf({ state: 'Z', threads: 4 })],
    ['it may not be looked at', false, systemOf({ code: 'EPERM' })],
  ])('%s: dead is %s', (_, dead, system) => {
    expect(isSurelyDead(system, other, me)).toBe(dead)
  })

  it('takes a number for alive when the lock does not say when the process started', () => {
    const system = systemOf({ state: 'S', started: '9999' })
    expect(isSurelyDead(system, { ...other, started: null }, me)).toBe(false)
  })

  it('looks at the kernel, not at the name of the host', () => {
    expect(isSurelyDead(GONE, { ...other, host: 'renamed' }, me)).toBe(true)
  })
})

describe('what cannot be looked at is alive', () => {
  it.each<[string, Partial<Holder>]>([
    ['another container', { pidNamespace: CONTAINER }],
    ['a namespace nobody knows', { pidNamespace: null }],
    ['a kernel nobody knows', { boot: null }],
    ['another machine', { boot: 'other-boot', machine: 'other', host: 'other' }],
    ['another machine of that name', { boot: 'other-boot', machine: 'other' }],
    ['a machine without an id', { boot: 'other-boot', machine: null }],
    ['the same image under another name', { boot: 'other-boot', host: 'other' }],
    ['a container before the last start', { boot: 'other-boot', pidNamespace: CONTAINER }],
  ])('%s', (_, holder) => {
    expect(isSurelyDead(GONE, { ...other, ...holder }, me)).toBe(false)
  })

  it('our own kernel, when it does not say its name', () => {
    expect(isSurelyDead(GONE, other, { ...me, boot: null })).toBe(false)
  })

  it('the same container image, started again elsewhere', () => {
    const contained = { ...me, pidNamespace: CONTAINER }
    const before = { ...other, pidNamespace: CONTAINER, boot: 'other-boot' }
    expect(isSurelyDead(GONE, before, contained)).toBe(false)
  })
})

it('before the last start of this machine everybody is dead', () => {
  expect(isSurelyDead(RUNS, { ...other, boot: 'earlier-boot' }, me)).toBe(true)
})

describe('where the system names no kernel', () => {
  const nameless = { boot: null, pidNamespace: null, machine: null, started: null }
  const mac = (system: Syscalls): Syscalls => ({ ...system, platform: 'darwin' })

  it.each([
    ['gone from this host', GONE, {}, true],
    ['running on this host', RUNS, {}, false],
    ['on another host', GONE, { host: 'other' }, false],
    ['in a container of this host', GONE, { boot: 'a-boot' }, false],
  ])('%s', (_, system, holder, dead) => {
    const [them, us] = [
      { ...other, ...nameless, ...holder },
      { ...me, ...nameless },
    ]
    expect(isSurelyDead(mac(system), them, us)).toBe(dead)
  })
})

describe('what a lock says', () => {
  it('is read back as it was written', () => {
    const holder = thisHolder(nodeSyscalls)
    expect(parseHolder(JSON.stringify(holder))).toEqual(holder)
  })

  it('differs each time, but for the process and the machine', () => {
    const [one, two] = [thisHolder(nodeSyscalls), thisHolder(nodeSyscalls)]
    expect(one.nonce).not.toBe(two.nonce)
    expect(one).toEqual({ ...two, nonce: one.nonce, since: one.since })
    expect(one.pid).toBe(process.pid)
  })

  it.each([
    '',
    '{"pid":',
    'null',
    '"pid"',
    '[]',
    '{}',
    JSON.stringify({ ...me, pid: 0 }),
    JSON.stringify({ ...me, pid: -1 }),
    JSON.stringify({ ...me, pid: 1.5 }),
    JSON.stringify({ ...me, pid: 2 ** 31 }),
    JSON.stringify({ ...me, nonce: '../../../etc/passwd' }),
    JSON.stringify({ ...me, host: 7 }),
    JSON.stringify({ ...me, since: undefined }),
    JSON.stringify({ ...me, since: 1e300 }),
    JSON.stringify({ ...me, since: 0.5 }),
    JSON.stringify({ ...me, boot: 7 }),
    JSON.stringify({ ...me, started: undefined }),
  ])('is nothing when it is not whole: %j', (text) => {
    expect(parseHolder(text)).toBeNull()
  })

  it('is nothing where there is no lock', () => {
    expect(readHolder(nodeSyscalls, `${sceneWith('').directory}/none`)).toBeNull()
  })
})

it('sees a real process live and die', () => {
  const us = thisHolder(nodeSyscalls)
  const ended = spawnSync(process.execPath, ['-e', '0']).pid
  expect(isSurelyDead(nodeSyscalls, us, us)).toBe(false)
  expect(isSurelyDead(nodeSyscalls, { ...us, pid: ended }, us)).toBe(true)
})
