import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Run } from './sandbox.ts'
import { emptyFolder, ROOT, run } from './sandbox.ts'

test("the program's answer becomes the exit code", async () => {
  expect(
    await runWith("main: async (argv, ports) => argv.length + ports.length, nodePorts: () => 'ab'"),
  ).toEqual({ code: 4, stdout: '', stderr: '' })
})

test('it ends when the program has, whatever is still open, and all that was written arrives', async () => {
  const main = `main: async () => {
    setTimeout(() => {}, 1e6)
    await new Promise((resolve) => process.stdout.write('x'.repeat(9e5), resolve))
    return 3
  }`
  const { code, stdout } = await runWith(`${main}, nodePorts: () => null`)

  expect({ code, written: stdout.length }).toEqual({ code: 3, written: 9e5 })
})

test.each([
  ['rejected', "main: async () => { throw new Error('lost') }"],
  ['thrown', "main: () => { throw new Error('lost') }"],
])('a defect that the program lets through, %s, ends with 70 and its stack', async (_how, main) => {
  const { code, stderr } = await runWith(`${main}, nodePorts: () => null`)

  expect(code).toBe(70)
  expect(stderr).toMatch(/^Error: lost\n {4}at main /)
})

test('a checkout that is not built says what to run', async () => {
  expect(await runWith(null)).toEqual({
    code: 70,
    stdout: '',
    stderr: 'harden is not built. Run: npm ci && npm run build\n',
  })
})

describe('compiled code', () => {
  /** A program that ends with this code; V8 tells two of them apart by nothing but their id. */
  const ending = (code: 0 | 1 | 2, id: string) =>
    `exports.main = async () => ${code}; exports.nodePorts = () => null\n// ${id}\n`

  test('is kept beside the program, and used where it was made of the very same', async () => {
    const { harden, compiled, build } = program()
    build(ending(0, 'aa'))

    expect(await harden(['next'])).toBe(0)
    expect(compiled()).toEqual([`harden.cjs-next-${process.version}-${process.arch}`])

    build(ending(1, 'aa'))
    expect(await harden(['next'])).toBe(0)

    build(ending(1, 'bb'))
    expect(await harden(['next'])).toBe(1)
    expect(compiled()).toHaveLength(1)
  })

  test('is of one command, with JSON or without, and stays as it is for the same', async () => {
    const { folder, harden, compiled, build } = program()
    const written = () => statSync(join(folder, '.cache/compiled', compiled()[0] ?? '')).ino
    const commands = () => compiled().map((name) => /^harden\.cjs-(.*)-v/.exec(name)?.[1])
    build(ending(0, 'aa'))
    await harden(['next'])
    const first = written()

    await harden(['next', '--horizon', 'short'])
    expect(written()).toBe(first)

    await harden(['next', '--json'])
    await harden(['list'])
    await harden([])
    await harden(['/etc/passwd'])
    expect(commands().sort()).toEqual(['', '-', 'list', 'next', 'next.json'])
  })

  test('is kept anew where a run of the command comes to a chunk for the first time', async () => {
    const { folder, harden, compiled, build } = program()
    const written = (chunk: string) => {
      const name = compiled().find((each) => each.startsWith(chunk)) ?? ''
      return statSync(join(folder, '.cache/compiled', name)).ino
    }
    writeFileSync(join(folder, 'dist/chunk-a.cjs'), 'exports.code = 0\n// aa\n')
    build(
      'exports.main = async (words) => words.length > 1 ? require("./chunk-a.cjs").code : 0\n' +
        'exports.nodePorts = () => null\n// aa\n',
    )
    await harden(['next'])
    const first = written('harden')

    await harden(['next', '-n'])
    const second = written('harden')
    expect(second).not.toBe(first)

    const chunk = written('chunk-a')
    await harden(['next', '-n'])
    await harden(['next'])
    expect([written('harden'), written('chunk-a')]).toEqual([second, chunk])
  })

  test.each([
    ['of a chunk too', { NODE_OPTIONS: '' }, ['chunk-a.cjs', 'harden.cjs']],
    ['not where somebody looks at what V8 compiles', { NODE_OPTIONS: '--no-warnings' }, []],
    ['not where Node is told to keep none', { NODE_DISABLE_COMPILE_CACHE: '1' }, []],
  ])('%s', async (_what, environment, expected) => {
    const { folder, harden, compiled, build } = program()
    writeFileSync(join(folder, 'dist/chunk-a.cjs'), 'exports.code = 1\n// aa\n')
    build(
      'const { code } = require("./chunk-a.cjs")\n' +
        'exports.main = async () => code; exports.nodePorts = () => null\n// aa\n',
    )

    expect(await harden(['next'], environment)).toBe(1)
    expect(await harden(['next'], environment)).toBe(1)
    expect(compiled().map((name) => name.split('-next')[0])).toEqual(expected)
  })

  test('is not kept of a command line that is wrong, nor of a build that says no id', async () => {
    const { harden, compiled, build } = program()
    build(ending(2, 'aa'))
    expect(await harden(['netx'])).toBe(2)
    build(ending(0, 'no id'))
    expect(await harden(['next'])).toBe(0)

    expect(compiled()).toEqual([])
  })

  test('that is no such thing is passed over, and mended', async () => {
    const { folder, harden, compiled, build } = program()
    build(ending(0, 'aa'))
    await harden(['next'])
    const path = join(folder, '.cache/compiled', compiled()[0] ?? '')
    const { size } = statSync(path)
    writeFileSync(path, 'torn\naa next')

    expect(await harden(['next'])).toBe(0)
    expect(statSync(path).size).toBe(size)
  })

  test('is done without where it cannot be written', async () => {
    const { folder, harden, build } = program()
    build(ending(0, 'aa'))
    writeFileSync(join(folder, '.cache'), 'in the way')

    expect(await harden(['next'])).toBe(0)
  })
})

/** A folder with the bin and a place for what it loads. */
function program() {
  const folder = emptyFolder()
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true })
  mkdirSync(join(folder, 'dist'))
  return {
    folder,
    build: (text: string) => writeFileSync(join(folder, 'dist/harden.cjs'), text),
    compiled: () => {
      const cache = join(folder, '.cache/compiled')
      return existsSync(cache) ? readdirSync(cache).sort() : []
    },
    harden: async (words: readonly string[], environment = {}): Promise<number> => {
      const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_'))
      const env = { ...Object.fromEntries(clean), ...environment }
      const { code, stdout, stderr } = await run(
        process.execPath,
        ['bin/harden.cjs', ...words],
        folder,
        env,
      )
      expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' })
      return code
    },
  }
}

/** Runs `harden a b` where the bundle exports these members, or where there is none. */
function runWith(members: string | null): Promise<Run> {
  const folder = emptyFolder()
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true })
  if (members !== null) {
    mkdirSync(join(folder, 'dist'))
    writeFileSync(join(folder, 'dist', 'harden.cjs'), `module.exports = { ${members} }`)
  }
  return run(process.execPath, ['bin/harden.cjs', 'a', 'b'], folder)
}
