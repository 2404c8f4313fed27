import { defineConfig } from 'vitest/config'
import { REPORTERS } from '../support/reporters.ts'

/** Runs the built program on every Node it promises to run on; `npm run build` comes first. */
export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['*.test.ts'],
    reporters: REPORTERS,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
