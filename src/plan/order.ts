import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { normaliseTitle } from './handle.ts'
import type { Item, Plan } from './model.ts'
import { blockerReader, referenceReader } from './reference.ts'
import type { Lapsed } from './status.ts'
import { isFinished, isOpen } from './status.ts'

/** The open items, by what they ask for today. */
export interface Order {
  /** In the order of the plan. */
  readonly inProgress: readonly Item[]
  /** What can be taken up, the next one first. */
  readonly pending: readonly Item[]
  /** What waits for others, in the same order. */
  readonly waiting: readonly Waiting[]
}

export interface Waiting {
  readonly item: Item
  /** The unfinished items its `Blocked by:` names. */
  readonly for: readonly Item[]
}

/**
 * Puts open items in the plan's own order: those of the Immediate horizon
 * first, then those of the Short Term, then the others as they stand.
 *
 * An item that has been completed or deferred is back when its evidence or its
 * deferral has run out.
 *
 * @param today `YYYY-MM-DD`, UTC.
 */
export function orderOf(plan: Plan, today: string, lapsed?: Lapsed): Order {
  const ranks = plan.horizons.map(({ name }) => rankOf(name))
  const inProgress: Item[] = []
  const ranked: Item[][] = [[], [], []]
  for (const item of plan.items) {
    if (!isOpen(item, today, lapsed)) continue
    if (item.status === 'in-progress') inProgress.push(item)
    else (ranked[ranks[item.horizon] as number] as Item[]).push(item)
  }
  const blockersOf = blockerReader(plan)
  const isDone = (item: Item) => isFinished(item, today, lapsed)
  const waiting: Waiting[] = []
  const pending: Item[] = []
  for (const item of ranked.flat()) {
    const named = blockersOf(item)
    // Hardly any item waits: the others need no list of their own.
    const blockers = named.length === 0 ? named : named.filter((each) => !isDone(each))
    if (blockers.length > 0) waiting.push({ item, for: blockers })
    else pending.push(item)
  }
  return { inProgress, pending, waiting }
}

const LAST = 2

function rankOf(horizon: string): number {
  if (OTHERWISE.test(horizon)) return LAST
  const name = normaliseTitle(horizon).replaceAll(' ', '')
  return name === 'immediate' ? 0 : name === 'shortterm' ? 1 : LAST
}

/** Ends as neither of the two, and need not be spelled alike to be told from them. */
const OTHERWISE = /[a-df-ln-zA-DF-LN-Z0-9]$/

/** One `unknown-blocker` for each reference in a `Blocked by:` that names no item, or several. */
export function checkBlockers(plan: Plan): Diagnostic[] {
  const read = referenceReader(plan)
  return plan.items.flatMap((item) =>
    item.blockedBy.flatMap(({ value, span }): Diagnostic[] => {
      const { kind } = read(value)
      if (kind === 'found') return []
      const what = kind === 'none' ? 'unknown item' : 'ambiguous reference'
      return [
        {
          code: 'unknown-blocker',
          severity: 'warning',
          message: `Unexpected ${what} “${value}” in “Blocked by”, expected the address of one item`,
          mend: 'Write the code or the handle of the item that must be finished first',
          span,
          item: item.handle,
        },
      ]
    }),
  )
}
