import { writeDigest } from '../history/digest.ts'
import type { Ledger } from '../history/ledger.ts'
import { readLedger, writeLedger } from '../history/ledger.ts'
import type { Memo } from '../history/memo.ts'
import { readMemo, writeMemo } from '../history/memo.ts'
import { presenceOf } from '../history/presence.ts'
import type { Standing } from '../history/standing.ts'
import { isSameStanding } from '../history/standing.ts'
import { stepBetween } from '../history/step.ts'
import type { History, Past, Timeline } from '../history/timeline.ts'
import { readTimeline } from '../history/timeline.ts'
import type { Plan } from '../plan/model.ts'
import type { Git } from '../ports/git.ts'
import { GitError } from '../ports/git.ts'
import { decodeSource, wholeText } from '../text/source.ts'
import { gapsIn } from './gaps.ts'
import { lastReview } from './last-review.ts'
import { commitsSince } from './revision-walk.ts'
import { readHistory } from './revisions.ts'
import type { Scene } from './scene.ts'
import { keptMemo, stateFile } from './scene.ts'
import { standingOnDisk, textAt } from './standing.ts'
import { VERSION } from './version.ts'

/** Reads all of the plan's history, from the ledger as far as that is fresh. */
export async function readHistoryOf(scene: Scene): Promise<History> {
  const found = await ledgerIn(scene)
  const { ledger, gaps } = found
  if (ledger === null || ledger.revisions.length === 0) {
    return { timeline: null, gaps: gaps.length > 0 ? gaps : [NEVER_COMMITTED] }
  }
  const timeline = await timelineOf(scene, { ...found, ledger })
  return { timeline, gaps: [...gaps, ...gapsIn(timeline)] }
}

/** Works out anew what most commands need; null where there is no history to work it out from. */
export async function refreshMemo(scene: Scene): Promise<Memo | null> {
  const carried = await unlessAway(
    () => carryOver(scene),
    () => null,
  )
  if (carried?.isWhole) return carried.memo
  const found = await ledgerIn(scene)
  if (found.ledger === null) return null
  const { memo } = await workOut(scene, { ...found, ledger: found.ledger }, carried?.memo)
  return memo
}

/** Every path the plan had, as far as its history is known; the present one first. */
export async function pathsIn(scene: Scene): Promise<readonly string[]> {
  const { ledger } = await ledgerIn(scene)
  return ledger?.paths ?? [scene.place.name]
}

/** The day of the plan's first revision, as far as its history is known; null where there is none. */
export async function firstDayIn(scene: Scene): Promise<string | null> {
  const { ledger } = await ledgerIn(scene)
  return ledger?.revisions[0]?.day ?? null
}

interface FoundLedger {
  /** Null outside a repository and before the first commit. */
  readonly ledger: Ledger | null
  /** False when some revisions are not here: they may come without HEAD moving. */
  readonly isWhole: boolean
  /** The plan as the last revision has it, where that was read on the way. */
  readonly text?: string | null
  /** Where git was asked on the way. */
  readonly git?: Git
  readonly gaps: readonly string[]
}

const NOT_TRACKED = 'the plan is in no git repository, so it has no history'
const NEVER_COMMITTED = 'the plan has never been committed, so it has no history yet'

async function ledgerIn(scene: Scene): Promise<FoundLedger> {
  return unlessAway(
    () => lookForLedger(scene),
    (why) => nothing(`git cannot tell the plan’s history here: ${why}`),
  )
}

/** A clone without all objects must not keep anybody from working with the plan. */
async function unlessAway<T>(look: () => Promise<T>, otherwise: (why: string) => T): Promise<T> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof GitError) return otherwise(error.message.split('failed: ').at(-1) ?? '')
    throw error
  }
}

async function lookForLedger(scene: Scene): Promise<FoundLedger> {
  const { place, ports } = scene
  const file = stateFile('ledger', place, ports)
  if (place.root === null || file === null) return nothing(NOT_TRACKED)
  const known = readLedger(textAt(file, ports) ?? '', VERSION)
  const onDisk = standingOnDisk(place, ports)
  if (known && onDisk && isSameStanding(known.standing, onDisk)) return whole(known)
  const git = await ports.git(place.root)
  const standing = standingOf(git, scene)
  if (standing === null) return nothing(git.trouble() ?? NEVER_COMMITTED)
  if (known && isSameStanding(known.standing, standing)) return whole(known)
  const { ledger, missing, text } = readHistory({ git, reader: scene.reader, standing, known })
  if (missing > 0) {
    const gap = `${missing} of the plan’s revisions are not in this partial clone, and are passed over`
    return { ledger, isWhole: false, text, gaps: [gap] }
  }
  await keep('ledger', writeLedger(ledger, VERSION), scene)
  return { ...whole(ledger), text, git }
}

function whole(ledger: Ledger): FoundLedger {
  return { ledger, isWhole: true, gaps: [] }
}

function nothing(gap: string): FoundLedger {
  return { ledger: null, isWhole: false, gaps: [gap] }
}

/** Null outside a repository and before the first commit. */
function standingOf(git: Git, { place, ports }: Scene): Standing | null {
  const repository = git.repository()
  if (!repository?.head) return null
  const file = ports.paths.resolve(repository.commonDirectory, 'shallow')
  const shallow = repository.shallow ? (textAt(file, ports) ?? '') : ''
  return { head: repository.head, shallow, path: place.name }
}

interface CarriedMemo {
  readonly memo: Memo
  /** True where no commit since then has changed the plan; else its reviews alone are of this HEAD. */
  readonly isWhole: boolean
}

/** The memo of an earlier HEAD from which this one goes on. */
async function carryOver(scene: Scene): Promise<CarriedMemo | null> {
  const { place, ports } = scene
  const file = stateFile('memo', place, ports)
  const memo = file === null ? null : readMemo(textAt(file, ports) ?? '', VERSION)
  if (memo === null || place.root === null) return null
  const git = await ports.git(place.root)
  const standing = standingOf(git, scene)
  const since = standing && commitsSince(memo, git, standing)
  if (standing === null || since === null) return null
  const reviewed = lastReview(git, memo.standing.head)?.day ?? memo.reviewed
  const carried = { ...memo, standing, reviewed }
  if (since.length > 0) return { memo: carried, isWhole: false }
  await keep('memo', writeMemo(carried, VERSION), scene)
  return { memo: carried, isWhole: true }
}

type Whole = FoundLedger & { readonly ledger: Ledger }

async function timelineOf(scene: Scene, found: Whole): Promise<Timeline> {
  const text = wholeText(scene.plan.source)
  const memo = keptMemo(scene)
  // Of what is committed there would be a timeline, were it fresh.
  const worked = memo === null || memo.text === text ? await workOut(scene, found) : null
  const committed = worked?.memo.text ?? memo?.text ?? null
  if (worked !== null && committed === text) return worked.timeline
  return readTimeline(withWorkTree(scene, found.ledger, committed))
}

/** Draws the memo and the timeline from a ledger, and keeps both. */
async function workOut(
  scene: Scene,
  { ledger, isWhole, text: read, git }: Whole,
  known: Memo | null = keptMemo(scene),
) {
  const { standing, paths, blobs } = ledger
  const timeline = readTimeline(ledger)
  const text = read === undefined ? await committedText(ledger, scene) : read
  const blob = blobs.at(-1) ?? null
  const reviewed = known === null ? await lastReviewDay(scene, git) : known.reviewed
  const memo: Memo = { standing, paths, blob, text, reviewed, ...presenceOf(timeline) }
  if (isWhole) {
    await keep('timeline', writeDigest({ standing, timeline }, VERSION), scene)
    await keep('memo', writeMemo(memo, VERSION), scene)
  }
  return { memo, timeline }
}

async function lastReviewDay({ place, ports }: Scene, known?: Git): Promise<string | null> {
  const git = known ?? (place.root === null ? null : await ports.git(place.root))
  return (git && lastReview(git)?.day) ?? null
}

async function keep(name: string, text: string, { place, ports }: Scene): Promise<void> {
  const file = stateFile(name, place, ports)
  if (file !== null) await ports.keep(file, encoded(text))
}

/** What is not committed yet, as one more revision, of today and of nobody. */
function withWorkTree(scene: Scene, ledger: Ledger, committed: string | null): Past {
  const { plan, today } = scene
  const { revisions } = ledger
  if (committed === null || committed === wholeText(plan.source)) return ledger
  const step = stepBetween(planFrom(scene, committed), plan)
  if (step.changes.length === 0 && step.renamed.length === 0) return ledger
  const parents = [revisions.length - 1]
  const written = { commit: null, day: today, author: '', subject: '', cutOff: false }
  return { revisions: [...revisions, { ...written, parents, steps: [step] }] }
}

function planFrom({ reader, place }: Scene, text: string): Plan {
  return reader.fromSource(decodeSource(place.name, encoded(text)))
}

/** The plan as the last revision has it. */
async function committedText({ blobs }: Ledger, { place, ports }: Scene): Promise<string | null> {
  const blob = blobs.at(-1)
  if (blob === undefined || place.root === null) return null
  const [bytes] = (await ports.git(place.root)).contents([blob])
  return bytes ? wholeText(decodeSource(place.name, bytes)) : null
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
