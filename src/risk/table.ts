import type { Level, RiskStatement } from '../plan/model.ts'
import { LEVELS } from '../plan/model.ts'

export type Detection = RiskStatement['detection']

/**
 * NIST SP 800-30r1, table I-2: the level of risk by likelihood, then by impact.
 *
 * A lookup, not a product: very-high impact at low likelihood is moderate, which no
 * multiplication of five-step scales gives.
 */
const BANDS: Readonly<Record<Level, Readonly<Record<Level, Level>>>> = {
  'very-high': row('very-low', 'low', 'moderate', 'high', 'very-high'),
  high: row('very-low', 'low', 'moderate', 'high', 'very-high'),
  moderate: row('very-low', 'low', 'moderate', 'moderate', 'high'),
  low: row('very-low', 'low', 'low', 'low', 'moderate'),
  'very-low': row('very-low', 'very-low', 'very-low', 'low', 'low'),
}

/** The band of a risk: its place in the table, after detection has had its say on the likelihood. */
export function bandOf(impact: Level, likelihood: Level, detection: Detection): Level {
  return BANDS[raisedLikelihood(likelihood, detection)][impact]
}

/** What nobody would notice counts as one level likelier, at most very-high. */
export function raisedLikelihood(likelihood: Level, detection: Detection): Level {
  if (detection !== 'none') return likelihood
  return LEVELS[levelOrder(likelihood) + 1] ?? 'very-high'
}

/** 0 for very-low to 4 for very-high. */
export function levelOrder(level: Level): number {
  return ORDER[level]
}

const ORDER = Object.fromEntries(LEVELS.map((level, index) => [level, index])) as Readonly<
  Record<Level, number>
>

/** One row of the table, from very-low to very-high impact. */
function row(...bands: readonly [Level, Level, Level, Level, Level]): Record<Level, Level> {
  const [veryLow, low, moderate, high, veryHigh] = bands
  return { 'very-low': veryLow, low, moderate, high, 'very-high': veryHigh }
}
