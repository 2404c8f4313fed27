import { mergedNumber } from '../evidence/merge-subject.ts'
import type { Trailer } from '../text/trailers.ts'
import type { Offer } from './facts.ts'

/** As much of a commit as an offer is read from. */
export interface OfferingCommit {
  /** Full id. */
  readonly id: string
  /** UTC day on which it was written. */
  readonly day: string
  readonly subject: string
  readonly message: string
  readonly trailers: readonly Trailer[]
}

/** Extended expressions for git, one of which matches a line of every message that may offer evidence. */
export const OFFER_EXPRESSIONS = ['^[Hh]arden-[Ii]tem:', '[A-Za-z]+[0-9]+:[k-z]{4}']

/** `I2:qmzt`: both halves must agree, so that nobody writes it by chance. */
const ADDRESS = /\b\p{L}+\d+:[k-z]{4,16}(?:\.\d+)?\b/gu

/**
 * What a commit offers as evidence; null for one that offers nothing.
 *
 * It names its items in `Harden-Item:` trailers, or by code and handle in its subject, and what
 * was shown in `Evidence:` trailers. A commit that merges a pull request and says no more offers
 * the pull request.
 */
export function offerIn({ id, day, subject, message, trailers }: OfferingCommit): Offer | null {
  const items = [
    ...valuesOf(trailers, 'harden-item').flatMap((value) => value.split(/[\s,]+/)),
    ...(subject.match(ADDRESS) ?? []),
  ].filter((each) => each !== '')
  if (items.length === 0) return null
  const shown = valuesOf(trailers, 'evidence')
  const merged = mergedNumber(message)
  const references = shown.length === 0 && merged !== null ? [`#${merged}`] : shown
  if (references.length === 0) return null
  return {
    commit: id,
    day,
    subject,
    items: [...new Set(items)],
    references: [...new Set(references)],
  }
}

function valuesOf(trailers: readonly Trailer[], key: string): string[] {
  return trailers
    .filter((trailer) => trailer.key.toLowerCase() === key)
    .map(({ value }) => value.trim())
    .filter((value) => value !== '')
}
