import { readCapture } from '../evidence/capture.ts'
import { relativePath } from '../evidence/path-reference.ts'
import type { PathFinding, PathProbe, PinnedContent } from '../evidence/probe.ts'
import { probeKey } from '../evidence/probe.ts'
import type { Git, IndexEntry } from '../ports/git.ts'
import { once } from '../text/once.ts'
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
  const findings = new Map<string, PathFinding>()
  for (const site of sites) {
    const text = textAt(site, texts)
    const head = heads.size === 0 ? null : (heads.get(headNamedIn(site, text) ?? '') ?? null)
    const pinned = site.path === null ? NOT_PINNED : pinnedAt(site, world, rest)
    const named = namedAt(site, ground, rest)
    findings.set(probeKey(site.probe), findingOf(site, named, { text, head, pinned }))
  }
  return findings
}

interface LookedUp extends Pick<PathFinding, 'head' | 'pinned'> {
  readonly text: ReadText | null
}

/** Spelled out: there is one for each record, and spreading takes several times as long. */
function findingOf(site: Site, named: Named, { text, head, pinned }: LookedUp): PathFinding {
  return {
    ask: 'path',
    path: named.path,
    fromPlan: named.fromPlan,
    outside: site.path === null,
    holdsPlan: named.holdsPlan,
    content: site.content,
    unstaged: site.unstaged,
    disk: site.disk,
    ignored: named.ignored,
    near: named.near,
    text: text?.text ?? null,
    bytes: text?.bytes ?? (site.hollow ? 0 : null),
    pinned,
    head,
  }
}

/** What is looked up only where something is amiss. */
interface Rest {
  /** The whole index, read when first asked for. */
  readonly entries: () => readonly IndexEntry[]
  readonly holders: () => ReadonlyMap<string, readonly string[]>
  readonly ignored: ReadonlySet<string>
}

type Named = Pick<PathFinding, 'path' | 'fromPlan' | 'holdsPlan' | 'ignored' | 'near'>

const OUTSIDE: Named = { path: '', fromPlan: '', holdsPlan: false, ignored: false, near: [] }

/** What follows from the path alone. */
function namedAt({ path, content, probe }: Site, ground: Ground, rest: Rest): Named {
  if (path === null) return OUTSIDE
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
