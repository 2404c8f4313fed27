import { defineFreeCommand, option } from './command.ts'
import type { ResultOf } from './schema.ts'
import { starterPlan } from './starter-plan.ts'
import { text } from './values.ts'

export const init = defineFreeCommand({
  name: 'init',
  summary: 'Write a starter plan; never over one that is there',
  examples: ['harden init', 'harden init --title "Payments Hardening Plan"'],
  words: {
    options: { title: option('--title', 'title of the plan', text) },
  },
  answer: ({ title }, { today, path }) => ({
    create: starterPlan(title ?? 'Production Hardening Plan', today),
    result: { created: path } satisfies ResultOf<'init'>,
  }),
})
