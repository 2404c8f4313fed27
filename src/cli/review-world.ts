import type { ReviewWorld } from '../commands/review-command.ts'
import { usage } from '../commands/values.ts'
import type { Allowances } from '../evidence/allowance.ts'
import { findSecrets } from '../evidence/secrets.ts'
import { shortId } from '../evidence/wording.ts'
import type { TimelineRevision } from '../history/timeline.ts'
import type { Git } from '../ports/git.ts'
import { dayIn, weekdayBefore, weekdaysBetween } from '../review/calendar.ts'
import type { Offer, Period } from '../review/facts.ts'
import { OFFER_EXPRESSIONS, offerIn } from '../review/offers.ts'
import { addDays, dayOfInstant, isDay } from '../text/dates.ts'
import { applyEdit } from './apply.ts'
import { firstDayIn, pathsIn } from './history.ts'
import type { HeldReview } from './last-review.ts'
import { dayOfCommit, lastReview } from './last-review.ts'
import type { Scene } from './scene.ts'
import type { Run } from './session.ts'

/** What a review is given, and what is to be said about it. */
export interface FoundWorld {
  readonly world: Omit<ReviewWorld, 'choice'>
  readonly notices: readonly string[]
}

/**
 * Finds what a review is about: since when, which commits offer evidence.
 *
 * @param since a day or the name of a commit; null for the last review.
 * @throws HardenError (usage) for a name of no commit.
 */
export async function reviewWorld(
  since: string | null,
  { settings, ports, place, reader, policy }: Omit<Run, 'request'>,
): Promise<FoundWorld> {
  const plan = reader.fromBytes(place.name, ports.files.read(place.file))
  const scene = { plan, place, ports, reader, today: dayOfInstant(settings.now) }
  const zone = plan.cadence?.zone ?? null
  const { day, known } = dayIn(zone, settings.now)
  const git = place.root === null ? null : await ports.git(place.root)
  const period = await periodOf(since, day, { scene, git })
  const found = git === null ? [] : offersSince(period, git)
  const { offers, notices } = await withoutRareSecrets(found, policy.allowances)
  return {
    world: {
      period,
      offers,
      apply: (before, edit) => applyEdit(before, edit, { reader, allowances: policy.allowances }),
    },
    notices: [
      ...(known ? [] : [`the zone ${zone} of the review is not known here: UTC counts`]),
      ...notices,
    ],
  }
}

interface Past {
  readonly scene: Scene
  /** Null outside a repository. */
  readonly git: Git | null
}

/** A period, and the commit it begins behind, where it begins at one. */
type FoundPeriod = Period & { readonly start?: string }

async function periodOf(since: string | null, until: string, past: Past): Promise<FoundPeriod> {
  const { scene, git } = past
  const last = git === null ? null : lastReview(git)
  const missed = await missedReviews(scene, last?.day ?? null, until)
  const asked = since !== null && isDay(since) ? { since } : null
  if (asked) return { ...asked, until, from: 'asked', contains: fromDay(asked.since), missed }
  const start = since === null ? last : commitNamed(since, git)
  if (start !== null && git !== null) {
    const from = since === null ? 'last-review' : 'asked'
    const contains = await behind(start.commit, git, scene)
    return { since: start.day, until, from, contains, missed, start: start.commit }
  }
  const weekday = scene.plan.cadence?.weekday ?? null
  const first = weekday === null ? addDays(until, -7) : weekdayBefore(weekday, until)
  const from = weekday === null ? 'week' : 'review-day'
  return { since: first, until, from, contains: fromDay(first), missed }
}

/** Review days since the last review, or since there is a plan, on which none was held. */
async function missedReviews(scene: Scene, last: string | null, until: string): Promise<string[]> {
  const weekday = scene.plan.cadence?.weekday ?? null
  const first = last ?? (await firstDayIn(scene))
  return weekday === null || first === null ? [] : weekdaysBetween(weekday, first, until)
}

function commitNamed(name: string, git: Git | null): HeldReview {
  const [answer] = git === null || name.startsWith('-') ? [] : git.objects([`${name}^{commit}`])
  const [commit] = answer?.found ? (git?.commits({ to: answer.id, limit: 1 }) ?? []) : []
  if (commit !== undefined) return { commit: commit.id, day: dayOfCommit(commit) }
  throw usage(
    `Unexpected --since “${name}”, expected a day or the name of a commit`,
    'give a day such as 2026-02-20, or a commit that is here',
  )
}

function fromDay(day: string) {
  return (revision: TimelineRevision) => revision.day >= day
}

/** Revisions that are not in the history of a commit. */
async function behind(commit: string, git: Git, scene: Scene): Promise<Period['contains']> {
  const paths = await pathsIn(scene)
  const later = git.commits({ from: commit, paths, fullHistory: true })
  const ids = new Set(later.map(({ id }) => id))
  return (revision) => revision.commit === null || ids.has(revision.commit)
}

function offersSince({ since, start }: FoundPeriod, git: Git): Offer[] {
  return git
    .commits({ messages: OFFER_EXPRESSIONS, ...(start === undefined ? {} : { from: start }) })
    .map((commit) => ({ ...commit, day: dayOfCommit(commit) }))
    .filter(({ day }) => start !== undefined || day >= since)
    .flatMap((commit) => offerIn(commit) ?? [])
    .reverse()
}

/**
 * What is typed is scanned for the secrets of rare providers before anything is done with it; so
 * is what commits offer. Those that the common rules find are told by the review itself.
 */
async function withoutRareSecrets(offers: readonly Offer[], allowances: Allowances) {
  const notices: string[] = []
  const kept: Offer[] = []
  for (const offer of offers) {
    const references: string[] = []
    for (const reference of offer.references) {
      if (await holdsRareSecret(reference, allowances)) {
        notices.push(
          `commit ${shortId(offer.commit)} offers evidence that carries a secret: left out`,
        )
      } else references.push(reference)
    }
    kept.push({ ...offer, references })
  }
  return { offers: kept, notices }
}

async function holdsRareSecret(reference: string, allowances: Allowances): Promise<boolean> {
  if (findSecrets(reference, allowances).length > 0) return false
  const { scanDeeply } = await import('../evidence/scan.ts')
  return (await scanDeeply(reference, allowances)).length > 0
}
