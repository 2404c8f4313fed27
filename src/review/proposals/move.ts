import type { Horizon, Item, Plan } from '../../plan/model.ts'
import { isOpen } from '../../plan/status.ts'
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
  const isAmbiguous = ambiguityTest(plan)
  return plan.items.flatMap((item) => {
    if (item.due !== null || !isOpen(item, facts.today, facts.lapsed)) return []
    const { day, daysLate } = horizonEnd(plan, item, facts)
    const reached = daysLate === 0 ? null : reachedHorizon(item, scene, isAmbiguous)
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

/** Null where every later horizon has passed, or is named like another one. */
function reachedHorizon(
  item: Item,
  { plan, facts }: ReviewScene,
  isAmbiguous: (horizon: Horizon) => boolean,
): Horizon | null {
  const reached = plan.horizons.find((horizon, place) => {
    if (place <= item.horizon || isAmbiguous(horizon)) return false
    const { day, daysLate } = horizonEnd(plan, item, facts, place)
    return day !== null && daysLate === 0
  })
  return reached ?? null
}

/** Tells which horizons are named like another section: by its name nothing could be moved there. */
function ambiguityTest({ horizons, vacancies }: Plan): (horizon: Horizon) => boolean {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { name } of [...horizons, ...vacancies]) {
    const key = name.toLowerCase()
    if (seen.has(key)) twice.add(key)
    seen.add(key)
  }
  return ({ name }) => twice.has(name.toLowerCase())
}
