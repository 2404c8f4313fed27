import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { updateFile } from '../../src/ports/atomic-write.ts'
import { append, bytes, contentOf, leftovers, sceneWith, thrownBy } from './scratch.ts'
import type { Faults } from './simulated-process.ts'
import { Machine } from './simulated-process.ts'

/** A process that finds the plan to be a mount point. */
function processMeeting(faults: Faults = () => null) {
  return new Machine().start((call) => {
    const isOntoPlan = call.name === 'rename' && call.path.endsWith('/PLAN.md')
    return faults(call) ?? (isOntoPlan ? { code: 'EBUSY' } : null)
  }).system
}

describe('a plan that is a mount point', () => {
  it('keeps an edit made while the backup was, and takes ours on top', () => {
    const scene = sceneWith('one\n')
    let edits = 1
    const system = processMeeting(({ name, path }) => {
      if (name === 'rename' && path.endsWith('.backup') && edits > 0) {
        edits -= 1
        writeFileSync(scene.plan, 'theirs\n')
      }
      return null
    })
    expect(updateFile(system, scene.plan, append('ours\n')).changed).toBe(true)
    expect(contentOf(scene.plan)).toBe('theirs\nours\n')
    expect(leftovers(scene)).toEqual([])
  })

  it.each(['EBUSY', 'EXDEV'])('(%s) is written into, and no other file takes its name', (code) => {
    const scene = sceneWith('one\n')
    const { ino } = statSync(scene.plan)
    const { system } = new Machine().start(({ name, path }) =>
      name === 'rename' && path === scene.plan ? { code } : null,
    )
    expect(updateFile(system, scene.plan, append('two\n')).changed).toBe(true)
    expect(contentOf(scene.plan)).toBe('one\ntwo\n')
    expect(statSync(scene.plan).ino).toBe(ino)
    expect(leftovers(scene)).toEqual([])
  })

  it('is not touched where no backup can be made', () => {
    const scene = sceneWith('one\n')
    let opened = 0
    const system = processMeeting(({ name, path }) => {
      opened += name === 'open' && path.endsWith('.tmp') ? 1 : 0
      return opened === 2 && name === 'write' ? { code: 'ENOSPC' } : null
    })
    const error = thrownBy(() => updateFile(system, scene.plan, append('two\n')))
    expect(error).toMatchObject({ kind: 'no-space' })
    expect(contentOf(scene.plan)).toBe('one\n')
    expect(leftovers(scene)).toEqual([])
  })
})

describe('a backup that was left', () => {
  /** Leaves the plan half written, as a kill does. */
  function cutOff() {
    const scene = sceneWith('one, two, three\n')
    const machine = new Machine()
    let opened = false
    machine
      .start(({ name, path }) => {
        opened ||= name === 'open' && path === scene.plan
        if (name === 'rename' && path === scene.plan) return { code: 'EBUSY' }
        if (name === 'ftruncate') return 'crash-before'
        return opened && name === 'write' ? 'short' : null
      })
      .run((system) => updateFile(system, scene.plan, () => bytes('ONE\n')))
    return {
      ...scene,
      again: () => updateFile(machine.start().system, scene.plan, append('end\n')),
    }
  }

  it('stops every update until a person has chosen', () => {
    const { plan, again } = cutOff()
    expect(contentOf(plan)).toBe('ONE\n two, three\n')
    expect(thrownBy(again)).toMatchObject({ kind: 'interrupted-write' })
    expect(thrownBy(again)).toMatchObject({ kind: 'interrupted-write' })
    expect(contentOf(plan)).toBe('ONE\n two, three\n')
  })

  it.each([
    ['the old content, copied back', 'one, two, three\n'],
    ['the new content, written by hand', 'ONE\n'],
  ])('is removed when it is not needed: %s', (_, content) => {
    const { plan, directory, again } = cutOff()
    writeFileSync(plan, content)
    expect(again().changed).toBe(true)
    expect(contentOf(plan)).toBe(`${content}end\n`)
    expect(readdirSync(directory)).toEqual(['PLAN.md'])
  })

  it('of another plan, or of another shape, is none', () => {
    const scene = sceneWith('one\n')
    for (const name of ['.OTHER.md.', '.PLAN.md.x', 'PLAN.md.']) {
      writeFileSync(join(scene.directory, `${name}${'a'.repeat(24)}.backup`), 'kept')
      writeFileSync(join(scene.directory, `${name}${'a'.repeat(24)}.tmp`), 'kept')
    }
    updateFile(new Machine().start().system, scene.plan, append('two\n'))
    expect(leftovers(scene)).toHaveLength(6)
  })
})
