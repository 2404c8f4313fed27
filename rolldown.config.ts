import type { RolldownOptions } from 'rolldown'
import { defineConfig } from 'rolldown'
import { asciiOnly } from './scripts/ascii-only.ts'
import { bundleLaws } from './scripts/bundle-laws.ts'
import { contentIds } from './scripts/content-ids.ts'
import { esmDoor } from './scripts/esm-door.ts'
import { EVERYDAY, everydayChunks } from './scripts/everyday-chunks.ts'
import { exportsAtOnce } from './scripts/exports-at-once.ts'
import { thirdPartyLicences } from './scripts/third-party-licences.ts'

const everyday = everydayChunks()

/**
 * The program and the public API, with everything they need, in one bundle.
 *
 * It is CommonJS, which starts faster than ES modules do; what an `import()`
 * reaches becomes a chunk that is read when it runs. Names of functions stay,
 * so that the stack of a defect can be read.
 */
export const bundle = {
  platform: 'node',
  input: { harden: 'src/cli/main.ts', index: 'src/index.ts' },
  transform: { target: 'node20.19', define: { 'process.env.NODE_ENV': '"production"' } },
  preserveEntrySignatures: 'allow-extension',
  plugins: [
    everyday.plugin,
    exportsAtOnce(EVERYDAY),
    thirdPartyLicences(),
    bundleLaws(),
    esmDoor('index'),
    asciiOnly(),
    contentIds(),
  ],
  onLog(level, log) {
    // What several commands of every day load apart is one chunk all the same.
    const isMeant = log.code === 'INEFFECTIVE_DYNAMIC_IMPORT'
    if (level === 'warn' && !isMeant) throw new Error(log.message)
  },
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunk-[name].cjs',
    comments: false,
    codeSplitting: everyday.codeSplitting,
    minify: {
      compress: { keepNames: { function: true, class: true } },
      mangle: { keepNames: true },
      codegen: { removeWhitespace: true },
    },
  },
} satisfies RolldownOptions

export default defineConfig(bundle)
