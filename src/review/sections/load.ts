import type { Item } from '../../plan/model.ts'
import { isOpen } from '../../plan/status.ts'
import { dueReader } from '../../risk/due.ts'
import type { ReviewScene } from '../facts.ts'
import type { ItemLine } from '../item-line.ts'
import { liner, ownersIn } from '../item-line.ts'

export interface Load {
  /** Open items that nobody answers for. */
  readonly unowned: readonly ItemLine[]
  /** The heaviest load first. */
  readonly owners: readonly OwnerLoad[]
}

export interface OwnerLoad {
  readonly owner: string
  readonly open: number
  /** Of the open ones. */
  readonly inProgress: number
  /** Of the open ones. */
  readonly overdue: number
}

/** Who answers for what is open. An item of two owners counts for both. */
export function loadIn({ plan, facts }: ReviewScene): Load {
  const line = liner(plan)
  const dueOf = dueReader(plan, facts)
  const open = plan.items.filter((item) => isOpen(item, facts.today, facts.lapsed))
  const held = new Map<string, Item[]>()
  for (const item of open) {
    for (const owner of ownersIn(item)) held.set(owner, [...(held.get(owner) ?? []), item])
  }
  const owners = [...held].map(([owner, items]) => ({
    owner,
    open: items.length,
    inProgress: items.filter(({ status }) => status === 'in-progress').length,
    overdue: items.filter((item) => dueOf(item).daysLate > 0).length,
  }))
  return {
    unowned: open.filter(({ owners }) => owners.length === 0).map(line),
    owners: owners.sort((a, b) => b.open - a.open || b.overdue - a.overdue),
  }
}
