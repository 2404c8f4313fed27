import type { Plan } from '../../plan/model.ts'
import { matchQueue } from '../../plan/queue-match.ts'
import type { QueueDraft } from '../../risk/queue.ts'
import { planQueue } from '../../risk/queue.ts'
import { rankItems } from '../../risk/rank.ts'
import type { ReviewFacts } from '../facts.ts'
import type { Proposal, Proposer, QueueRemark } from '../proposal.ts'

/** The new queue, once everything before it is accepted. */
export const rerank: Proposer = ({ plan, facts }, original) => {
  if (plan.queue === null) return []
  const { drafts, dropped, changed } = queueFor(plan, facts)
  if (!changed) return []
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
      reason: told.length === 0 ? 'the ranking has changed' : told.join(', '),
      call: { command: 'rerank' },
      ...(isDue(original, facts) ? {} : { restsOn: freesPlaces }),
      remarks: [
        ...drafts.flatMap(remarkOn),
        ...dropped.map(({ entry, reason }) => ({ text: entry.text.value, why: reason.text })),
      ],
    },
  ]
}

function remarkOn(draft: QueueDraft): QueueRemark[] {
  if (draft.reason === null) return []
  const text = 'entry' in draft ? draft.entry.text.value : draft.item.title.value
  return [{ text, why: draft.reason.text }]
}

function queueFor(plan: Plan, facts: ReviewFacts) {
  return planQueue(plan, rankItems(plan, facts), matchQueue(plan))
}

/** True where the queue asks for it whatever else is accepted. */
function isDue(plan: Plan, facts: ReviewFacts): boolean {
  return queueFor(plan, facts).changed
}

/** An entry that goes makes room; what else changes the ranking does so on its own. */
function freesPlaces({ kind }: Proposal): boolean {
  return kind === 'drop-entry'
}
