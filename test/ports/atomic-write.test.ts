import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { updateFile } from '../../src/ports/atomic-write.ts'
import type { Change } from '../../src/ports/files.ts'
import { FilesError } from '../../src/ports/files.ts'
import { nodeFiles } from '../../src/ports/node-files.ts'
import type { Scene } from './scratch.ts'
import {
  append,
  bytes,
  contentOf,
  inPieces,
  kindThrownBy,
  leftovers,
  sceneWith,
  thrownBy,
} from './scratch.ts'
import { Machine } from './simulated-process.ts'

function update({ plan, lockDirectory }: Scene, change: Change = append('more\n')) {
  return nodeFiles.update(plan, change, { lockDirectory })
}

describe('an update', () => {
  it('replaces the bytes and leaves nothing else behind', () => {
    const scene = sceneWith('one\n')
    expect(update(scene)).toEqual({ changed: true, warnings: [] })
    expect(contentOf(scene.plan)).toBe('one\nmore\n')
    expect(leftovers(scene)).toEqual([])
  })

  it('takes any bytes: none, a byte order mark, CRLF, no text at all', () => {
    for (const content of [new Uint8Array(), bytes('\uFEFFa\r\nb'), Uint8Array.of(0xff, 0, 0xfe)]) {
      const scene = sceneWith('one\n')
      update(scene, () => content)
      expect(nodeFiles.read(scene.plan)).toEqual(Buffer.from(content))
      update(scene, (before) => Uint8Array.of(...before, 7))
      expect(nodeFiles.read(scene.plan)).toEqual(Buffer.from([...content, 7]))
    }
  })

  it('takes the bytes in pieces, none of which lasts', () => {
    for (const content of ['', 'short\n', 'a text of several pieces, each gone with the next\n']) {
      const scene = sceneWith('one\n')
      expect(update(scene, () => inPieces(content)).changed).toBe(true)
      expect(contentOf(scene.plan)).toBe(content)
      expect(update(scene, () => inPieces(content)).changed).toBe(false)
    }
  })

  it('takes pieces that say less or more than the file for others', () => {
    const scene = sceneWith('0123456789')
    for (const content of ['0123456789ab', '0123456789', '01234567', '01234567x']) {
      expect(update(scene, () => inPieces(content)).changed).toBe(true)
      expect(contentOf(scene.plan)).toBe(content)
    }
  })

  it('takes parts of the bytes it gave', () => {
    const scene = sceneWith('one\n')
    update(scene, (before) => [before.subarray(0, 3), bytes('!'), before.subarray(3)])
    expect(contentOf(scene.plan)).toBe('one!\n')
  })

  it.each([
    ['null', () => null],
    ['the same bytes', (before: Uint8Array) => before.slice()],
    ['its argument', (before: Uint8Array) => before],
    ['its argument in pieces', (before: Uint8Array) => [before.subarray(0, 2), before.subarray(2)]],
  ])('that returns %s writes nothing at all', (_, change) => {
    const scene = sceneWith('one\n')
    utimesSync(scene.plan, 1, 1)
    const before = statSync(scene.plan)
    expect(update(scene, change)).toEqual({ changed: false, warnings: [] })
    expect(statSync(scene.plan)).toMatchObject({ ino: before.ino, mtimeMs: 1000 })
    expect(leftovers(scene)).toEqual([])
  })

  it('is not lost when the change works on the bytes it was given', () => {
    const scene = sceneWith('one\n')
    const inPlace = (before: Uint8Array) => {
      before[0] = 'O'.charCodeAt(0)
      return before
    }
    expect(update(scene, inPlace).changed).toBe(true)
    expect(contentOf(scene.plan)).toBe('One\n')
  })

  it('passes on whatever the change throws, as it is, and writes nothing', () => {
    const scene = sceneWith('one\n')
    const oops = Object.assign(new Error('ours'), { code: 'EIO' })
    const change = () => {
      throw oops
    }
    expect(thrownBy(() => update(scene, change))).toBe(oops)
    expect(contentOf(scene.plan)).toBe('one\n')
    expect(leftovers(scene)).toEqual([])
  })

  it('keeps the lock beside the file when given no directory for it', () => {
    const scene = sceneWith('one\n')
    let seen: string[] = []
    nodeFiles.update(scene.plan, (before) => {
      seen = leftovers(scene)
      return append('two\n')(before)
    })
    expect(seen).toEqual(['.PLAN.md.lock'])
    expect(leftovers(scene)).toEqual([])
  })

  it('of two plans in one directory does not wait for the other', () => {
    const scene = sceneWith('one\n')
    const second = join(scene.directory, 'SECOND.md')
    writeFileSync(second, 'two\n')
    const nested = () => {
      nodeFiles.update(second, append('x'), { lockDirectory: scene.lockDirectory, waitMs: 0 })
      return null
    }
    update(scene, nested)
    expect(contentOf(second)).toBe('two\nx')
  })

  it('names its lock after the file, however deep or strange its path', () => {
    const scene = sceneWith('one\n')
    const deep = join(scene.directory, ...Array.from({ length: 9 }, () => 'long name, ümlaut'))
    mkdirSync(deep, { recursive: true })
    for (const plan of [scene.plan, join(deep, 'PLAN.md')]) {
      writeFileSync(plan, 'one\n')
      let locks: string[] = []
      const change = () => {
        locks = readdirSync(scene.lockDirectory)
        return null
      }
      nodeFiles.update(plan, change, { lockDirectory: scene.lockDirectory })
      expect(locks).toEqual([expect.stringMatching(/^[\w.%-]{1,130}PLAN\.md\.lock$/)])
    }
  })

  it('meets the same lock from wherever the repository is seen', () => {
    const scene = sceneWith('one\n')
    const view = join(scene.directory, 'view')
    symlinkSync(scene.directory, view)
    const nested = () => {
      const options = { lockDirectory: join(view, 'locks'), waitMs: 0 }
      nodeFiles.update(join(view, 'PLAN.md'), append('x'), options)
      return null
    }
    expect(kindThrownBy(() => update(scene, nested))).toBe('locked')
  })
})

describe('what is kept', () => {
  it.each([0o600, 0o644, 0o664, 0o755])('mode %o', (mode) => {
    const scene = sceneWith('one\n')
    chmodSync(scene.plan, mode)
    update(scene)
    expect(statSync(scene.plan).mode & 0o7777).toBe(mode)
  })

  it('owner and group, where we may give files away', (context) => {
    if (process.getuid?.() !== 0) context.skip('only root may')
    const scene = sceneWith('one\n')
    chownSync(scene.plan, 1234, 5678)
    chmodSync(scene.plan, 0o640)
    expect(update(scene).warnings).toEqual([])
    expect(statSync(scene.plan)).toMatchObject({ uid: 1234, gid: 5678, mode: 0o100640 })
  })

  it('symbolic links, one through another: the file behind them is written', () => {
    const scene = sceneWith('one\n')
    const link = join(scene.directory, 'link.md')
    const far = join(scene.directory, 'far', 'link.md')
    mkdirSync(join(scene.directory, 'far'))
    symlinkSync('PLAN.md', link)
    symlinkSync('../link.md', far)
    nodeFiles.update(far, append('two\n'), { lockDirectory: scene.lockDirectory })
    expect(readlinkSync(far)).toBe('../link.md')
    expect(readlinkSync(link)).toBe('PLAN.md')
    expect(lstatSync(scene.plan).isFile()).toBe(true)
    expect(contentOf(scene.plan)).toBe('one\ntwo\n')
  })
})

describe('what is refused', () => {
  const refused = (path: string, { lockDirectory }: Scene) =>
    thrownBy(() => nodeFiles.update(path, append('x'), { lockDirectory }))

  it('a file that is not there, or whose link leads nowhere', () => {
    const scene = sceneWith('')
    const dangling = join(scene.directory, 'dangling.md')
    symlinkSync('nowhere.md', dangling)
    for (const path of [join(scene.directory, 'none.md'), dangling, join(scene.plan, 'below')]) {
      expect(refused(path, scene)).toMatchObject({ kind: 'not-found', path })
    }
    expect(readlinkSync(dangling)).toBe('nowhere.md')
  })

  it('a directory, a pipe, a circle of links', () => {
    const scene = sceneWith('')
    const pipe = join(scene.directory, 'pipe')
    const circle = join(scene.directory, 'circle')
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    symlinkSync('circle', circle)
    for (const path of [scene.directory, pipe, circle]) {
      expect(refused(path, scene)).toMatchObject({ kind: 'not-a-file', path })
    }
    expect(lstatSync(pipe).isFIFO()).toBe(true)
  })

  it('a file with a second name, which would keep the old content', () => {
    const scene = sceneWith('one\n')
    const twin = join(scene.directory, 'twin.md')
    linkSync(scene.plan, twin)
    const error = refused(scene.plan, scene)
    expect(error).toMatchObject({ kind: 'hard-linked' })
    expect(contentOf(twin)).toBe('one\n')
    expect(spawnSync('sh', ['-c', (error as FilesError).mend.split(': ')[1] ?? '']).status).toBe(0)
    update(scene)
    expect([contentOf(scene.plan), contentOf(twin)]).toEqual(['one\nmore\n', 'one\n'])
  })
})

describe('an edit by another program', () => {
  /** Somebody saves the file while we work out our change. */
  const whileSomebody = (scene: Scene, edits: readonly (() => void)[]) => {
    let calls = 0
    const result = () =>
      update(scene, (before) => {
        edits[calls]?.()
        calls += 1
        return append('ours\n')(before)
      })
    return { result, calls: () => calls }
  }

  it.each<[string, (scene: Scene) => void]>([
    ['into the file', ({ plan }) => writeFileSync(plan, 'theirs\n')],
    [
      'by a new file',
      ({ directory, plan }) => {
        writeFileSync(join(directory, 'swap'), 'theirs\n')
        renameSync(join(directory, 'swap'), plan)
      },
    ],
  ])('%s is kept, and ours is made on top of it', (_, edit) => {
    const scene = sceneWith('one\n')
    const { result, calls } = whileSomebody(scene, [() => edit(scene)])
    expect(result()).toEqual({ changed: true, warnings: [] })
    expect(calls()).toBe(2)
    expect(contentOf(scene.plan)).toBe('theirs\nours\n')
  })

  it('that only changes the mode is kept', () => {
    const scene = sceneWith('one\n')
    whileSomebody(scene, [() => chmodSync(scene.plan, 0o600)]).result()
    expect(statSync(scene.plan).mode & 0o777).toBe(0o600)
  })

  it('that comes again and again ends it after five tries, with theirs in place', () => {
    const scene = sceneWith('one\n')
    const edits = Array.from({ length: 9 }, (_, n) => () => writeFileSync(scene.plan, `${n}\n`))
    const { result, calls } = whileSomebody(scene, edits)
    expect(kindThrownBy(result)).toBe('changed')
    expect(calls()).toBe(5)
    expect(contentOf(scene.plan)).toBe('4\n')
    expect(leftovers(scene)).toEqual([])
  })

  it('that takes our temporary file away costs another try', () => {
    const scene = sceneWith('one\n')
    let refusals = 1
    const { system } = new Machine().start(({ name }) => {
      if (name !== 'rename' || refusals === 0) return null
      refusals -= 1
      return { code: 'ENOENT' }
    })
    expect(updateFile(system, scene.plan, append('two\n')).changed).toBe(true)
    expect(contentOf(scene.plan)).toBe('one\ntwo\n')
    expect(leftovers(scene)).toEqual([])
  })

  it('that removes the file, or puts something else there, ends it', () => {
    const scene = sceneWith('one\n')
    expect(kindThrownBy(whileSomebody(scene, [() => rmSync(scene.plan)]).result)).toBe('not-found')
    writeFileSync(scene.plan, 'one\n')
    const swap = () => {
      rmSync(scene.plan)
      mkdirSync(scene.plan)
    }
    expect(kindThrownBy(whileSomebody(scene, [swap]).result)).toBe('not-a-file')
    expect(lstatSync(scene.plan).isDirectory()).toBe(true)
  })

  it('that puts a link to the same content there ends it, and the link stays', () => {
    const scene = sceneWith('one\n')
    const swap = () => {
      renameSync(scene.plan, join(scene.directory, 'moved.md'))
      symlinkSync('moved.md', scene.plan)
    }
    expect(kindThrownBy(whileSomebody(scene, [swap]).result)).toBe('not-a-file')
    expect(readlinkSync(scene.plan)).toBe('moved.md')
  })

  it('into the lock ends it before the write', () => {
    const scene = sceneWith('one\n')
    const { result } = whileSomebody(scene, [
      () => rmSync(scene.lockDirectory, { recursive: true }),
    ])
    expect(kindThrownBy(result)).toBe('changed')
    expect(contentOf(scene.plan)).toBe('one\n')
  })
})

describe('owner and group that cannot be kept', () => {
  it('give a warning, and the strange group gets what everybody has', () => {
    const scene = sceneWith('one\n')
    chmodSync(scene.plan, 0o664)
    const ofSomebodyElse = { uid: 4321, gid: 4321 }
    const { system } = new Machine().start(({ name }) =>
      name === 'fchown' ? { code: 'EPERM' } : null,
    )
    const stranger = {
      ...system,
      lstat: (path: string) => Object.assign(system.lstat(path), ofSomebodyElse),
    }
    expect(updateFile(stranger, scene.plan, append('two\n'))).toEqual({
      changed: true,
      warnings: [expect.stringContaining('owner could not be kept')],
    })
    expect(statSync(scene.plan).mode & 0o777).toBe(0o644)
  })
})

describe('on Windows', () => {
  const windows = () => {
    const machine = new Machine()
    machine.platform = 'win32'
    return machine
  }

  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'a file kept open (%s) is tried until it is free',
    (code) => {
      const scene = sceneWith('one\n')
      let refusals = 4
      const { system } = windows().start(({ name }) => {
        if (name !== 'rename' || refusals === 0) return null
        refusals -= 1
        return { code }
      })
      expect(updateFile(system, scene.plan, append('two\n')).changed).toBe(true)
      expect(contentOf(scene.plan)).toBe('one\ntwo\n')
      expect(system.monotonic()).toBeGreaterThan(0)
    },
  )

  it('one that stays open is reported after ten seconds, untouched', () => {
    const scene = sceneWith('one\n')
    const { system } = windows().start(({ name }) => (name === 'rename' ? { code: 'EPERM' } : null))
    expect(kindThrownBy(() => updateFile(system, scene.plan, append('two\n')))).toBe('in-use')
    expect(contentOf(scene.plan)).toBe('one\n')
    expect(system.monotonic()).toBeGreaterThanOrEqual(10_000)
    expect(leftovers(scene)).toEqual([])
  })

  it('directories that cannot be opened are no reason to warn', () => {
    const scene = sceneWith('one\n')
    const { system } = windows().start(({ name, path }) =>
      name === 'open' && path === scene.directory ? { code: 'EPERM' } : null,
    )
    expect(updateFile(system, scene.plan, append('two\n')).warnings).toEqual([])
  })
})

it('a directory that may be written but not read gives a warning', () => {
  const scene = sceneWith('one\n')
  const { system } = new Machine().start(({ name, path }) =>
    ['open', 'readdir'].includes(name) && path === scene.directory ? { code: 'EACCES' } : null,
  )
  const { lockDirectory } = scene
  const { changed, warnings } = updateFile(system, scene.plan, append('two\n'), { lockDirectory })
  expect(changed).toBe(true)
  expect(warnings).toEqual([expect.stringContaining('if the power fails')])
})

it('a disk that claims to have taken more than it did does not get away with it', () => {
  const scene = sceneWith('one\n')
  const { system } = new Machine().start()
  const lying = {
    ...system,
    write: (fd: number, content: Uint8Array, position: number) =>
      system.write(fd, content.subarray(1), position) + 1,
  }
  expect(kindThrownBy(() => updateFile(lying, scene.plan, append('two\n')))).toBe('io')
  expect(contentOf(scene.plan)).toBe('one\n')
  expect(leftovers(scene)).toEqual([])
})

it('a disk that does not confirm the new name is an error, though the new plan is there', () => {
  const scene = sceneWith('one\n')
  let syncs = 0
  const { system } = new Machine().start(({ name }) => {
    syncs += name === 'fsync' ? 1 : 0
    return syncs === 3 ? { code: 'EIO' } : null
  })
  expect(thrownBy(() => updateFile(system, scene.plan, append('two\n')))).toMatchObject({
    kind: 'unconfirmed',
    message: expect.stringContaining('was written'),
  })
  expect(contentOf(scene.plan)).toBe('one\ntwo\n')
})

it('every error says what is wrong and what to do in one sentence each', () => {
  const scene = sceneWith('one\n')
  const codes = ['ENOENT', 'EISDIR', 'EACCES', 'EROFS', 'ENOSPC', 'EIO', 'EMFILE']
  for (const name of [
    'realpath',
    'access',
    'mkdir',
    'link',
    'lstat',
    'readdir',
    'write',
    'rename',
  ]) {
    for (const code of codes) {
      const { system } = new Machine().start((call) => (call.name === name ? { code } : null))
      const { lockDirectory } = scene
      const error = thrownBy(() => updateFile(system, scene.plan, append('x'), { lockDirectory }))
      if (error === undefined) continue
      expect(error, `${name} ${code}`).toBeInstanceOf(FilesError)
      expect(error).toMatchObject({
        message: expect.stringMatching(/^\S.*[^.]\.$/),
        mend: expect.stringMatching(/^[A-Z].*[^.]\.?$/),
        path: expect.stringContaining(scene.directory),
      })
    }
  }
})
