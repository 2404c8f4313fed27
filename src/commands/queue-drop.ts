import { argument, defineCommand } from './command.ts'
import { changeQueue, entryAt, queueOf } from './queue-change.ts'
import { count } from './values.ts'

export const queueDrop = defineCommand({
  name: 'queue drop',
  summary: 'Take an entry out of the queue',
  examples: ['harden queue drop 2'],
  writes: true,
  words: { arguments: { position: argument('the number of the entry', count) } },
  decide: (plan, { position }, facts) => {
    const queue = queueOf(plan)
    const gone = entryAt(queue, position)
    const kept = queue.entries.filter((entry) => entry !== gone).map((entry) => ({ entry }))
    return changeQueue(plan, facts, {
      drafts: kept,
      dropped: [{ text: gone.text.value, why: 'dropped by hand' }],
    })
  },
})
