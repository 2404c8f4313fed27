import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder, folderWithPlan, PLAN, ROOT, run, succeed } from './sandbox.ts'

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

/** What the package holds: each pattern matches something, and nothing else is in it. */
const CONTENTS = [
  /^package\.json$/,
  /^README\.md$/,
  /^CHANGELOG\.md$/,
  /^LICENSE$/,
  /^bin\/harden\.cjs$/,
  /^bin\/compiled\.cjs$/,
  /^dist\/harden\.cjs$/,
  /^dist\/chunk-[\w-]+\.cjs$/,
  /^dist\/index\.[cm]js$/,
  /^dist\/types\/[\w/-]+\.d\.ts$/,
  /^dist\/THIRD_PARTY_LICENSES\.txt$/,
  /^schema\/[\w.-]+\.json$/,
]

test('the package holds the program, its papers, and nothing else', async () => {
  const { files, unpackedSize } = await pack('--dry-run')

  expect(files.filter((path) => !CONTENTS.some((part) => part.test(path)))).toEqual([])
  expect(CONTENTS.filter((part) => !files.some((path) => part.test(path)))).toEqual([])
  // A quarter of it is the HTTP client, as much the scanner for secrets; both load when asked for.
  expect(unpackedSize).toBeLessThanOrEqual(2_500_000)
})

test('the package depends on nothing and runs nothing when it is installed', () => {
  expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['dependencies']))
  expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['peerDependencies']))
  expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['optionalDependencies']))
  expect(Object.keys(manifest.scripts).filter((name) => /install|^prepare$/.test(name))).toEqual([])
})

test('installed from its archive, without a network, it answers in an empty folder', async () => {
  const harden = join(await install(), 'bin', 'harden')
  const folder = folderWithPlan()

  expect(await run(harden, ['--version'], emptyFolder())).toEqual({
    code: 0,
    stdout: `${manifest.version}\n`,
    stderr: '',
  })
  const next = await run(harden, ['next'], folder)
  expect(next).toMatchObject({ code: 0, stderr: '' })
  expect(next.stdout).toContain('Enforce clean-tree release rule')
  expect(readFileSync(join(folder, PLAN))).toEqual(readFileSync(join(ROOT, PLAN)))
})

test('a program may import it, and its types are there', async () => {
  const prefix = await install()
  const folder = emptyFolder()
  symlinkSync(join(prefix, 'lib', 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(
    join(folder, 'check.mts'),
    [
      "import { applyEdits, type TextEdit } from 'harden-plan'",
      "const edit: TextEdit = { span: { start: 0, end: 1 }, insert: 'b' }",
      "if (applyEdits('a', [edit]) !== 'b') throw new Error('not edited')",
      '// @ts-expect-error: an edit has an insert',
      'export const half: TextEdit = { span: { start: 0, end: 1 } }',
    ].join('\n'),
  )
  const tsc = join(ROOT, 'node_modules', '.bin', 'tsc')
  const options = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--types', '']
  await succeed(tsc, [...options, 'check.mts'], folder)
  await succeed(process.execPath, ['check.mjs'], folder)
})

interface Packed {
  readonly filename: string
  readonly files: readonly string[]
  readonly unpackedSize: number
}

/** `npm pack` of the build as it is, into a new folder. */
async function pack(...options: string[]): Promise<Packed> {
  const destination = emptyFolder()
  const told = ['--json', '--ignore-scripts', '--pack-destination', destination, ...options]
  const [packed] = JSON.parse(await succeed('npm', ['pack', ...told, ROOT], destination))
  return {
    filename: join(destination, packed.filename),
    files: packed.files.map(({ path }: { path: string }) => path),
    unpackedSize: packed.unpackedSize,
  }
}

/** @returns the prefix that the package was installed under, as `npm install --global` does. */
async function install(): Promise<string> {
  const prefix = emptyFolder()
  const { filename } = await pack()
  await succeed('npm', ['install', '--global', '--offline', '--prefix', prefix, filename], prefix)
  return prefix
}
