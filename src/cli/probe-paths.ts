import { readCapture } from '../evidence/capture.ts'
import { relativePath } from '../evidence/path-reference.ts'
import type { PathFinding, PathProbe, PinnedContent } from '../evidence/probe.ts'
import { probeKey } from '../evidence/probe.ts'
import type { Git, IndexEntry } from '../ports/git.ts'
import { answerCommits } from './commit-answers.ts'
import { nearPaths } from './near-paths.ts'
import type { Ground } from './places.ts'
import { groundOf } from './places.ts'
import type { World } from './probes.ts'
import type { Site } from './sites.ts'
import { findSites } from './sites.ts'
import { foldersAbove, treeOf } from './staged.ts'
import type { ReadText, Texts } from './texts.ts'
import { announceObjects, isKept, readTexts } from './texts.ts'

/** Answers every question about a path. Keys are those of the questions. */
export function answerPaths(
  probes: readonly PathProbe[],
  world: World,
): ReadonlyMap<string, PathFinding> {
  if (probes.length === 0) return new Map()
  const ground = groundOf(world)
  const sites = findSites(probes, world, ground)
  announceObjects(sites, world)
  const texts = readTexts(sites, world)
  const heads = answerCommits(
    sites.flatMap((site) => headNamedIn(site, textAt(site, texts)) ?? []),
    world,
  )
  const entries = once(() => (ground.inRepository ? world.git.index('all') : []))
  const rest: Rest = {
    entries,
    holders: once(() => holders(entries(), world.git)),
    ignored: ignoredPaths(sites, world),
  }
  return new Map(
    sites.map((site) => {
      const text = textAt(site, texts)
      const head = heads.get(headNamedIn(site, text) ?? '') ?? null
      const finding = { ...findingOf(site, text, head), ...restOf(site, ground, world, rest) }
      return [probeKey(site.probe), finding]
    }),
  )
}

/** What is looked up only where something is amiss. */
interface Rest {
  /** The whole index, read when first asked for. */
  readonly entries: () => readonly IndexEntry[]
  readonly holders: () => ReadonlyMap<string, readonly string[]>
  readonly ignored: ReadonlySet<string>
}

type RestOfFinding = 'path' | 'fromPlan' | 'holdsPlan' | 'ignored' | 'near' | 'pinned'

function findingOf(
  { path, content, disk, hollow, unstaged }: Site,
  text: ReadText | null,
  head: PathFinding['head'],
): Omit<PathFinding, RestOfFinding> {
  return {
    ask: 'path',
    outside: path === null,
    content,
    disk,
    unstaged,
    text: text?.text ?? null,
    bytes: text?.bytes ?? (hollow ? 0 : null),
    head,
  }
}

function restOf(
  site: Site,
  ground: Ground,
  world: World,
  rest: Rest,
): Pick<PathFinding, RestOfFinding> {
  const { path, content, probe } = site
  if (path === null) {
    return {
      path: '',
      fromPlan: '',
      holdsPlan: false,
      ignored: false,
      near: [],
      pinned: NOT_PINNED,
    }
  }
  const isLost = content === null && probe.pinned === null
  return {
    path,
    fromPlan: relativePath(ground.planFolder, path),
    holdsPlan: path === '' || `${ground.plan}/`.startsWith(`${path}/`),
    ignored: rest.ignored.has(path),
    near: isLost
      ? nearPaths(
          path,
          rest.entries().map((entry) => entry.path),
        )
      : [],
    pinned: pinnedAt(site, world, rest),
  }
}

const NOT_PINNED: PinnedContent = { kept: false, elsewhere: [] }

function pinnedAt(site: Site, world: World, rest: Rest): PinnedContent {
  const { content } = site
  const { pinned } = site.probe
  if (pinned === null || content?.id === pinned) return NOT_PINNED
  const elsewhere = content === null ? (rest.holders().get(pinned) ?? []) : []
  return { kept: isKept(site, world) || elsewhere.length > 0, elsewhere }
}

/** Paths by the id of what stands there, folders too. */
function holders(entries: readonly IndexEntry[], git: Git): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, IndexEntry[]>()
  for (const entry of entries) {
    for (const folder of foldersAbove(entry.path)) push(folders, folder, entry)
  }
  const paths = new Map<string, string[]>()
  for (const { id, path } of entries) push(paths, id, path)
  for (const [folder, inside] of folders) push(paths, treeOf(folder, inside, git) ?? '', folder)
  return paths
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function ignoredPaths(sites: readonly Site[], { git }: World): ReadonlySet<string> {
  if (git.repository() === null) return new Set()
  const paths = sites.flatMap(({ path, content, disk }) => (content || !disk ? [] : (path ?? [])))
  return git.ignored(paths.filter((path) => path !== ''))
}

function textAt({ content }: Site, texts: Texts): ReadText | null {
  return texts.get(content?.id ?? '') ?? null
}

function headNamedIn({ probe }: Site, text: ReadText | null): string | null {
  return probe.log && text?.text ? (readCapture(text.text)?.head ?? null) : null
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined
  return () => {
    found ??= { value: find() }
    return found.value
  }
}
