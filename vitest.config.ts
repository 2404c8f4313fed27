import { configDefaults, defineConfig } from 'vitest/config'

/** Rooms that only compute: whatever they can do, a test can show. */
const PURE = 'src/{text,diagnostics,markdown,plan,risk,evidence}/**'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/matrix/**'],
    testTimeout: 120_000,
    coverage: {
      include: ['src/**/*.ts'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { [PURE]: { statements: 90, branches: 80, functions: 90, lines: 90 } },
    },
  },
})
