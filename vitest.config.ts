import type { Plugin } from 'vitest/config'
import { configDefaults, defineConfig } from 'vitest/config'
import { REPORTERS } from './test/support/reporters.ts'
import { DEPTH } from './test/support/runs.ts'

/** Rooms that only compute: whatever they can do, a test of theirs can show. */
const PURE = 'text,diagnostics,markdown,plan,risk,evidence,history,rules,review'

/** Random texts by the thousand, and large ones. */
const HEAVY = ['test/**/*.property.test.ts', 'test/properties/**', 'test/plan/growth.test.ts']
const OTHERS = [...configDefaults.exclude, 'test/matrix/**']

/**
 * Packages are loaded as the bundle loads them, without what some of them, the
 * parser of Markdown above all, add for their own development.
 */
const asInTheBundle: Plugin = {
  name: 'as-in-the-bundle',
  configResolved({ ssr }) {
    const { resolve } = ssr
    if (!resolve?.conditions) return
    resolve.conditions = resolve.conditions.filter((each) => !each.startsWith('development'))
  },
}

/** Tests that share a process: one of its own for each file would take longer than most do. */
function project(name: string, include: readonly string[], exclude: readonly string[] = []) {
  return {
    extends: true as const,
    test: { name, include: [...include], exclude: [...OTHERS, ...exclude], isolate: false },
  }
}

export default defineConfig({
  plugins: [asInTheBundle],
  test: {
    reporters: REPORTERS,
    // Whoever asks for more runs waits longer.
    testTimeout: 120_000 * Math.max(1, DEPTH),
    // One worker a core; the default leaves one core to watching.
    maxWorkers: '100%',
    // Processes that start others stay apart from those that fill the memory, which start slowly.
    projects: [
      project('rooms', [`test/{${PURE},report,commands}/**/*.test.ts`], HEAVY),
      project('laws', HEAVY),
      project('sessions', ['test/*.test.ts', 'test/{cli,ports,package}/**/*.test.ts']),
    ],
    coverage: {
      include: [`src/{${PURE}}/**/*.ts`],
      reporter: [['text', { skipFull: true }]],
      thresholds: { 100: true },
    },
  },
})
