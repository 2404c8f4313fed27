import { checkReference } from '../../evidence/index.ts'
import { findSecrets } from '../../evidence/secrets.ts'
import { shortId } from '../../evidence/wording.ts'
import type { Offer, ReviewFacts, ReviewScene } from '../facts.ts'
import { liner } from '../item-line.ts'
import { proofOf } from '../proof.ts'

/** Something that nobody could check, and why. */
export interface Unverifiable {
  /** Handle of the item it is for; null for what a commit offers. */
  readonly item: string | null
  readonly code: string | null
  /** The record, or the commit that offers something. */
  readonly what: string
  readonly reason: string
}

/** Records that cannot be verified here, and what commits offered in vain. */
export function unverifiableIn({ plan, facts }: ReviewScene): Unverifiable[] {
  const line = liner(plan)
  const records = plan.items.flatMap((item) => {
    const { item: handle, code } = line(item)
    return proofOf(item, facts).records.flatMap(({ record, verdict }): Unverifiable[] =>
      verdict?.state === 'unverifiable'
        ? [{ item: handle, code, what: record.label, reason: verdict.reason }]
        : [],
    )
  })
  return [...records, ...facts.offers.flatMap((offer) => offeredInVain(offer, facts))]
}

function offeredInVain({ commit, references }: Offer, { findings, policy }: ReviewFacts) {
  return references.flatMap((reference): Unverifiable[] => {
    const { record, reason } = checkReference(reference, findings, policy.allowances)
    if (record !== null) return []
    const what = findSecrets(reference).length > 0 ? 'a reference' : reference
    return [{ item: null, code: null, what: `${what} in ${shortId(commit)}`, reason }]
  })
}
