import { configDefaults, defineConfig } from 'vitest/config'

/** Rooms that only compute: whatever they can do, a test can show. */
const PURE = 'src/{text,diagnostics,markdown,plan,risk,evidence,history,rules,review}/**'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/matrix/**'],
    testTimeout: 120_000,
    coverage: {
      include: ['src/**/*.ts'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { [PURE]: { statements: 98, branches: 92, functions: 98, lines: 98 } },
    },
  },
})
