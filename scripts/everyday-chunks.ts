import type { Plugin } from 'rolldown'

/**
 * What the commands of every day start from. Everything these import is one
 * chunk, because each further file costs time to find and to open.
 */
const EVERYDAY =
  /\/src\/(?:cli\/main|commands\/(?:status|next|list|show)|report\/text\/(?:status|next|list|show))\.ts$/

/**
 * What most runs never come to, though it is imported: chunks that are loaded
 * when something in them is first used.
 */
const LAZY = {
  evidence: /\/src\/evidence\/(?!policy|allowance)|\/github-slugger\//,
  rules: /\/src\/rules\//,
} as const

/** Divides the bundle by what a run needs, not by who imports it. */
export function everydayChunks() {
  const everyday = new Set<string>()
  const plugin: Plugin = {
    name: 'everyday-chunks',
    buildEnd() {
      const visit = (id: string) => {
        if (everyday.has(id) || isLazy(id)) return
        everyday.add(id)
        for (const each of this.getModuleInfo(id)?.importedIds ?? []) visit(each)
      }
      for (const id of this.getModuleIds()) if (EVERYDAY.test(withSlashes(id))) visit(id)
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') chunk.code = withLazyChunks(chunk.code)
      }
    },
  }
  const groups = [
    { name: 'everyday', test: (id: string) => everyday.has(id) },
    ...Object.entries(LAZY).map(([name, pattern]) => {
      return { name, test: (id: string) => pattern.test(withSlashes(id)) }
    }),
  ]
  return { plugin, codeSplitting: { includeDependenciesRecursively: false, groups } }
}

function isLazy(id: string): boolean {
  return Object.values(LAZY).some((pattern) => pattern.test(withSlashes(id)))
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/')
}

/** A chunk stands for itself until a member of it is asked for: all uses are members of its exports. */
function withLazyChunks(code: string): string {
  const names = Object.keys(LAZY).join('|')
  const eager = new RegExp(
    `(?<=[\\w$] ?= ?)require\\((["\`']\\./chunk-(?:${names})\\.cjs["\`'])\\)`,
    'g',
  )
  const lazy = code.replace(eager, (_, file: string) => `lazyChunk(()=>require(${file}))`)
  return lazy === code
    ? code
    : lazy.replace(/^(?:(["'`])use strict\1;?)?/, (start) => start + LAZY_CHUNK)
}

const LAZY_CHUNK =
  'function lazyChunk(load){let chunk;return new Proxy({},{get(_,name){return(chunk??=load())[name]}})}'
