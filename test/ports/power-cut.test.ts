import { describe, expect, it } from 'vitest'
import { updateFile } from '../../src/ports/atomic-write.ts'
import { createFile } from '../../src/ports/create-file.ts'
import type { Content } from '../../src/ports/files.ts'
import { FilesError } from '../../src/ports/files.ts'
import { parseHolder } from '../../src/ports/holder.ts'
import type { Found } from './model-disk.ts'
import { ModelDisk } from './model-disk.ts'
import { bytes, inPieces, thrownBy } from './scratch.ts'
import { Crash } from './simulated-process.ts'

const DIRECTORIES = ['/repo', '/repo/locks']
const PLAN = '/repo/PLAN.md'
const OLD = 'what the plan held before\n'

/** What may be found after a power cut at any point of an act, each state once. */
function* statesAfterPowerCut(isMounted: boolean, act: (disk: ModelDisk) => void, files: Found) {
  const seen = new Set<string>()
  for (let calls = 0, isDone = false; !isDone; calls += 1) {
    const disk = diskWith('first boot', files, isMounted)
    let made = 0
    disk.onCall = () => {
      made += 1
      if (made > calls) throw new Crash()
    }
    isDone = !(thrownBy(() => act(disk)) instanceof Crash)
    for (const found of disk.afterPowerCut()) {
      const key = JSON.stringify([...found].map(([path, content]) => [path, text(content)]))
      if (seen.has(`${isDone}${key}`)) continue
      seen.add(`${isDone}${key}`)
      yield { found, isDone, at: `after ${calls} calls` }
    }
  }
}

function diskWith(boot: string, files: Found, isMounted: boolean): ModelDisk {
  const disk = new ModelDisk(boot, DIRECTORIES, files)
  disk.mountPoint = isMounted ? PLAN : null
  return disk
}

function update(disk: ModelDisk, content: string, spell: (text: string) => Content = bytes): void {
  updateFile(disk.syscalls(), PLAN, () => spell(content), { lockDirectory: '/repo/locks' })
}

function text(content: Uint8Array | null | undefined): string | null {
  return content ? new TextDecoder().decode(content) : null
}

const CONTENTS = ['what the plan is to hold, which is longer\n', 'short\n', OLD.toUpperCase()]
const SPELLINGS = { whole: bytes, 'in pieces': inPieces }
const WAYS = Object.entries(SPELLINGS).flatMap(([way, spell]) =>
  CONTENTS.map((content) => ({ content, way, spell })),
)

describe.each(WAYS)('a power cut while $content is written, $way', ({ content, spell }) => {
  const files = new Map([[PLAN, bytes(OLD)]])
  const write = (disk: ModelDisk) => update(disk, content, spell)

  it('leaves the old plan or the new one, and the new one once the update returned', () => {
    for (const { found, isDone, at } of statesAfterPowerCut(false, write, files)) {
      const plan = text(found.get(PLAN))
      if (isDone) expect(plan, at).toBe(content)
      else expect([OLD, content], at).toContain(plan)
    }
  })

  it('leaves no lock that does not say whose it was', () => {
    for (const { found, at } of statesAfterPowerCut(false, write, files)) {
      for (const [path, lock] of found) {
        if (path.endsWith('.lock')) expect(parseHolder(text(lock) ?? ''), at).not.toBeNull()
      }
    }
  })

  it('leaves the old plan, the new one, or a whole backup, where it is a mount point', () => {
    for (const { found, isDone, at } of statesAfterPowerCut(true, write, files)) {
      const plan = text(found.get(PLAN))
      const backup = [...found].find(([path]) => path.endsWith('.backup'))
      if (isDone) expect(plan, at).toBe(content)
      else if (plan !== OLD && plan !== content) expect(text(backup?.[1]), at).toBe(OLD)
    }
  })

  it.each([false, true])('blocks nobody after the next start, mount point %s', (isMounted) => {
    for (const { found, at } of statesAfterPowerCut(isMounted, write, files)) {
      const disk = diskWith('second boot', found, isMounted)
      const error = thrownBy(() => update(disk, 'next\n'))
      if (error instanceof FilesError && isMounted) {
        expect(error.kind, at).toBe('interrupted-write')
        expect(text(disk.content(error.path)), at).toBe(OLD)
      } else {
        expect(error, at).toBeUndefined()
        expect(text(disk.content(PLAN)), at).toBe('next\n')
        expect(disk.paths(), at).toEqual([PLAN])
      }
    }
  })
})

describe('a power cut while a plan is created', () => {
  it('leaves no plan or all of it, and all of it once the call returned', () => {
    const act = (disk: ModelDisk) => createFile(disk.syscalls(), PLAN, bytes(OLD))
    for (const { found, isDone, at } of statesAfterPowerCut(false, act, new Map())) {
      const plan = text(found.get(PLAN))
      if (isDone) expect(plan, at).toBe(OLD)
      else expect([null, OLD], at).toContain(plan)
    }
  })
})
