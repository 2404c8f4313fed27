import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHolder, thisHolder } from '../../src/ports/holder.ts'
import { acquireLock } from '../../src/ports/lock.ts'
import type { Syscalls } from '../../src/ports/syscalls.ts'
import { scratchDirectory, thrownBy } from './scratch.ts'
import { Machine, systemError } from './simulated-process.ts'

function request(waitMs = 10_000) {
  return { path: join(scratchDirectory(), 'plan.lock'), guards: 'PLAN.md', waitMs }
}

function isHeld({ path }: { path: string }): boolean {
  return readdirSync(dirname(path)).includes('plan.lock')
}

describe('a lock', () => {
  it('says who holds it, and is gone when given back', () => {
    const wanted = request()
    const { system } = new Machine().start()
    const lock = acquireLock(system, wanted)
    expect(readHolder(system, wanted.path)).toMatchObject({ pid: system.pid, nonce: lock.nonce })
    lock.confirm()
    expect(lock.release()).toEqual([])
    expect(readdirSync(dirname(wanted.path))).toEqual([])
  })

  it('is refused while a living process holds it, naming that one', () => {
    const wanted = request()
    const machine = new Machine()
    const holder = machine.start()
    acquireLock(holder.system, wanted)
    const waiter = machine.start().system
    expect(thrownBy(() => acquireLock(waiter, wanted))).toMatchObject({
      kind: 'locked',
      path: 'PLAN.md',
      holder: { pid: holder.system.pid, since: expect.stringMatching(/^\d{4}-.*Z$/) },
      message: expect.stringContaining(`process ${holder.system.pid}`),
      mend: 'Wait until it has ended, then try again.',
    })
    expect(waiter.monotonic()).toBeGreaterThanOrEqual(10_000)
    expect(waiter.monotonic()).toBeLessThan(10_100)
    expect(readdirSync(dirname(wanted.path))).toEqual(['plan.lock'])
  })

  it('does not wait when told not to', () => {
    const wanted = request(0)
    const machine = new Machine()
    acquireLock(machine.start().system, wanted)
    const waiter = machine.start().system
    expect(thrownBy(() => acquireLock(waiter, wanted))).toMatchObject({ kind: 'locked' })
    expect(waiter.monotonic()).toBe(0)
  })

  it('is taken as soon as the other gives it back', () => {
    const wanted = request()
    const machine = new Machine()
    const held = acquireLock(machine.start().system, wanted)
    const { system } = machine.start()
    let naps = 0
    const waiter: Syscalls = {
      ...system,
      sleep: (milliseconds) => {
        naps += 1
        if (naps === 3) held.release()
        system.sleep(milliseconds)
      },
    }
    expect(acquireLock(waiter, wanted).notices).toEqual([])
    expect(naps).toBe(3)
  })

  it('is taken over from the dead, and says so', () => {
    const wanted = request()
    const machine = new Machine()
    const dead = machine.start()
    acquireLock(dead.system, wanted)
    dead.end()
    const lock = acquireLock(machine.start().system, wanted)
    expect(lock.notices).toEqual([expect.stringContaining(`process ${dead.system.pid}`)])
    lock.release()
    expect(readdirSync(dirname(wanted.path))).toEqual([])
  })

  it('is not taken over from another host or a container, and the mend names the file', () => {
    for (const elsewhere of [{ boot: 'b', host: 'build-3' }, { pidNamespace: '4026532511' }]) {
      const wanted = request()
      const { system } = new Machine().start()
      writeFileSync(wanted.path, JSON.stringify({ ...thisHolder(system), pid: 1, ...elsewhere }))
      const error = thrownBy(() => acquireLock(system, wanted))
      expect(error).toMatchObject({ kind: 'locked' })
      if ('host' in elsewhere) {
        expect(error).toMatchObject({ mend: expect.stringContaining(`delete ${wanted.path}`) })
      }
      expect(isHeld(wanted)).toBe(true)
    }
  })

  it('that says nothing is left alone, and the mend names the file', () => {
    for (const content of ['', '{"pid":1', 'not ours']) {
      const wanted = request()
      writeFileSync(wanted.path, content)
      expect(thrownBy(() => acquireLock(new Machine().start().system, wanted))).toMatchObject({
        kind: 'locked',
        holder: null,
        mend: expect.stringContaining(`Delete ${wanted.path}`),
      })
      expect(readFileSync(wanted.path, 'utf8')).toBe(content)
    }
  })

  it('that was taken away is noticed, and not given back a second time', () => {
    const wanted = request()
    const machine = new Machine()
    const lost = acquireLock(machine.start().system, wanted)
    rmSync(wanted.path)
    const found = acquireLock(machine.start().system, wanted)
    expect(thrownBy(() => lost.confirm())).toMatchObject({ kind: 'changed' })
    lost.release()
    found.confirm()
  })

  it('that cannot be removed is a warning, and nobody is blocked once the holder is dead', () => {
    const wanted = request()
    const machine = new Machine()
    const stuck = machine.start(({ name, path }) =>
      name === 'unlink' && path === wanted.path ? { code: 'EIO' } : null,
    )
    expect(acquireLock(stuck.system, wanted).release()).toEqual([
      expect.stringContaining(wanted.path),
    ])
    stuck.end()
    acquireLock(machine.start().system, wanted).confirm()
  })
})

describe('without hard links', () => {
  it.each(['EPERM', 'ENOTSUP', 'ENOSYS', 'EACCES'])('(%s) the lock still excludes', (code) => {
    const wanted = request()
    const machine = new Machine()
    const start = () => machine.start(({ name }) => (name === 'link' ? { code } : null))
    const first = start()
    const lock = acquireLock(first.system, wanted)
    expect(thrownBy(() => acquireLock(start().system, wanted))).toMatchObject({ kind: 'locked' })
    lock.release()
    const dead = start()
    acquireLock(dead.system, wanted)
    dead.end()
    acquireLock(start().system, wanted).release()
    expect(readdirSync(dirname(wanted.path))).toEqual([])
  })
})

describe('on Windows', () => {
  it('a name that is about to vanish is waited for', () => {
    const wanted = request()
    const machine = new Machine()
    machine.platform = 'win32'
    let refusals = 3
    const process = machine.start(({ name, path }) => {
      if (name !== 'link' || path !== wanted.path || refusals === 0) return null
      refusals -= 1
      return { code: 'EPERM' }
    })
    // The first refusal is for the candidate that is not there yet.
    acquireLock(process.system, wanted).confirm()
    expect(refusals).toBe(0)
    expect(process.system.monotonic()).toBeGreaterThan(0)
  })
})

it('over a network an answer that got lost does not lock us out', () => {
  const wanted = request()
  const { system } = new Machine().start()
  let lost = true
  const nfs: Syscalls = {
    ...system,
    link: (from, to) => {
      system.link(from, to)
      if (!lost) return
      lost = false
      throw systemError('EEXIST')
    },
  }
  acquireLock(nfs, wanted).confirm()
})

it('what the dead left among the locks of one plan is swept away, that of others stays', () => {
  const wanted = request()
  const machine = new Machine()
  const living = machine.start().system
  const name = (rest: string) => `${wanted.path}.${rest}`
  const dead = JSON.stringify({ ...thisHolder(living), pid: 5 })
  mkdirSync(dirname(wanted.path), { recursive: true })
  writeFileSync(name('a'.repeat(24)), dead)
  writeFileSync(name('b'.repeat(24)), '{"pid":')
  writeFileSync(name(`steal-${'c'.repeat(24)}`), dead)
  writeFileSync(name(`steal-${'c'.repeat(24)}.steal-${'d'.repeat(24)}`), dead)
  const kept = [
    name('e'.repeat(24)),
    name('notes'),
    join(dirname(wanted.path), `other.lock.${'a'.repeat(24)}`),
  ]
  writeFileSync(kept[0] ?? '', JSON.stringify(thisHolder(living)))
  writeFileSync(kept[1] ?? '', 'mine')
  writeFileSync(kept[2] ?? '', dead)
  acquireLock(machine.start().system, wanted).release()
  const left = readdirSync(dirname(wanted.path)).map((each) => join(dirname(wanted.path), each))
  expect(left.toSorted()).toEqual(kept.toSorted())
})
