import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Edit } from '../plan/change.ts'
import type { Plan, Queue, QueueEntry } from '../plan/model.ts'
import { matchQueue } from '../plan/queue-match.ts'
import type { QueueDraft } from '../plan/write.ts'
import { combine, setQueue, touchDate } from '../plan/write.ts'
import type { QueueRemarks } from '../risk/queue-remark.ts'
import type { Facts, Outcome } from './command.ts'
import type { ResultOf } from './schema.ts'
import { viewQueue } from './view.ts'

/** A new queue, and what is to be said about it. */
export interface QueueChange extends Partial<QueueRemarks> {
  readonly drafts: readonly QueueDraft[]
  /** Edits that go with it. */
  readonly further?: readonly Edit[]
}

/** The outcome of a new queue: what it holds now, and what was said about it. */
export function changeQueue(plan: Plan, facts: Facts, change: QueueChange): Outcome {
  const { drafts, dropped = [], moves = [], further = [] } = change
  return queueOutcome(plan, facts, [setQueue(plan, drafts), ...further], { dropped, moves })
}

/** The outcome of edits to the queue, whatever they are. */
export function queueOutcome(
  plan: Plan,
  facts: Facts,
  edits: readonly Edit[],
  { dropped, moves }: QueueRemarks,
): Outcome {
  const edit = combine(...edits)
  const isSame = edit.edits.length === 0
  return {
    edit: isSame ? null : combine(edit, touchDate(plan, facts.today)),
    result: (after): Omit<ResultOf<'queue add'>, 'changed' | 'diff'> => ({
      queue: viewQueue(matchQueue(after)),
      dropped: [...dropped],
      moves: [...moves],
    }),
  }
}

/** @throws HardenError when the plan has no queue. */
export function queueOf({ queue }: Plan): Queue {
  if (queue !== null) return queue
  throw new HardenError({
    code: 'no-queue',
    exit: EXIT.notFound,
    message: 'The plan has no queue',
    mend: 'add a section such as `## Current Session Queue (next 5)` with a numbered list',
  })
}

/** @param position from one. @throws HardenError when there is no such entry. */
export function entryAt(queue: Queue, position: number): QueueEntry {
  const entry = queue.entries[position - 1]
  if (entry !== undefined) return entry
  throw new HardenError({
    code: 'no-such-entry',
    exit: EXIT.notFound,
    message: `Unexpected entry ${position}, expected 1 to ${queue.entries.length}`,
    mend: 'harden queue list',
  })
}
