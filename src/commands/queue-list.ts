import { matchQueue } from '../plan/queue-match.ts'
import { defineCommand } from './command.ts'
import type { ResultOf } from './schema.ts'
import { viewQueue } from './view.ts'

export const queueList = defineCommand({
  name: 'queue list',
  summary: 'List the queue with the item behind each entry',
  writes: false,
  words: {},
  decide: (plan) => ({
    result: (): ResultOf<'queue list'> => ({ queue: viewQueue(matchQueue(plan)) }),
  }),
})
