import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'vitest'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { nodeFiles } from '../../src/ports/node-files.ts'
import { bundleFixture } from './bundle.ts'
import {
  append,
  contentOf,
  kindThrownBy,
  leftovers,
  sceneWith,
  scratchDirectory,
} from './scratch.ts'

const isRoot = process.getuid?.() === 0
/** Nobody: owns nothing, and may do nothing that root may. */
const NOBODY = 65534

const built = mkdtempSync(join(tmpdir(), 'harden-disk-'))
let writer: string
beforeAll(async () => {
  chmodSync(built, 0o755)
  writer = await bundleFixture('writer', built)
})
afterAll(() => rmSync(built, { recursive: true, force: true }))

/** What an update by an unprivileged user prints. */
function updateUnprivileged(plan: string, content: string) {
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const argument = JSON.stringify({ plan, content })
  const { stdout } = spawnSync(process.execPath, [writer, argument], { encoding: 'utf8', ...user })
  return JSON.parse(stdout) as unknown
}

/** A plan in a directory, both belonging to the unprivileged user. */
function unprivilegedScene(content: string) {
  const scene = sceneWith(content)
  chmodSync(scene.directory, 0o755)
  if (isRoot) chownSync(scene.directory, NOBODY, NOBODY)
  if (isRoot) chownSync(scene.plan, NOBODY, NOBODY)
  return scene
}

describe('without the right to write', () => {
  it('a read-only file is refused, even by its owner in a directory of his', () => {
    const { plan, directory } = unprivilegedScene('one\n')
    chmodSync(plan, 0o444)
    expect(updateUnprivileged(plan, 'two\n')).toMatchObject({ kind: 'read-only', path: plan })
    expect(contentOf(plan)).toBe('one\n')
    expect(readdirSync(directory)).toEqual(['PLAN.md'])
  })

  it('a read-only directory is refused, by its name', () => {
    const { plan, directory } = unprivilegedScene('one\n')
    chmodSync(directory, 0o555)
    expect(updateUnprivileged(plan, 'two\n')).toMatchObject({ kind: 'read-only', path: directory })
    expect(contentOf(plan)).toBe('one\n')
  })

  it("somebody else's file is replaced by ours, and we say so", (context) => {
    if (!isRoot) context.skip('only root may give files away')
    const { plan, directory } = unprivilegedScene('one\n')
    chownSync(plan, 1234, 1234)
    chmodSync(plan, 0o666)
    expect(updateUnprivileged(plan, 'two\n')).toEqual({
      changed: true,
      warnings: [expect.stringContaining('owner could not be kept')],
    })
    expect(statSync(plan)).toMatchObject({ uid: NOBODY, mode: 0o100666 })
    expect(readdirSync(directory)).toEqual(['PLAN.md'])
  })

  it("in a directory where others' files may not be replaced, it is refused", (context) => {
    if (!isRoot) context.skip('only root may give files away')
    const { plan, directory } = unprivilegedScene('one\n')
    chownSync(directory, 1234, 1234)
    chmodSync(directory, 0o1777)
    chownSync(plan, 1234, 1234)
    chmodSync(plan, 0o666)
    expect(updateUnprivileged(plan, 'two\n')).toMatchObject({ kind: 'read-only' })
    expect(contentOf(plan)).toBe('one\n')
    expect(readdirSync(directory)).toEqual(['PLAN.md'])
  })
})

/** A file system of its own, gone after the test. */
function mounted(context: TestContext, options: string[]): string {
  const directory = scratchDirectory()
  if (!isRoot || spawnSync('mount', [...options, directory]).status !== 0) {
    context.skip('only root may mount')
  }
  onTestFinished(() => {
    spawnSync('umount', [directory])
  })
  return directory
}

describe('a full disk', () => {
  const PAGE = 4096
  const OLD = 'o'.repeat(5 * PAGE)

  it('leaves the plan as it was, however little room there is', (context) => {
    const directory = mounted(context, ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs'])
    const plan = join(directory, 'PLAN.md')
    const filler = join(directory, 'filler')
    const locks = join(scratchDirectory(), 'locks')
    const outcomes = new Set<unknown>()
    for (let pages = 10; pages <= 32; pages += 1) {
      for (const lockDirectory of [locks, undefined]) {
        writeFileSync(plan, OLD)
        fill(filler, pages * PAGE)
        const outcome = kindThrownBy(() =>
          nodeFiles.update(plan, append('x'.repeat(5 * PAGE)), { lockDirectory }),
        )
        outcomes.add(outcome)
        expect([undefined, 'no-space'], `${pages} pages full`).toContain(outcome)
        expect(contentOf(plan).length).toBe(outcome === undefined ? 10 * PAGE : OLD.length)
        rmSync(filler)
        expect(readdirSync(directory)).toEqual(['PLAN.md'])
        nodeFiles.update(plan, append('more'), { lockDirectory })
      }
    }
    expect(outcomes).toEqual(new Set([undefined, 'no-space']))
  })

  /** As much of a file as there is room for. */
  function fill(path: string, size: number): void {
    try {
      writeFileSync(path, Buffer.alloc(size))
    } catch {
      // The disk is full, which is the point.
    }
  }
})

describe('a plan that is a mount point', () => {
  it('is written in place, and nothing is left behind', (context) => {
    if (!isRoot) context.skip('only root may mount')
    const scene = sceneWith('one\n')
    const outside = join(scratchDirectory(), 'outside.md')
    writeFileSync(outside, 'outside\n')
    if (spawnSync('mount', ['--bind', outside, scene.plan]).status !== 0) {
      context.skip('this system makes no bind mounts')
    }
    onTestFinished(() => {
      spawnSync('umount', [scene.plan])
    })
    const { ino } = statSync(outside)
    const update = (text: string) =>
      nodeFiles.update(scene.plan, () => new TextEncoder().encode(text), {
        lockDirectory: scene.lockDirectory,
      })
    for (const text of ['somewhat longer\n', 'short\n', '']) {
      expect(update(text)).toEqual({ changed: true, warnings: [] })
      expect(contentOf(outside)).toBe(text)
    }
    expect(statSync(outside).ino).toBe(ino)
    expect(leftovers(scene)).toEqual([])
  })
})

it('a read-only file system is refused', (context) => {
  const directory = mounted(context, ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs'])
  const plan = join(directory, 'PLAN.md')
  writeFileSync(plan, 'one\n')
  spawnSync('mount', ['-o', 'remount,ro', directory])
  expect(kindThrownBy(() => nodeFiles.update(plan, append('two\n')))).toBe('read-only')
  expect(contentOf(plan)).toBe('one\n')
})
