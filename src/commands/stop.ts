import { defineCommand, manyArguments } from './command.ts'
import { setStatusOf } from './set-status.ts'
import { item } from './values.ts'

export const stop = defineCommand({
  name: 'stop',
  summary: 'Put items in progress back to not started',
  examples: ['harden stop I2'],
  writes: true,
  words: { arguments: { items: manyArguments('the items to stop', item) } },
  decide: (plan, { items }, facts) => setStatusOf(plan, items, 'stop', facts),
})
