import type { Plugin } from 'vitest/config'
import { configDefaults, defineConfig } from 'vitest/config'

/** Tests of small, pure things: a process of its own for each file would take longer than they do. */
const SMALL =
  'test/{text,diagnostics,plan,risk,report,rules,history,evidence,review,commands}/**/*.test.ts'
/** Those among them that fill the memory. */
const LARGE = ['test/**/*.property.test.ts', 'test/plan/growth.test.ts']

/** Rooms that only compute: whatever they can do, a test can show. */
const PURE = 'src/{text,diagnostics,markdown,plan,risk,evidence,history,rules,review}/**'

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

export default defineConfig({
  plugins: [asInTheBundle],
  test: {
    testTimeout: 120_000,
    // One worker a core; the default leaves one core to watching.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'small',
          include: [SMALL],
          exclude: [...configDefaults.exclude, ...LARGE],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'large',
          include: ['test/**/*.test.ts'],
          exclude: [
            ...configDefaults.exclude,
            'test/matrix/**',
            SMALL.replace('*.test', '!(*.property|growth).test'),
          ],
        },
      },
    ],
    coverage: {
      include: ['src/**/*.ts'],
      reporter: [['text', { skipFull: true }]],
      // All of them, but for what only a random text of a property may reach.
      thresholds: { [PURE]: { statements: 99.9, branches: 97, functions: 99.9, lines: 99.9 } },
    },
  },
})
