import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InputOptions, OutputChunk, OutputOptions } from 'rolldown'
import { rolldown } from 'rolldown'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../rolldown.config.ts'
import { asciiOnly } from '../../scripts/ascii-only.ts'
import { breaches } from '../../scripts/bundle-laws.ts'
import { licenceTexts } from '../../scripts/third-party-licences.ts'
import { emptyFolder, folderWithPlan, ROOT, run } from './sandbox.ts'

const DIST = join(ROOT, 'dist')

test('what is tested is what was built last', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  const newest = Math.max(...sources.map((path) => statSync(join(ROOT, 'src', path)).mtimeMs))
  const built = existsSync(DIST) ? statSync(join(DIST, 'harden.cjs')).mtimeMs : 0

  expect(built, 'run: npm run build').toBeGreaterThan(newest)
})

describe('the bundle', () => {
  let chunks: readonly OutputChunk[] = []
  beforeAll(async () => {
    chunks = await generate(bundle)
  })

  test('keeps the laws of the build', () => {
    expect(breaches(chunks)).toEqual([])
  })

  test('is ASCII throughout, and says beyond it what the sources say', async () => {
    expect(chunks.filter(({ code }) => /\P{ASCII}/u.test(code))).toEqual([])

    const [chunk] = await generate(entry("export const signs = ['→', /[–😀]/u, `…`]"))
    const folder = emptyFolder()
    writeFileSync(join(folder, 'a.cjs'), `${chunk?.code}\nconsole.log(...exports.signs)`)
    const { stdout } = await run(process.execPath, ['a.cjs'], folder)

    expect(stdout).toBe('→ /[\\u2013\\ud83d\\ude00]/u …\n')
  })

  test.each(Object.entries(LOADED))(
    '`harden %s` loads these files, and no others',
    async (line, files) => {
      expect(await filesLoadedBy(line)).toEqual(files)
    },
  )

  test('`next` and `list` load these modules, no package, and nothing of Node beyond what it has loaded', async () => {
    const modules = await modulesIn(['harden.cjs'])

    await expect(`${modules.join('\n')}\n`).toMatchFileSnapshot('everyday-modules.txt')
    expect(foreign(modules)).toEqual([])
    expect(await builtinsLoadedBy('next')).toEqual(await builtinsLoadedBy('list'))
    expect(await builtinsLoadedBy('next')).toEqual([])
  })

  test.skipIf(process.platform === 'win32')(
    'nor does output that nobody wants take more',
    async () => {
      expect(await builtinsLoadedBy('next', '>/dev/null 2>&1')).toEqual([])
    },
  )

  test('`next` and `list` read no literal with classes of Unicode, which V8 would compile', () => {
    const { code = '' } = chunks.find(({ fileName }) => fileName === 'harden.cjs') ?? {}
    const outsideTemplates = code.replace(/String\.raw`[^`]*`/g, '')

    expect(outsideTemplates).not.toMatch(/(?<!\\)\\p\{/)
  })

  test('`start` loads no package, and neither what writes more than a mark nor what compares whole plans', async () => {
    const modules = await modulesIn(LOADED['start I2'])

    expect(foreign(modules)).toEqual([])
    expect(modules.filter((id) => /write\/record|compare\/match/.test(id))).toEqual([])
  })

  test('drops what is imported and never used', async () => {
    const used = await generate(entry("import { z } from 'zod'\nexport const a = z.string()"))
    const unused = await generate(entry("import { z } from 'zod'\nexport const a = 1"))

    expect(packagesIn(used)).toContain('zod')
    expect(packagesIn(unused)).toEqual([])
  })

  test('names the functions in the stack of a defect', async () => {
    const [chunk] = await generate(
      entry('export const outer = () => inner()\nfunction inner() { throw new Error("broken") }'),
    )
    const folder = emptyFolder()
    writeFileSync(join(folder, 'a.cjs'), `${chunk?.code}\nexports.outer()`)
    const { stderr } = await run(process.execPath, ['a.cjs'], folder)

    expect(stderr).toMatch(/at inner .*a\.cjs:\d+:\d+/)
    expect(stderr).toMatch(/at .*outer .*a\.cjs:\d+:\d+/)
  })
})

describe('a build is refused', () => {
  const good = join(ROOT, 'node_modules/micromark/lib/parse.js')

  test('without micromark, and with another one', () => {
    const folder = emptyFolder()
    const other = join(folder, 'node_modules/micromark')
    mkdirSync(other, { recursive: true })
    writeFileSync(join(other, 'package.json'), '{"version": "4.0.3"}')

    expect(breaches([chunkOf([good])])).toEqual([])
    expect(breaches([chunkOf([])])).toEqual(['Unexpected micromark absence, expected 4.0.2 once'])
    expect(breaches([chunkOf([good, join(other, 'index.js')])])).toEqual([
      'Unexpected micromark 4.0.2, 4.0.3, expected 4.0.2 once',
    ])
  })

  test('with a development build, or an import that nothing answers', () => {
    const development = '/a/node_modules/unist-util-visit/dev/index.js'

    expect(breaches([chunkOf([good, development])])).toEqual([
      `Unexpected development build ${development}, expected the one for production`,
    ])
    expect(breaches([chunkOf([good], ['node:fs', 'zod'])])).toEqual([
      'Unexpected import of zod, expected it in the bundle',
    ])
  })

  test('with a package that has no licence text', () => {
    const known = { author: '', repository: '', source: '', version: '1.0.0', license: 'MIT' }

    expect(() =>
      licenceTexts([
        { ...known, name: 'loud', licenseText: 'Free.' },
        { ...known, name: 'silent', licenseText: '' },
      ]),
    ).toThrow('Unexpected package without a licence text: silent')
  })
})

/** The everyday commands, outside a repository, and the files of dist they load. */
const LOADED = {
  next: ['harden.cjs'],
  list: ['harden.cjs'],
  'start I2': ['chunk-changing.cjs', 'harden.cjs'],
} as const

interface Build extends InputOptions {
  readonly output: OutputOptions
}

async function generate({ output, ...input }: Build): Promise<OutputChunk[]> {
  const build = await rolldown({ ...input, cwd: ROOT })
  const generated = await build.generate(output)
  await build.close()
  return generated.output.filter((each) => each.type === 'chunk')
}

/** The build of the bundle, with a module of this text in its place. */
function entry(text: string): Build {
  const id = join(ROOT, 'src', 'made-up.ts')
  const source = {
    name: 'made-up',
    resolveId: (asked: string) => (asked === id ? id : null),
    load: (asked: string) => (asked === id ? text : null),
  }
  return { ...bundle, input: { entry: id }, plugins: [source, asciiOnly()] }
}

/** Names of the files in dist that a run of the program has required by its end, in order of the alphabet. */
async function filesLoadedBy(line: string): Promise<string[]> {
  const paths = await seenBy(line, 'Object.keys(require.cache)')
  const own = paths.filter((path) => path.startsWith(DIST))
  return own.map((path) => path.slice(DIST.length + 1)).sort()
}

/** Modules of Node that a run loads beyond those of an empty program that looks at them in the same way. */
async function builtinsLoadedBy(line: string, redirections = ''): Promise<string[]> {
  const what = 'process.moduleLoadList.filter((each) => !before.has(each))'
  const before = 'new Set([...process.moduleLoadList, "NativeModule process"])'
  return seenBy(line, what, { before, redirections })
}

/** What a program sees at the end of a run. It writes without the streams, which would be seen too. */
async function seenBy(
  line: string,
  what: string,
  { before = 'null', redirections = '' } = {},
): Promise<string[]> {
  const folder = folderWithPlan()
  const lines = [
    "const { writeFileSync } = require('node:fs')",
    `const before = ${before}`,
    `process.on('exit', () => writeFileSync('seen.json', JSON.stringify(${what})))`,
  ]
  writeFileSync(join(folder, 'witness.cjs'), lines.join('\n'))
  const bin = join(ROOT, 'bin', 'harden.cjs')
  const words = ['-r', './witness.cjs', bin, ...line.split(' ')]
  if (redirections === '') await run(process.execPath, words, folder)
  else await run('sh', ['-c', `"$0" "$@" ${redirections}`, process.execPath, ...words], folder)
  return JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8'))
}

/** The modules that built files were made of: those of this project by their path, others from their package on. */
async function modulesIn(files: readonly string[]): Promise<string[]> {
  const built = (await generate(bundle)).filter(({ fileName }) => files.includes(fileName))
  return built
    .flatMap(({ modules }) => Object.entries(modules))
    .filter(([id, { renderedLength }]) => renderedLength > 0 && !id.includes('rolldown/runtime'))
    .map(([id]) =>
      id
        .replaceAll('\\', '/')
        .replace(/^.*\/node_modules\//, '')
        .replace(ROOT.replaceAll('\\', '/'), ''),
    )
    .sort()
}

/** Those of packages; the version is this project's own. */
function foreign(modules: readonly string[]): string[] {
  return modules.filter((id) => !id.startsWith('src/') && id !== 'package.json')
}

function packagesIn(chunks: readonly OutputChunk[]): string[] {
  return [...new Set(chunks.flatMap(({ moduleIds }) => moduleIds.flatMap(packageOf)))]
}

function packageOf(id: string): string[] {
  const name = id.match(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]
  return name === undefined ? [] : [name]
}

function chunkOf(moduleIds: string[], imports: string[] = []): OutputChunk {
  const parts: Partial<OutputChunk> = { fileName: 'a.cjs', moduleIds, imports, dynamicImports: [] }
  return parts as OutputChunk
}
