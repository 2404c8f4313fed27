import { findItem } from '../plan/address.ts'
import { removeField } from '../plan/write.ts'
import { changeItems } from './change-items.ts'
import { defineCommand, manyArguments } from './command.ts'
import { item } from './values.ts'

export const riskClear = defineCommand({
  name: 'risk clear',
  summary: 'Take back what is stated about the risk of items: the defaults hold again',
  examples: ['harden risk clear I3'],
  writes: true,
  words: { arguments: { items: manyArguments('the items whose `Risk:` goes', item) } },
  decide: (plan, { items: references }, facts) => {
    const items = [...new Set(references.map((each) => findItem(plan, each).item))]
    return changeItems(plan, facts, {
      handles: items.map(({ handle }) => handle),
      edits: items.map((each) => removeField(plan, each, 'Risk')),
    })
  },
})
