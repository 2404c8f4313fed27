import { findItem } from '../plan/address.ts'
import { linkEntry } from '../plan/write.ts'
import { argument, defineCommand } from './command.ts'
import { linkTo } from './link-to.ts'
import { entryAt, queueOf, queueOutcome } from './queue-change.ts'
import { count, item } from './values.ts'

export const queueLink = defineCommand({
  name: 'queue link',
  summary: 'Tie an entry of the queue to the item it is part of',
  description:
    'Writes a link to the item behind the words of the entry, where its words alone do not say which item they mean.',
  examples: ['harden queue link 1 I2'],
  writes: true,
  words: {
    arguments: {
      position: argument('the number of the entry', count),
      item: argument('the item behind it', item),
    },
  },
  decide: (plan, { position, item: reference }, facts) => {
    const entry = entryAt(queueOf(plan), position)
    const { item: behind } = findItem(plan, reference)
    const linked = linkEntry(plan, entry, linkTo(plan, behind))
    return queueOutcome(plan, facts, [linked], { dropped: [], moves: [] })
  },
})
