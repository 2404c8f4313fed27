import { EXIT } from '../diagnostics/diagnostic.ts'
import type { Item, Plan } from '../plan/model.ts'
import type { Order } from '../plan/order.ts'
import { orderOf } from '../plan/order.ts'
import { hasOwner } from '../plan/owner.ts'
import { matchQueue } from '../plan/queue-match.ts'
import type { Facts, InputOf, Outcome } from './command.ts'
import { defineCommand, option, toggle } from './command.ts'
import { lapsedItems } from './lapsed.ts'
import { completedProbes } from './record-probes.ts'
import type { ResultOf } from './schema.ts'
import { count, owner } from './values.ts'
import { viewerOf, viewQueue } from './view.ts'

const words = {
  options: {
    owner: option('--owner', 'only items of this owner', owner),
    count: option('-n, --count', 'how many to show', count),
    why: toggle('--why', 'say how the choice was made'),
  },
} as const

type Input = InputOf<typeof words>

export const next = defineCommand({
  name: 'next',
  summary: 'Say what to work on now',
  description:
    'The first pending item in the order of the plan. Items that wait for others are passed over; a deferral or evidence past its day counts as pending. Ends with 3 when nothing is pending.',
  examples: ['harden next', 'harden next --owner SRE', 'harden next -n 3 --why'],
  writes: false,
  words,
  probes: completedProbes,
  decide: (plan, input, facts): Outcome => {
    const order = ownOrder(orderOf(plan, facts.today, lapsedItems(plan, facts)), input.owner)
    return {
      exit: order.pending.length === 0 ? EXIT.notFound : EXIT.done,
      result: () => found(plan, input, facts, order),
    }
  },
})

/** The order with the items of one owner alone. */
function ownOrder({ inProgress, pending, waiting }: Order, owner: string | null): Order {
  // Reading owners costs as much as reading the rest: not without need.
  const isMine = (item: Item) => owner === null || hasOwner(item.owners, owner)
  return {
    inProgress: inProgress.filter(isMine),
    pending: pending.filter(isMine),
    waiting: waiting.filter(({ item }) => isMine(item)),
  }
}

function found(
  plan: Plan,
  { count, why }: Input,
  facts: Facts,
  { inProgress, pending, waiting }: Order,
): ResultOf<'next'> {
  const viewer = viewerOf(plan, facts)
  const upcoming = pending.slice(0, count ?? 1).map(viewer.item)
  return {
    inProgress: inProgress.map(viewer.item),
    next: upcoming[0] ?? null,
    upcoming,
    blocked: waiting.map(({ item, for: blockers }) => ({
      item: viewer.item(item),
      by: blockers.map(({ handle }) => handle),
    })),
    queue: viewQueue(matchQueue(plan)),
    because: why ? reasons(plan, pending, waiting.length) : [],
  }
}

/** How the plan's own rule came to its choice. */
function reasons({ items, horizons }: Plan, pending: readonly Item[], waiting: number): string[] {
  const [first] = pending
  if (first === undefined) return ['no item is open, ready and not in progress']
  const horizon = horizons[first.horizon]?.name ?? ''
  const settled = items.indexOf(first)
  return [
    `${first.code} is the first pending item of ${horizon}, and no earlier horizon has one`,
    ...(settled === 0
      ? []
      : [`${settled} before it are completed, deferred, in progress or waiting`]),
    ...(waiting === 0 ? [] : [`${waiting} wait for others and were passed over`]),
    ...(first.status === 'completed' ? ['it was completed, but its evidence no longer holds'] : []),
    ...(first.status === 'deferred' ? ['its deferral has ended'] : []),
    'production risk orders the queue, not this: see `harden rerank --why`',
  ]
}
