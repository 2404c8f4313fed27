import { holdingRecords, isShort, shortfallOf } from '../../plan/proof.ts'
import { isEvidenceExpired } from '../../plan/status.ts'
import { spoken } from '../item-line.ts'
import { proofOf } from '../proof.ts'
import type { Proposal, Proposer } from '../proposal.ts'

/** Open items that show all they must, and were never ticked. */
export const close: Proposer = ({ plan, facts }) =>
  plan.items.flatMap((item) => {
    const isUnderWay = item.status === 'not-started' || item.status === 'in-progress'
    if (!isUnderWay || item.evidence.records.length === 0) return []
    if (item.steps.some(({ done }) => !done) || isEvidenceExpired(item.evidence, facts.today))
      return []
    const { verdict, records } = proofOf(item, facts)
    if (verdict !== 'proven') return []
    const holding = holdingRecords(item, facts)
    if (isShort(shortfallOf(plan, item, holding, facts.policy))) return []
    const unseen = records.filter((each) => each.verdict?.state === 'unverifiable').length
    return [
      {
        kind: 'close' as const,
        item: item.handle,
        text: `Complete ${spoken(item)}.`,
        reason: `all that must be shown is there${unseen === 0 ? '' : `; ${unseen} of ${records.length} cannot be verified here`}`,
        call: { command: 'done' as const, item: item.handle },
        restsOn: (earlier: Proposal) => earlier.item === item.handle,
      },
    ]
  })
