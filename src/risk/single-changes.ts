import { LONGEST_DURATION, spellDuration, spellPercentage } from '../plan/duration.ts'
import type { Level, ReliabilityStatement } from '../plan/model.ts'
import { LEVELS } from '../plan/model.ts'
import type { Assessment } from './assess.ts'
import type { Reliability } from './reliability.ts'
import { BAND_SHARES, MINUTES_A_YEAR, reliabilityOf } from './reliability.ts'
import { bandOf, levelOrder } from './table.ts'

/** One input of a risk with another value, all others as they are. */
export interface SingleChange {
  readonly input: 'impact' | 'likelihood' | 'detection' | Measure
  /** As it is, and as it would be, in the words of the field; null where nothing is said. */
  readonly from: string | null
  readonly to: string
  /** The item's own band then. */
  readonly band: Level
}

type Measure = Exclude<keyof ReliabilityStatement, 'target'>

/**
 * What could be said of one input instead: a list for each input and direction, the nearest
 * value first.
 */
export function singleChanges(assessment: Assessment): readonly (readonly SingleChange[])[] {
  const { reliability } = assessment
  return reliability === null ? changesOfLevels(assessment) : changesOfOutage(reliability)
}

/** For each input the nearest value that raises the item's own band, and the nearest that lowers it. */
export function bandChanges(assessment: Assessment): SingleChange[] {
  return singleChanges(assessment).flatMap(
    (changes) => changes.find(({ band }) => band !== assessment.band) ?? [],
  )
}

function changesOfLevels({ impact, likelihood, detection }: Assessment): SingleChange[][] {
  const [i, l, d] = [impact.value, likelihood.value, detection.value]
  const key = `${i} ${l} ${d}`
  const known = BY_LEVELS.get(key)
  if (known !== undefined) return known
  const other = d === 'none' ? 'partial' : 'none'
  const changes: SingleChange[][] = [
    ...others('impact', i, (to) => bandOf(to, l, d)),
    ...others('likelihood', l, (to) => bandOf(i, to, d)),
    [{ input: 'detection', from: d, to: other, band: bandOf(i, l, other) }],
  ]
  BY_LEVELS.set(key, changes)
  return changes
}

/** There are a hundred of them, and a long plan asks for a few again and again. */
const BY_LEVELS = new Map<string, SingleChange[][]>()

function others(
  input: 'impact' | 'likelihood',
  from: Level,
  bandAt: (to: Level) => Level,
): SingleChange[][] {
  const order = levelOrder(from)
  const raising = LEVELS.slice(order + 1)
  const lowering = LEVELS.slice(0, order).reverse()
  return [raising, lowering].map((levels) =>
    levels.map((to) => ({ input, from, to, band: bandAt(to) })),
  )
}

/** Just enough of each input to come into the bands above, and into those below. */
function changesOfOutage(reliability: Reliability): SingleChange[][] {
  const own = levelOrder(reliability.band)
  const above = BAND_SHARES.filter(([band]) => levelOrder(band) > own).reverse()
  // What is above the share of a band is out of all that are lower.
  const below = BAND_SHARES.filter(([band]) => levelOrder(band) <= own)
  return (['detect', 'repair', 'users', 'every'] as const).flatMap((input) => [
    above.flatMap(([, share]) => changeTo(reliability, input, { share, side: 'above' })),
    below.flatMap(([, share]) => changeTo(reliability, input, { share, side: 'within' })),
  ])
}

interface Aim {
  /** Of the budget. */
  readonly share: number
  readonly side: 'above' | 'within'
}

/** None where no value of this input reaches so far. */
function changeTo(reliability: Reliability, input: Measure, aim: Aim): SingleChange[] {
  const { statement, target } = reliability
  const value = valueFor(reliability, input, aim)
  if (value === null) return []
  const { band } = reliabilityOf({ ...statement, [input]: value, target }, undefined)
  return [{ input, from: spell(input, statement[input]), to: spell(input, value), band }]
}

/** Solves the formula of `reliabilityOf` for one input, rounded to what people write. */
function valueFor({ statement, budget }: Reliability, input: Measure, aim: Aim): number | null {
  const { detect, repair, users, every } = statement
  const minutes = aim.share * budget
  const perTime = (minutes * every) / MINUTES_A_YEAR
  if (input === 'users') {
    const percent = beyond((perTime / (detect + repair)) * 100, aim.side)
    return percent > 0 && percent <= 100 ? percent : null
  }
  if (input === 'every') {
    const apart = ((detect + repair) * users * MINUTES_A_YEAR) / 100 / minutes
    return apartFor(apart, aim.side)
  }
  const lasting = beyond((perTime / users) * 100 - (detect + repair - statement[input]), aim.side)
  return lasting >= 0 && lasting <= LONGEST_DURATION ? lasting : null
}

/** The whole number next above a limit, or the last within it. */
function beyond(limit: number, side: Aim['side']): number {
  const whole = Math.floor(exact(limit))
  return side === 'above' ? whole + 1 : whole
}

/** Without what is lost in reckoning: 89.99999999999999 is ninety. */
function exact(value: number): number {
  return Number(value.toPrecision(12))
}

/** In whole days where it is a day or more: seldom enough to stay within, often enough to be above. */
function apartFor(limit: number, side: Aim['side']): number | null {
  for (const unit of [1_440, 1]) {
    const whole = Math.ceil(exact(limit / unit))
    const count = side === 'within' ? whole : whole - 1
    const isWhole = unit === 1 || limit >= unit
    if (isWhole && count > 0 && count * unit <= LONGEST_DURATION) return count * unit
  }
  return null
}

function spell(input: Measure, value: number): string {
  return input === 'users' ? spellPercentage(value) : spellDuration(value)
}
