import type { Plugin } from 'rolldown'

/**
 * What runs start from: the modules that are one chunk, with everything they
 * import that is in none before it. Each further file costs time to find and to
 * open, and each line of code time to read.
 */
const ROOTS = {
  everyday:
    /\/src\/(?:cli\/main|commands\/(?:status|next|list)|report\/text\/(?:status|next|list))\.ts$/,
  changing:
    /\/src\/(?:cli\/(?:apply|journal)|commands\/(?:start|stop|defer|reopen|former)|ports\/node-files|report\/text\/changed-items)\.ts$/,
  git: /\/src\/(?:cli\/probes|ports\/node-git)\.ts$/,
  verifying: /\/src\/(?:commands|report\/text)\/evidence-(?:list|verify)\.ts$/,
} as const

/**
 * What most runs never come to, though it is imported: chunks that are loaded
 * when something in them is first used.
 */
const LAZY = {
  headings: /\/src\/evidence\/headings\.ts$|\/github-slugger\//,
  coverage: /\/src\/evidence\/(?:coverage|wants)\.ts$/,
  evidence: /\/src\/evidence\/(?!policy|allowance)/,
  rules: /\/src\/rules\//,
  records: /\/src\/report\/text\/record\.ts$/,
  patch: /\/src\/text\/patch\.ts$|\/node_modules\/diff\//,
  writing: /\/src\/plan\/write\/(?!status|date|edits)/,
  comparing: /\/src\/plan\/compare(?:\/(?:horizons|in-place|match|moves|renamed))?\.ts$/,
  near: /\/src\/text\/near\.ts$|\/fastest-levenshtein\//,
} as const

/** Divides the bundle by what a run needs, not by who imports it. */
export function everydayChunks() {
  const chunkOf = new Map<string, string>()
  const plugin: Plugin = {
    name: 'everyday-chunks',
    buildEnd() {
      for (const [name, roots] of Object.entries(ROOTS)) {
        const visit = (id: string) => {
          if (chunkOf.has(id) || isLazy(id)) return
          chunkOf.set(id, name)
          for (const each of this.getModuleInfo(id)?.importedIds ?? []) visit(each)
        }
        for (const id of this.getModuleIds()) if (roots.test(withSlashes(id))) visit(id)
      }
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk')
      const runtime = chunks.find(({ fileName }) => fileName === RUNTIME)
      for (const chunk of chunks) {
        chunk.code = withLazyChunks(chunk.code)
        if (EVERYDAY.has(chunk.name) && runtime) chunk.code = withRuntime(chunk.code, runtime.code)
      }
    },
  }
  const rooted = Object.keys(ROOTS).map((name) => {
    return { name, test: (id: string) => chunkOf.get(id) === name }
  })
  const lazy = Object.entries(LAZY).map(([name, pattern]) => {
    return { name, test: (id: string) => pattern.test(withSlashes(id)) }
  })
  const codeSplitting = { includeDependenciesRecursively: false, groups: [...rooted, ...lazy] }
  return { plugin, codeSplitting }
}

function isLazy(id: string): boolean {
  return Object.values(LAZY).some((pattern) => pattern.test(withSlashes(id)))
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/')
}

/** A chunk but the first stands for itself until a member of it is asked for: all uses are members of its exports. */
function withLazyChunks(code: string): string {
  const names = ['changing', ...Object.keys(LAZY)].join('|')
  const eager = new RegExp(
    `(?<=[\\w$] ?= ?)require\\((["\`']\\./chunk-(?:${names})\\.cjs["\`'])\\)`,
    'g',
  )
  const lazy = code.replace(eager, (_, file: string) => `lazyChunk(()=>require(${file}))`)
  return lazy === code
    ? code
    : lazy.replace(/^(?:(["'`])use strict\1;?)?/, (start) => start + LAZY_CHUNK)
}

/** Chunks that are loaded every day. */
export const EVERYDAY: ReadonlySet<string> = new Set(['harden', 'changing'])

/** What the bundler adds of its own, a few lines that all chunks share: there they are no file apart. */
const RUNTIME = 'chunk-rolldown-runtime.cjs'

function withRuntime(code: string, runtime: string): string {
  const inPlace = `(exports=>{${runtime};return exports})({})`
  return code.replace(/require\((["'`])\.\/chunk-rolldown-runtime\.cjs\1\)/, () => inPlace)
}

const LAZY_CHUNK =
  'function lazyChunk(load){let chunk;return new Proxy({},{get(_,name){return(chunk??=load())[name]}})}'
