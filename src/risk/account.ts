import type { Item, Level, Plan } from '../plan/model.ts'
import type { Assessment } from './assess.ts'
import { assessRisk } from './assess.ts'
import type { Difference, Lift } from './difference.ts'
import { firstDifference } from './difference.ts'
import type { Due, RankingFacts } from './due.ts'
import { dueOf } from './due.ts'
import { outlookByBand } from './moves.ts'
import type { HoldingPin } from './pin.ts'
import { outOfRanking } from './queue-reason.ts'
import type { Ranked, Ranking } from './rank.ts'
import type { SingleChange } from './single-changes.ts'
import { bandChanges } from './single-changes.ts'

/** How one item comes by its band and its place. */
export interface RiskAccount {
  /** Its own risk. */
  readonly assessment: Assessment
  /** What it is ranked by, or passes on to what it waits for. */
  readonly band: Level
  /** The band it takes over; null where its own is as high. */
  readonly lift: Lift | null
  readonly due: Due
  readonly standing: Placed | { readonly place: null; readonly why: string }
  /** The nearest single changes that give it another band of its own. */
  readonly changes: readonly BandChange[]
}

/** A place in the ranking, from one, and the ones beside it. */
export interface Placed {
  readonly place: number
  readonly above: Neighbour | null
  readonly below: Neighbour | null
  readonly pin: HoldingPin | null
  readonly back: Ranked['back']
}

export interface Neighbour {
  readonly item: Item
  /** What puts the upper one of the two there. */
  readonly because: Difference
}

export interface BandChange extends SingleChange {
  /** The place it would have, from one; null for an item without one. */
  readonly place: number | null
}

/** @param facts those of the ranking. @throws RangeError for an item of another plan. */
export function accountFor(
  plan: Plan,
  item: Item,
  ranking: Ranking,
  facts: RankingFacts,
): RiskAccount {
  const own = ranking.ranked.find((each) => each.item === item)
  const assessment = own?.assessment ?? assessRisk(plan, item, facts.availability)
  const band = own?.band ?? assessment.band
  const at = own && outlookByBand(ranking.ranked, own)
  return {
    assessment,
    band,
    lift: own && own.band !== assessment.band ? own.lift : null,
    due: own?.due ?? dueOf(plan, item, facts),
    standing: own ? placed(ranking.ranked, own) : { place: null, why: absence(ranking, item) },
    changes: bandChanges(assessment).map((change) => ({
      ...change,
      place: at?.(change.band).place ?? null,
    })),
  }
}

function placed(ranked: readonly Ranked[], own: Ranked): Placed {
  const [upper, lower] = [ranked[own.place - 2], ranked[own.place]]
  return {
    place: own.place,
    above: upper ? { item: upper.item, because: firstDifference(upper, own) } : null,
    below: lower ? { item: lower.item, because: firstDifference(own, lower) } : null,
    pin: own.pin,
    back: own.back,
  }
}

/** `waits for I2`, `is completed`. @throws RangeError for an item of another plan. */
function absence({ blocked, left }: Ranking, item: Item): string {
  const absent = [...blocked, ...left].find((each) => each.item === item)
  if (absent === undefined) throw new RangeError('The item is not of the ranked plan')
  return outOfRanking(absent).text
}
