import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWithPlan, PLAN, ROOT, run, succeed } from '../package/sandbox.ts'

/** The lowest version that package.json allows, then the newest of each line. */
const VERSIONS = ['20.19.0', '20', '22', '24', '26']

const fetched = await Promise.all(VERSIONS.map(fetchNode))

test('some Node could be fetched', () => {
  expect(fetched.filter((each) => 'program' in each)).not.toEqual([])
})

test.for(fetched)('the plan is worked on with Node $version', async (node, { skip }) => {
  if (!('program' in node)) return skip(`Node ${node.version} could not be fetched: ${node.reason}`)
  const folder = await repository()
  const harden = (...args: string[]) =>
    run(node.program, [join(ROOT, 'bin', 'harden.cjs'), ...args], folder)

  const list = await harden('list', '--json')
  expect(list).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(list.stdout).items).toHaveLength(21)

  expect((await harden('next')).stdout).toContain('Enforce clean-tree release rule')
  expect(await harden('start', 'I1')).toMatchObject({ code: 0 })
  expect(await harden('done', 'I1')).toMatchObject({ code: 1 })
  expect(await harden('done', 'I1', '-e', 'docs/release.md')).toMatchObject({ code: 0 })
  expect((await harden('next')).stdout).toContain('Add mandatory CI gates')

  const changed = (await succeed('git', ['diff', '--unified=0'], folder)).split('\n')
  expect(changed.filter((line) => /^[-+](?!--|\+\+)/.test(line))).toEqual([
    '-Last updated: 2026-02-14 (UTC)',
    '+Last updated: 2026-02-16 (UTC)',
    '-- [ ] Enforce clean-tree release rule and document release branch policy.',
    '+- [x] Enforce clean-tree release rule and document release branch policy.',
    expect.stringMatching(
      /^\+ {4}- 2026-02-16 \[docs\/release\.md\]\(docs\/release\.md "blob [0-9a-f]{40}"\)$/,
    ),
  ])
})

type Fetched =
  | { readonly version: string; readonly program: string }
  | { readonly version: string; readonly reason: string }

/** The program `node` of that version, kept in `.cache` from one run to the next. */
async function fetchNode(version: string): Promise<Fetched> {
  const name = `node-${process.platform}-${process.arch}`
  const prefix = join(ROOT, '.cache', `node-${version}`)
  const program = join(prefix, 'node_modules', name, 'bin', 'node')
  if (existsSync(program)) return { version, program }
  mkdirSync(prefix, { recursive: true })
  const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--prefix', prefix]
  const install = ['install', ...options, `${name}@${version}`]
  const { code, stderr } = await run('npm', install, prefix, process.env)
  return code === 0 ? { version, program } : { version, reason: stderr.trim() }
}

/** A repository whose one commit holds the plan and a file to prove something with. */
async function repository(): Promise<string> {
  const folder = folderWithPlan()
  mkdirSync(join(folder, 'docs'))
  writeFileSync(join(folder, 'docs', 'release.md'), '# Release rule\n')
  await succeed('git', ['init', '--quiet'], folder)
  await succeed('git', ['add', PLAN, 'docs'], folder)
  await succeed('git', ['commit', '--quiet', '--message', 'Begin'], folder)
  return folder
}
