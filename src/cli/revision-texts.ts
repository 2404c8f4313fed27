import type { Ledger } from '../history/ledger.ts'
import type { Git, PathCommit } from '../ports/git.ts'
import type { Source } from '../text/source.ts'
import { decodeSource } from '../text/source.ts'
import type { Walk } from './revision-walk.ts'

/** Contents of the plan in many commits, looked up and read at once. */
export interface Contents {
  /** Id of the plan's content in a commit; null where there is none that can be read. */
  readonly idOf: (commit: PathCommit) => string | null
  /** A content that can be read. */
  readonly sourceOf: (blob: string) => Source
}

/**
 * Looks up the plan in the commits: ids in one run of git, the texts that are
 * not known yet in another.
 */
export function contentReader(
  git: Git,
  { commits, paths, base }: Walk,
  known: Ledger | null,
): { readonly contents: Contents; readonly missing: number } {
  const ids = idsOf(git, commits, paths, known)
  // What new commits go on from may have left the plan as it was.
  const last = base?.blobs.at(-1)
  if (base && last !== undefined) ids.set(base.standing.head, last)
  const readable = new Set(known?.blobs)
  const texts = readTexts(git, wanted(commits, ids, known, readable))
  for (const blob of texts.keys()) readable.add(blob)
  const missing = commits.filter(({ id }) => !ids.has(id)).length
  return {
    contents: {
      idOf: ({ id }) => {
        const blob = ids.get(id)
        return blob !== undefined && readable.has(blob) ? blob : null
      },
      sourceOf: (blob) => texts.get(blob) ?? readTexts(git, [blob]).get(blob) ?? EMPTY,
    },
    missing: missing > 0 && git.isPartial() ? missing : 0,
  }
}

const EMPTY: Source = { path: '', text: '', bom: false }

function idsOf(
  git: Git,
  commits: readonly PathCommit[],
  paths: readonly string[],
  known: Ledger | null,
): Map<string, string> {
  const ids = new Map(
    (known?.revisions ?? []).flatMap(({ commit }, at) =>
      commit === null ? [] : [[commit, known?.blobs[at] ?? ''] as const],
    ),
  )
  const open = commits.filter(({ id }) => !ids.has(id))
  const answers = git.objects(open.flatMap(({ id }) => paths.map((path) => `${id}:${path}`)))
  for (const [at, { id }] of open.entries()) {
    const found = answers
      .slice(at * paths.length, (at + 1) * paths.length)
      .find((answer) => answer.found && answer.type === 'blob')
    if (found?.found) ids.set(id, found.id)
  }
  return ids
}

/** The contents of new commits, and of those before them, which they are compared with. */
function wanted(
  commits: readonly PathCommit[],
  ids: ReadonlyMap<string, string>,
  known: Ledger | null,
  readable: ReadonlySet<string>,
): string[] {
  const old = new Set(known?.revisions.map(({ commit }) => commit))
  const blobs = new Set<string>()
  for (const { id, parents } of commits) {
    const blob = ids.get(id)
    if (old.has(id) || blob === undefined) continue
    const before = parents.flatMap((parent) => ids.get(parent) ?? [])
    if (readable.has(blob) && before.every((each) => readable.has(each))) continue
    for (const each of [blob, ...before]) blobs.add(each)
  }
  return [...blobs]
}

/** Those that are texts, and no unresolved merges. */
function readTexts(git: Git, blobs: readonly string[]): Map<string, Source> {
  const contents = git.contents(blobs)
  return new Map(
    blobs.flatMap((blob, at): [string, Source][] => {
      const bytes = contents[at]
      const source = bytes ? decoded(bytes) : null
      return source === null ? [] : [[blob, source]]
    }),
  )
}

/** What a merge leaves behind, all three together. */
const MARKERS = [/^<{7} /m, /^={7}\r?$/m, /^>{7} /m]

function decoded(bytes: Uint8Array): Source | null {
  try {
    const source = decodeSource('', bytes)
    return MARKERS.every((marker) => marker.test(source.text)) ? null : source
  } catch {
    return null
  }
}
