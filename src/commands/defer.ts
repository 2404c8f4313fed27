import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { resolveDay } from '../evidence/lifetime.ts'
import { findItem } from '../plan/address.ts'
import { setDeferral, setStatus } from '../plan/write.ts'
import { changeItems } from './change-items.ts'
import { argument, defineCommand, requiredOption } from './command.ts'
import { markAfter } from './set-status.ts'
import { item, text, until } from './values.ts'

export const defer = defineCommand({
  name: 'defer',
  summary: 'Accept the risk of an item for a time',
  description:
    'Needs a reason, an approver and an end date. A deferred item stays open risk: it is never counted as progress, and past its end date it is back in `next`.',
  examples: [
    'harden defer M3 --reason "no load above one node" --approver "Priya Nair" --until 90d',
  ],
  writes: true,
  words: {
    arguments: { item: argument('the item to defer', item) },
    options: {
      reason: requiredOption('--reason', 'why the risk is acceptable', text),
      approver: requiredOption('--approver', 'who accepts it', text),
      until: requiredOption('--until', 'last day it holds: a date, or a period such as 90d', until),
    },
  },
  decide: (plan, { item: reference, reason, approver, until: end }, facts) => {
    const { item: deferred } = findItem(plan, reference)
    const lastDay = resolveDay(end, facts.today)
    if (lastDay < facts.today) {
      throw new HardenError({
        code: 'date-passed',
        exit: EXIT.refused,
        message: `Unexpected end ${lastDay}, expected ${facts.today} or later`,
        mend: 'give a later day, or a period such as `--until 90d`',
      })
    }
    const mark = markAfter(deferred, 'defer')
    return changeItems(plan, facts, {
      handles: [deferred.handle],
      edits: [
        ...(mark === null ? [] : [setStatus(plan, deferred, mark)]),
        setDeferral(plan, deferred, { until: lastDay, approver, reason }),
      ],
    })
  },
})
