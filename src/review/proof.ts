import type { PartCoverage } from '../evidence/coverage.ts'
import { knownVerdict } from '../evidence/index.ts'
import type { Verdict } from '../evidence/kind.ts'
import type { EvidenceRecord, Item } from '../plan/model.ts'
import { holdingRecords, uncoveredParts } from '../plan/proof.ts'
import type { ReviewFacts } from './facts.ts'

/** What an item shows for itself today. */
export interface Proof {
  readonly records: readonly { readonly record: EvidenceRecord; readonly verdict: Verdict | null }[]
  /** `none`: not one record holds. `partial`: a part of what must be shown is missing. */
  readonly verdict: 'proven' | 'partial' | 'none'
  /** Parts that no record answers. */
  readonly missing: readonly PartCoverage[]
}

type Known = Pick<ReviewFacts, 'findings' | 'today' | 'policy'>

/** Holds an item's records, as far as they still count, against what must be shown. */
export function proofOf(item: Item, known: Known): Proof {
  const records = item.evidence.records.map((record) => ({
    record,
    verdict: knownVerdict(record, known),
  }))
  const holding = holdingRecords(item, known)
  const missing = uncoveredParts(item, holding)
  const verdict = holding.length === 0 ? 'none' : missing.length === 0 ? 'proven' : 'partial'
  return { records, verdict, missing }
}

/** What became of a record, in words that name it once. */
export function fateOf({ label }: EvidenceRecord, { reason }: Verdict): string {
  return reason.includes(label) ? reason : `${label}: ${reason}`
}
