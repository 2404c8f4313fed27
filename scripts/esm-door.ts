import type { Plugin } from 'rolldown'

/** Writes `<entry>.mjs` beside a CommonJS entry: the same exports, by name, for programs that import. */
export function esmDoor(entry: string): Plugin {
  return {
    name: 'esm-door',
    generateBundle(_options, bundle) {
      const chunk = bundle[`${entry}.cjs`]
      if (chunk?.type !== 'chunk') return
      const source = `export { ${chunk.exports.join(', ')} } from './${chunk.fileName}'\n`
      this.emitFile({ type: 'asset', fileName: `${entry}.mjs`, source })
    },
  }
}
