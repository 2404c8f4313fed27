import { matchQueue } from '../../plan/queue-match.ts'
import type { QueueDraft } from '../../risk/queue.ts'
import { planQueue } from '../../risk/queue.ts'
import { rankItems } from '../../risk/rank.ts'
import type { Proposer, QueueRemark } from '../proposal.ts'

/** The new queue, once everything before it is accepted. */
export const rerank: Proposer = ({ plan, facts }) => {
  if (plan.queue === null) return []
  const { drafts, dropped, changed } = planQueue(plan, rankItems(plan, facts), matchQueue(plan))
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
