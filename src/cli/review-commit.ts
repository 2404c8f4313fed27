import { itemsChanged } from '../commands/hook-message.ts'
import type { ResultOf } from '../commands/schema.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Plan } from '../plan/model.ts'
import type { Git } from '../ports/git.ts'
import { GitError } from '../ports/git.ts'
import { safeLines } from '../report/safe.ts'
import { checkChange } from '../rules/gate.ts'
import type { Reason, Transition } from '../rules/transition.ts'
import { transitionBetween } from '../rules/transition.ts'
import { encodeSource, sourceOf } from '../text/source.ts'
import type { Trailer } from '../text/trailers.ts'
import { withTrailers } from '../text/trailers.ts'
import type { Completed, Run } from './session.ts'

type Scene = Omit<Run, 'request'>
type Review = ResultOf<'review'>

const UNDER_WAY = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'REBASE_HEAD']

/** Refuses, before anything is looked at, where no commit could be made. @throws HardenError */
export async function demandCommittable(scene: Scene): Promise<void> {
  const git = await gitOf(scene)
  if (!git.repository()?.head) throw refused('there is no commit yet to make one on top of')
  const busy = git.objects(UNDER_WAY).findIndex(({ found }) => found)
  if (busy >= 0) throw refused(`${UNDER_WAY[busy]} says that something else is under way`)
  if (git.setting('commit.gpgsign') === 'true') {
    throw refused('commits are to be signed here, and harden starts no program that could')
  }
}

/**
 * Commits the plan as the review leaves it, with the review's trailers.
 *
 * A review that changed nothing is committed all the same, once a day: it was held. The rules of
 * the gate hold here too, since no hook of the repository runs.
 *
 * @throws HardenError where a rule or git refuses; the plan is written then.
 */
export async function commitReview(held: Completed, scene: Scene): Promise<Completed> {
  const { plan } = held
  const result = held.result as Review
  if (plan === null) return held
  const git = await gitOf(scene)
  const path = scene.place.name
  const before = planAtHead(git, scene)
  const isSame = before?.source.text === plan.source.text
  if (isSame && result.from === 'last-review' && result.since === result.until) {
    return noted(held, `the review of ${result.until} is committed already`)
  }
  const reopened = reopenTrailers(result)
  const transition = transitionFrom(before ?? emptyPlan(scene), plan, reopened, path)
  demandLawful(transition, held)
  const message = messageFor(result, [
    ...reopened,
    ...itemsChanged(transition).map((value) => ({ key: 'Harden-Item', value })),
  ])
  const at = Math.floor(scene.settings.now / 1000)
  try {
    const commit = git.commit({ path, bytes: encodeSource(plan.source), message, at })
    return { ...held, result: { ...result, commit } }
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    throw refused(error.message, 'the plan is written, and not committed')
  }
}

function planAtHead(git: Git, { place, reader }: Scene): Plan | null {
  const [bytes] = git.contents([`HEAD:${place.name}`])
  return bytes ? reader.fromBytes(place.name, bytes) : null
}

function emptyPlan({ reader, place }: Scene): Plan {
  return reader.fromSource(sourceOf('', place.name))
}

/** What the review itself reopened, it has reasons for. */
function reopenTrailers({ proposals }: Review): Trailer[] {
  const reasons = proposals
    .filter(({ kind, applied }) => applied && kind === 'reopen')
    .map(({ reason }) => reason.replace(/\s+/g, ' '))
  return reasons.length === 0 ? [] : [{ key: 'Harden-Reopen', value: reasons.join('; ') }]
}

function transitionFrom(
  before: Plan,
  after: Plan,
  trailers: readonly Trailer[],
  path: string,
): Transition {
  const given = trailers.map((): Reason => ({ trailer: 'Harden-Reopen', items: 'all' }))
  return transitionBetween(before, after, {
    reasons: { given, awaited: false },
    paths: [path],
    modes: { planAlone: 'off', codeAlone: 'off' },
  })
}

function demandLawful(transition: Transition, { facts }: Completed): void {
  const found = checkChange([transition], { ...facts, strict: false })
  const errors = found.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  throw new HardenError({
    code: 'gate',
    exit: EXIT.refused,
    message: `The plan is in place, and not committed: ${errors.map(({ message }) => message).join('; ')}`,
    mend: errors[0]?.mend ?? 'harden check',
    diagnostics: errors,
  })
}

/** Headings lose their signs: git would take them for comments when the message is edited. */
function messageFor({ until, summary }: Review, trailers: readonly Trailer[]): string {
  const body = safeLines((summary ?? '').replace(/^#+ /gm, '')).trimEnd()
  const message = `Hold the hardening review of ${until}\n\n${body}\n`
  return withTrailers(message, [{ key: 'Harden-Review', value: until }, ...trailers])
}

function noted(held: Completed, notice: string): Completed {
  return { ...held, notices: [...held.notices, notice] }
}

async function gitOf({ place, ports }: Scene): Promise<Git> {
  if (place.root === null) throw refused('the plan is in no git repository')
  return ports.git(place.root)
}

function refused(why: string, what = 'nothing was written'): HardenError {
  return new HardenError({
    code: 'no-commit',
    exit: EXIT.refused,
    message: `The review cannot be committed, ${what}: ${why}`,
    mend: 'leave out --commit, and commit the plan by hand with a `Harden-Review:` trailer',
  })
}
