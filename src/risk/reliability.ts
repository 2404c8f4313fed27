import { spellDuration, spellPercentage } from '../plan/duration.ts'
import type { Level, ReliabilityStatement } from '../plan/model.ts'

/** What an outage costs in a year, held against what the target allows. */
export interface Reliability {
  readonly statement: ReliabilityStatement
  /** Bad minutes a year, counted by the share of users that they hit. */
  readonly minutes: number
  /** Minutes a year that the target allows. */
  readonly budget: number
  /** Minutes as a share of the budget: 1 is all of it. */
  readonly share: number
  /** Availability aimed at, per cent. */
  readonly target: number
  readonly targetSource: 'stated' | 'configuration' | 'default'
  readonly band: Level
}

/** Availability aimed at where neither the item nor the configuration names one, per cent. */
const DEFAULT_TARGET = 99.9

export const MINUTES_A_YEAR = 365.25 * 1_440

/**
 * Shares of the error budget above which a band begins, high first.
 *
 * One risk may take a quarter of the budget at most (Google SRE: "Are your
 * SLOs realistic?"); what takes all of it breaks the target alone.
 */
export const BAND_SHARES: readonly (readonly [band: Level, above: number])[] = [
  ['very-high', 1],
  ['high', 0.25],
  ['moderate', 0.05],
  ['low', 0.01],
]

/**
 * (detect + repair) x users x times a year, against (1 - target) x minutes a year.
 *
 * @param configured availability aimed at, per cent; undefined where the configuration names none.
 */
export function reliabilityOf(
  statement: ReliabilityStatement,
  configured: number | undefined,
): Reliability {
  const minutes = badMinutes(statement)
  const target = statement.target ?? configured ?? DEFAULT_TARGET
  // Of 99.9 a tenth is left, and not what binary fractions make of it.
  const left = Number((100 - target).toPrecision(12))
  const budget = (left * MINUTES_A_YEAR) / 100
  const share = minutes / budget
  return {
    statement,
    minutes,
    budget,
    share,
    target,
    targetSource:
      statement.target !== null ? 'stated' : configured === undefined ? 'default' : 'configuration',
    band: bandOfShare(share),
  }
}

/** Minutes a year. */
function badMinutes({ detect, repair, users, every }: ReliabilityStatement): number {
  return ((detect + repair) * users * MINUTES_A_YEAR) / every / 100
}

/** More than reckoning loses of a share, and less than anybody can mean. */
const LOST = 1e-9

/** Above a share, not at it: a risk that takes exactly a quarter is still moderate. */
export function bandOfShare(share: number): Level {
  return BAND_SHARES.find(([, above]) => share > above + LOST)?.[0] ?? 'very-low'
}

/** `(30m + 4h) x 50% of users, every 90d`. */
export function outageText({
  detect,
  repair,
  users,
  every,
}: Omit<ReliabilityStatement, 'target'>): string {
  const times = [detect, repair].map(spellDuration).join(' + ')
  return `(${times}) x ${spellPercentage(users)} of users, every ${spellDuration(every)}`
}

/** `548 min a year, 104% of the 526 that 99.9% leaves (default)`. */
export function costText({
  minutes,
  budget,
  share,
  target,
  targetSource,
}: Omit<Reliability, 'statement' | 'band'>): string {
  const source = targetSource === 'stated' ? '' : ` (${targetSource})`
  return `${rounded(minutes)} min a year, ${rounded(share * 100)}% of the ${rounded(budget)} that ${spellPercentage(target)} leaves${source}`
}

/** Whole from ten up, else with one decimal. */
function rounded(value: number): string {
  return value >= 10 ? value.toFixed(0) : String(Number(value.toFixed(1)))
}
