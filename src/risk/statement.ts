import { spellDuration, spellPercentage } from '../plan/duration.ts'
import type { ReliabilityStatement, RiskStatement } from '../plan/model.ts'

/** A statement as the words of a `Risk:` field, which reads it back the same. */
export function spellRisk({ note, reliability, ...levels }: RiskStatement): string {
  const { impact, likelihood, detection } = levels
  const terms =
    reliability === null
      ? named({ impact, likelihood, detection })
      : named(spelledMeasures(reliability))
  return note === null ? terms : `${terms}: ${note}`
}

function spelledMeasures({ detect, repair, users, every, target }: ReliabilityStatement) {
  return {
    detect: spellDuration(detect),
    repair: spellDuration(repair),
    users: spellPercentage(users),
    every: spellDuration(every),
    target: target === null ? null : spellPercentage(target),
  }
}

/** `impact high, likelihood low`; what is not said is left out. */
function named(terms: Readonly<Record<string, string | null>>): string {
  return Object.entries(terms)
    .flatMap(([key, value]) => (value === null ? [] : [`${key} ${value}`]))
    .join(', ')
}
