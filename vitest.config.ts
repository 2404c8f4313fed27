import { configDefaults, defineConfig } from 'vitest/config'

/** Rooms that only compute: whatever they can do, a test can show. */
const PURE = 'src/{text,diagnostics,markdown,plan,risk,evidence}/**'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/matrix/**'],
    testTimeout: 60_000,
    coverage: {
      include: ['src/**/*.ts'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { [PURE]: { 100: true } },
    },
  },
})
