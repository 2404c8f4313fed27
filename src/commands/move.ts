import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { findItem } from '../plan/address.ts'
import { moveItem } from '../plan/write.ts'
import { changeItems } from './change-items.ts'
import { argument, defineCommand, option, requiredOption } from './command.ts'
import { findHorizon } from './find-horizon.ts'
import { horizon, item } from './values.ts'

export const move = defineCommand({
  name: 'move',
  summary: 'Move an item to another horizon, or to another place in its own',
  examples: ['harden move M3 -H short', 'harden move I6 -H immediate --before I2'],
  writes: true,
  words: {
    arguments: { item: argument('the item to move', item) },
    options: {
      horizon: requiredOption('-H, --horizon', 'its letter or name', horizon),
      before: option('--before', 'the item to stand before; else at the end', item),
    },
  },
  decide: (plan, { item: reference, horizon: name, before }, facts) => {
    const { item: moved } = findItem(plan, reference)
    const target = findHorizon(plan, name)
    const next = before === null ? undefined : findItem(plan, before).item
    if (next !== undefined && plan.horizons[next.horizon] !== target) {
      throw new HardenError({
        code: 'wrong-horizon',
        exit: EXIT.refused,
        message: `${next.code} does not stand in ${target.name}`,
        mend: `name an item of ${target.name} behind --before`,
      })
    }
    return changeItems(plan, facts, {
      handles: [moved.handle],
      edits: [moveItem(plan, moved, target, next)],
    })
  },
})
