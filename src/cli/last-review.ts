import type { Commit, Git } from '../ports/git.ts'
import { dayOfInstant, isDay } from '../text/dates.ts'

/** A review that was committed. */
export interface HeldReview {
  /** Full id. */
  readonly commit: string
  /** As its trailer says, else the day of the commit. */
  readonly day: string
}

/** So many commits may speak of a review without being one. */
const LOOKED_AT = 50

/** The last commit with a `Harden-Review:` trailer; one process. @param behind full id where to stop. */
export function lastReview(git: Git, behind?: string): HeldReview | null {
  const messages = ['^[Hh]arden-[Rr]eview:']
  const end = behind === undefined ? {} : { behind }
  for (const commit of git.commits({ messages, limit: LOOKED_AT, ...end })) {
    const trailer = commit.trailers.find(({ key }) => key.toLowerCase() === 'harden-review')
    if (trailer === undefined) continue
    return { commit: commit.id, day: isDay(trailer.value) ? trailer.value : dayOfCommit(commit) }
  }
  return null
}

/** UTC day on which it was written. */
export function dayOfCommit({ author }: Pick<Commit, 'author'>): string {
  return dayOfInstant(Date.parse(author.date))
}
