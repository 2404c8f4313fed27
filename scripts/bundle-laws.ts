import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import type { OutputBundle, OutputChunk, Plugin } from 'rolldown'

/** From 4.0.3 on, closing a list item rewrites the whole event list: quadratic in the plan's size. */
const MICROMARK = '4.0.2'

/**
 * Fails the build when the bundle is not one that may be shipped: another
 * micromark than the pinned one, a development build of a package, or an
 * import that only a dependency could answer, which the package has none of.
 */
export function bundleLaws(): Plugin {
  return {
    name: 'bundle-laws',
    generateBundle(_options, bundle) {
      for (const breach of breaches(chunksOf(bundle))) this.error(breach)
    },
  }
}

/** One sentence for each law that `chunks` break. */
export function breaches(chunks: readonly OutputChunk[]): string[] {
  const modules = chunks.flatMap((chunk) => chunk.moduleIds).map((id) => id.replaceAll('\\', '/'))
  return [
    ...wrongMicromark(modules),
    ...modules
      .filter((id) => /\/node_modules\/.*\/dev\//.test(id))
      .map((id) => `Unexpected development build ${id}, expected the one for production`),
    ...missingImports(chunks),
  ]
}

function wrongMicromark(modules: readonly string[]): string[] {
  const folders = new Set(modules.flatMap((id) => id.match(/^.*\/node_modules\/micromark\//) ?? []))
  const versions = [...folders].map(versionIn)
  return versions.length === 1 && versions[0] === MICROMARK
    ? []
    : [`Unexpected micromark ${versions.join(', ') || 'absence'}, expected ${MICROMARK} once`]
}

function versionIn(folder: string): string {
  const { version } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'))
  return version
}

function missingImports(chunks: readonly OutputChunk[]): string[] {
  const shipped = new Set(chunks.map((chunk) => chunk.fileName))
  return chunks
    .flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports])
    .filter((target) => !shipped.has(target) && !isBuiltin(target))
    .map((target) => `Unexpected import of ${target}, expected it in the bundle`)
}

function chunksOf(bundle: OutputBundle): OutputChunk[] {
  return Object.values(bundle).filter((output) => output.type === 'chunk')
}
