import type { Item, Plan } from '../plan/model.ts'
import { isFinished, isOpen } from '../plan/status.ts'
import type { Assessment } from './assess.ts'
import { riskReader, statedness } from './assess.ts'
import { waitingOf } from './blocking.ts'
import type { Candidate, Difference } from './difference.ts'
import { compareCandidates, firstDifference, higherBand } from './difference.ts'
import type { RankingFacts } from './due.ts'
import { dueReader } from './due.ts'
import { liftsOf } from './lift.ts'
import type { HoldingPin, Pin } from './pin.ts'
import { isHolding, readPins } from './pin.ts'

/** The open items in the order of their risk, and what became of all the others. */
export interface Ranking {
  readonly ranked: readonly Ranked[]
  /** Open items that wait for others, in the order of the plan. */
  readonly blocked: readonly Blocked[]
  /** Items that need nothing done today, in the order of the plan. */
  readonly left: readonly Left[]
  /** Items that wait for each other and so can never be taken up; each waits for the next. */
  readonly cycles: readonly (readonly Item[])[]
  /** Every manual place in the plan, in force or not. */
  readonly pins: readonly Pin[]
  /** How many of the open items rest on a default for impact or likelihood. */
  readonly defaults: { readonly count: number; readonly of: number }
}

/** An item at its place. */
export interface Ranked extends Candidate {
  /** From one. */
  readonly place: number
  /** Why it is open again, where its mark says otherwise. */
  readonly back: 'evidence-expired' | 'deferral-expired' | null
  /** What puts it above the next one; null at the last place. */
  readonly because: Difference | null
}

/** An item that cannot be taken up yet. */
export interface Blocked {
  readonly item: Item
  readonly assessment: Assessment
  /** The unfinished items it names in `Blocked by:`. */
  readonly by: readonly Item[]
}

/** An item that is not in the ranking, and why. */
export type Left =
  | { readonly item: Item; readonly why: 'completed' }
  /** `until` is the last day of the deferral; null when it names none. */
  | { readonly item: Item; readonly why: 'deferred'; readonly until: string | null }

/**
 * Ranks what can be taken up today.
 *
 * Completed and deferred items leave, and come back when their evidence or their deferral
 * has expired. Items that wait leave too, and what they wait for inherits their band.
 * O(n log n).
 */
export function rankItems(plan: Plan, facts: RankingFacts): Ranking {
  const { today, lapsed, availability } = facts
  const assess = riskReader(plan, availability)
  const { blockers, cycles } = waitingOf(plan, (item) => isFinished(item, today, lapsed))
  const lifts = liftsOf(blockers, (item) =>
    isOpen(item, today, lapsed) ? assess(item).band : null,
  )
  const dueOf = dueReader(plan, facts)
  const pins: Pin[] = []
  const unplaced: Unplaced[] = []
  const blocked: Blocked[] = []
  const left: Left[] = []
  const defaults = { count: 0, of: 0 }
  // One pass, and no map of all items: going over a long plan is most of what this takes.
  for (const item of plan.items) {
    const own = readPins(item, today)
    for (const pin of own) pins.push(pin)
    if (!isOpen(item, today, lapsed)) {
      left.push(leftBehind(item))
      continue
    }
    const assessment = assess(item)
    defaults.of += 1
    if (statedness(assessment) !== 'stated') defaults.count += 1
    const by = blockers.get(item)
    if (by !== undefined) {
      blocked.push({ item, assessment, by })
      continue
    }
    const [lift, pin] = [lifts.get(item) ?? null, holdingPin(item, own, facts)]
    const position = unplaced.length
    unplaced.push(unplacedOf({ item, assessment, lift, pin, position, due: dueOf(item) }))
  }
  return { ranked: placed(unplaced), blocked, left, cycles, pins, defaults }
}

/** Placed where it stands: a long plan is not copied once more. */
type Unplaced = { -readonly [K in keyof Ranked]: Ranked[K] }

type Weighed = Pick<Unplaced, 'item' | 'assessment' | 'lift' | 'pin' | 'position' | 'due'>

function unplacedOf({ item, assessment, lift, pin, position, due }: Weighed): Unplaced {
  const { band } = assessment
  return {
    item,
    assessment,
    lift,
    band: lift === null ? band : higherBand(band, lift.band),
    due,
    started: item.status === 'in-progress',
    pin,
    position,
    back: returnOf(item),
    place: 0,
    because: null,
  }
}

function placed(unplaced: Unplaced[]): Ranked[] {
  unplaced.sort(compareCandidates)
  for (const [index, own] of unplaced.entries()) {
    const next = unplaced[index + 1]
    own.place = index + 1
    own.because = next === undefined ? null : firstDifference(own, next)
  }
  return unplaced
}

function leftBehind(item: Item): Left {
  if (item.status === 'completed') return { item, why: 'completed' }
  return { item, why: 'deferred', until: item.deferral?.until ?? null }
}

/** Where an item is pinned more than once, the last one counts; a new one before all. */
function holdingPin(item: Item, own: readonly Pin[], { newPin }: RankingFacts): HoldingPin | null {
  if (newPin?.item === item) return newPin
  return own.length === 0 ? null : (own.findLast(isHolding) ?? null)
}

/** Of an item that is open whatever its mark says. */
function returnOf({ status }: Item): Ranked['back'] {
  if (status === 'completed') return 'evidence-expired'
  return status === 'deferred' ? 'deferral-expired' : null
}
