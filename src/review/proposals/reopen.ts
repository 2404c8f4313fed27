import type { Item } from '../../plan/model.ts'
import { isDeferralExpired, isFinished } from '../../plan/status.ts'
import type { ReviewFacts } from '../facts.ts'
import { spoken } from '../item-line.ts'
import { fateOf, proofOf } from '../proof.ts'
import type { Proposer } from '../proposal.ts'

/** What is ticked with nothing behind it any more, and what was accepted for a time that is over. */
export const reopen: Proposer = ({ plan, facts }) =>
  plan.items.flatMap((item) => {
    const reason = reasonFor(item, facts)
    return reason === null
      ? []
      : [
          {
            kind: 'reopen' as const,
            item: item.handle,
            text: `Reopen ${spoken(item)}.`,
            reason,
            call: { command: 'reopen' as const, item: item.handle },
          },
        ]
  })

function reasonFor(item: Item, facts: ReviewFacts): string | null {
  if (item.status === 'deferred') {
    return isDeferralExpired(item.deferral, facts.today)
      ? `its deferral ended on ${item.deferral?.until}`
      : null
  }
  if (item.status !== 'completed') return null
  if (item.evidence.records.length === 0) return 'completed without evidence'
  if (isFinished(item, facts.today, facts.lapsed)) return null
  const { records } = proofOf(item, facts)
  const lapsed = records.find(({ verdict }) => verdict !== null && verdict.state !== 'intact')
  return lapsed?.verdict
    ? fateOf(lapsed.record, lapsed.verdict)
    : 'its evidence is less than the configuration demands'
}
