import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/**
 * Makes one file of a program in `fixtures`, so that a process or thread of its
 * own can run it on every Node.
 *
 * @param into the directory for the file, which outlives the test that asks.
 * @returns the path of the file.
 */
export async function bundleFixture(name: string, into: string): Promise<string> {
  const input = fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url))
  const file = join(into, `${name}.mjs`)
  const build = await rolldown({ input, platform: 'node', logLevel: 'silent' })
  await build.write({ file, format: 'esm', codeSplitting: false })
  await build.close()
  return file
}

/** How many times as much the slow tests do: once, unless `HARDEN_TEST_ROUNDS` says more. */
export const ROUNDS = Math.max(1, Number(process.env.HARDEN_TEST_ROUNDS ?? 1) || 1)

/** For tests that do. */
export const SLOW = { timeout: 60_000 * ROUNDS }
