import type { Item, Level, Plan } from '../plan/model.ts'
import type { Detection } from './table.ts'
import { bandOf, raisedLikelihood } from './table.ts'

/** What an item's risk is held to be, and how much of that the plan says itself. */
export interface Assessment {
  readonly impact: Input<Level>
  readonly likelihood: Input<Level>
  readonly detection: Input<Detection>
  /** The likelihood the table is read at: one level up where detection is none. */
  readonly raisedLikelihood: Level
  readonly band: Level
}

/** One of the three things a band rests on, and where it comes from. */
export type Input<T> =
  | { readonly value: T; readonly source: 'stated' | 'default' }
  /** `horizon` is the name of the horizon whose place in the plan decides. */
  | { readonly value: T; readonly source: 'horizon place'; readonly horizon: string }

/** Likelihood by the horizon's place in the plan; the last one holds for all later horizons. */
export const HORIZON_LIKELIHOODS = ['very-high', 'high', 'moderate', 'low'] as const

/** Reads the item's `Risk:` field; what it leaves open comes from the defaults. */
export function assessRisk(plan: Plan, item: Item): Assessment {
  const stated = item.risk?.value
  const impact = inputOf<Level>(stated?.impact, 'moderate')
  const likelihood = likelihoodOf(plan, item)
  const detection = inputOf<Detection>(stated?.detection, null)
  return {
    impact,
    likelihood,
    detection,
    raisedLikelihood: raisedLikelihood(likelihood.value, detection.value),
    band: bandOf(impact.value, likelihood.value, detection.value),
  }
}

/**
 * How much of the assessment the plan states.
 *
 * Impact and likelihood decide; detection may always be left out, because
 * leaving it out lifts nothing.
 */
export function statedness({
  impact,
  likelihood,
}: Assessment): 'stated' | 'partly-stated' | 'default' {
  const stated = [impact, likelihood].filter(({ source }) => source === 'stated').length
  return stated === 2 ? 'stated' : stated === 1 ? 'partly-stated' : 'default'
}

function likelihoodOf(plan: Plan, item: Item): Input<Level> {
  const stated = item.risk?.value.likelihood ?? null
  if (stated !== null) return { value: stated, source: 'stated' }
  const value = HORIZON_LIKELIHOODS[item.horizon] ?? 'low'
  return { value, source: 'horizon place', horizon: plan.horizons[item.horizon]?.name ?? '' }
}

function inputOf<T>(stated: T | null | undefined, otherwise: T): Input<T> {
  return stated === null || stated === undefined
    ? { value: otherwise, source: 'default' }
    : { value: stated, source: 'stated' }
}
