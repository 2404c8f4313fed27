import type { PathContent } from '../evidence/probe.ts'
import type { Git, IndexEntry } from '../ports/git.ts'

/** What git has staged at a few paths. */
export interface Staged {
  /** Entries at the path itself, several when it is in conflict; and those below it. */
  readonly at: ReadonlyMap<string, StagedEntries>
}

interface StagedEntries {
  readonly own: readonly IndexEntry[]
  readonly below: readonly IndexEntry[]
}

const NOTHING: StagedEntries = { own: [], below: [] }

/** Sorts what stands in the index to the paths it was asked for. */
export function stagedAt(paths: readonly string[], git: Git): Staged {
  const at = new Map<string, StagedEntries>(paths.map((path) => [path, NOTHING]))
  at.delete('')
  const below = new Map<string, IndexEntry[]>()
  for (const entry of git.index([...at.keys()])) {
    const { path } = entry
    const known = at.get(path)
    if (known) at.set(path, { own: [...known.own, entry], below: known.below })
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      const folder = path.slice(0, slash)
      const inside = below.get(folder)
      if (inside) inside.push(entry)
      else if (at.has(folder)) below.set(folder, [entry])
    }
  }
  for (const [folder, inside] of below)
    at.set(folder, { ...(at.get(folder) ?? NOTHING), below: inside })
  return { at }
}

/** The staged content of a path; null when git does not know it. */
export function stagedContent({ at }: Staged, path: string, git: Git): PathContent | null {
  const { own = [], below = [] } = at.get(path) ?? {}
  const [entry] = own
  if (entry) {
    if (entry.stage !== 0) return { what: 'conflict', id: null, in: 'index' }
    if (entry.mode === '160000') return { what: 'submodule', id: entry.id, in: 'index' }
    return { what: 'file', id: entry.id, in: 'index' }
  }
  if (below.length === 0) return null
  const id = treeOf(path, below, git)
  return { what: id === null ? 'conflict' : 'folder', id, in: 'index' }
}

/** Id of the tree that a folder's entries make; null when one of them is in conflict. */
export function treeOf(folder: string, entries: readonly IndexEntry[], git: Git): string | null {
  const inside = entries.map((entry) => ({ ...entry, path: entry.path.slice(folder.length + 1) }))
  return git.treeId(inside)
}

/** `a/b/c` lies in `a` and `a/b`. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = []
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    folders.push(path.slice(0, slash))
  }
  return folders
}
