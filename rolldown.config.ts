import type { RolldownOptions } from 'rolldown'
import { defineConfig } from 'rolldown'
import { bundleLaws } from './scripts/bundle-laws.ts'
import { thirdPartyLicences } from './scripts/third-party-licences.ts'

const shared = {
  platform: 'node',
  transform: { target: 'node20.19', define: { 'process.env.NODE_ENV': '"production"' } },
  onLog(level, log) {
    if (level === 'warn') throw new Error(log.message)
  },
} satisfies RolldownOptions

/** Names of functions and line breaks stay, so that the stack of a defect can be read. */
const readable = {
  minify: {
    compress: { keepNames: { function: true, class: true } },
    mangle: { keepNames: true },
    codegen: { removeWhitespace: false },
  },
  comments: false,
} as const

const licences = thirdPartyLicences()

/**
 * The program is CommonJS, which starts faster than ES modules do; what an
 * `import()` reaches becomes a chunk that is read when it runs.
 */
export const program = {
  ...shared,
  input: { harden: 'src/bin.ts' },
  plugins: [licences, bundleLaws()],
  output: {
    ...readable,
    dir: 'dist',
    cleanDir: true,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunk-[name].cjs',
  },
} satisfies RolldownOptions

/** The public API, for programs that import harden. */
export const library = {
  ...shared,
  input: { index: 'src/index.ts' },
  plugins: [licences, bundleLaws()],
  output: {
    ...readable,
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunk-[name].mjs',
  },
} satisfies RolldownOptions

export default defineConfig([program, library])
