import { defineCommand, manyArguments } from './command.ts'
import { setStatusOf } from './set-status.ts'
import { item } from './values.ts'

export const start = defineCommand({
  name: 'start',
  summary: 'Mark items as in progress',
  examples: ['harden start I2', 'harden start qmzt', 'harden start "secret scan"'],
  writes: true,
  words: { arguments: { items: manyArguments('the items to start', item) } },
  decide: (plan, { items }, facts) => setStatusOf(plan, items, 'start', facts),
})
