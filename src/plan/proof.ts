import type { PartCoverage } from '../evidence/coverage.ts'
import { coverageOf } from '../evidence/coverage.ts'
import { bestGrade, gradeOf, reaches } from '../evidence/grade.ts'
import type { Known } from '../evidence/index.ts'
import { knownVerdict } from '../evidence/index.ts'
import type { Grade, Recorded, State } from '../evidence/kind.ts'
import type { EvidencePolicy } from '../evidence/policy.ts'
import type { EvidenceRecord, Horizon, Item, Plan } from './model.ts'

/** States of a record that proves nothing any more. */
export const LAPSED_STATES: ReadonlySet<State> = new Set(['missing', 'expired', 'refused'])

/** The records of an item that are not known to have lapsed. */
export function holdingRecords({ evidence: { records } }: Item, known: Known): EvidenceRecord[] {
  return records.filter((record) => {
    const state = knownVerdict(record, known)?.state
    return state === undefined || !LAPSED_STATES.has(state)
  })
}

/** What a configuration demands and records do not give. */
export interface Shortfall {
  /** Null where one of the records is good enough. */
  readonly grade: {
    readonly demanded: Grade
    /** Null where there is no record. */
    readonly best: Grade | null
  } | null
  /** Parts of the requirement that no record answers; none unless all are demanded. */
  readonly parts: readonly PartCoverage[]
}

/** Holds records against what the configuration demands of an item's evidence. */
export function shortfallOf(
  plan: Plan,
  item: Item,
  records: readonly (Recorded & { readonly label: string })[],
  policy: EvidencePolicy,
): Shortfall {
  return {
    grade: gradeShort(demandedGrade(plan, item, policy), records),
    parts: policy.strictCoverage ? uncoveredParts(item, records) : [],
  }
}

function gradeShort(demanded: Grade, records: readonly Recorded[]): Shortfall['grade'] {
  if (demanded === 'D') return null
  const best = bestGrade(records.map(gradeOf))
  return best !== null && reaches(best, demanded) ? null : { demanded, best }
}

export function isShort({ grade, parts }: Shortfall): boolean {
  return grade !== null || parts.length > 0
}

/** Parts of what an item must show that none of the records answers. */
export function uncoveredParts(
  { evidence }: Item,
  records: readonly (Recorded & { readonly label: string })[],
): PartCoverage[] {
  const { parts } = coverageOf(evidence.required?.value ?? null, records)
  return parts.filter(({ record }) => record === null)
}

/** Least grade of what completes an item; the strictest where several entries name its horizon. */
export function demandedGrade(plan: Plan, { horizon }: Item, policy: EvidencePolicy): Grade {
  const { minimumGrade } = policy
  const own = plan.horizons[horizon]
  if (minimumGrade.size === 0 || own === undefined) return 'D'
  const named = [...minimumGrade].flatMap(([words, grade]) => (isMeant(own, words) ? [grade] : []))
  return bestGrade(named) ?? minimumGrade.get('*') ?? 'D'
}

/** Names of horizons in the configuration that the plan has none of. */
export function unknownHorizons(
  { horizons, vacancies }: Plan,
  { minimumGrade }: EvidencePolicy,
): string[] {
  const places = [...horizons, ...vacancies.map(({ name }) => ({ name, code: '' }))]
  if (horizons.length === 0) return []
  return [...minimumGrade.keys()].filter(
    (words) => words !== '*' && !places.some((place) => isMeant(place, words)),
  )
}

/** By its letter, its name or the start of its name. */
function isMeant({ code, name }: Pick<Horizon, 'code' | 'name'>, words: string): boolean {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return false
  return code.toLowerCase() === wanted || name.toLowerCase().startsWith(wanted)
}
