import type { Message } from '../commands/gate-facts.ts'
import { usage } from '../commands/values.ts'
import { comparePlans } from '../plan/compare.ts'
import type { Plan } from '../plan/model.ts'
import type { Commit, Git } from '../ports/git.ts'
import type { Ports } from '../ports/ports.ts'
import type { GateModes, Reason, Reasons, Transition } from '../rules/transition.ts'
import { REASON_TRAILERS, transitionBetween } from '../rules/transition.ts'
import { sourceOf } from '../text/source.ts'
import type { Trailer } from '../text/trailers.ts'
import { trailersIn } from '../text/trailers.ts'
import type { Place } from './locate.ts'
import { configFor } from './locate.ts'
import type { Reader } from './reader.ts'
import type { Settings } from './settings.ts'

/** A plan that is to be committed or merged, and the ways that lead to it. */
export interface ProposedChange {
  readonly plan: Plan
  readonly transitions: readonly Transition[]
}

interface Scene {
  readonly git: Git
  readonly place: Place
  readonly reader: Reader
  readonly settings: Settings
  readonly ports: Ports
}

/** What is staged, against HEAD; while a merge is under way, against each of its sides. */
export async function stagedChange(scene: Scene, message: Message | null): Promise<ProposedChange> {
  const { git } = scene
  const parents = commitsOf(['HEAD', 'MERGE_HEAD'], git).flatMap((id) => id ?? [])
  const reasons: Reasons = {
    given: message === null ? [] : reasonsIn(trailersOf(message), 'all'),
    awaited: message === null,
  }
  const plan = planAt('', scene)
  const modes = await modesOf(scene)
  const starts = parents.length === 0 ? [null] : parents
  const transitions = starts.map((parent) =>
    transitionFrom(parent, plan, { scene, reasons, modes, paths: git.differing(parent, null) }),
  )
  return { plan, transitions }
}

/**
 * HEAD, against where it left the base; each commit's trailers in between speak
 * for the items that the commit changes.
 *
 * @throws HardenError for a base that is no commit here, or has nothing in common with HEAD.
 */
export async function branchChange(scene: Scene, base: string): Promise<ProposedChange> {
  const { git } = scene
  const [head = null, tip = null] = commitsOf(['HEAD', base], git)
  if (tip === null || head === null || base.startsWith('-')) throw noCommit(base, git)
  const start = git.mergeBase(tip, head)
  if (start === null) throw nothingInCommon(base)
  const plan = planAt(head, scene)
  const transition = transitionFrom(start, plan, {
    scene,
    reasons: { given: reasonsBetween(start, head, scene), awaited: false },
    modes: await modesOf(scene),
    paths: git.differing(start, head),
  })
  return { plan, transitions: [transition] }
}

function commitsOf(names: readonly string[], git: Git): (string | null)[] {
  return git
    .objects(names.map((name) => `${name}^{commit}`))
    .map((answer) => (answer.found && answer.type === 'commit' ? answer.id : null))
}

function transitionFrom(
  start: string | null,
  plan: Plan,
  facts: {
    readonly scene: Scene
    readonly reasons: Reasons
    readonly modes: GateModes
    readonly paths: readonly string[]
  },
): Transition {
  const { scene, reasons, modes, paths } = facts
  const before = start === null ? emptyPlan(scene) : planBefore(start, plan, paths, scene)
  return transitionBetween(before, plan, { reasons, modes, paths })
}

/** The plan as a commit has it; where it has none of this name, the one that was renamed since. */
function planBefore(commit: string, plan: Plan, paths: readonly string[], scene: Scene): Plan {
  const { git, place, reader } = scene
  const names = [place.name, ...paths.filter((path) => path !== place.name && isMarkdown(path))]
  const contents = git.contents(names.map((name) => `${commit}:${name}`))
  const [own] = contents
  if (own) return reader.fromBytes(place.name, own)
  const later = git.contents(names.map((name) => `:${name}`))
  const former = names.flatMap((name, at) => {
    const bytes = contents[at]
    return bytes && later[at] === null ? [reader.fromBytes(name, bytes)] : []
  })
  const handles = new Set(plan.items.map(({ handle }) => handle))
  const isLike = (each: Plan) => each.items.some(({ handle }) => handles.has(handle))
  return former.find(isLike) ?? emptyPlan(scene)
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path)
}

/** @param commit empty for the index. */
function planAt(commit: string, scene: Scene): Plan {
  const { git, place, reader } = scene
  const [bytes] = git.contents([`${commit}:${place.name}`])
  return bytes ? reader.fromBytes(place.name, bytes) : emptyPlan(scene)
}

/** Stands for a plan that is not there. */
function emptyPlan({ reader, place }: Scene): Plan {
  return reader.fromSource(sourceOf('', place.name))
}

function trailersOf({ text, commentSign }: Message): Trailer[] {
  return trailersIn(text, commentSign)
}

function reasonsBetween(start: string, head: string, scene: Scene): Reason[] {
  return scene.git
    .commits({ from: start, to: head, fullHistory: true })
    .filter(({ trailers }) => reasonsIn(trailers, 'all').length > 0)
    .flatMap((commit) => reasonsIn(commit.trailers, itemsChangedIn(commit, scene)))
}

function reasonsIn(trailers: readonly Trailer[], items: Reason['items']): Reason[] {
  return REASON_TRAILERS.filter((trailer) =>
    trailers.some(
      ({ key, value }) => key.toLowerCase() === trailer.toLowerCase() && value.trim() !== '',
    ),
  ).map((trailer) => ({ trailer, items }))
}

/** By the names they had before the commit and behind it. */
function itemsChangedIn({ id, parents }: Commit, scene: Scene): Set<string> {
  const after = planAt(id, scene)
  const before = parents[0] === undefined ? emptyPlan(scene) : planAt(parents[0], scene)
  const handles = comparePlans(before, after).flatMap((change) =>
    'item' in change ? [change.item.handle] : [],
  )
  const { pairs } = transitionBetween(before, after, NO_CIRCUMSTANCE)
  const renamed = pairs.flatMap((pair) =>
    handles.includes(pair.before.handle) ? [pair.after.handle] : [],
  )
  return new Set([...handles, ...renamed])
}

const NO_CIRCUMSTANCE = {
  reasons: { given: [], awaited: false },
  paths: [],
  modes: { planAlone: 'off', codeAlone: 'off' },
} as const

async function modesOf({ place, settings, ports }: Scene): Promise<GateModes> {
  const config = await configFor(settings.directory, place.root, ports)
  const { planAlone = 'off', codeAlone = 'off' } = config?.gate ?? {}
  return { planAlone, codeAlone }
}

function noCommit(base: string, git: Git) {
  const why = git.trouble()
  return usage(
    `Unexpected base “${base}”, expected the name of a commit${why === null ? '' : ` (${why})`}`,
    'name one that is here, such as origin/main, and fetch it first',
  )
}

function nothingInCommon(base: string) {
  return usage(
    `HEAD and ${base} have no commit in common here, expected where they parted`,
    'fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow',
  )
}
