import { copyFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { updateFile } from '../../src/ports/atomic-write.ts'
import type { Content } from '../../src/ports/files.ts'
import { FilesError } from '../../src/ports/files.ts'
import type { Scene } from './scratch.ts'
import { append, bytes, contentOf, inPieces, leftovers, sceneWith } from './scratch.ts'
import type { Call, Fault, Faults } from './simulated-process.ts'
import { Crash, Machine } from './simulated-process.ts'

const OLD = 'what the plan held before\n'
const NEW = 'what the plan is to hold, which is somewhat longer\n'

const CODES = ['ENOSPC', 'EDQUOT', 'EIO', 'EACCES', 'EPERM', 'EBUSY', 'EXDEV', 'ENOENT', 'EROFS']
const FAULTS: readonly Fault[] = [
  ...CODES.map((code) => ({ code })),
  'short',
  'crash-before',
  'crash-after',
]

/** A machine with one plan on it, and how that one is to be written. */
interface Setting {
  readonly name: string
  readonly isLockBeside: boolean
  /** A mount point, which no rename can replace. */
  readonly isMounted: boolean
  readonly isInPieces?: true
}

const RENAMED: readonly Setting[] = [
  { name: 'lock in its directory', isLockBeside: false, isMounted: false },
  { name: 'lock beside the plan', isLockBeside: true, isMounted: false },
  { name: 'written in pieces', isLockBeside: false, isMounted: false, isInPieces: true },
]
const MOUNTED: Setting = { name: 'mounted', isLockBeside: false, isMounted: true }

describe.each(RENAMED)('a fault while a plan is replaced, $name', (setting) => {
  it.each(FAULTS)('%o at any one call leaves old or new, and the next update works', (fault) => {
    const stage = new Stage(setting)
    for (const call of stage.callsToWrite(NEW)) {
      if (fault === 'short' && call.name !== 'write') continue
      const outcome = stage.write(NEW, only(call, fault))
      stage.expectOldOrNew(outcome, call)
      stage.expectNextWorks(call)
    }
  })

  it.each(CODES)('%s at every call of a kind never ends in a false success', (code) => {
    const stage = new Stage(setting)
    const calls = stage.callsToWrite(NEW)
    for (const name of new Set(calls.map((call) => call.name))) {
      const outcome = stage.write(NEW, (call) => (stage.has(call, name) ? { code } : null))
      stage.expectOldOrNew(outcome, { index: 0, name, path: 'all' })
      stage.expectNextWorks({ index: 0, name, path: 'all' })
    }
  })
})

/** What changes the length takes another way. */
describe.each([NEW, 'short\n', OLD.toUpperCase()])(
  'a fault while %j goes into a mounted plan',
  (content) => {
    it.each(FAULTS)('%o at any one call leaves old or new, or a whole backup', (fault) => {
      const stage = new Stage(MOUNTED)
      for (const call of stage.callsToWrite(content)) {
        if (fault === 'short' && call.name !== 'write') continue
        const outcome = stage.write(content, only(call, fault))
        if (!(outcome instanceof Crash)) stage.expectOldOrNew(outcome, call, content)
        stage.expectNextWorksOrStops(call)
      }
    })
  },
)

describe('a mounted plan on a disk that fails for good', () => {
  it('is reported as cut off, with the backup that brings it back', () => {
    const stage = new Stage(MOUNTED)
    let opened = 0
    let written = 0
    const outcome = stage.write(NEW, ({ name, path }) => {
      if (name === 'open' && path === stage.scene.plan) opened += 1
      if (name !== 'write' || opened === 0) return null
      written += 1
      return written === 1 ? null : written === 2 ? 'short' : { code: 'EIO' }
    })
    expect(outcome).toMatchObject({ kind: 'interrupted-write' })
    expect(contentOf(stage.scene.plan)).not.toBe(OLD)
    stage.expectStopped(stage.append('more\n'), 'after the failure')
    stage.expectNextWorksOrStops({ index: 0, name: 'write', path: 'all' })
  })
})

describe('crashes one after another', () => {
  it.each([...RENAMED, MOUNTED])(
    'whoever comes after two dead writers can write, $name',
    (setting) => {
      const stage = new Stage(setting)
      const first = stage.callsToWrite(NEW).filter(isEffective)
      for (const one of first) {
        for (let at = 0, reached = true; reached; at += 1) {
          stage.reset()
          stage.write(NEW, only(one, 'crash-after'))
          const before = contentOf(stage.scene.plan)
          let effective = 0
          reached = false
          const outcome = stage.append('second\n', (call) => {
            if (!isEffective(call)) return null
            effective += 1
            reached ||= effective > at
            return effective > at ? 'crash-after' : null
          })
          if (outcome instanceof FilesError) stage.expectStopped(outcome, `after ${one.name}`)
          else if (outcome === undefined)
            expect(contentOf(stage.scene.plan)).toBe(`${before}second\n`)
          stage.expectNextWorksOrStops(one)
        }
      }
    },
  )
})

/** Between two of these a crash makes no difference. */
function isEffective({ name }: Call): boolean {
  return ['open', 'write', 'ftruncate', 'link', 'rename', 'unlink', 'mkdir', 'fchmod'].includes(
    name,
  )
}

function only(where: Call, fault: Fault): Faults {
  return ({ index }) => (index === where.index ? fault : null)
}

class Stage {
  readonly scene: Scene
  private readonly machine = new Machine()
  private readonly setting: Setting

  constructor(setting: Setting) {
    this.scene = sceneWith(OLD)
    this.setting = setting
  }

  reset(): void {
    writeFileSync(this.scene.plan, OLD)
  }

  /** The calls of an update that meets no fault. */
  callsToWrite(content: string): readonly Call[] {
    const writer = this.machine.start(this.withMount(() => null))
    expect(writer.run((system) => this.update(system, () => bytes(content)))).toBeUndefined()
    expect(leftovers(this.scene)).toEqual([])
    this.reset()
    return writer.calls
  }

  /** Lets a process of its own write, and returns what it threw. */
  write(content: string, faults: Faults): unknown {
    return this.machine
      .start(this.withMount(faults))
      .run((system) => this.update(system, () => this.contentOf(content)))
  }

  append(text: string, faults: Faults = () => null): unknown {
    return this.machine
      .start(this.withMount(faults))
      .run((system) => this.update(system, append(text)))
  }

  /** Whether a call has this name and concerns the disk with the plan. */
  has(call: Call, name: string): boolean {
    return call.name === name && !/^\/(proc|etc)\//.test(call.path)
  }

  expectOldOrNew(outcome: unknown, call: Call, content = NEW): void {
    if (outcome instanceof Crash) {
      expect([OLD, content], at(call)).toContain(contentOf(this.scene.plan))
      return
    }
    if (outcome !== undefined) expect(outcome, at(call)).toBeInstanceOf(FilesError)
    const isNew =
      outcome === undefined || (outcome instanceof FilesError && outcome.kind === 'unconfirmed')
    expect(contentOf(this.scene.plan), at(call)).toBe(isNew ? content : OLD)
  }

  expectNextWorks(call: Call): void {
    const before = contentOf(this.scene.plan)
    expect(this.append('more\n'), at(call)).toBeUndefined()
    expect(contentOf(this.scene.plan), at(call)).toBe(`${before}more\n`)
    expect(leftovers(this.scene), at(call)).toEqual([])
    this.reset()
  }

  expectNextWorksOrStops(call: Call): void {
    const before = contentOf(this.scene.plan)
    const outcome = this.append('more\n')
    if (outcome === undefined) {
      expect(contentOf(this.scene.plan), at(call)).toBe(`${before}more\n`)
    } else {
      this.expectStopped(outcome, at(call))
      expect(contentOf(this.scene.plan), at(call)).toBe(before)
      copyFileSync((outcome as FilesError).path, this.scene.plan)
      expect(this.append('more\n'), at(call)).toBeUndefined()
    }
    expect(leftovers(this.scene), at(call)).toEqual([])
    this.reset()
  }

  /** Stopped before a mixture, with the backup that mends it. */
  expectStopped(outcome: unknown, where: string): void {
    expect(outcome, where).toMatchObject({ kind: 'interrupted-write' })
    expect(contentOf((outcome as FilesError).path), where).toBe(OLD)
  }

  private contentOf(content: string): Content {
    return this.setting.isInPieces ? inPieces(content) : bytes(content)
  }

  private update(
    system: Parameters<typeof updateFile>[0],
    change: Parameters<typeof updateFile>[2],
  ) {
    const lockDirectory = this.setting.isLockBeside ? undefined : this.scene.lockDirectory
    updateFile(system, this.scene.plan, change, { lockDirectory })
  }

  private withMount(faults: Faults): Faults {
    return (call) => {
      const isOntoPlan = call.name === 'rename' && call.path === this.scene.plan
      return faults(call) ?? (isOntoPlan && this.setting.isMounted ? { code: 'EBUSY' } : null)
    }
  }
}

function at({ index, name, path }: Call): string {
  return `at call ${index}: ${name} ${path}`
}
