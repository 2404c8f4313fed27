import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { findItem } from '../plan/address.ts'
import type { Item, Plan } from '../plan/model.ts'
import type { Verb } from '../plan/status.ts'
import { transition } from '../plan/status.ts'
import { removeDeferral, setStatus } from '../plan/write.ts'
import { changeItems } from './change-items.ts'
import type { Facts, Outcome } from './command.ts'

/**
 * Applies a verb that needs nothing but items: `start`, `stop`, `reopen`.
 *
 * @throws HardenError when one of the items may not take it: then none does.
 */
export function setStatusOf(
  plan: Plan,
  references: readonly string[],
  verb: Verb,
  facts: Facts,
): Outcome {
  const items = [...new Set(references.map((each) => findItem(plan, each).item))]
  const edits = items.flatMap((item) => {
    const mark = markAfter(item, verb)
    if (mark === null) return []
    const lifted = item.deferral === null ? [] : [removeDeferral(plan, item)]
    return [setStatus(plan, item, mark), ...(verb === 'reopen' ? lifted : [])]
  })
  const same = items.filter((item) => markAfter(item, verb) === null)
  const notices =
    same.length === items.length
      ? []
      : same.map(({ code, status }) => `${code} is ${status} already`)
  return changeItems(plan, facts, { handles: items.map(({ handle }) => handle), edits, notices })
}

/** The mark a verb gives an item; null when it has it already. @throws HardenError */
export function markAfter(item: Item, verb: Verb): string | null {
  const next = transition(item.status, verb)
  if (next.kind === 'change') return next.mark
  if (next.kind === 'same') return null
  throw new HardenError({
    code: 'unlawful-transition',
    exit: EXIT.refused,
    message: `${item.code} is ${item.status}, so \`${verb}\` has nothing to act on`,
    mend: next.mend.replace('<item>', item.code),
  })
}
