import { findItem } from '../plan/address.ts'
import { argument, defineCommand } from './command.ts'
import { recordProbes } from './record-probes.ts'
import type { ResultOf } from './schema.ts'
import { item } from './values.ts'
import { viewerOf } from './view.ts'

export const show = defineCommand({
  name: 'show',
  summary: 'Show one item whole: owners, evidence, risk, place',
  examples: ['harden show I2', 'harden show "runbook"'],
  writes: false,
  words: { arguments: { item: argument('the item to show', item) } },
  probes: (plan, { item: reference }) => recordProbes([findItem(plan, reference).item]),
  decide: (plan, { item: reference }, facts) => {
    const { item: shown } = findItem(plan, reference)
    return {
      result: (): ResultOf<'show'> => ({
        items: [viewerOf(plan, facts).item(shown)],
        changed: false,
        diff: '',
      }),
    }
  },
})
