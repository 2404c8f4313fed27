import type { QueueDecision, QueueDraft } from './queue.ts'

/** An entry of the queue, and why it comes, goes or moves. */
export interface QueueRemark {
  readonly text: string
  readonly why: string
}

/** What is to be said about a new queue. */
export interface QueueRemarks {
  /** Of what came in or moved. */
  readonly moves: readonly QueueRemark[]
  readonly dropped: readonly QueueRemark[]
}

export function remarksOn({ drafts, dropped }: QueueDecision): QueueRemarks {
  return {
    moves: drafts.flatMap(remarkOn),
    dropped: dropped.map(({ entry, reason }) => ({ text: entry.text.value, why: reason.text })),
  }
}

/** Nothing is said of an entry that stays, or only makes room. */
function remarkOn(draft: QueueDraft): QueueRemark[] {
  if (draft.reason === null) return []
  const text = 'entry' in draft ? draft.entry.text.value : draft.item.title.value
  return [{ text, why: draft.reason.text }]
}
