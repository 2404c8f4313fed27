import { dayOfInstant } from '../text/dates.ts'

/** A commit in which the plan is another than in those before it. */
export interface Revision {
  /** Full id; null for what stands in the work tree and is not committed yet. */
  readonly commit: string | null
  /**
   * Positions, in the list this one stands in, of the nearest revisions before
   * it on each of its lines; none for the first one.
   */
  readonly parents: readonly number[]
  /** UTC day on which it was written: author dates, which a rebase keeps. */
  readonly day: string
  /** Name of the author. */
  readonly author: string
  /** First line of the message. */
  readonly subject: string
}

/** The UTC day of an instant. @param seconds since the epoch. */
export function dayOfSeconds(seconds: number): string {
  return dayOfInstant(seconds * 1000)
}
