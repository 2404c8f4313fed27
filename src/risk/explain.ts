import type { Item, Level } from '../plan/model.ts'
import type { Assessment, Input } from './assess.ts'
import { statedness } from './assess.ts'
import type { Difference } from './difference.ts'
import { differenceText } from './difference.ts'
import type { Due } from './due.ts'
import type { Move } from './moves.ts'
import { sensitivity, wouldMove } from './moves.ts'
import type { HoldingPin, Pin } from './pin.ts'
import type { Ranked, Ranking } from './rank.ts'
import { costText, outageText } from './reliability.ts'
import { levelOrder } from './table.ts'

/** What `--why` tells: each place, and what holds for the whole. */
export interface Explanation {
  readonly places: readonly PlaceExplanation[]
  /** `15 of 21 rest on defaults`. */
  readonly defaults: string
  /** What the reader of the ranking should know besides, one sentence each. */
  readonly notices: readonly string[]
}

/** One place, with everything it rests on as data and in words. */
export interface PlaceExplanation {
  readonly place: number
  readonly item: Item
  readonly band: Level
  readonly assessment: Assessment
  /** The item that waits for this one and gives it its band; null when the band is its own. */
  readonly inheritedFrom: Item | null
  readonly due: Due
  readonly pin: HoldingPin | null
  readonly back: Ranked['back']
  /** What puts it above the next one; null at the last place. */
  readonly because: Because | null
  readonly wouldMove: readonly Move[]
  /** `high: impact high, likelihood high`, each input with its source unless stated. */
  readonly basis: string
  readonly sensitivity: string
  /** True when a band of high or more rests on an input nobody stated. */
  readonly hidesDefault: boolean
}

/** A reason as data and in words. */
export interface Because {
  readonly difference: Difference
  readonly text: string
}

/** Explains the first places of a ranking. @param count how many; all when left out. */
export function explainRanking(ranking: Ranking, count = ranking.ranked.length): Explanation {
  const { ranked, cycles, pins, defaults } = ranking
  const placed = new Set(ranked.map(({ item }) => item))
  return {
    places: ranked.slice(0, count).map((each) => explainPlace(ranked, each)),
    defaults: `${defaults.count} of ${defaults.of} rest on defaults`,
    notices: [
      ...cycles.map(cycleNotice),
      ...pins.flatMap((pin) => pinNotice(pin, placed.has(pin.item)) ?? []),
    ],
  }
}

function explainPlace(ranked: readonly Ranked[], own: Ranked): PlaceExplanation {
  const { place, item, band, assessment, due, pin, back, because } = own
  const moves = wouldMove(ranked, own)
  const inherits = own.lift !== null && assessment.band !== band
  return {
    place,
    item,
    band,
    assessment,
    due,
    pin,
    back,
    inheritedFrom: inherits ? own.lift.from : null,
    because: because && { difference: because, text: differenceText(because) },
    wouldMove: moves,
    basis: basisOf(own),
    sensitivity: sensitivity(moves),
    hidesDefault: levelOrder(band) >= levelOrder('high') && statedness(assessment) !== 'stated',
  }
}

function basisOf({ band, assessment, lift }: Ranked): string {
  const own = `${assessment.band}: ${inputsText(assessment)}`
  if (lift === null || assessment.band === band) return own
  return `${band}, inherited from ${lift.from.code}, which waits for it; its own is ${own}`
}

function inputsText(assessment: Assessment): string {
  const { impact, likelihood, detection, raisedLikelihood, reliability } = assessment
  if (reliability !== null) {
    return `${outageText(reliability.statement)}: ${costText(reliability)}`
  }
  const stated = `impact ${inputText(impact)}, likelihood ${inputText(likelihood)}`
  if (detection.value === null) return stated
  const raises = raisedLikelihood !== likelihood.value
  return `${stated}, detection ${detection.value}${raises ? `, which makes the likelihood ${raisedLikelihood}` : ''}`
}

function inputText(input: Input<Level>): string {
  if (input.source === 'horizon place') return `${input.value} (default of ${input.horizon})`
  return input.source === 'default' ? `${input.value} (default)` : input.value
}

function cycleNotice(cycle: readonly Item[]): string {
  const codes = cycle.map(({ code }) => code)
  return `${[...codes, codes[0]].join(' waits for ')}: none of them can be taken up`
}

function pinNotice({ item, field, state, until }: Pin, isPlaced: boolean): string | null {
  if (state === 'expired') return `${item.code} was pinned until ${until}, which no longer counts`
  if (state === 'incomplete') {
    return `Unexpected pin “${field.value.value}” of ${item.code}, expected “top until YYYY-MM-DD: reason”`
  }
  return isPlaced ? null : `${item.code} is pinned but not in the ranking`
}
