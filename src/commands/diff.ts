import type { ItemName } from '../plan/change.ts'
import { nameOf } from '../plan/change.ts'
import { matchItems } from '../plan/compare/match.ts'
import { comparePlans } from '../plan/compare.ts'
import type { Plan } from '../plan/model.ts'
import type { Facts } from './command.ts'
import { defineCommand, optionalArgument } from './command.ts'
import { viewChange } from './history-view.ts'
import type { ResultOf } from './schema.ts'
import type { Range } from './values.ts'
import { range } from './values.ts'

export const diff = defineCommand({
  name: 'diff',
  summary: 'Say how the plan differs between two commits, item by item',
  description:
    'Without a range: what is not committed yet. One commit is compared with the file as it stands, two (A..B) with each other.',
  examples: ['harden diff', 'harden diff HEAD~5', 'harden diff main..HEAD'],
  writes: false,
  words: {
    arguments: { range: optionalArgument('two commits, or one; HEAD unless told', range) },
  },
  past: () => 'nothing',
  revisions: ({ range: given }) => {
    const { from, to } = given ?? WORK
    return [...new Set([from, ...(to === null ? [] : [to])])]
  },
  decide: (plan, { range: given }, facts) => ({
    result: () => compared(plan, given ?? WORK, facts),
  }),
})

const WORK: Range = { from: 'HEAD', to: null }

function compared(plan: Plan, { from, to }: Range, { plans }: Facts): ResultOf<'diff'> {
  const before = plans.get(from)
  const after = to === null ? null : plans.get(to)
  if (!before || after === undefined) throw new Error(`The plan at ${from} was not read`)
  const names = namesAfter(before.plan, after?.plan ?? plan)
  return {
    from: { name: from, commit: before.commit },
    to: after && { name: to ?? '', commit: after.commit },
    changes: comparePlans(before.plan, after?.plan ?? plan).map((change) =>
      viewChange(change, 'item' in change ? names.get(change.item.handle) : undefined),
    ),
  }
}

/** What the items of the earlier plan are called in the later one. */
function namesAfter(before: Plan, after: Plan): Map<string, ItemName> {
  const { pairs } = matchItems(before, after)
  return new Map(pairs.map(({ before: old, after: item }) => [old.handle, nameOf(item)]))
}
