import type { Item } from '../../plan/model.ts'
import { isOpen } from '../../plan/status.ts'
import { dueDate } from '../../plan/window.ts'
import { assessRisk } from '../../risk/assess.ts'
import { horizonEnd } from '../../risk/due.ts'
import type { ReviewScene } from '../facts.ts'
import { spoken } from '../item-line.ts'
import type { Proposer } from '../proposal.ts'

/**
 * Items that have outlived their horizon, and the one they have really reached: the first later
 * one whose window, counted from the same day, is not over. An item with a `Due:` of its own
 * stays, and so does one for which every horizon has passed.
 */
export const move: Proposer = (scene) => {
  const { plan, facts } = scene
  return plan.items.flatMap((item) => {
    if (item.due !== null || !isOpen(item, facts.today, facts.lapsed)) return []
    const { day, daysLate } = horizonEnd(plan, item, facts)
    const reached = daysLate === 0 ? null : reachedHorizon(item, scene)
    if (day === null || reached === null) return []
    return [
      {
        kind: 'move' as const,
        item: item.handle,
        text: `Move ${spoken(item)} to ${reached.name}.`,
        reason: `due on ${day}, ${daysLate} days ago${effectOf(item, scene)}`,
        call: { command: 'move' as const, item: item.handle, horizon: reached.name },
      },
    ]
  })
}

/** What the move means for the ranking, where the plan does not state how likely it is. */
function effectOf(item: Item, { plan }: ReviewScene): string {
  const isDefault = assessRisk(plan, item).likelihood.source === 'horizon place'
  return isDefault ? '; it ranks lower there, for its likelihood is not stated' : ''
}

function reachedHorizon(item: Item, { plan, facts }: ReviewScene) {
  const from = facts.firstSeen.get(item.handle) ?? plan.lastUpdated?.value
  const later = plan.horizons.slice(item.horizon + 1)
  return (
    later.find(({ window, name }) => {
      if (window === null || isAmbiguous(name)) return false
      const end = from === undefined ? null : dueDate(window, from)
      return end !== null && end >= facts.today
    }) ?? null
  )

  function isAmbiguous(name: string): boolean {
    const names = [...plan.horizons, ...plan.vacancies].map((each) => each.name.toLowerCase())
    return names.filter((each) => each === name.toLowerCase()).length > 1
  }
}
