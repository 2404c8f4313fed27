import type { Item, Level, Plan, RiskStatement } from '../plan/model.ts'
import type { Reliability } from './reliability.ts'
import { reliabilityOf } from './reliability.ts'
import type { Detection } from './table.ts'
import { bandOf, raisedLikelihood } from './table.ts'

/** What an item's risk is held to be, and how much of that the plan says itself. */
export interface Assessment {
  readonly impact: Input<Level>
  readonly likelihood: Input<Level>
  readonly detection: Input<Detection>
  /** The likelihood the table is read at: one level up where detection is none. */
  readonly raisedLikelihood: Level
  /** Where the risk is stated so, the band rests on this alone; null where it rests on the table. */
  readonly reliability: Reliability | null
  readonly band: Level
}

/** One of the three things a band rests on, and where it comes from. */
export type Input<T> =
  | { readonly value: T; readonly source: 'stated' | 'default' }
  /** `horizon` is the name of the horizon whose place in the plan decides. */
  | { readonly value: T; readonly source: 'horizon place'; readonly horizon: string }

/** Likelihood by the horizon's place in the plan; the last one holds for all later horizons. */
const HORIZON_LIKELIHOODS = ['very-high', 'high', 'moderate', 'low'] as const

/**
 * Reads the item's `Risk:` field; what it leaves open comes from the defaults.
 *
 * @param availability aimed at, per cent, as the configuration has it.
 */
export function assessRisk(plan: Plan, item: Item, availability?: number): Assessment {
  return assessAs(plan, item, item.risk?.value ?? null, availability)
}

/** As `assessRisk`, for many items: those that state nothing are the same in each horizon. */
export function riskReader(plan: Plan, availability?: number): (item: Item) => Assessment {
  const known = new Map<number, Assessment>()
  return (item) => {
    if (item.risk !== null) return assessRisk(plan, item, availability)
    const assessment = known.get(item.horizon) ?? assessAs(plan, item, null)
    known.set(item.horizon, assessment)
    return assessment
  }
}

/** As `assessRisk`, if the field said this. */
export function assessAs(
  plan: Plan,
  item: Item,
  stated: RiskStatement | null,
  availability?: number,
): Assessment {
  const impact = statedOr(stated?.impact, IMPACT)
  const likelihood = statedOr(stated?.likelihood, likelihoodOf(plan, item.horizon))
  const detection = statedOr(stated?.detection, DETECTION)
  const reliability = stated?.reliability ? reliabilityOf(stated.reliability, availability) : null
  return {
    impact,
    likelihood,
    detection,
    raisedLikelihood: raisedLikelihood(likelihood.value, detection.value),
    reliability,
    band: reliability?.band ?? bandOf(impact.value, likelihood.value, detection.value),
  }
}

/**
 * How much of the assessment the plan states.
 *
 * Impact and likelihood decide; detection may always be left out, because
 * leaving it out lifts nothing. The other form is stated whole or not at all.
 */
export function statedness({
  impact,
  likelihood,
  reliability,
}: Assessment): 'stated' | 'partly-stated' | 'default' {
  if (reliability !== null) return 'stated'
  const isStated = impact.source === 'stated'
  if (isStated !== (likelihood.source === 'stated')) return 'partly-stated'
  return isStated ? 'stated' : 'default'
}

const IMPACT: Input<Level> = { value: 'moderate', source: 'default' }
const DETECTION: Input<Detection> = { value: null, source: 'default' }

function likelihoodOf({ horizons }: Plan, place: number): Input<Level> {
  const value = HORIZON_LIKELIHOODS[place] ?? 'low'
  return { value, source: 'horizon place', horizon: horizons[place]?.name ?? '' }
}

function statedOr<T>(stated: T | null | undefined, otherwise: Input<T>): Input<T> {
  return stated ? { value: stated, source: 'stated' } : otherwise
}
