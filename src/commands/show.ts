import { findItem } from '../plan/address.ts'
import { argument, defineCommand, toggle } from './command.ts'
import { entriesOf } from './history-view.ts'
import { recordProbes } from './record-probes.ts'
import type { ResultOf } from './schema.ts'
import { item } from './values.ts'
import { viewerOf } from './view.ts'

export const show = defineCommand({
  name: 'show',
  summary: 'Show one item whole: owners, evidence, risk, place',
  examples: ['harden show I2', 'harden show "runbook" --history'],
  writes: false,
  words: {
    arguments: { item: argument('the item to show', item) },
    options: { history: toggle('--history', 'and every change to it, newest first') },
  },
  past: ({ history }) => (history ? 'history' : 'presence'),
  probes: (plan, { item: reference }, facts) =>
    recordProbes([findItem(plan, reference).item], facts),
  decide: (plan, { item: reference, history }, facts) => {
    const { item: shown } = findItem(plan, reference)
    return {
      notices: history ? (facts.history?.gaps ?? []) : [],
      result: (): ResultOf<'show'> => ({
        items: [viewerOf(plan, facts).item(shown)],
        history: history ? entriesOf(facts.history?.timeline ?? null, shown.handle) : null,
        changed: false,
        diff: '',
      }),
    }
  },
})
