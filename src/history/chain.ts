import type { Change } from '../plan/change.ts'

/** A change, and the revision that made it. */
export interface Told {
  /** Position of the revision in its list. */
  readonly revision: number
  /** Position among all that is told, so that what one revision tells stays in order. */
  readonly order: number
  readonly change: Change
}

/** All that was told of one aspect, the newest first; histories that part share their past. */
export interface Chain {
  readonly told: Told
  readonly before: Chain | null
  readonly length: number
}

/** By aspect. */
export type Chains = ReadonlyMap<string, Chain>

/**
 * What a change is about: two changes of one aspect follow each other, two of
 * different aspects have nothing to do with each other.
 */
export function aspectOf(change: Change): string {
  switch (change.kind) {
    case 'added':
    case 'removed':
      return 'existence'
    case 'record-added':
    case 'record-removed':
      return `record ${JSON.stringify(change.record)}`
    case 'field':
      return `field ${change.key.toLowerCase()}`
    case 'plan':
      return `plan ${change.part}`
    default:
      return change.kind
  }
}

export function longer(before: Chain | null, told: Told): Chain {
  return { told, before, length: (before?.length ?? 0) + 1 }
}

/** True when `chain` goes on where `start` ends. */
export function goesOnFrom(chain: Chain | null, start: Chain | null): boolean {
  const length = start?.length ?? 0
  let each = chain
  while (each !== null && each.length > length) each = each.before
  return each === start && chain !== start
}
