import { argument, defineCommand } from './command.ts'
import { changeQueue, entryAt, queueOf } from './queue-change.ts'
import { count } from './values.ts'

export const queueMove = defineCommand({
  name: 'queue move',
  summary: 'Move an entry of the queue to another place',
  examples: ['harden queue move 4 1'],
  writes: true,
  words: {
    arguments: {
      from: argument('the number of the entry', count),
      to: argument('the number it is to have', count),
    },
  },
  decide: (plan, { from, to }, facts) => {
    const queue = queueOf(plan)
    const moved = entryAt(queue, from)
    entryAt(queue, to)
    const drafts = queue.entries.filter((entry) => entry !== moved).map((entry) => ({ entry }))
    return changeQueue(plan, facts, { drafts: drafts.toSpliced(to - 1, 0, { entry: moved }) })
  },
})
