import { defineCommand, manyArguments } from './command.ts'
import { setStatusOf } from './set-status.ts'
import { item } from './values.ts'

export const reopen = defineCommand({
  name: 'reopen',
  summary: 'Put completed or deferred items back to not started',
  description: 'Evidence records stay; a deferral is taken out, history keeps it.',
  examples: ['harden reopen I2'],
  writes: true,
  words: { arguments: { items: manyArguments('the items to reopen', item) } },
  decide: (plan, { items }, facts) => setStatusOf(plan, items, 'reopen', facts),
})
