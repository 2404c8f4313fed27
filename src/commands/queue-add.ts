import { isAddress, lookUp } from '../plan/address.ts'
import { argument, defineCommand } from './command.ts'
import { changeQueue, queueOf } from './queue-change.ts'
import { text } from './values.ts'

export const queueAdd = defineCommand({
  name: 'queue add',
  summary: 'Put an item, or words of your own, at the end of the queue',
  examples: ['harden queue add S2', 'harden queue add "Rehearse the failover"'],
  writes: true,
  words: { arguments: { entry: argument('an item, or the words of the entry', text) } },
  decide: (plan, { entry }, facts) => {
    const { entries } = queueOf(plan)
    const lookup = isAddress(entry) ? lookUp(plan, entry) : null
    const words = lookup?.kind === 'found' ? lookup.item.title.value : entry
    const isThere = entries.some(({ text }) => text.value === words)
    const kept = entries.map((each) => ({ entry: each }))
    return changeQueue(plan, facts, { drafts: isThere ? kept : [...kept, { text: words }] })
  },
})
