import type { Plan } from '../../plan/model.ts'
import type { Match } from '../../plan/queue-match.ts'
import { matchQueue } from '../../plan/queue-match.ts'
import { isFinished } from '../../plan/status.ts'
import type { ReviewFacts } from '../facts.ts'
import { stopless } from '../item-line.ts'
import type { Proposer } from '../proposal.ts'

/** Entries of the queue that are done with, said twice, or lead to no item. */
export const dropEntry: Proposer = ({ plan, facts }, original) => {
  const matches = matchQueue(plan)
  return matches.flatMap((match, index) => {
    const reason = reasonFor(match, matches.slice(0, index), { facts, original })
    return reason === null
      ? []
      : [
          {
            kind: 'drop-entry' as const,
            item: match.item?.handle ?? null,
            text: `Drop entry ${index + 1} of the queue, “${stopless(match.entry.text.value)}”.`,
            reason,
            call: { command: 'queue drop' as const, position: index + 1 },
            remarks: [{ text: match.entry.text.value, why: reason }],
          },
        ]
  })
}

/** What only another proposal completes leaves the queue with the ranking. */
function reasonFor(
  { item, how }: Match,
  before: readonly Match[],
  { facts, original }: { readonly facts: ReviewFacts; readonly original: Plan },
): string | null {
  if (item === null) return 'no item of the plan stands behind it; or link it to one'
  if (before.some((other) => other.item === item)) return 'an entry above leads to the same item'
  const wasFinished = original.items.some(
    (each) => each.handle === item.handle && isFinished(each, facts.today, facts.lapsed),
  )
  return wasFinished && isFinished(item, facts.today, facts.lapsed)
    ? how === 'title'
      ? 'its item is completed'
      : `“${item.title.value}” is completed`
    : null
}
