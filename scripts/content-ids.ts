import { createHash } from 'node:crypto'
import type { Plugin } from 'rolldown'

/** Ends each chunk with a line that names its content, by which `bin/compiled.cjs` knows what was compiled from it. */
export function contentIds(): Plugin {
  return {
    name: 'content-ids',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const id = createHash('sha256').update(chunk.code).digest('hex').slice(0, 16)
        chunk.code = `${chunk.code.trimEnd()}\n// ${id}\n`
      }
    },
  }
}
