import { defineConfig } from 'vitest/config'

/** Runs the built program on every Node it promises to run on; `npm run build` comes first. */
export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
