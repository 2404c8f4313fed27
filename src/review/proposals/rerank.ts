import type { Plan } from '../../plan/model.ts'
import { matchQueue } from '../../plan/queue-match.ts'
import { planQueue } from '../../risk/queue.ts'
import { remarksOn } from '../../risk/queue-remark.ts'
import { rankItems } from '../../risk/rank.ts'
import type { ReviewFacts } from '../facts.ts'
import type { Proposal, Proposer } from '../proposal.ts'

/** The new queue, once everything before it is accepted. */
export const rerank: Proposer = ({ plan, facts }, original) => {
  if (plan.queue === null) return []
  const decision = queueFor(plan, facts)
  if (!decision.changed) return []
  const { drafts, dropped } = decision
  const { moves, dropped: gone } = remarksOn(decision)
  const isDue = queueFor(original, facts).changed
  const came = drafts.filter((draft) => !('entry' in draft)).length
  const moved = drafts.filter((draft) => 'entry' in draft && draft.reason !== null).length
  const told = [
    came === 0 ? '' : `${came} new`,
    dropped.length === 0 ? '' : `${dropped.length} dropped`,
    moved === 0 ? '' : `${moved} moved`,
  ].filter((each) => each !== '')
  return [
    {
      kind: 'rerank',
      item: null,
      text: 'Bring the queue in line with production risk.',
      reason: told.join(', '),
      call: { command: 'rerank' },
      ...(isDue ? {} : { restsOn: freesPlaces }),
      remarks: [...moves, ...gone],
    },
  ]
}

function queueFor(plan: Plan, facts: ReviewFacts) {
  return planQueue(plan, rankItems(plan, facts), matchQueue(plan))
}

/** An entry that goes makes room; what else changes the ranking does so on its own. */
function freesPlaces({ kind }: Proposal): boolean {
  return kind === 'drop-entry'
}
