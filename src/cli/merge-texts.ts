import type { TextsWanted } from '../commands/merge-command.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { ConflictStyle, Sides } from '../plan/merge.ts'
import type { Git } from '../ports/git.ts'
import type { Ports } from '../ports/ports.ts'
import type { Source } from '../text/source.ts'
import type { Place } from './locate.ts'
import { locatePlan, newPlace } from './locate.ts'
import { decode } from './reader.ts'
import type { Settings } from './settings.ts'

/** Three texts of one plan, and what else a merge of them needs. */
export interface Texts {
  readonly place: Place
  readonly git: Git
  readonly sources: Sides<Source>
  readonly style: ConflictStyle
  /** Where the result goes. */
  readonly target: string
  /** Whether our side is what the plan says now, so that the change can be taken back. */
  readonly isPlan: boolean
}

/** @throws HardenError where a side is missing. */
export async function gatherTexts(
  wanted: TextsWanted,
  settings: Settings,
  ports: Ports,
): Promise<Texts> {
  if (wanted.from === 'files') return textsInFiles(wanted, settings, ports)
  const place = await locatePlan(settings, ports)
  const git = await ports.git(place.root ?? settings.directory)
  if (place.root === null || git.repository() === null) throw outside(git.trouble())
  const found = { place, git, target: place.file, ports }
  return wanted.from === 'index' ? textsInIndex(found) : textsOfBranch(found, wanted.ref)
}

/** Git starts a driver at the root of the work tree. */
async function textsInFiles(
  wanted: TextsWanted & { readonly from: 'files' },
  settings: Settings,
  ports: Ports,
): Promise<Texts> {
  const place = newPlace({ ...settings, plan: wanted.path }, ports)
  const git = await ports.git(settings.directory)
  const fileOf = (named: string) => ports.paths.resolve(settings.directory, named)
  const read = (named: string) => decode(wanted.path, ports.files.read(fileOf(named)))
  const { base, ours, theirs } = wanted
  return {
    place,
    git,
    sources: { base: read(base), ours: read(ours), theirs: read(theirs) },
    style: styleOf(git, wanted.markerSize),
    target: fileOf(ours),
    isPlan: false,
  }
}

interface Found {
  readonly place: Place
  readonly git: Git
  readonly target: string
  readonly ports: Ports
}

/** The sides of a conflict; where both branches added the plan there is no base. */
function textsInIndex({ place, git, target }: Found): Texts {
  const stages = new Map(git.index([place.name]).map(({ stage, id }) => [stage, id]))
  const [ours, theirs] = [stages.get(2), stages.get(3)]
  if (ours === undefined && theirs === undefined) throw noConflict(place)
  if (ours === undefined || theirs === undefined) throw deletedOnOneSide(place)
  const ids = [ours, theirs, ...[stages.get(1) ?? []].flat()]
  const [mine, other, common] = git.contents(ids)
  const sources = {
    base: decode(place.name, common ?? NOTHING),
    ours: decode(place.name, mine ?? NOTHING),
    theirs: decode(place.name, other ?? NOTHING),
  }
  const style = styleOf(git, USUAL_SIZE)
  return { place, git, target, sources, style, isPlan: false }
}

const NOTHING = new Uint8Array()

/** What a branch brings, and the work tree with all that is not committed yet. */
function textsOfBranch({ place, git, target, ports }: Found, ref: string): Texts {
  const head = git.repository()?.head ?? null
  const [theirs] = git.objects([`${ref}^{commit}`])
  if (head === null || !theirs?.found) throw noCommit(head === null ? 'HEAD' : ref)
  const common = git.mergeBase(head, theirs.id)
  if (common === null) throw unrelated(ref)
  const [base, other] = git.contents([`${common}:${place.name}`, `${theirs.id}:${place.name}`])
  if (!other) throw noPlanIn(place, ref)
  const sources = {
    base: decode(place.name, base ?? NOTHING),
    ours: decode(place.name, ports.files.read(place.file)),
    theirs: decode(place.name, other),
  }
  const { labels, ...style } = styleOf(git, USUAL_SIZE)
  const named = { ...style, labels: { ...labels, theirs: ref } }
  return { place, git, target, sources, style: named, isPlan: true }
}

const USUAL_SIZE = 7
const STYLES = ['merge', 'diff3', 'zdiff3'] as const

function styleOf(git: Git, size: number): ConflictStyle {
  const wanted = git.setting('merge.conflictStyle')
  const style = STYLES.find((each) => each === wanted) ?? 'merge'
  return { style, size, labels: { base: 'base', ours: 'ours', theirs: 'theirs' } }
}

function outside(trouble: string | null): HardenError {
  return new HardenError({
    code: 'no-repository',
    exit: EXIT.unreadable,
    message: trouble ?? 'The plan is in no git repository',
    mend: 'run it where the plan is under git',
  })
}

function noConflict({ name }: Place): HardenError {
  return new HardenError({
    code: 'no-conflict',
    exit: EXIT.notFound,
    message: `Git has no conflict in ${name}`,
    mend: `\`git checkout --merge -- ${name}\` brings back one that was added as it stood`,
  })
}

function deletedOnOneSide({ name }: Place): HardenError {
  return new HardenError({
    code: 'deleted-plan',
    exit: EXIT.refused,
    message: `One side deleted ${name}`,
    mend: `keep it with \`git add ${name}\`, or let it go with \`git rm ${name}\``,
  })
}

function noCommit(ref: string): HardenError {
  return new HardenError({
    code: 'no-commit',
    exit: EXIT.notFound,
    message: `There is no commit ${ref}`,
    mend: '`git fetch` brings what a remote has; `git branch --all` lists the branches',
  })
}

function unrelated(ref: string): HardenError {
  return new HardenError({
    code: 'no-merge-base',
    exit: EXIT.notFound,
    message: `This branch and ${ref} have no commit in common`,
    mend: 'in a shallow clone, `git fetch --unshallow`',
  })
}

function noPlanIn({ name }: Place, ref: string): HardenError {
  return new HardenError({
    code: 'no-plan',
    exit: EXIT.unreadable,
    message: `There is no ${name} in ${ref}`,
    mend: 'name a branch that has it',
  })
}
