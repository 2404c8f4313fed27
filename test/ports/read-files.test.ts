import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { nodeReadableFiles, readableFilesOver } from '../../src/ports/read-files.ts'
import { bundleFixture } from './bundle.ts'
import { kindThrownBy, sceneWith, scratchDirectory, thrownBy } from './scratch.ts'
import { Machine } from './simulated-process.ts'

const { exists, findUp, read, realPath, stat } = nodeReadableFiles

describe('read', () => {
  it('gives the bytes as they are, through links', () => {
    const { directory, plan } = sceneWith('')
    const content = Buffer.from([0xef, 0xbb, 0xbf, 0x0d, 0x0a, 0xff, 0])
    writeFileSync(plan, content)
    symlinkSync('PLAN.md', join(directory, 'link.md'))
    expect(read(plan)).toEqual(content)
    expect(read(join(directory, 'link.md'))).toEqual(content)
  })

  it('says what a path leads to instead of a file, and never hangs on a pipe', () => {
    const directory = scratchDirectory()
    const pipe = join(directory, 'pipe')
    symlinkSync('nowhere', join(directory, 'dangling'))
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    expect(kindThrownBy(() => read(pipe))).toBe('not-a-file')
    expect(kindThrownBy(() => read(directory))).toBe('not-a-file')
    expect(kindThrownBy(() => read(join(directory, 'none')))).toBe('not-found')
    expect(kindThrownBy(() => read(join(directory, 'dangling')))).toBe('not-found')
  })

  it.each([
    ['EACCES', 'unreadable'],
    ['EPERM', 'unreadable'],
    ['EIO', 'io'],
    ['EISDIR', 'not-a-file'],
    ['ENOENT', 'not-found'],
  ])('%s is %s', (code, kind) => {
    const { plan } = sceneWith('')
    const { system } = new Machine().start(({ name }) => (name === 'readFile' ? { code } : null))
    expect(thrownBy(() => readableFilesOver(system).read(plan))).toMatchObject({ kind, path: plan })
  })
})

describe('exists and stat', () => {
  it('tell a file, a directory, a link that leads nowhere, and nothing', () => {
    const { directory, plan } = sceneWith('four')
    const dangling = join(directory, 'dangling')
    symlinkSync('nowhere', dangling)
    expect(
      [plan, directory, dangling, join(directory, 'none'), join(plan, 'below')].map(exists),
    ).toEqual([true, true, true, false, false])
    expect(stat(plan)).toEqual({ kind: 'file', size: 4 })
    expect(stat(directory)).toMatchObject({ kind: 'directory' })
    expect(stat('/dev/null')).toMatchObject({ kind: 'other' })
    expect([dangling, join(directory, 'none'), join(plan, 'below')].map(stat)).toEqual([
      null,
      null,
      null,
    ])
  })

  it('do not take a refusal for an absence', () => {
    const { plan } = sceneWith('')
    const { system } = new Machine().start(() => ({ code: 'EACCES' }))
    const files = readableFilesOver(system)
    expect(kindThrownBy(() => files.exists(plan))).toBe('unreadable')
    expect(kindThrownBy(() => files.stat(plan))).toBe('unreadable')
    expect(kindThrownBy(() => files.realPath(plan))).toBe('unreadable')
  })
})

describe('findUp', () => {
  it('takes the nearest, and stops after the ceiling', () => {
    const { directory, plan } = sceneWith('')
    const deep = join(directory, 'a', 'b')
    mkdirSync(deep, { recursive: true })
    expect(findUp('PLAN.md', deep, directory)).toBe(plan)
    expect(findUp('PLAN.md', directory, directory)).toBe(plan)
    expect(findUp('PLAN.md', deep, null)).toBe(plan)
    expect(findUp('PLAN.md', deep, join(directory, 'a'))).toBeNull()
    expect(findUp('a-name-that-nobody-uses', deep, null)).toBeNull()
    writeFileSync(join(directory, 'a', 'PLAN.md'), '')
    expect(findUp('PLAN.md', deep, directory)).toBe(join(directory, 'a', 'PLAN.md'))
  })

  it('stops at an entry of that name, whatever it is', () => {
    const { directory } = sceneWith('')
    mkdirSync(join(directory, 'a'))
    symlinkSync('nowhere', join(directory, 'a', 'PLAN.md'))
    expect(findUp('PLAN.md', join(directory, 'a'), directory)).toBe(join(directory, 'a', 'PLAN.md'))
  })

  it('passes over directories that may not be searched', () => {
    const { directory } = sceneWith('')
    const { system } = new Machine().start(() => ({ code: 'EACCES' }))
    expect(readableFilesOver(system).findUp('PLAN.md', directory, null)).toBeNull()
  })
})

it('realPath resolves links', () => {
  const { directory, plan } = sceneWith('')
  symlinkSync('PLAN.md', join(directory, 'link.md'))
  expect(realPath(join(directory, 'link.md'))).toBe(plan)
})

it('reading loads nothing that only writing needs', async () => {
  const built = realpathSync(mkdtempSync(join(tmpdir(), 'harden-reader-')))
  onTestFinished(() => rmSync(built, { recursive: true, force: true }))
  const reader = await bundleFixture('reader', built)
  const { stdout } = spawnSync(process.execPath, [reader, reader], { encoding: 'utf8' })
  const { imports, length } = JSON.parse(stdout) as { imports: string[]; length: number }
  expect(imports).toEqual(['node:fs', 'node:path'])
  expect(length).toBeGreaterThan(0)
})
