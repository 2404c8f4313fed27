import type { Change } from '../plan/change.ts'
import type { Revision } from './revision.ts'

/** A change, and the revision that made it. */
export interface Told {
  /** Position of the revision in its list. */
  readonly revision: number
  /** Position among all that is told, so that what one revision tells stays in order. */
  readonly order: number
  readonly change: Change
}

/** The day on which it was told, `YYYY-MM-DD`; null for nothing told. */
export function dayOf(
  told: Told | null | undefined,
  revisions: readonly Pick<Revision, 'day'>[],
): string | null {
  return (told && revisions[told.revision]?.day) ?? null
}

/** What was told, the newest first; histories that part share their past. */
export interface Chain {
  readonly told: Told
  readonly before: Chain | null
  readonly length: number
}

export function longer(before: Chain | null, told: Told): Chain {
  return { told, before, length: (before?.length ?? 0) + 1 }
}

/** Everything that was told, oldest first. */
export function tellings(chain: Chain | null): Told[] {
  const told: Told[] = []
  for (let each = chain; each !== null; each = each.before) told.push(each.told)
  return told.reverse()
}

/** @param told oldest first. */
export function chainOf(told: readonly Told[]): Chain | null {
  return told.reduce<Chain | null>(longer, null)
}

/** True when `chain` tells all that `start` tells, and perhaps more after it. */
export function goesOnFrom(chain: Chain | null, start: Chain | null): boolean {
  let [long, short] = [chain, start]
  while (long !== null && long.length > (short?.length ?? 0)) long = long.before
  while (long !== short) {
    if (long === null || short === null || long.told !== short.told) return false
    long = long.before
    short = short.before
  }
  return true
}

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

/** By aspect, in their order. */
export function byAspect(told: readonly Told[]): Map<string, Told[]> {
  const aspects = new Map<string, Told[]>()
  for (const each of told) {
    const aspect = aspectOf(each.change)
    const others = aspects.get(aspect)
    if (others) others.push(each)
    else aspects.set(aspect, [each])
  }
  return aspects
}
