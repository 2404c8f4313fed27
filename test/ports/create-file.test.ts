import { mkdirSync, readdirSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFile } from '../../src/ports/create-file.ts'
import { FilesError } from '../../src/ports/files.ts'
import { nodeFiles } from '../../src/ports/node-files.ts'
import { bytes, contentOf, kindThrownBy, scratchDirectory, thrownBy } from './scratch.ts'
import type { Fault } from './simulated-process.ts'
import { Crash, Machine } from './simulated-process.ts'

const CONTENT = '# Plan\n'

describe('a new file', () => {
  it('has all of its bytes, one name, and the usual mode', () => {
    const directory = scratchDirectory()
    const path = join(directory, 'PLAN.md')
    nodeFiles.create(path, bytes(CONTENT))
    expect(contentOf(path)).toBe(CONTENT)
    expect(statSync(path)).toMatchObject({ nlink: 1, mode: 0o100666 & ~process.umask() })
    expect(readdirSync(directory)).toEqual(['PLAN.md'])
  })

  it('never replaces what is there: a file, a directory, a link that leads nowhere', () => {
    const directory = scratchDirectory()
    const at = (name: string) => join(directory, name)
    writeFileSync(at('file'), 'mine')
    mkdirSync(at('directory'))
    symlinkSync('nowhere', at('link'))
    for (const path of [at('file'), at('directory'), at('link')]) {
      expect(thrownBy(() => nodeFiles.create(path, bytes(CONTENT)))).toMatchObject({
        kind: 'exists',
        path,
      })
    }
    expect(contentOf(at('file'))).toBe('mine')
    expect(readlinkSync(at('link'))).toBe('nowhere')
    expect(readdirSync(directory)).toEqual(['directory', 'file', 'link'])
  })

  it('is said to be there also where nothing may be made', () => {
    const path = join(scratchDirectory(), 'PLAN.md')
    writeFileSync(path, 'mine')
    const { system } = new Machine().start(({ path: made }) =>
      made.endsWith('.tmp') ? { code: 'EACCES' } : null,
    )
    expect(kindThrownBy(() => createFile(system, path, bytes(CONTENT)))).toBe('exists')
  })

  it('needs its directory', () => {
    const directory = join(scratchDirectory(), 'none')
    expect(
      thrownBy(() => nodeFiles.create(join(directory, 'PLAN.md'), bytes(CONTENT))),
    ).toMatchObject({ kind: 'not-found', path: directory })
  })

  it('made by somebody else in the last moment is left to them', () => {
    for (const without of ['', 'EPERM']) {
      const path = join(scratchDirectory(), 'PLAN.md')
      const { system } = new Machine().start(({ name }) => {
        if (name === 'link') writeFileSync(path, 'theirs')
        return name === 'link' && without !== '' ? { code: without } : null
      })
      expect(kindThrownBy(() => createFile(system, path, bytes(CONTENT)))).toBe('exists')
      expect(contentOf(path)).toBe('theirs')
    }
  })

  it('can be made where there are no hard links', () => {
    const path = join(scratchDirectory(), 'PLAN.md')
    const { system } = new Machine().start(({ name }) =>
      name === 'link' ? { code: 'EPERM' } : null,
    )
    createFile(system, path, bytes(CONTENT))
    expect(contentOf(path)).toBe(CONTENT)
  })
})

describe('where there are no hard links', () => {
  it('a file that could not be filled is not left under its name', () => {
    const directory = scratchDirectory()
    const path = join(directory, 'PLAN.md')
    let isUnderItsName = false
    const { system } = new Machine().start(({ name, path: opened }) => {
      isUnderItsName ||= name === 'open' && opened === path
      if (name === 'link') return { code: 'EPERM' }
      return name === 'write' && isUnderItsName ? { code: 'ENOSPC' } : null
    })
    expect(kindThrownBy(() => createFile(system, path, bytes(CONTENT)))).toBe('no-space')
    expect(readdirSync(directory)).toEqual([])
  })
})

describe('a fault while a file is made', () => {
  const codes = ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EMFILE']
  const faults: Fault[] = [
    ...codes.map((code) => ({ code })),
    'short',
    'crash-before',
    'crash-after',
  ]

  it.each(faults)('%o at any one call leaves all of it or nothing', (fault) => {
    const machine = new Machine()
    const calls = machine.start()
    calls.run((system) => createFile(system, join(scratchDirectory(), 'PLAN.md'), bytes(CONTENT)))
    for (const { index, name } of calls.calls) {
      if (fault === 'short' && name !== 'write') continue
      const path = join(scratchDirectory(), 'PLAN.md')
      const one = machine.start((call) => (call.index === index ? fault : null))
      const outcome = one.run((system) => createFile(system, path, bytes(CONTENT)))
      expectWholeOrNothing(path, outcome, name)
      expectGoodAsNew(path, name)
    }
  })

  function expectWholeOrNothing(path: string, outcome: unknown, call: string): void {
    const isThere = nodeFiles.exists(path)
    if (isThere) expect(contentOf(path), call).toBe(CONTENT)
    if (outcome === undefined) expect(isThere, call).toBe(true)
    if (outcome === undefined || outcome instanceof Crash) return
    expect(outcome, call).toBeInstanceOf(FilesError)
    expect(isThere, call).toBe((outcome as FilesError).kind === 'unconfirmed')
  }

  /** What a crash left does not stand in the way of the next update. */
  function expectGoodAsNew(path: string, call: string): void {
    if (!nodeFiles.exists(path)) nodeFiles.create(path, bytes(CONTENT))
    nodeFiles.update(path, () => bytes('changed'))
    expect(statSync(path).nlink, call).toBe(1)
    expect(readdirSync(join(path, '..')), call).toEqual(['PLAN.md'])
  }
})
