import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Run } from './sandbox.ts'
import { emptyFolder, ROOT, run } from './sandbox.ts'

test("the program's answer becomes the exit code", async () => {
  expect(
    await runWith("main: async (argv, ports) => argv.length + ports.length, nodePorts: () => 'ab'"),
  ).toEqual({ code: 4, stdout: '', stderr: '' })
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

/** Runs `harden a b` where the bundle exports these members, or where there is none. */
function runWith(members: string | null): Promise<Run> {
  const folder = emptyFolder()
  mkdirSync(join(folder, 'bin'))
  copyFileSync(join(ROOT, 'bin', 'harden.cjs'), join(folder, 'bin', 'harden.cjs'))
  if (members !== null) {
    mkdirSync(join(folder, 'dist'))
    writeFileSync(join(folder, 'dist', 'harden.cjs'), `module.exports = { ${members} }`)
  }
  return run(process.execPath, ['bin/harden.cjs', 'a', 'b'], folder)
}
